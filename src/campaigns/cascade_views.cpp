#include "campaigns/cascade_views.h"

#include "campaigns/campaign_access.h"
#include "campaigns/campaign_views.h"
#include "web/paging.h"

namespace vx {

using namespace html;

namespace {

std::string kind_name(const View& view, std::string_view kind) {
  return view.t("campaigns.unit_kind." + std::string(kind));
}

Html state_links(const View& view, const CascadePage& data) {
  auto link = [&](std::string_view code, const std::string& label, std::int64_t count, bool is_current) {
    const std::string address = with_query(with_query(view.path, "after", ""), "state", code);
    return li(a(href(address), is_current ? attr("aria-current", "page") : Attribute{}, label,
                span(cls("tab-count"), view.number(count))));
  };
  Html links = link("", view.t("campaigns.cascade.all"), data.counts.all(), !data.filter.state);
  for (const std::string_view code : cascade_state_codes) {
    const CascadeState state = *cascade_state_of(code);
    if (data.counts[state] > 0 || data.filter.state == state)
      links +=
          link(code, view.t("campaigns.cascade." + std::string(code)), data.counts[state], data.filter.state == state);
  }
  return nav(cls("tabs"), attr("aria-label", view.t("campaigns.cascade.by_state")), ul(links));
}

Html board_filters(const View& view, const CascadePage& data) {
  std::vector<Choice> kinds{{"", view.t("campaigns.filter.any_unit")}};
  for (const CountedGroup& group : data.kinds)
    kinds.push_back({group.name, kind_name(view, group.name) + " (" + view.number(group.counts.all()) + ")"});
  const Form empty;
  Html state;
  if (data.filter.state)
    state = input(attr("type", "hidden"), attr("name", "state"), attr("value", code_of(*data.filter.state)));
  return get_form(
      view, campaign_address(data.record.campaign.id, "/cascade"),
      state +
          text_field(view, empty,
                     {.name = "q", .label = "campaigns.filter.unit", .required = true, .value = data.words}) +
          select_field(
              view, empty,
              {.name = "kind", .label = "campaigns.filter.unit_kind", .required = true, .value = data.filter.kind},
              kinds) +
          submit_button(view, "campaigns.filter.apply", "secondary"));
}

Html plan_cell(const View& view, const BoardRow& row) {
  if (!row.expectation.child)
    return Html(row.expectation.reason.empty() ? "–" : view.t("campaigns.cascade.reason_given"));
  Html cell = plan_link(view, row);
  if (row.expectation.issued_on) cell += Html(" (" + view.date(*row.expectation.issued_on) + ")");
  if (row.gaps > 0) cell += Html(" ") + child_link(view, row, "/gaps", view.n("campaigns.gaps.count", row.gaps));
  return cell;
}

Html below_cell(const View& view, const BoardRow& row) {
  if (row.below.all() == 0) return "–";
  return child_link(view, row, "/cascade",
                    badge(tone_of(classify_counts(row.below)),
                          view.number(row.below.issued()) + " / " + view.number(row.below.required())));
}

Html reminder_cell(const View& view, const BoardRow& row) {
  if (row.expectation.reminders == 0) return "–";
  return view.n("campaigns.cascade.reminders", row.expectation.reminders,
                {{"date", view.date(row.expectation.reminded_at->date())}});
}

Html select_cell(const View& view, const BoardRow& row) {
  const bool is_awaited =
      row.state == CascadeState::Overdue || row.state == CascadeState::Due || row.state == CascadeState::NoDeadline;
  if (!is_awaited) return {};
  const std::string id = std::to_string(row.expectation.organisation.value);
  return label(cls("select-row"), input(attr("type", "checkbox"), attr("name", "unit"), attr("value", id)),
               span(cls("visually-hidden"), view.t("campaigns.cascade.select", {{"name", row.organisation_name}})));
}

Html board_table(const View& view, const CascadePage& data) {
  std::vector<Column> columns{{view.t("campaigns.cascade.unit"), "name"}, {view.t("campaigns.field.state")},
                              {view.t("campaigns.cascade.due"), "due"},   {view.t("campaigns.cascade.plan")},
                              {view.t("campaigns.cascade.below")},        {view.t("campaigns.cascade.reminded")}};
  if (data.may_steer) columns.push_back({view.t("campaigns.cascade.choose")});
  std::vector<TableRow> rows;
  for (const BoardRow& row : data.rows.items) {
    TableRow line{
        {row.organisation_name, cascade_badge(view, row.state), due_text(view, row), plan_cell(view, row),
         below_cell(view, row), reminder_cell(view, row)},
        campaign_address(data.record.campaign.id, "/cascade/" + std::to_string(row.expectation.organisation.value))};
    if (data.may_steer) line.cells.push_back(select_cell(view, row));
    rows.push_back(std::move(line));
  }
  return data_table(view, view.t("campaigns.cascade.caption"), columns, rows);
}

Html bulk_buttons(const View& view) {
  return div(
      cls("bulk-actions"),
      text_field(
          view, Form{},
          {.name = "note", .label = "campaigns.cascade.reminder_text", .hint = "campaigns.cascade.reminder_hint"}),
      button(cls("btn btn-primary"), attr("name", "to"), attr("value", "chosen"),
             view.t("campaigns.cascade.remind_chosen")),
      button(cls("btn btn-secondary"), attr("name", "to"), attr("value", "overdue"),
             view.t("campaigns.cascade.remind_overdue")));
}

Html board_actions(const View& view, const CascadePage& data) {
  const Id<Campaign> id = data.record.campaign.id;
  Html actions;
  if (data.may_steer)
    actions +=
        link_button(campaign_address(id, "/cascade/units"), view.t("campaigns.cascade.choose_units"), "secondary");
  std::string query = view.path.find('?') == std::string::npos ? "" : view.path.substr(view.path.find('?'));
  const std::string address = campaign_address(id, "/cascade/export") + query;
  actions += link_button(with_query(address, "file", "xlsx"), "XLSX", "secondary") +
             link_button(with_query(address, "file", "csv"), "CSV", "secondary");
  return actions;
}

}  // namespace

std::string due_text(const View& view, const BoardRow& row) {
  const auto& due = row.expectation.due_on;
  if (!due) return view.t("campaigns.cascade.no_due");
  const std::string date = view.date(*due);
  const auto days = days_to_due(decide_outcome(row.expectation), due, view.today());
  if (!days) return date;
  if (*days == 0) return view.t("campaigns.cascade.due_today", {{"date", date}});
  if (*days > 0) return view.n("campaigns.cascade.days_left", *days, {{"date", date}});
  return view.n("campaigns.cascade.days_over", -*days, {{"date", date}});
}

Html cascade_page(const View& view, const CascadePage& data) {
  const Campaign& campaign = data.record.campaign;
  PageInfo info{.title = cascade_answer(view, data.counts)};
  info.crumbs = campaign_crumbs(view, campaign);
  info.actions = board_actions(view, data);
  info.wide = true;
  if (campaign.launch_by) info.lead = view.t("campaigns.cascade.launch_by", {{"date", view.date(*campaign.launch_by)}});
  Html content = campaign_tabs(view, data.record.campaign, "cascade");
  if (data.counts.all() == 0) {
    content += empty_state(view, "campaigns.cascade.empty", "campaigns.cascade.empty_hint",
                           data.may_steer ? link_button(campaign_address(campaign.id, "/cascade/units"),
                                                        view.t("campaigns.cascade.choose_units"))
                                          : Html{});
    return page(view, info, content);
  }
  content += counts_bar(view, data.counts, view.t("campaigns.cascade.direct"));
  if (data.tree.all() > data.counts.all())
    content += h2(view.t("campaigns.cascade.whole_tree")) +
               counts_bar(view, data.tree, view.t("campaigns.cascade.whole_tree"));
  content += board_filters(view, data) + state_links(view, data);
  if (data.rows.items.empty())
    content += empty_state(view, "campaigns.cascade.no_match", "campaigns.cascade.no_match_hint");
  else if (data.may_steer)
    content += post_form(view, campaign_address(campaign.id, "/cascade/reminders"),
                         board_table(view, data) + bulk_buttons(view));
  else
    content += board_table(view, data);
  return page(view, info, content + pager(view, data.after, data.rows.next));
}

std::vector<std::vector<std::string>> cascade_table(const View& view, const std::vector<BoardRow>& rows) {
  std::vector<std::vector<std::string>> table{
      {view.t("campaigns.cascade.unit"), view.t("campaigns.filter.unit_kind"), view.t("campaigns.cascade.district"),
       view.t("campaigns.field.state"), view.t("campaigns.cascade.due"), view.t("campaigns.cascade.issued_on"),
       view.t("campaigns.cascade.plan"), view.t("campaigns.gaps.title"), view.t("campaigns.cascade.below_required"),
       view.t("campaigns.cascade.below_issued"), view.t("campaigns.cascade.reminded"),
       view.t("campaigns.cascade.reason"), view.t("campaigns.cascade.excuse")}};
  for (const BoardRow& row : rows)
    table.push_back({row.organisation_name, kind_name(view, row.organisation_kind), row.district,
                     view.t("campaigns.cascade." + std::string(code_of(row.state))),
                     row.expectation.due_on ? row.expectation.due_on->iso() : "",
                     row.expectation.issued_on ? row.expectation.issued_on->iso() : "", row.document,
                     row.expectation.child ? std::to_string(row.gaps) : "", std::to_string(row.below.required()),
                     std::to_string(row.below.issued()), std::to_string(row.expectation.reminders),
                     row.expectation.reason, row.expectation.excuse});
  return table;
}

Html child_link(const View& view, const BoardRow& row, std::string_view page, Html label) {
  if (!may_read_campaign(view.viewer, row.organisation_path, row.child_is_public)) return label;
  return a(href(campaign_address(row.expectation.child, page)), label);
}

Html plan_link(const View& view, const BoardRow& row) {
  return child_link(view, row, "", row.document.empty() ? row.child_title : row.document);
}

}  // namespace vx
