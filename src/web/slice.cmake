target_link_libraries(vx_web PRIVATE PkgConfig::simdjson ZLIB::ZLIB PkgConfig::libzip PkgConfig::expat PkgConfig::xlsxwriter
  $<LINK_ONLY:PkgConfig::pangocairo>)
# Only the file that draws papers sees Pango and Cairo.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/web/pdf.cpp PROPERTIES
  INCLUDE_DIRECTORIES "${pangocairo_INCLUDE_DIRS}")

# The texts: one catalogue a language, from every slice's locales/<language>/<slice>.po.
set(catalogues "")
foreach(language vi en)
  file(GLOB texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locales/${language}/*.po)
  set(catalogue ${CMAKE_BINARY_DIR}/generated/catalogues/${language}.mo)
  add_custom_command(OUTPUT ${catalogue}
    COMMAND node ${CMAKE_SOURCE_DIR}/cmake/catalogue.mjs ${catalogue} ${texts}
    DEPENDS ${CMAKE_SOURCE_DIR}/cmake/catalogue.mjs ${texts} VERBATIM)
  list(APPEND catalogues ${catalogue})
endforeach()
embed_files(vx_web catalogues ${catalogues})

# The icons named in frontend/icons.txt, as literals.
set(icons ${CMAKE_BINARY_DIR}/generated/generated/icons.h)
add_custom_command(OUTPUT ${icons}
  COMMAND node ${CMAKE_SOURCE_DIR}/frontend/build_icons.mjs ${CMAKE_SOURCE_DIR} ${icons}
  DEPENDS ${CMAKE_SOURCE_DIR}/frontend/build_icons.mjs ${CMAKE_SOURCE_DIR}/frontend/icons.txt VERBATIM)
target_sources(vx_web PRIVATE ${icons})

include(${CMAKE_SOURCE_DIR}/frontend/frontend.cmake)
