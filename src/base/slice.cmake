target_link_libraries(vx_base PRIVATE ICU::uc ICU::i18n PkgConfig::sodium)
