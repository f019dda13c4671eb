#include "documents/document_json.h"

#include "documents/document_entry.h"

namespace vx {

namespace {

std::vector<Field> document_fields(const Document& d) {
  return {{"id", d.id},
          {"state", code_of(d.state)},
          {"type", d.type},
          {"number", d.number},
          {"symbol", d.symbol},
          {"place", d.place},
          {"issued_on", d.issued_on},
          {"agency", d.agency},
          {"parent_agency", d.parent_agency},
          {"issuer", d.issuer},
          {"title", d.title},
          {"owner", d.owner},
          {"merged_into", d.merged_into},
          {"public_since", d.public_since},
          {"version", d.version}};
}

}  // namespace

Json document_json(const Document& d) {
  std::vector<Field> fields = document_fields(d);
  fields.push_back({"address", document_address(d.id)});
  fields.push_back({"confirmed_at", d.confirmed_at});
  fields.push_back({"has_file", d.has_file});
  return json_object(fields);
}

std::string document_state_json(const Document& d) { return json_object(document_fields(d)).str(); }

Json document_list_json(const DocumentList& list) {
  return json_object({{"items", json_array(list.items, document_json)}, {"next", list.next}, {"is_cut", list.is_cut}});
}

Json related_json(const std::vector<RelatedDocument>& related) {
  return json_array(related, [](const RelatedDocument& one) {
    return json_object({{"relation", code_of(one.relation)},
                        {"document", document_json(one.other)},
                        {"sentence", one.sentence},
                        {"place", std::vector<std::int64_t>{static_cast<std::int64_t>(one.place.start),
                                                            static_cast<std::int64_t>(one.place.end)}}});
  });
}

Json corrections_json(const std::vector<Correction>& corrections) {
  return json_array(corrections, [](const Correction& one) {
    return json_object({{"field", one.field}, {"machine", one.machine}, {"officer", one.officer}});
  });
}

Json upload_json(const Upload& upload) {
  static constexpr std::string_view outcomes[] = {"received", "known", "refused"};
  return json_object({{"id", upload.id},
                      {"received_at", upload.received_at},
                      {"files", json_array(upload.files, [](const UploadedDocument& file) {
                         return json_object({{"name", file.name},
                                             {"outcome", outcomes[static_cast<std::size_t>(file.outcome)]},
                                             {"document", file.document},
                                             {"reason", file.reason}});
                       })}});
}

}  // namespace vx
