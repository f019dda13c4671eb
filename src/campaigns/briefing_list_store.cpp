#include "base/crypto.h"
#include "campaigns/briefing_people_store.h"
#include "campaigns/briefing_store.h"
#include "campaigns/campaign_access.h"

// Who must know a briefing, name by name; its meetings and reminders.

namespace vx {

namespace {

constexpr std::string_view person_select =
    "select x.person_id, p.name, o.name, x.state, x.marked_at, x.sort_key from campaign_briefing_person x "
    "join person p on p.id = x.person_id join organisation o on o.id = x.organisation_id ";

BriefingPerson person_of(const Row& row) {
  return {row.get<Id<Person>>(0), row.get<std::string>(1), row.get<std::string>(2), briefing_state_of(row.text(3)),
          row.get<std::optional<Instant>>(4)};
}

constexpr std::string_view meeting_columns =
    "m.id, m.organisation_id, m.held_on, m.place, m.chair, m.attended, m.families, m.note, m.file_name, "
    "m.recorded_at, m.recorded_by, m.withdrawn_at, m.withdrawn_by";

BriefingMeeting meeting_of(const Row& row) {
  return {.id = row.get<Id<BriefingMeeting>>(0),
          .organisation = row.get<Id<Organisation>>(1),
          .held_on = row.get<Date>(2),
          .place = row.get<std::string>(3),
          .chair = row.get<std::string>(4),
          .attended = row.get<std::int64_t>(5),
          .families = row.get<std::int64_t>(6),
          .note = row.get<std::string>(7),
          .file_name = row.get<std::string>(8),
          .recorded_at = row.get<Instant>(9),
          .recorded_by = row.get<std::string>(10),
          .withdrawn_at = row.get<std::optional<Instant>>(11),
          .withdrawn_by = row.get<std::string>(12)};
}

}  // namespace

PageOf<BriefingPerson> list_briefing_people(ReadTx& tx, Id<Briefing> briefing, Id<Organisation> unit,
                                            std::optional<BriefingState> state, const PageRequest& page) {
  std::string where = "where x.briefing_id = $1 and x.organisation_id = $2";
  std::vector<Param> params{briefing, unit};
  auto bind = [&](const Param& value) {
    params.push_back(value);
    return "$" + std::to_string(params.size());
  };
  if (state) where += " and x.state = " + bind(code_of(*state));
  const auto cursor = read_cursor(page.after, 2);
  if (cursor) {
    const std::string key = bind(as_bytes((*cursor)[0]));
    const std::string id = bind(std::atoll((*cursor)[1].c_str()));
    where += " and (x.sort_key > " + key + " or (x.sort_key = " + key + " and x.person_id > " + id + "))";
  }
  PageOf<BriefingPerson> result;
  std::vector<std::string> keys;
  tx.each(
      std::string(person_select) + where + " order by x.sort_key, x.person_id limit " + std::to_string(page.size + 1),
      params, [&](const Row& row) {
        result.items.push_back(person_of(row));
        keys.emplace_back(as_text(row.bytes(5)));
      });
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    result.next = make_cursor({keys[keys.size() - 2], std::to_string(result.items.back().person.value)});
  }
  return result;
}

std::vector<BriefingPerson> list_briefing_people_below(ReadTx& tx, Id<Briefing> briefing, std::string_view path,
                                                       std::optional<BriefingState> state, int limit) {
  const std::string wanted(state ? code_of(*state) : "");
  return tx.list(std::string(person_select) +
                     "where x.briefing_id = $1 and o.path >= $2 and o.path < $3 and ($4 = '' or x.state = $4) "
                     "order by o.path, x.sort_key, x.person_id limit " +
                     std::to_string(limit),
                 {briefing, path, path_end(path), wanted}, person_of);
}

std::optional<BriefingPerson> find_briefing_person(ReadTx& tx, Id<Briefing> briefing, Id<Person> person) {
  return tx.find(std::string(person_select) + "where x.briefing_id = $1 and x.person_id = $2", {briefing, person},
                 person_of);
}

