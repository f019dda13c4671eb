#include "documents/reading_store.h"

#include "documents/reading_json.h"

namespace vx {

namespace {

void insert_reading(WriteTx& tx, Id<Document> document, int version, const PlanReading& reading) {
  tx.execute(
      "insert into document_reading (document_id, version, reading, made_at, made_by) values ($1, $2, $3, $4, $5)",
      {document, version, reading_json(reading).str(), tx.now(), version == 0 ? std::string() : tx.actor().name});
}

PlanReading read_reading(const Row& row) { return parse_reading(row.text(0)); }

}  // namespace

void insert_machine_reading(WriteTx& tx, Id<Document> document, const PlanReading& reading) {
  insert_reading(tx, document, 0, reading);
}

int insert_confirmed_reading(WriteTx& tx, Id<Document> document, const PlanReading& reading) {
  const auto last =
      tx.count("select coalesce(max(version), 0) from document_reading where document_id = $1", {document});
  const int version = static_cast<int>(last) + 1;
  insert_reading(tx, document, version, reading);
  return version;
}

void mark_reading_undone(WriteTx& tx, Id<Document> document, int version) {
  tx.execute("update document_reading set undone_at = $3, undone_by = $4 where document_id = $1 and version = $2",
             {document, version, tx.now(), tx.actor().name});
}

std::optional<PlanReading> find_machine_reading(ReadTx& tx, Id<Document> document) {
  return find_reading(tx, document, 0);
}

std::optional<PlanReading> find_current_reading(ReadTx& tx, Id<Document> document) {
  return tx.find(
      "select reading from document_reading where document_id = $1 and undone_at is null order by version desc limit 1",
      {document}, read_reading);
}

std::optional<PlanReading> find_reading(ReadTx& tx, Id<Document> document, int version) {
  return tx.find("select reading from document_reading where document_id = $1 and version = $2", {document, version},
                 read_reading);
}

std::vector<ReadingVersion> list_reading_versions(ReadTx& tx, Id<Document> document) {
  return tx.list(
      "select version, made_at, made_by, undone_at, undone_by from document_reading where document_id = $1 "
      "order by version desc",
      {document}, [](const Row& row) {
        return ReadingVersion{row.get<int>(0), row.get<Instant>(1), row.get<std::string>(2),
                              row.get<std::optional<Instant>>(3), row.get<std::string>(4)};
      });
}

std::optional<ReviewDraft> find_draft(ReadTx& tx, Id<Document> document) {
  return tx.find("select fields, saved_at, saved_by from document_draft where document_id = $1", {document},
                 [](const Row& row) {
                   return ReviewDraft{row.get<std::string>(0), row.get<Instant>(1), row.get<std::string>(2)};
                 });
}

void save_draft(WriteTx& tx, Id<Document> document, std::string_view fields) {
  tx.execute(
      "insert into document_draft (document_id, fields, saved_at, saved_by) values ($1, $2, $3, $4) "
      "on conflict (document_id) do update set fields = excluded.fields, saved_at = excluded.saved_at, "
      "saved_by = excluded.saved_by",
      {document, fields, tx.now(), tx.actor().name});
}

bool remove_draft(WriteTx& tx, Id<Document> document) {
  return tx.execute("delete from document_draft where document_id = $1", {document}) > 0;
}

}  // namespace vx
