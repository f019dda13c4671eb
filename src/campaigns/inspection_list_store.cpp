#include "campaigns/campaign.h"
#include "campaigns/campaign_access.h"
#include "campaigns/difficulty_query_store.h"
#include "campaigns/inspection_store.h"

// Lists and counts of inspections.

namespace vx {

namespace {

/// A finding that somebody must still put right or look at again.
constexpr std::string_view open_finding = "f.kind <> 'good_practice' and f.recheck <> 'resolved'";

void add_filter(DifficultyQuery& query, const Viewer& viewer, const InspectionFilter& filter) {
  query.where("i.campaign_id = " + query.number(filter.campaign.value));
  const std::string at_campaign = query.reached(viewer, read_campaigns, "co");
  query.where("(" + at_campaign +
              " or exists (select 1 from inspection_unit v join organisation vo on vo.id = v.organisation_id "
              "where v.inspection_id = i.id and " +
              query.reached(viewer, read_campaigns, "vo") + "))");
  if (!filter.state.empty()) query.where("i.state = " + query.text(filter.state));
  if (filter.unit)
    query.where("exists (select 1 from inspection_unit u where u.inspection_id = i.id and u.organisation_id = " +
                query.number(filter.unit.value) + ")");
  if (filter.from) query.where("coalesce(i.carried_out_on, i.planned_on) >= " + query.text(filter.from->iso()));
  if (filter.to) query.where("coalesce(i.carried_out_on, i.planned_on) <= " + query.text(filter.to->iso()));
  if (filter.words.empty()) return;
  const std::string pattern = query.text("%" + filter.words + "%");
  query.where("(i.folded like " + pattern +
              " or exists (select 1 from inspection_unit w join organisation wo on wo.id = w.organisation_id "
              "where w.inspection_id = i.id and wo.folded like " +
              pattern + "))");
}

constexpr std::string_view joins =
    "from inspection i join campaign c on c.id = i.campaign_id join organisation co on co.id = c.organisation_id ";

/// The names of the units of each inspection of this page.
void add_units(ReadTx& tx, std::vector<InspectionSummary>& rows) {
  if (rows.empty()) return;
  std::string list;
  for (const InspectionSummary& row : rows) list += (list.empty() ? "" : ", ") + std::to_string(row.id.value);
  tx.each(
      "select u.inspection_id, o.name from inspection_unit u join organisation o on o.id = u.organisation_id "
      "where u.inspection_id in (" +
          list + ") order by o.path",
      {}, [&](const Row& row) {
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const InspectionSummary& each) {
          return each.id == row.get<Id<Inspection>>(0);
        });
        at->units.push_back(row.get<std::string>(1));
      });
}

}  // namespace

PageOf<InspectionSummary> list_inspections(ReadTx& tx, const Viewer& viewer, const InspectionFilter& filter,
                                           const PageRequest& page) {
  DifficultyQuery query;
  add_filter(query, viewer, filter);
  const std::string day = "coalesce(i.carried_out_on, i.planned_on)";
  if (const auto cursor = read_cursor(page.after, 2)) {
    const std::string at = query.text(cursor->front());
    const std::string id = query.number(std::atoll(cursor->back().c_str()));
    query.where("(" + day + " < " + at + " or (" + day + " = " + at + " and i.id < " + id + "))");
  }
  PageOf<InspectionSummary> result;
  result.items = tx.list(
      "select i.id, i.subject, i.leader, i.planned_on, i.carried_out_on, i.state, "
      "(select count(*) from inspection_finding f where f.inspection_id = i.id and f.kind <> 'good_practice'), "
      "(select count(*) from inspection_finding f where f.inspection_id = i.id and " +
          std::string(open_finding) + ") " + std::string(joins) + "where " + query.condition() + " order by " + day +
          " desc, i.id desc limit " + std::to_string(page.size + 1),
      query.parameters(), [](const Row& row) {
        InspectionSummary summary;
        summary.id = row.get<Id<Inspection>>(0);
        summary.subject = row.get<std::string>(1);
        summary.leader = row.get<std::string>(2);
        summary.planned_on = row.get<Date>(3);
        summary.carried_out_on = row.get<std::optional<Date>>(4);
        summary.state = inspection_state_of(row.text(5));
        summary.findings = row.get<std::int64_t>(6);
        summary.open = row.get<std::int64_t>(7);
        return summary;
      });
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    const InspectionSummary& last = result.items.back();
    result.next = make_cursor({last.carried_out_on.value_or(last.planned_on).iso(), std::to_string(last.id.value)});
  }
  add_units(tx, result.items);
  return result;
}

InspectionCounts count_inspections(ReadTx& tx, const Viewer& viewer, const InspectionFilter& filter) {
  DifficultyQuery query;
  const std::string today = query.text(tx.today().iso());
  add_filter(query, viewer, filter);
  InspectionCounts counts;
  tx.each("select i.state, case when i.planned_on < " + today +
              " then 1 else 0 end, count(*), coalesce(sum((select count(*) from inspection_finding f where "
              "f.inspection_id = i.id and " +
              std::string(open_finding) + ")), 0) " + std::string(joins) + "where " + query.condition() +
              " group by 1, 2",
          query.parameters(), [&](const Row& row) {
            const auto count = row.get<std::int64_t>(2);
            counts.open_findings += row.get<std::int64_t>(3);
            switch (inspection_state_of(row.text(0))) {
              case InspectionState::Planned:
                counts.planned += count;
                if (row.get<bool>(1)) counts.overdue += count;
                break;
              case InspectionState::CarriedOut:
                counts.carried_out += count;
                break;
              case InspectionState::Cancelled:
                counts.cancelled += count;
                break;
            }
          });
  return counts;
}

}  // namespace vx
