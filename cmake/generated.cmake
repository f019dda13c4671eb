# Files made at build time and embedded in the binary. Each slice's slice.cmake calls these.

# embed_files(TARGET NAME FILES...): C++ functions `vx::embedded::NAME()` giving a span of {path, bytes}.
# Paths are relative to the repository or the build folder.
function(embed_files target name)
  set(out ${CMAKE_BINARY_DIR}/generated/embedded/${name})
  add_custom_command(OUTPUT ${out}.cpp ${out}.h
    COMMAND node ${CMAKE_SOURCE_DIR}/cmake/embed.mjs ${out} ${name} ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR} ${ARGN}
    DEPENDS ${CMAKE_SOURCE_DIR}/cmake/embed.mjs ${ARGN} VERBATIM)
  target_sources(${target} PRIVATE ${out}.cpp ${out}.h)
  
endfunction()
