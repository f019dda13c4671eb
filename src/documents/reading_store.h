#pragma once
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "documents/document.h"
#include "documents/plan_reading.h"

namespace vx {

/// One reading of a document that is kept: version 0 the machine's, the others what officers confirmed.
struct ReadingVersion {
  int version = 0;
  Instant made_at;
  std::string made_by;
  std::optional<Instant> undone_at;
  std::string undone_by;
};

/// Version 0.
void insert_machine_reading(WriteTx& tx, Id<Document> document, const PlanReading& reading);
/// Answers the new version.
int insert_confirmed_reading(WriteTx& tx, Id<Document> document, const PlanReading& reading);
void mark_reading_undone(WriteTx& tx, Id<Document> document, int version);

std::optional<PlanReading> find_machine_reading(ReadTx& tx, Id<Document> document);
/// The last one that counts: confirmed and not undone, else the machine's. Nothing for documents known by citation.
std::optional<PlanReading> find_current_reading(ReadTx& tx, Id<Document> document);
std::optional<PlanReading> find_reading(ReadTx& tx, Id<Document> document, int version);
/// Without the readings themselves, newest first.
std::vector<ReadingVersion> list_reading_versions(ReadTx& tx, Id<Document> document);

/// A review that is not finished (bản nháp): the fields of its form, URL-encoded.
struct ReviewDraft {
  std::string fields;
  Instant saved_at;
  std::string saved_by;
};
std::optional<ReviewDraft> find_draft(ReadTx& tx, Id<Document> document);
void save_draft(WriteTx& tx, Id<Document> document, std::string_view fields);
bool remove_draft(WriteTx& tx, Id<Document> document);

}  // namespace vx
