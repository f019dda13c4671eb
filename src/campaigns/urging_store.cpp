#include "campaigns/urging_store.h"

#include "campaigns/campaign.h"
#include "campaigns/difficulty_query_store.h"

namespace vx {

namespace {

Urging urging_of(const Row& row) {
  Urging urging;
  urging.kind = row.get<int>(0) == 0 ? UrgingKind::Reminder : UrgingKind::Visit;
  urging.id = row.get<std::int64_t>(1);
  urging.at = row.get<Instant>(2);
  urging.organisation = row.get<Id<Organisation>>(3);
  urging.organisation_name = row.get<std::string>(4);
  urging.by = row.get<std::string>(5);
  urging.text = row.get<std::string>(6);
  if (!row.text(7).empty()) urging.plan = cascade_outcome_of(row.text(7));
  urging.issued_on = row.get<std::optional<PartialDate>>(8);
  urging.findings = row.get<std::int64_t>(9);
  urging.resolved = row.get<std::int64_t>(10);
  return urging;
}

/// Reminders of the cascade board and visits that were carried out, one line a unit.
constexpr std::string_view urgings =
    "(select 0 as kind, v.id as id, v.happened_at as at, v.campaign_id as campaign_id, v.organisation_id as unit_id, "
    "v.actor as by_name, v.text as text, coalesce(e.outcome, '') as outcome, e.issued_on as issued_on, "
    "0 as findings, 0 as resolved from campaign_event v left join campaign_expectation e "
    "on e.campaign_id = v.campaign_id and e.organisation_id = v.organisation_id where v.kind = 'reminded' "
    "union all select 1, i.id, i.carried_out_at, i.campaign_id, w.organisation_id, i.leader, i.subject, '', null, "
    "(select count(*) from inspection_finding f where f.inspection_id = i.id and f.organisation_id = "
    "w.organisation_id and f.kind <> 'good_practice'), "
    "(select count(*) from inspection_finding f where f.inspection_id = i.id and f.organisation_id = "
    "w.organisation_id and f.kind <> 'good_practice' and f.recheck = 'resolved') "
    "from inspection i join inspection_unit w on w.inspection_id = i.id where i.state = 'carried_out') u ";

}  // namespace

std::string_view code_of(UrgingKind kind) { return urging_kind_codes[static_cast<std::size_t>(kind)]; }

PageOf<Urging> list_urgings(ReadTx& tx, const Viewer& viewer, const UrgingFilter& filter, const PageRequest& page) {
  DifficultyQuery query;
  query.where("u.campaign_id = " + query.number(filter.campaign.value));
  query.where(query.reached(viewer, read_campaigns, "o"));
  if (!filter.kind.empty()) query.where("u.kind = " + query.number(filter.kind == "visit" ? 1 : 0));
  if (filter.unit) query.where("u.unit_id = " + query.number(filter.unit.value));
  if (!filter.words.empty()) query.where("o.folded like " + query.text("%" + filter.words + "%"));
  if (const auto cursor = read_cursor(page.after, 3)) {
    auto number = [&](std::size_t i) { return query.number(std::atoll((*cursor)[i].c_str())); };
    const std::string at = number(0);
    const std::string id = number(1);
    const std::string unit = number(2);
    query.where("(u.at < " + at + " or (u.at = " + at + " and (u.id < " + id + " or (u.id = " + id +
                " and u.unit_id < " + unit + "))))");
  }
  PageOf<Urging> result;
  result.items = tx.list(
      "select u.kind, u.id, u.at, u.unit_id, o.name, u.by_name, u.text, u.outcome, u.issued_on, u.findings, u.resolved "
      "from " +
          std::string(urgings) + "join organisation o on o.id = u.unit_id where " + query.condition() +
          " order by u.at desc, u.id desc, u.unit_id desc limit " + std::to_string(page.size + 1),
      query.parameters(), urging_of);
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    const Urging& last = result.items.back();
    result.next =
        make_cursor({std::to_string(last.at.micros), std::to_string(last.id), std::to_string(last.organisation.value)});
  }
  return result;
}

UnurgedUnits list_unurged_units(ReadTx& tx, const Viewer& viewer, Id<Campaign> campaign, int limit) {
  DifficultyQuery query;
  query.where("e.campaign_id = " + query.number(campaign.value));
  query.where("e.outcome <> 'excused'");
  query.where(query.reached(viewer, read_campaigns, "o"));
  const std::string visited =
      "exists (select 1 from inspection_unit w join inspection i on i.id = w.inspection_id where i.campaign_id = "
      "e.campaign_id and i.state = 'carried_out' and w.organisation_id = e.organisation_id)";
  UnurgedUnits result;
  const std::string from =
      "from campaign_expectation e join organisation o on o.id = e.organisation_id where " + query.condition();
  tx.each("select count(*) " + from, query.parameters(),
          [&](const Row& row) { result.all = row.get<std::int64_t>(0); });
  result.units = tx.list(
      "select o.id, o.name, case when e.reminders > 0 then 1 else 0 end, case when " + visited + " then 1 else 0 end " +
          from + " and (e.reminders = 0 or not " + visited + ") order by 4, 3, o.path limit " + std::to_string(limit),
      query.parameters(), [](const Row& row) {
        return UnurgedUnit{row.get<Id<Organisation>>(0), row.get<std::string>(1), row.get<bool>(2), row.get<bool>(3)};
      });
  return result;
}

}  // namespace vx
