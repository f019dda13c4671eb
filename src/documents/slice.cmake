target_link_libraries(vx_documents PRIVATE PkgConfig::simdjson)
