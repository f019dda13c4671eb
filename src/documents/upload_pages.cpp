#include "documents/document_entry.h"
#include "documents/document_json.h"
#include "documents/document_store.h"
#include "documents/document_upload.h"
#include "documents/documents.h"
#include "documents/reading_store.h"
#include "documents/upload_views.h"
#include "documents/word_store.h"

namespace vx {

namespace {

constexpr std::size_t upload_bytes_max = 64u << 20;

/// The unit that answers for what the viewer enters: the one the role is held in.
std::string owner_path(ReadTx& tx, const Viewer& viewer) {
  if (viewer.organisation == 0) return "";
  const auto organisation = find_organisation(tx, Id<Organisation>{viewer.organisation});
  return organisation ? organisation->path : "";
}

Response show_upload(Request& request, ReadTx& tx) {
  request.require(edit_documents, owner_path(tx, request.viewer()));
  return respond(
      request, [&] { return upload_page(request.view, Form{}); },
      [] { return json_object({{"field", "files"}, {"bytes_max", static_cast<std::int64_t>(upload_bytes_max)}}); });
}

/// Keeps the file and enters the document as received; a file the viewer can see already is not entered again.
UploadedDocument receive(WriteTx& tx, IssuerFinder& issuers, const Viewer& viewer, const ReadUpload& read) {
  UploadedDocument out{.name = read.file.name, .document = {}, .reason = read.refusal};
  if (!read.refusal.empty()) {
    out.outcome = UploadOutcome::Refused;
    return out;
  }
  if (const auto known = find_document_of_file(tx, viewer, read.file.sha256)) {
    out.outcome = UploadOutcome::Known;
    out.document = known->id;
    return out;
  }
  Document document;
  apply_reading(document, read.reading);
  document.owner = {viewer.organisation};
  document.issuer = issuers.find(document);
  document.id = insert_document(tx, document, insert_file(tx, read.file));
  insert_text(tx, document.id, read.text);
  insert_machine_reading(tx, document.id, read.reading);
  index_words(tx, document, read.text);
  tx.record({.action = "documents.receive",
             .subject = fmt::format("document/{}", document.id.value),
             .after = document_state_json(document),
             .note = "sha256 " + hex(read.file.sha256)});
  out.document = document.id;
  return out;
}

Response create_upload(Request& request, WriteTx& tx) {
  request.require(edit_documents, owner_path(tx, request.viewer()));
  const auto& read = std::any_cast<const std::vector<ReadUpload>&>(request.prepared);
  if (read.empty()) request.form.add_error("files", {"documents.error.no_file"});
  for (const ReadUpload& one : read)
    if (read.size() == 1 && !one.refusal.empty()) request.form.add_error("files", {one.refusal});
  if (!request.form.ok()) return invalid(request, request.form, upload_page(request.view, request.form));
  Upload upload;
  upload.received_at = tx.now();
  IssuerFinder issuers(tx);
  for (const ReadUpload& one : read) upload.files.push_back(receive(tx, issuers, request.viewer(), one));
  upload.id = insert_upload(tx, request.viewer(), upload.files);
  tx.record({.action = "documents.upload", .subject = fmt::format("document_upload/{}", upload.id.value)});
  const bool is_one = upload.files.size() == 1 && upload.files[0].outcome == UploadOutcome::Received;
  const std::string address = is_one ? document_address(upload.files[0].document) + "/review"
                                     : fmt::format("/documents/uploads/{}", upload.id.value);
  return done(request, address, is_one ? "documents.received" : "", upload_json(upload), 201);
}

Response show_upload_result(Request& request, ReadTx& tx) {
  const auto upload = find_upload(tx, request.viewer(), request.path_id<Upload>());
  if (!upload) throw Problem(ProblemCode::NotFound);
  return respond(
      request,
      [&] {
        std::vector<std::optional<Document>> documents;
        for (const UploadedDocument& file : upload->files)
          documents.push_back(file.document ? find_document(tx, request.viewer(), file.document) : std::nullopt);
        return upload_result_page(request.view, *upload, documents);
      },
      [&] { return upload_json(*upload); });
}

}  // namespace

void add_upload_routes(Router& router) {
  const Access access = Access::holder(edit_documents);
  router.get("/documents/upload", show_upload, {.access = access, .about = "The form to send files with"});
  RouteInfo sending{
      .access = access,
      .about = "Receive files: kept byte for byte, their text read",
      .fields = {{"files", FieldType::File, true, "One or more of .txt, .docx, .pdf with text, saved web pages"}},
      .body_max = upload_bytes_max};
  sending.prepare = [](Request& request) -> std::any { return read_uploads(request.form.files()); };
  router.post("/documents/upload", create_upload, sending);
  router.get("/documents/uploads/{id}", show_upload_result,
             {.access = access, .about = "What became of the files of an upload"});
}

}  // namespace vx
