embed_files(vx_people personal_data_rules ${CMAKE_SOURCE_DIR}/rules/personal_data_fields.csv
  ${CMAKE_SOURCE_DIR}/rules/personal_data_requests.csv)