Id<BriefingMeeting> insert_meeting(WriteTx& tx, Id<Briefing> briefing, const BriefingMeeting& meeting,
                                   Id<KeptFile> minutes) {
  return tx.insert<BriefingMeeting>(
      "insert into campaign_briefing_meeting(briefing_id, organisation_id, held_on, place, chair, attended, families, "
      "note, file_id, file_name, recorded_at, recorded_by) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
      "returning id",
      {briefing, meeting.organisation, meeting.held_on, meeting.place, meeting.chair, meeting.attended,
       meeting.families, meeting.note, minutes, meeting.file_name, tx.now(), tx.actor().name});
}

std::vector<BriefingMeeting> list_meetings(ReadTx& tx, Id<Briefing> briefing, std::string_view path) {
  return tx.list("select " + std::string(meeting_columns) +
                     " from campaign_briefing_meeting m join organisation o on o.id = m.organisation_id "
                     "where m.briefing_id = $1 and o.path >= $2 and o.path < $3 order by m.held_on desc, m.id desc "
                     "limit 50",
                 {briefing, path, path_end(path)}, meeting_of);
}

std::optional<BriefingMeeting> find_meeting(ReadTx& tx, Id<Briefing> briefing, Id<BriefingMeeting> meeting) {
  return tx.find("select " + std::string(meeting_columns) +
                     " from campaign_briefing_meeting m where m.id = $1 and m.briefing_id = $2",
                 {meeting, briefing}, meeting_of);
}

std::optional<KeptFile> find_minutes(ReadTx& tx, Id<Briefing> briefing, Id<BriefingMeeting> meeting) {
  return tx.find(
      "select m.file_name, f.bytes from campaign_briefing_meeting m join campaign_file f on f.id = m.file_id "
      "where m.id = $1 and m.briefing_id = $2",
      {meeting, briefing},
      [](const Row& row) { return KeptFile{row.get<std::string>(0), std::string(as_text(row.bytes(1)))}; });
}

void withdraw_meeting(WriteTx& tx, Id<Briefing> briefing, Id<BriefingMeeting> meeting) {
  struct Marked {
    Id<Organisation> unit;
    BriefingState state;
    std::int64_t count;
  };
  const auto marked = tx.list(
      "select organisation_id, state, count(*) from campaign_briefing_person where meeting_id = $1 "
      "group by organisation_id, state",
      {meeting}, [](const Row& row) {
        return Marked{row.get<Id<Organisation>>(0), briefing_state_of(row.text(1)), row.get<std::int64_t>(2)};
      });
  for (const Marked& each : marked) {
    add_to_unit(tx, briefing, each.unit, each.state, -static_cast<int>(each.count));
    add_to_unit(tx, briefing, each.unit, BriefingState::Waiting, static_cast<int>(each.count));
  }
  tx.execute(
      "update campaign_briefing_person set state = 'waiting', meeting_id = null, marked_at = null where "
      "meeting_id = $1",
      {meeting});
  tx.execute("update campaign_briefing_meeting set withdrawn_at = $1, withdrawn_by = $2 where id = $3",
             {tx.now(), tx.actor().name, meeting});
}

std::optional<BriefingReminder> find_last_reminder(ReadTx& tx, Id<Briefing> briefing, Id<Organisation> unit) {
  return tx.find(
      "select reminded_on, reminded_by, people from campaign_briefing_reminder where briefing_id = $1 and "
      "organisation_id = $2 order by id desc limit 1",
      {briefing, unit}, [](const Row& row) {
        return BriefingReminder{row.get<Date>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
      });
}

void insert_reminder(WriteTx& tx, Id<Briefing> briefing, Id<Organisation> unit, std::int64_t people) {
  tx.execute(
      "insert into campaign_briefing_reminder(briefing_id, organisation_id, reminded_on, reminded_by, people) "
      "values($1, $2, $3, $4, $5)",
      {briefing, unit, tx.today(), tx.actor().name, people});
}

}  // namespace vx
