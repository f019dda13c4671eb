#include "campaigns/campaign_access.h"
#include "campaigns/cascade_store.h"

// The part of the cascade that people are told: events, and what waits for whom.

namespace vx {

namespace {

/// The places where the viewer holds one of the permissions, as a condition over organisation `o`.
AccessCondition held_condition(const Viewer& viewer, std::initializer_list<Permission> permissions, int first) {
  AccessCondition condition{"(1 = 0", {}};
  auto add = [&](std::string value) {
    condition.values.push_back(std::move(value));
    return "$" + std::to_string(first + static_cast<int>(condition.values.size()) - 1);
  };
  for (const Permission permission : permissions)
    for (const ScopePath& scope : viewer.scopes_of(permission)) {
      if (scope.empty()) return {"(1 = 1)", {}};
      const std::string from = add(scope);
      condition.sql += " or (o.path >= " + from + " and o.path < " + add(path_end(scope)) + ")";
    }
  condition.sql += ")";
  return condition;
}

}  // namespace

void insert_event(WriteTx& tx, Id<Campaign> campaign, Id<Organisation> organisation, std::string_view kind,
                  std::string_view text) {
  tx.execute(
      "insert into campaign_event(campaign_id, organisation_id, kind, happened_at, actor, text) "
      "values($1, $2, $3, $4, $5, $6)",
      {campaign, organisation, kind, tx.now(), tx.actor().name, text});
}

std::vector<CampaignEvent> list_events(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> organisation, int limit) {
  return tx.list(
      "select v.kind, v.organisation_id, o.name, v.happened_at, v.actor, v.text from campaign_event v "
      "left join organisation o on o.id = v.organisation_id where v.campaign_id = $1 "
      "and ($2 = 0 or v.organisation_id = $2) order by v.id desc limit $3",
      {campaign, organisation.value, limit}, [](const Row& row) {
        return CampaignEvent{row.get<std::string>(0), row.get<Id<Organisation>>(1), row.get<std::string>(2),
                             row.get<Instant>(3),     row.get<std::string>(4),      row.get<std::string>(5)};
      });
}

std::vector<AwaitedPlan> list_awaited_plans(ReadTx& tx, const Viewer& viewer, int limit) {
  const AccessCondition held = held_condition(viewer, {edit_campaigns}, 3);
  // The unit's own plan first; of those below it one hears on the board.
  std::vector<Param> params{viewer.organisation, limit};
  for (const std::string& value : held.values) params.emplace_back(value);
  return tx.list(
      "select c.id, c.title, i.name, o.id, o.name, e.due_on, e.reminders, e.reminded_at from campaign_expectation e "
      "join campaign c on c.id = e.campaign_id join organisation i on i.id = c.organisation_id "
      "join organisation o on o.id = e.organisation_id where e.outcome = 'awaited' and o.id = $1 "
      "and c.state not in ('prepared', 'closed') and " +
          held.sql + " order by coalesce(e.due_on, '9999-12-31'), e.id limit $2",
      params, [](const Row& row) {
        return AwaitedPlan{row.get<Id<Campaign>>(0), row.get<std::string>(1),
                           row.get<std::string>(2),  row.get<Id<Organisation>>(3),
                           row.get<std::string>(4),  row.get<std::optional<Date>>(5),
                           row.get<int>(6),          row.get<std::optional<Instant>>(7)};
      });
}

std::vector<OverdueCampaign> list_overdue_campaigns(ReadTx& tx, const Viewer& viewer, int limit) {
  const AccessCondition held = held_condition(viewer, {steer_campaigns, edit_campaigns}, 3);
  const std::string today = tx.today().iso();
  std::vector<Param> params{today, limit};
  for (const std::string& value : held.values) params.emplace_back(value);
  return tx.list(
      "select c.id, c.title, sum(case when e.due_on < $1 then 1 else 0 end), count(*) from campaign_expectation e "
      "join campaign c on c.id = e.campaign_id join organisation o on o.id = c.organisation_id "
      "where e.outcome = 'awaited' and c.state not in ('prepared', 'closed') and " +
          held.sql +
          " group by c.id, c.title having sum(case when e.due_on < $1 then 1 else 0 end) > 0 order by 3 desc, 1 limit "
          "$2",
      params, [](const Row& row) {
        return OverdueCampaign{row.get<Id<Campaign>>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
                               row.get<std::int64_t>(3)};
      });
}

}  // namespace vx
