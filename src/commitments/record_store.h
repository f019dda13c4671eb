#pragma once
#include <optional>
#include <vector>

#include "commitments/conduct_event.h"
#include "commitments/paper_record.h"
#include "db/database.h"

namespace vx {

/// The same bytes once.
std::int64_t insert_scan(WriteTx& tx, const Scan& scan);
void insert_record(WriteTx& tx, PaperRecord& record);
std::optional<PaperRecord> find_record(ReadTx& tx, std::int64_t id);
std::optional<Scan> find_scan(ReadTx& tx, std::int64_t file);
/// Of the unit and all below it, newest first.
std::vector<PaperRecord> list_records(ReadTx& tx, Id<Commitment> id, std::string_view path, int limit);
bool has_signature_in_record(ReadTx& tx, std::int64_t record, Id<Person> person);

std::int64_t insert_event(WriteTx& tx, const CommitmentEvent& event);
std::vector<CommitmentEvent> list_events(ReadTx& tx, Id<Commitment> id, Id<Person> person);  ///< newest first
void insert_handling(WriteTx& tx, std::int64_t event, const CommitmentHandling& handling);

/// A unit's people were reminded.
struct UnitReminder {
  Instant reminded_at;
  std::string reminded_by;
  std::int64_t people = 0;
  std::string note;
};
void insert_reminder(WriteTx& tx, Id<Commitment> id, Id<Organisation> unit, std::int64_t people, std::string_view note);
std::vector<UnitReminder> list_reminders(ReadTx& tx, Id<Commitment> id, Id<Organisation> unit, int limit);
/// Accounts of those under `path` who have not signed or not the newest text; and how many such people there are.
struct PeopleToRemind {
  std::vector<std::int64_t> accounts;
  std::int64_t people = 0;
};
PeopleToRemind list_people_to_remind(ReadTx& tx, Id<Commitment> id, std::string_view path);

}  // namespace vx
