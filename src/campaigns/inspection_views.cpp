#include "campaigns/inspection_views.h"

#include "campaigns/campaign_tabs.h"
#include "campaigns/difficulty_views.h"
#include "web/paging.h"

// The list of visits, and their calendar.

namespace vx {

using namespace html;

namespace {

std::string base_address(const CampaignRecord& record, std::string_view rest = {}) {
  return campaign_address(record.campaign.id, "/inspections" + std::string(rest));
}

std::string list_title(const View& view, const InspectionListPage& data) {
  if (data.counts.all() == 0) return view.t("inspections.title");
  if (data.counts.open_findings > 0)
    return view.n("inspections.answer_open", data.counts.open_findings,
                  {{"visits", view.number(data.counts.carried_out)}});
  return view.n("inspections.answer", data.counts.carried_out, {{"planned", view.number(data.counts.planned)}});
}

Html list_actions(const View& view, const InspectionListPage& data) {
  Html actions;
  if (data.may_inspect)
    actions += link_button(base_address(data.record, "/new"), icon("plus") + Html(view.t("inspections.plan")));
  actions += link_button(base_address(data.record, "/calendar"), view.t("inspections.calendar"), "secondary") +
             link_button(campaign_address(data.record.campaign.id, "/urging"), view.t("urging.title"), "secondary");
  const std::string query = view.path.find('?') == std::string::npos ? "" : view.path.substr(view.path.find('?'));
  const std::string address = base_address(data.record, "/export") + query;
  return actions + link_button(with_query(address, "file", "xlsx"), "XLSX", "secondary") +
         link_button(with_query(address, "file", "csv"), "CSV", "secondary");
}

Html filters(const View& view, const InspectionListPage& data) {
  std::vector<Choice> states{{"", view.t("inspections.any_state")}};
  for (const std::string_view code : inspection_state_codes)
    states.push_back({std::string(code), view.t("inspections.state." + std::string(code))});
  const Form empty;
  return get_form(
      view, base_address(data.record),
      text_field(view, empty,
                 {.name = "q", .label = "inspections.filter_words", .required = true, .value = data.words}) +
          select_field(
              view, empty,
              {.name = "state", .label = "inspections.field.state", .required = true, .value = data.filter.state},
              states) +
          submit_button(view, "campaigns.filter.apply", "secondary"));
}

std::string units_text(const View& view, const InspectionSummary& row) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < row.units.size() && i < shown; ++i) text += (i == 0 ? "" : "; ") + row.units[i];
  if (row.units.size() > shown)
    text += " " + view.n("inspections.more_units", static_cast<std::int64_t>(row.units.size() - shown));
  return text;
}

Html findings_cell(const View& view, const InspectionSummary& row) {
  if (row.findings == 0) return "–";
  if (row.open == 0) return badge(Tone::Good, view.n("inspections.all_resolved", row.findings));
  return badge(Tone::Warning, view.n("inspections.some_open", row.open, {{"all", view.number(row.findings)}}));
}

Html list_table(const View& view, const InspectionListPage& data) {
  std::vector<TableRow> rows;
  for (const InspectionSummary& row : data.rows.items)
    rows.push_back({{row.subject, units_text(view, row), view.date(row.carried_out_on.value_or(row.planned_on)),
                     row.leader.empty() ? Html("–") : Html(row.leader),
                     inspection_badge(view, row.state, row.planned_on), findings_cell(view, row)},
                    inspection_address(row.id)});
  return data_table(view, view.t("inspections.title"),
                    {{view.t("inspections.field.subject")},
                     {view.t("inspections.field.units")},
                     {view.t("inspections.field.day")},
                     {view.t("inspections.field.leader")},
                     {view.t("inspections.field.state")},
                     {view.t("inspections.field.findings")}},
                    rows);
}

Date next_month(Date first) { return Date(first.year() + (first.month() == 12 ? 1 : 0), first.month() % 12 + 1, 1); }

std::string month_code(Date first) { return first.iso().substr(0, 7); }

Html calendar_day(const View& view, const InspectionCalendarPage& data, Date day) {
  Html visits;
  for (const InspectionSummary& row : data.rows)
    if (row.carried_out_on.value_or(row.planned_on) == day)
      visits += p(a(href(inspection_address(row.id)), shorten_text(row.subject, 60)), " ",
                  inspection_badge(view, row.state, row.planned_on), br(), small(units_text(view, row)));
  const std::string look =
      std::string("visit-day") + (visits.empty() ? " is-empty" : "") + (day == view.today() ? " is-today" : "");
  const std::string weekday = "inspections.weekday_" + std::to_string(day.weekday());
  return li(cls(look), p(cls("visit-date"), view.t(weekday) + " " + view.date(day).substr(0, 5)), visits);
}

}  // namespace

