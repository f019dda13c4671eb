# The plans of the demo, in the binary.
file(GLOB demo_plans CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/demo/*.txt)
embed_files(vx_campaigns demo_plans ${demo_plans})
