target_link_libraries(vx_notifications PRIVATE PkgConfig::libcurl)
