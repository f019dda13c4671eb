# The plans of the demo, in the binary.
file(GLOB demo_plans CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/demo/*.txt)
embed_files(vx_campaigns demo_plans ${demo_plans})
embed_files(vx_campaigns working_calendar_rules ${CMAKE_SOURCE_DIR}/rules/working_calendar.txt)
embed_files(vx_campaigns difficulty_clock_rules ${CMAKE_SOURCE_DIR}/rules/difficulty_clocks.txt)
