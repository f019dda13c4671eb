# The front end: style sheet, scripts and fonts, made by node into build/<preset>/frontend and embedded in the binary.
# Every class name a page may use must stand in a C++ or TypeScript file: what stands nowhere is left out.
set(frontend_out ${CMAKE_BINARY_DIR}/frontend)
file(GLOB frontend_styles CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/frontend/*.css)
file(GLOB frontend_scripts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/frontend/islands/*.ts)
file(GLOB frontend_library CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/frontend/lib/*.ts)
file(GLOB page_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/*.cpp)
list(FILTER page_sources EXCLUDE REGEX "_test\\.cpp$")

set(frontend_names app.css icon.svg)
foreach(script IN LISTS frontend_scripts)
  get_filename_component(name ${script} NAME_WE)
  list(APPEND frontend_names ${name}.js)
endforeach()
foreach(subset latin vietnamese)
  foreach(weight 400 600)
    list(APPEND frontend_fonts be-vietnam-pro-${subset}-${weight}-normal.woff2)
  endforeach()
endforeach()
set(frontend_files "")
foreach(name IN LISTS frontend_names)
  list(APPEND frontend_files ${frontend_out}/${name} ${frontend_out}/${name}.br ${frontend_out}/${name}.gz)
endforeach()
foreach(name IN LISTS frontend_fonts)
  list(APPEND frontend_files ${frontend_out}/${name})
endforeach()

# The files are by-products that are only written when they change, so that ninja stops there when they did not.
add_custom_command(OUTPUT ${frontend_out}/made BYPRODUCTS ${frontend_files}
  COMMAND node ${CMAKE_SOURCE_DIR}/frontend/build.mjs ${CMAKE_SOURCE_DIR} ${frontend_out} ${frontend_names} ${frontend_fonts}
  COMMAND ${CMAKE_COMMAND} -E touch ${frontend_out}/made
  DEPENDS ${CMAKE_SOURCE_DIR}/frontend/build.mjs ${CMAKE_SOURCE_DIR}/frontend/styles.mjs
    ${CMAKE_SOURCE_DIR}/frontend/icon.svg ${frontend_styles} ${frontend_scripts} ${frontend_library} ${page_sources}
  VERBATIM)
target_sources(vx_web PRIVATE ${frontend_out}/made)
embed_files(vx_web frontend ${frontend_files})
