#include "campaigns/briefing_store.h"

#include "base/text.h"
#include "campaigns/briefing_people_store.h"
#include "campaigns/campaign_access.h"

namespace vx {

namespace {

constexpr std::string_view briefing_columns =
    "b.id, b.version, b.campaign_id, b.organisation_id, b.audience, b.title, b.body, b.speaker, b.since, b.until, "
    "b.is_open";
constexpr int briefing_column_count = 11;

Briefing briefing_of(const Row& row) {
  Briefing briefing;
  briefing.id = row.get<Id<Briefing>>(0);
  briefing.version = row.get<std::int64_t>(1);
  briefing.campaign = row.get<Id<Campaign>>(2);
  briefing.organisation = row.get<Id<Organisation>>(3);
  briefing.audience = audience_of(row.text(4));
  briefing.title = row.get<std::string>(5);
  briefing.body = row.get<std::string>(6);
  briefing.speaker = row.get<std::string>(7);
  briefing.since = row.get<Date>(8);
  briefing.until = row.get<std::optional<Date>>(9);
  briefing.is_open = row.get<bool>(10);
  return briefing;
}

constexpr std::string_view count_columns =
    "cast(coalesce(sum(n.waiting), 0) as bigint), cast(coalesce(sum(n.was_read), 0) as bigint), "
    "cast(coalesce(sum(n.attended), 0) as bigint), "
    "cast(coalesce(sum(n.absent), 0) as bigint)";

BriefingCounts counts_of(const Row& row, int first) {
  return {row.get<std::int64_t>(first), row.get<std::int64_t>(first + 1), row.get<std::int64_t>(first + 2),
          row.get<std::int64_t>(first + 3)};
}

BriefingRow row_of(const Row& row) {
  return {briefing_of(row), row.get<std::string>(briefing_column_count),
          row.get<std::string>(briefing_column_count + 1), counts_of(row, briefing_column_count + 2)};
}

/// Briefings with their counts; `where` follows.
std::string row_select(std::string_view from) {
  return "select " + std::string(briefing_columns) +
         ", o.name, o.path, "
         "(select cast(coalesce(sum(n.waiting), 0) as bigint) from campaign_briefing_unit n where n.briefing_id = "
         "b.id), "
         "(select cast(coalesce(sum(n.was_read), 0) as bigint) from campaign_briefing_unit n where n.briefing_id = "
         "b.id), "
         "(select cast(coalesce(sum(n.attended), 0) as bigint) from campaign_briefing_unit n where n.briefing_id = "
         "b.id), "
         "(select cast(coalesce(sum(n.absent), 0) as bigint) from campaign_briefing_unit n where n.briefing_id = "
         "b.id) " +
         std::string(from) + " join organisation o on o.id = b.organisation_id ";
}

}  // namespace

std::optional<Briefing> find_briefing(ReadTx& tx, Id<Briefing> id) {
  return tx.find("select " + std::string(briefing_columns) + " from campaign_briefing b where b.id = $1", {id},
                 briefing_of);
}

Briefing get_briefing(ReadTx& tx, Id<Campaign> campaign, Id<Briefing> id) {
  auto briefing = find_briefing(tx, id);
  if (!briefing || briefing->campaign != campaign) throw Problem(ProblemCode::NotFound);
  return *std::move(briefing);
}

std::vector<BriefingRow> list_briefings(ReadTx& tx, Id<Campaign> campaign) {
  return tx.list(row_select("from campaign_briefing b") + "where b.campaign_id = $1 order by b.id desc", {campaign},
                 row_of);
}

Id<Briefing> insert_briefing(WriteTx& tx, const Briefing& briefing) {
  const auto id = tx.insert<Briefing>(
      "insert into campaign_briefing(campaign_id, organisation_id, audience, title, body, speaker, since, until, "
      "created_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id",
      {briefing.campaign, briefing.organisation, code_of(briefing.audience), briefing.title, briefing.body,
       briefing.speaker, briefing.since, briefing.until, tx.now()});
  refresh_briefing(tx, id);
  return id;
}

void set_briefing_open(WriteTx& tx, Id<Briefing> id, bool is_open) {
  tx.execute("update campaign_briefing set is_open = $1, version = version + 1 where id = $2", {is_open, id});
  if (is_open) refresh_briefing(tx, id);
}

BriefingCounts count_briefing(ReadTx& tx, Id<Briefing> briefing) {
  return *tx.find("select " + std::string(count_columns) + " from campaign_briefing_unit n where n.briefing_id = $1",
                  {briefing}, [](const Row& row) { return counts_of(row, 0); });
}

Coverage read_coverage(ReadTx& tx, Id<Briefing> briefing, const Organisation& organisation) {
  Coverage coverage;
  const std::string& path = organisation.path;
  for (const Organisation& child : list_child_organisations(tx, organisation.id))
    coverage.below.push_back({child.id, child.shown_name(), child.facts.head_name, {}});
  std::unordered_map<std::int64_t, UnitCoverage*> by_child;
  for (UnitCoverage& child : coverage.below) by_child[child.unit.value] = &child;
  tx.each(
      "select o.path, n.waiting, n.was_read, n.attended, n.absent from campaign_briefing_unit n "
      "join organisation o on o.id = n.organisation_id where n.briefing_id = $1 and o.path >= $2 and o.path < $3",
      {briefing, path, path_end(path)}, [&](const Row& row) {
        const BriefingCounts counts = counts_of(row, 1);
        coverage.all += counts;
        const std::string_view rest = row.text(0).substr(path.size());
        if (rest.empty()) {
          coverage.own += counts;
        } else if (auto at = by_child.find(std::atoll(std::string(rest).c_str())); at != by_child.end()) {
          at->second->counts += counts;
        }
      });
  std::erase_if(coverage.below, [](const UnitCoverage& child) { return child.counts.required() == 0; });
  return coverage;
}

bool mark_briefing(WriteTx& tx, Id<Briefing> briefing, Id<Person> person, BriefingState mark,
                   Id<BriefingMeeting> meeting) {
  auto stored =
      tx.find("select organisation_id, state from campaign_briefing_person where briefing_id = $1 and person_id = $2",
              {briefing, person},
              [](const Row& row) { return std::pair(row.get<Id<Organisation>>(0), briefing_state_of(row.text(1))); });
  if (!stored) return false;
  const BriefingState next = decide_mark(stored->second, mark);
  if (next == stored->second) return false;
  tx.execute(
      "update campaign_briefing_person set state = $1, meeting_id = $2, marked_at = $3 where briefing_id = $4 and "
      "person_id = $5",
      {code_of(next), meeting, tx.now(), briefing, person});
  add_to_unit(tx, briefing, stored->first, stored->second, -1);
  add_to_unit(tx, briefing, stored->first, next, 1);
  return true;
}

bool unmark_reading(WriteTx& tx, Id<Briefing> briefing, Id<Person> person) {
  auto unit = tx.find(
      "select organisation_id from campaign_briefing_person where briefing_id = $1 and person_id = $2 and "
      "state = 'read'",
      {briefing, person}, [](const Row& row) { return row.get<Id<Organisation>>(0); });
  if (!unit) return false;
  tx.execute(
      "update campaign_briefing_person set state = 'waiting', marked_at = null where briefing_id = $1 and "
      "person_id = $2",
      {briefing, person});
  add_to_unit(tx, briefing, *unit, BriefingState::Read, -1);
  add_to_unit(tx, briefing, *unit, BriefingState::Waiting, 1);
  return true;
}

std::vector<BriefingRow> list_unread_briefings(ReadTx& tx, Id<Person> person, int limit) {
  return tx.list(row_select("from campaign_briefing_person x join campaign_briefing b on b.id = x.briefing_id") +
                     "where x.person_id = $1 and x.state in ('waiting', 'absent') and b.is_open = 1 and "
                     "b.since <= $2 order by coalesce(b.until, '9999-12-31'), b.id limit " +
                     std::to_string(limit),
                 {person, tx.today()}, row_of);
}

std::vector<BriefingRow> list_incomplete_briefings(ReadTx& tx, std::string_view path, int limit) {
  return tx.list("select " + std::string(briefing_columns) + ", o.name, o.path, " + std::string(count_columns) +
                     " from campaign_briefing b join campaign_briefing_unit n on n.briefing_id = b.id "
                     "join organisation u on u.id = n.organisation_id join organisation o on o.id = b.organisation_id "
                     "where b.is_open = 1 and b.since <= $1 and u.path >= $2 and u.path < $3 group by b.id, o.name, "
                     "o.path having sum(n.waiting) + sum(n.absent) > 0 "
                     "order by coalesce(b.until, '9999-12-31'), b.id limit " +
                     std::to_string(limit),
                 {tx.today(), path, path_end(path)}, row_of);
}

}  // namespace vx
