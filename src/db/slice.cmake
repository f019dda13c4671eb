file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
embed_files(vx_db migrations ${migration_files})
target_link_libraries(vx_db PRIVATE sqlite3 PkgConfig::libpq PkgConfig::simdjson)
