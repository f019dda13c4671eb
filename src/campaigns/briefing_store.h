#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/briefing.h"
#include "campaigns/task_evidence.h"
#include "db/database.h"
#include "organisations/organisation.h"
#include "web/paging.h"

namespace vx {

std::optional<Briefing> find_briefing(ReadTx& tx, Id<Briefing> id);
/// NotFound unless it is one of that campaign.
Briefing get_briefing(ReadTx& tx, Id<Campaign> campaign, Id<Briefing> id);

/// A briefing with whom it is for and how far it has come.
struct BriefingRow {
  Briefing briefing;
  std::string organisation_name;
  std::string organisation_path;
  BriefingCounts counts;
};
/// Newest first.
std::vector<BriefingRow> list_briefings(ReadTx& tx, Id<Campaign> campaign);
/// Also finds who must know it.
Id<Briefing> insert_briefing(WriteTx& tx, const Briefing& briefing);
void set_briefing_open(WriteTx& tx, Id<Briefing> id, bool is_open);

/// How far it has come at the organisation and below, and in each unit right under it; units without anybody are left
/// out. Costs the units, not their people.
struct UnitCoverage {
  Id<Organisation> unit = {};
  std::string name = {};
  std::string head_name = {};  ///< who answers for it (R20)
  BriefingCounts counts = {};
};
struct Coverage {
  BriefingCounts all;
  BriefingCounts own;  ///< of the organisation itself
  std::vector<UnitCoverage> below;
};
Coverage read_coverage(ReadTx& tx, Id<Briefing> briefing, const Organisation& organisation);
BriefingCounts count_briefing(ReadTx& tx, Id<Briefing> briefing);

/// Somebody who must know it.
struct BriefingPerson {
  Id<Person> person = {};
  std::string name = {};
  std::string unit_name = {};
  BriefingState state = BriefingState::Waiting;
  std::optional<Instant> marked_at = {};
};
/// Of the unit itself, by given name; in one state or (nothing) all.
PageOf<BriefingPerson> list_briefing_people(ReadTx& tx, Id<Briefing> briefing, Id<Organisation> unit,
                                            std::optional<BriefingState> state, const PageRequest& page);
/// Of the organisation and all below, at most `limit`; for the list of a meeting, and to save.
std::vector<BriefingPerson> list_briefing_people_below(ReadTx& tx, Id<Briefing> briefing, std::string_view path,
                                                       std::optional<BriefingState> state, int limit);
std::optional<BriefingPerson> find_briefing_person(ReadTx& tx, Id<Briefing> briefing, Id<Person> person);

/// Marks who must know it; nothing happens to others. Answers whether the state changed.
bool mark_briefing(WriteTx& tx, Id<Briefing> briefing, Id<Person> person, BriefingState mark,
                   Id<BriefingMeeting> meeting);
/// The person's own reading is taken back.
bool unmark_reading(WriteTx& tx, Id<Briefing> briefing, Id<Person> person);

Id<BriefingMeeting> insert_meeting(WriteTx& tx, Id<Briefing> briefing, const BriefingMeeting& meeting,
                                   Id<KeptFile> minutes);
/// Of a unit and those below it, latest first.
std::vector<BriefingMeeting> list_meetings(ReadTx& tx, Id<Briefing> briefing, std::string_view path);
std::optional<BriefingMeeting> find_meeting(ReadTx& tx, Id<Briefing> briefing, Id<BriefingMeeting> meeting);
std::optional<KeptFile> find_minutes(ReadTx& tx, Id<Briefing> briefing, Id<BriefingMeeting> meeting);
/// Whom it marked wait again.
void withdraw_meeting(WriteTx& tx, Id<Briefing> briefing, Id<BriefingMeeting> meeting);

struct BriefingReminder {
  Date on;
  std::string by;
  std::int64_t people = 0;
};
std::optional<BriefingReminder> find_last_reminder(ReadTx& tx, Id<Briefing> briefing, Id<Organisation> unit);
void insert_reminder(WriteTx& tx, Id<Briefing> briefing, Id<Organisation> unit, std::int64_t people);

/// Open briefings somebody has not read yet.
std::vector<BriefingRow> list_unread_briefings(ReadTx& tx, Id<Person> person, int limit);
/// Open briefings of the subtree that are not complete, least covered first.
std::vector<BriefingRow> list_incomplete_briefings(ReadTx& tx, std::string_view path, int limit);

}  // namespace vx
