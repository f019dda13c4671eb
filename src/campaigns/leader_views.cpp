#include "campaigns/leader_views.h"

#include "campaigns/campaign_access.h"
#include "campaigns/campaign_views.h"
#include "campaigns/cascade_views.h"

namespace vx {

using namespace html;

namespace {

std::string days_text(const View& view, const Campaign& campaign) {
  const auto left = days_left(campaign, view.today());
  if (!left) return view.t("campaigns.leader.open");
  if (*left > 0) return view.n("campaigns.leader.days_left", *left);
  return *left == 0 ? view.t("campaigns.leader.last_day") : view.n("campaigns.leader.days_over", -*left);
}

Html figures(const View& view, const LeaderPage& data) {
  const Campaign& campaign = data.record.campaign;
  std::int64_t gaps = 0;
  for (const ChildGaps& each_one : data.gaps) gaps += each_one.counts.weakened + each_one.counts.left_out;
  auto figure_of = [&](const std::string& number, const std::string& label, const std::string& address) {
    return a(cls("figure"), href(address), span(cls("figure-number"), number), span(cls("figure-label"), label));
  };
  const Id<Campaign> id = campaign.id;
  return div(cls("figures"),
             figure_of(view.number(data.counts.issued()) + " / " + view.number(data.counts.required()),
                       view.t("campaigns.leader.issued"), campaign_address(id, "/cascade")),
             figure_of(view.number(data.counts[CascadeState::Overdue]), view.t("campaigns.cascade.overdue"),
                       campaign_address(id, "/cascade?state=overdue")),
             figure_of(view.number(data.counts[CascadeState::IssuedLate]), view.t("campaigns.cascade.issued_late"),
                       campaign_address(id, "/cascade?state=issued_late")),
             figure_of(view.number(gaps), view.t("campaigns.leader.gaps"), "#gaps"));
}

/// One small bar a group, and the table they were drawn from one click behind.
Html groups_card(const View& view, const std::string& heading, const std::vector<CountedGroup>& groups,
                 const std::function<std::string(const CountedGroup&)>& name) {
  if (groups.empty()) return {};
  Html bars;
  std::vector<TableRow> rows;
  for (const CountedGroup& group : groups) {
    bars += div(cls("multiple"), h3(name(group)), counts_bar(view, group.counts, name(group)));
    TableRow row{{name(group), view.number(group.counts.required()), view.number(group.counts.issued()),
                  view.number(group.counts[CascadeState::IssuedLate]), view.number(group.counts[CascadeState::Overdue]),
                  view.number(group.counts[CascadeState::NoDeadline] + group.counts[CascadeState::IssuedUndated])},
                 {}};
    rows.push_back(std::move(row));
  }
  const std::vector<Column> columns{{view.t("campaigns.leader.group")},
                                    {view.t("campaigns.leader.required"), "", true},
                                    {view.t("campaigns.leader.issued_short"), "", true},
                                    {view.t("campaigns.cascade.issued_late"), "", true},
                                    {view.t("campaigns.cascade.overdue"), "", true},
                                    {view.t("campaigns.leader.unknown"), "", true}};
  return card(heading, div(cls("multiples"), bars) + details(summary(view.t("campaigns.leader.table")),
                                                             data_table(view, heading, columns, rows)));
}

Html late_card(const View& view, const LeaderPage& data) {
  if (data.late.empty()) return card(view.t("campaigns.leader.late"), p(view.t("campaigns.leader.nobody_late")));
  std::vector<TableRow> rows;
  for (const BoardRow& row : data.late)
    rows.push_back(
        {{row.organisation_name, due_text(view, row),
          row.expectation.reason.empty() ? Html(view.t("campaigns.leader.no_reason")) : Html(row.expectation.reason),
          view.number(static_cast<std::int64_t>(row.expectation.reminders))},
         campaign_address(data.record.campaign.id, "/cascade/" + std::to_string(row.expectation.organisation.value))});
  Html more =
      a(href(campaign_address(data.record.campaign.id, "/cascade?state=overdue")), view.t("campaigns.leader.all_late"));
  return card(view.t("campaigns.leader.late"),
              data_table(view, view.t("campaigns.leader.late"),
                         {{view.t("campaigns.cascade.unit")},
                          {view.t("campaigns.cascade.due")},
                          {view.t("campaigns.cascade.reason")},
                          {view.t("campaigns.leader.reminders"), "", true}},
                         rows),
              more);
}

Html gaps_card(const View& view, const LeaderPage& data) {
  if (data.gaps.empty())
    return card(view.t("campaigns.leader.gaps"), p(attr("id", "gaps"), view.t("campaigns.leader.no_gaps")));
  std::vector<TableRow> rows;
  for (const ChildGaps& child : data.gaps)
    rows.push_back({{child.organisation_name, view.number(child.counts.left_out), view.number(child.counts.weakened),
                     view.number(child.counts.undecided)},
                    may_read_campaign(view.viewer, child.organisation_path, child.is_public)
                        ? campaign_address(child.campaign, "/gaps")
                        : std::string()});
  return card(view.t("campaigns.leader.gaps"),
              div(attr("id", "gaps"), data_table(view, view.t("campaigns.leader.gaps"),
                                                 {{view.t("campaigns.cascade.unit")},
                                                  {view.t("campaigns.gaps.left_out"), "", true},
                                                  {view.t("campaigns.gaps.weakened"), "", true},
                                                  {view.t("campaigns.gaps.undecided"), "", true}},
                                                 rows)));
}

}  // namespace

Html leader_page(const View& view, const LeaderPage& data) {
  const Campaign& campaign = data.record.campaign;
  PageInfo info{.title = cascade_answer(view, data.counts)};
  info.crumbs = campaign_crumbs(view, campaign);
  info.wide = true;
  info.lead = state_badge(view, campaign.state) + Html(" " + days_text(view, campaign));
  Html content = campaign_tabs(view, data.record.campaign, "leader") + figures(view, data);
  if (data.counts.all() > 0) content += counts_bar(view, data.counts, view.t("campaigns.cascade.direct"));
  content += late_card(view, data);
  content += groups_card(view, view.t("campaigns.leader.by_kind"), data.kinds,
                         [&](const CountedGroup& group) { return view.t("campaigns.unit_kind." + group.name); });
  content += groups_card(view, view.t("campaigns.leader.by_district"), data.districts, [&](const CountedGroup& group) {
    return group.name.empty() ? view.t("campaigns.leader.no_district") : group.name;
  });
  content += gaps_card(view, data) + card(view.t("campaigns.events.title"), event_list(view, data.events));
  return page(view, info, content);
}

}  // namespace vx
