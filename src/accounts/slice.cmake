embed_files(vx_accounts common_passwords ${CMAKE_SOURCE_DIR}/rules/common_passwords.txt)
target_link_libraries(vx_accounts PRIVATE PkgConfig::sodium PkgConfig::liboath PkgConfig::qrencode)
