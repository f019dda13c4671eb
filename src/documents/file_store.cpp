#include "documents/file_store.h"

#include "documents/document_query.h"

namespace vx {

namespace {

constexpr std::array<std::pair<UploadOutcome, std::string_view>, 3> outcomes{{
    {UploadOutcome::Received, "received"},
    {UploadOutcome::Known, "known"},
    {UploadOutcome::Refused, "refused"},
}};

std::string_view code_of(UploadOutcome outcome) {
  return std::ranges::find(outcomes, outcome, [](const auto& o) { return o.first; })->second;
}
UploadOutcome parse_outcome(std::string_view code) {
  return std::ranges::find(outcomes, code, [](const auto& o) { return o.second; })->first;
}

}  // namespace

std::optional<DocumentFile> find_file(ReadTx& tx, Id<Document> document, bool with_bytes) {
  return tx.find(fmt::format("select f.id, f.sha256, f.name, f.content_type, f.size, f.received_at{} "
                             "from document d join document_file f on f.id = d.file_id where d.id = $1",
                             with_bytes ? ", f.bytes" : ""),
                 {document}, [&](const Row& row) {
                   DocumentFile file;
                   file.id = row.get<std::int64_t>(0);
                   file.sha256 = row.get<Digest>(1);
                   file.name = row.get<std::string>(2);
                   file.content_type = row.get<std::string>(3);
                   file.size = row.get<std::int64_t>(4);
                   file.received_at = row.get<Instant>(5);
                   if (with_bytes) file.bytes = as_text(row.bytes(6));
                   return file;
                 });
}

bool has_files(ReadTx& tx) { return tx.count("select count(*) from (select 1 from document_file limit 1) f", {}) > 0; }

std::optional<std::int64_t> find_file_id(ReadTx& tx, const Digest& sha256) {
  return tx.find("select id from document_file where sha256 = $1", {sha256},
                 [](const Row& row) { return row.get<std::int64_t>(0); });
}

std::int64_t insert_file(WriteTx& tx, const DocumentFile& file) {
  if (auto known = find_file_id(tx, file.sha256)) return *known;
  return tx
      .insert<DocumentFile>(
          "insert into document_file (sha256, name, content_type, size, bytes, received_at) "
          "values ($1, $2, $3, $4, $5, $6) returning id",
          {file.sha256, file.name, file.content_type, file.bytes.size(), as_bytes(file.bytes), tx.now()})
      .value;
}

std::optional<Document> find_document_of_file(ReadTx& tx, const Viewer& viewer, const Digest& sha256) {
  DocumentQuery query;
  query.where_visible(viewer);
  query.where("d.file_id = (select f.id from document_file f where f.sha256 = " + query.parameter(sha256) + ")");
  const auto found = tx.list(
      fmt::format("select {} from {} {} order by d.id limit 1", document_columns, document_tables, query.conditions()),
      query.params(), read_document);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

void insert_text(WriteTx& tx, Id<Document> document, std::string_view body) {
  tx.execute("insert into document_text (document_id, body) values ($1, $2)", {document, body});
}

std::string find_text(ReadTx& tx, Id<Document> document) {
  return tx
      .find("select body from document_text where document_id = $1", {document},
            [](const Row& row) { return row.get<std::string>(0); })
      .value_or("");
}

Id<Upload> insert_upload(WriteTx& tx, const Viewer& viewer, const std::vector<UploadedDocument>& files) {
  const auto id = tx.insert<Upload>(
      "insert into document_upload (account_id, owner_id, received_at) values ($1, $2, $3) returning id",
      {viewer.account, Id<Organisation>{viewer.organisation}, tx.now()});
  std::int64_t position = 0;
  for (const UploadedDocument& file : files)
    tx.execute(
        "insert into document_upload_file (upload_id, position, name, outcome, document_id, reason) "
        "values ($1, $2, $3, $4, $5, $6)",
        {id, position++, file.name, code_of(file.outcome), file.document, file.reason});
  return id;
}

std::optional<Upload> find_upload(ReadTx& tx, const Viewer& viewer, Id<Upload> id) {
  auto upload = tx.find(
      "select id, account_id, received_at from document_upload where id = $1 and account_id = $2", {id, viewer.account},
      [](const Row& row) { return Upload{row.get<Id<Upload>>(0), row.get<std::int64_t>(1), row.get<Instant>(2), {}}; });
  if (!upload) return std::nullopt;
  upload->files = tx.list(
      "select name, outcome, document_id, reason from document_upload_file where upload_id = $1 order by position",
      {id}, [](const Row& row) {
        return UploadedDocument{row.get<std::string>(0), parse_outcome(row.text(1)), row.get<Id<Document>>(2),
                                row.get<std::string>(3)};
      });
  return upload;
}

}  // namespace vx
