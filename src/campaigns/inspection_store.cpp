#include "campaigns/inspection_store.h"

#include "base/text.h"
#include "campaigns/campaign.h"
#include "campaigns/campaign_access.h"
#include "campaigns/campaign_file_store.h"
#include "campaigns/difficulty_store.h"
#include "web/problem.h"

namespace vx {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n'))
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

InspectionRecord record_of(const Row& row) {
  InspectionRecord record;
  Inspection& inspection = record.inspection;
  inspection.id = row.get<Id<Inspection>>(0);
  inspection.version = row.get<std::int64_t>(1);
  inspection.campaign = row.get<Id<Campaign>>(2);
  inspection.follows = row.get<Id<Inspection>>(3);
  inspection.subject = row.get<std::string>(4);
  inspection.planned_on = row.get<Date>(5);
  inspection.leader = row.get<std::string>(6);
  inspection.members = lines_of(row.text(7));
  inspection.state = inspection_state_of(row.text(8));
  inspection.carried_out_on = row.get<std::optional<Date>>(9);
  inspection.conclusion = row.get<std::string>(10);
  inspection.cancel_reason = row.get<std::string>(11);
  record.minutes_name = row.get<std::string>(12);
  record.created_at = row.get<Instant>(13);
  record.created_by = row.get<std::string>(14);
  record.campaign_title = row.get<std::string>(15);
  record.organisation_path = row.get<std::string>(16);
  return record;
}

std::optional<Instant> noon_of(const std::optional<Date>& day) {
  return day ? std::optional(Instant::at(*day, 12, 0)) : std::nullopt;
}

void write_parts(WriteTx& tx, const Inspection& inspection) {
  tx.execute("delete from inspection_unit where inspection_id = $1", {inspection.id});
  for (const Id<Organisation> unit : inspection.units)
    tx.execute("insert into inspection_unit(inspection_id, organisation_id) values($1, $2)", {inspection.id, unit});
  tx.execute("delete from inspection_check where inspection_id = $1", {inspection.id});
  int position = 0;
  for (const InspectionCheck& each : inspection.checks)
    tx.execute("insert into inspection_check(inspection_id, position, text, result, note) values($1, $2, $3, $4, $5)",
               {inspection.id, ++position, each.text, code_of(each.result), each.note});
}

std::string folded_of(const Inspection& inspection) {
  return fold_words(inspection.subject + " " + inspection.leader + " " + joined(inspection.members));
}

}  // namespace

std::optional<InspectionRecord> find_inspection_unscoped(ReadTx& tx, Id<Inspection> id) {
  auto record = tx.find(
      "select i.id, i.version, i.campaign_id, i.follows_id, i.subject, i.planned_on, i.leader, i.members, i.state, "
      "i.carried_out_on, i.conclusion, i.cancel_reason, i.minutes_name, i.created_at, i.created_by, "
      "case when c.theme = '' then c.title else c.theme end, o.path from inspection i "
      "join campaign c on c.id = i.campaign_id join organisation o on o.id = c.organisation_id where i.id = $1",
      {id}, record_of);
  if (!record) return std::nullopt;
  record->units = tx.list(
      "select o.id, o.name, o.path from inspection_unit u join organisation o on o.id = u.organisation_id "
      "where u.inspection_id = $1 order by o.path",
      {id}, [](const Row& row) {
        return VisitedUnit{row.get<Id<Organisation>>(0), row.get<std::string>(1), row.get<std::string>(2)};
      });
  for (const VisitedUnit& unit : record->units) record->inspection.units.push_back(unit.id);
  record->inspection.checks =
      tx.list("select text, result, note from inspection_check where inspection_id = $1 order by position", {id},
              [](const Row& row) {
                return InspectionCheck{row.get<std::string>(0), check_result_of(row.text(1)), row.get<std::string>(2)};
              });
  return record;
}

InspectionRecord get_inspection(ReadTx& tx, const Viewer& viewer, Id<Inspection> id) {
  auto record = find_inspection_unscoped(tx, id);
  if (!record) throw Problem(ProblemCode::NotFound);
  const bool may_read = viewer.may(read_campaigns, record->organisation_path) ||
                        std::any_of(record->units.begin(), record->units.end(),
                                    [&](const VisitedUnit& unit) { return viewer.may(read_campaigns, unit.path); }) ||
                        may_inspect(tx, viewer, record->inspection.campaign, record->organisation_path);
  if (!may_read) throw Problem(ProblemCode::NotFound);
  return *std::move(record);
}

Id<Inspection> insert_inspection(WriteTx& tx, const Inspection& inspection) {
  Inspection stored = inspection;
  stored.id = tx.insert<Inspection>(
      "insert into inspection(campaign_id, follows_id, subject, planned_on, leader, members, state, carried_out_on, "
      "carried_out_at, conclusion, created_at, created_by, folded) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id",
      {inspection.campaign, inspection.follows, inspection.subject, inspection.planned_on, inspection.leader,
       joined(inspection.members), code_of(inspection.state), inspection.carried_out_on,
       noon_of(inspection.carried_out_on), inspection.conclusion, tx.now(), tx.actor().name, folded_of(inspection)});
  write_parts(tx, stored);
  return stored.id;
}

void update_inspection(WriteTx& tx, const Inspection& inspection) {
  const auto changed = tx.execute(
      "update inspection set version = version + 1, subject = $1, planned_on = $2, leader = $3, members = $4, "
      "state = $5, carried_out_on = $6, carried_out_at = $7, conclusion = $8, cancel_reason = $9, folded = $10 "
      "where id = $11 and version = $12",
      {inspection.subject, inspection.planned_on, inspection.leader, joined(inspection.members),
       code_of(inspection.state), inspection.carried_out_on, noon_of(inspection.carried_out_on), inspection.conclusion,
       inspection.cancel_reason, folded_of(inspection), inspection.id, inspection.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  write_parts(tx, inspection);
}

void set_inspection_minutes(WriteTx& tx, Id<Inspection> id, const UploadedFile& file) {
  tx.execute("update inspection set minutes_file_id = $1, minutes_name = $2 where id = $3",
             {keep_file(tx, file.bytes), file.name, id});
}

std::optional<std::string> find_minutes(ReadTx& tx, Id<Inspection> id) {
  const auto file = tx.find("select minutes_file_id from inspection where id = $1", {id},
                            [](const Row& row) { return row.get<Id<KeptFile>>(0); });
  return file && *file ? find_kept_bytes(tx, *file) : std::nullopt;
}

bool may_inspect(ReadTx& tx, const Viewer& viewer, Id<Campaign> campaign, std::string_view organisation_path) {
  if (may_steer(viewer, organisation_path)) return true;
  if (!viewer.may(edit_campaigns) && !viewer.may(steer_campaigns)) return false;
  const auto following = find_following_unit(tx, campaign);
  return following && may_steer(viewer, following->path);
}

}  // namespace vx
