#include "campaigns/campaign_tabs.h"
#include "campaigns/cascade_store.h"
#include "campaigns/inspection_views.h"
#include "web/paging.h"

// What was urged of whom, when, and what came of it (R16); and who was never urged or visited.

namespace vx {

using namespace html;

namespace {

std::string urging_address(const UrgingPage& data, std::string_view rest = {}) {
  return campaign_address(data.record.campaign.id, "/urging" + std::string(rest));
}

std::string outcome_text(const View& view, const Urging& urging) {
  if (urging.kind == UrgingKind::Visit)
    return urging.findings == 0
               ? view.t("urging.no_findings")
               : view.n("urging.findings", urging.findings, {{"resolved", view.number(urging.resolved)}});
  if (urging.plan == CascadeOutcome::Awaited) return view.t("urging.still_awaited");
  if (urging.plan == CascadeOutcome::Excused) return view.t("campaigns.cascade.excused");
  return urging.issued_on ? view.t("urging.issued", {{"date", view.date(*urging.issued_on)}})
                          : view.t("urging.issued_undated");
}

Html outcome_cell(const View& view, const Urging& urging) {
  Tone tone = Tone::Good;
  if (urging.kind == UrgingKind::Visit)
    tone = urging.resolved < urging.findings ? Tone::Warning : Tone::Good;
  else if (urging.plan == CascadeOutcome::Awaited)
    tone = Tone::Bad;
  else if (urging.plan != CascadeOutcome::OnTime)
    tone = Tone::Neutral;
  return badge(tone, outcome_text(view, urging));
}

std::string urged_address(const UrgingPage& data, const Urging& urging) {
  if (urging.kind == UrgingKind::Visit) return inspection_address(Id<Inspection>{urging.id});
  return campaign_address(data.record.campaign.id, "/cascade/" + std::to_string(urging.organisation.value));
}

Html filters(const View& view, const UrgingPage& data) {
  std::vector<Choice> kinds{{"", view.t("urging.any_kind")}};
  for (const std::string_view code : urging_kind_codes)
    kinds.push_back({std::string(code), view.t("urging.kind." + std::string(code))});
  const Form empty;
  return get_form(
      view, urging_address(data),
      text_field(view, empty, {.name = "q", .label = "campaigns.filter.unit", .required = true, .value = data.words}) +
          select_field(view, empty,
                       {.name = "kind", .label = "urging.field.kind", .required = true, .value = data.filter.kind},
                       kinds) +
          submit_button(view, "campaigns.filter.apply", "secondary"));
}

Html log_table(const View& view, const UrgingPage& data) {
  std::vector<TableRow> rows;
  for (const Urging& urging : data.rows.items) {
    const std::string day = urging.kind == UrgingKind::Visit ? view.date(urging.at.date()) : view.time(urging.at);
    rows.push_back({{urging.organisation_name, view.t("urging.kind." + std::string(code_of(urging.kind))), day,
                     urging.text.empty() ? Html("–") : Html(urging.text),
                     urging.by.empty() ? Html("–") : Html(urging.by), outcome_cell(view, urging)},
                    urged_address(data, urging)});
  }
  return data_table(view, view.t("urging.title"),
                    {{view.t("campaigns.cascade.unit")},
                     {view.t("urging.field.kind")},
                     {view.t("urging.field.at")},
                     {view.t("urging.field.text")},
                     {view.t("urging.field.by")},
                     {view.t("urging.field.outcome")}},
                    rows);
}

Html unurged_card(const View& view, const UrgingPage& data) {
  if (data.unurged.units.empty()) return {};
  std::int64_t never = 0;
  Html lines;
  for (const UnurgedUnit& unit : data.unurged.units) {
    if (!unit.is_reminded && !unit.is_visited) ++never;
    const std::string_view key = unit.is_visited    ? "urging.only_visited"
                                 : unit.is_reminded ? "urging.only_reminded"
                                                    : "urging.never";
    lines +=
        li(a(href(campaign_address(data.record.campaign.id, "/cascade/" + std::to_string(unit.id.value))), unit.name),
           " ", badge(unit.is_visited || unit.is_reminded ? Tone::Neutral : Tone::Warning, view.t(key)));
  }
  Html action;
  if (data.may_inspect)
    action = link_button(campaign_address(data.record.campaign.id, "/inspections/new"), view.t("inspections.plan"),
                         "secondary");
  return card(view.n("urging.unurged", never, {{"all", view.number(data.unurged.all)}}),
              details(summary(view.t("urging.show_units")), ul(lines)), action);
}

}  // namespace

Html urging_page(const View& view, const UrgingPage& data) {
  std::int64_t never = 0;
  for (const UnurgedUnit& unit : data.unurged.units) never += !unit.is_reminded && !unit.is_visited ? 1 : 0;
  PageInfo info{.title = never > 0 ? view.n("urging.answer", never, {{"all", view.number(data.unurged.all)}})
                                   : view.t("urging.title")};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.crumbs.push_back({view.t("inspections.title"), campaign_address(data.record.campaign.id, "/inspections")});
  info.lead = view.t("urging.lead");
  info.wide = true;
  const std::string query = view.path.find('?') == std::string::npos ? "" : view.path.substr(view.path.find('?'));
  const std::string address = urging_address(data, "/export") + query;
  info.actions = link_button(with_query(address, "file", "xlsx"), "XLSX", "secondary") +
                 link_button(with_query(address, "file", "csv"), "CSV", "secondary");
  Html content = unurged_card(view, data) + filters(view, data);
  if (data.rows.items.empty())
    content += empty_state(view, "urging.empty", "urging.empty_hint");
  else
    content += log_table(view, data);
  return page(view, info, content + pager(view, data.after, data.rows.next));
}

std::vector<std::vector<std::string>> urging_table(const View& view, const std::vector<Urging>& rows) {
  std::vector<std::vector<std::string>> table{{view.t("campaigns.cascade.unit"), view.t("urging.field.kind"),
                                               view.t("urging.field.at"), view.t("urging.field.text"),
                                               view.t("urging.field.by"), view.t("urging.field.outcome")}};
  for (const Urging& urging : rows)
    table.push_back({urging.organisation_name, view.t("urging.kind." + std::string(code_of(urging.kind))),
                     urging.at.iso(), urging.text, urging.by, outcome_text(view, urging)});
  return table;
}

}  // namespace vx