std::string inspection_address(Id<Inspection> id, std::string_view rest) {
  return "/inspections/" + std::to_string(id.value) + std::string(rest);
}

Html inspection_badge(const View& view, InspectionState state, const std::optional<Date>& planned_on) {
  if (state == InspectionState::Planned && planned_on && *planned_on < view.today())
    return badge(Tone::Serious, view.t("inspections.state.overdue"));
  const Tone tone = state == InspectionState::Planned      ? Tone::Info
                    : state == InspectionState::CarriedOut ? Tone::Good
                                                           : Tone::Neutral;
  return badge(tone, view.t("inspections.state." + std::string(code_of(state))));
}

Html finding_badge(const View& view, FindingState state) {
  const Tone tone = state == FindingState::Late       ? Tone::Bad
                    : state == FindingState::Open     ? Tone::Warning
                    : state == FindingState::Done     ? Tone::Info
                    : state == FindingState::Resolved ? Tone::Good
                                                      : Tone::Neutral;
  return badge(tone, view.t("inspections.finding_state." + std::string(code_of(state))));
}

Html inspection_list_page(const View& view, const InspectionListPage& data) {
  PageInfo info{.title = list_title(view, data)};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.actions = list_actions(view, data);
  info.wide = true;
  Html content = campaign_tabs(view, data.record.campaign, "inspections");
  const bool is_filtered = !data.words.empty() || !data.filter.state.empty() || data.filter.unit;
  if (data.counts.all() == 0 && !is_filtered)
    return page(view, info,
                content + empty_state(view, "inspections.empty", "inspections.empty_hint",
                                      data.may_inspect
                                          ? link_button(base_address(data.record, "/new"), view.t("inspections.plan"))
                                          : Html{}));
  content += filters(view, data);
  if (data.rows.items.empty())
    content += empty_state(view, "inspections.no_match", "difficulties.no_match_hint");
  else
    content += list_table(view, data);
  return page(view, info, content + pager(view, data.after, data.rows.next));
}

std::vector<std::vector<std::string>> inspection_table(const View& view, const std::vector<InspectionSummary>& rows) {
  std::vector<std::vector<std::string>> table{
      {view.t("inspections.field.subject"), view.t("inspections.field.units"), view.t("inspections.field.planned_on"),
       view.t("inspections.field.carried_out_on"), view.t("inspections.field.leader"),
       view.t("inspections.field.state"), view.t("inspections.field.findings"), view.t("inspections.field.open")}};
  for (const InspectionSummary& row : rows) {
    std::string units;
    for (const std::string& unit : row.units) units += (units.empty() ? "" : "; ") + unit;
    table.push_back({row.subject, units, row.planned_on.iso(), row.carried_out_on ? row.carried_out_on->iso() : "",
                     row.leader, view.t("inspections.state." + std::string(code_of(row.state))),
                     std::to_string(row.findings), std::to_string(row.open)});
  }
  return table;
}

Html inspection_calendar_page(const View& view, const InspectionCalendarPage& data) {
  const Date first = data.first;
  const Date next = next_month(first);
  const std::string month = std::to_string(first.month()) + "/" + std::to_string(first.year());
  PageInfo info{
      .title = view.n("inspections.month_answer", static_cast<std::int64_t>(data.rows.size()), {{"month", month}})};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.crumbs.push_back({view.t("inspections.title"), base_address(data.record)});
  info.wide = true;
  const Date before = first.plus_days(-1);
  const std::string address = base_address(data.record, "/calendar");
  info.actions = link_button(with_query(address, "month", month_code(Date(before.year(), before.month(), 1))),
                             icon("chevron-left") + Html(view.t("inspections.month_before")), "secondary") +
                 link_button(with_query(address, "month", month_code(next)),
                             Html(view.t("inspections.month_next")) + icon("chevron-right"), "secondary");
  Html days;
  for (Date day = first.plus_days(1 - static_cast<int>(first.weekday())); day < first; day = day.plus_days(1))
    days += li(cls("calendar-day is-other"), attr("aria-hidden", "true"));
  for (Date day = first; day < next; day = day.plus_days(1)) days += calendar_day(view, data, day);
  return page(view, info, ol(cls("visit-calendar"), days));
}

}  // namespace vx
