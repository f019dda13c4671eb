#include "base/text.h"
#include "people/person_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

Html filter_form(const View& view, const Form& filter) {
  constexpr std::array<std::string_view, 3> states{"active", "left", "citizens"};
  Html fields =
      text_field(view, filter,
                 {.name = "q", .label = "people.search_label", .hint = "people.search_hint", .type = "search"}) +
      select_field(view, filter, {.name = "show", .label = "people.show"}, code_choices(view, "show", states));
  if (filter.has("unit"))
    fields += input(attr("type", "hidden"), attr("name", "unit"), attr("value", filter.raw("unit")));
  return get_form(view, "/people", fields + submit_button(view, "people.find", "secondary"));
}

Html name_cell(const View& view, const PersonLine& line) {
  Html cell = line.person.name;
  if (line.person.is_demo) cell += Html(" ") + badge(Tone::Neutral, view.t("people.demo_badge"));
  return cell;
}

Html line_state(const View& view, const PersonLine& line) {
  if (line.absent_to) return badge(Tone::Info, view.t("people.absent_to", {{"day", view.date(*line.absent_to)}}));
  if (line.person.state == PersonState::Left) return badge(Tone::Unknown, view.t("people.state_left"));
  return line.workplace ? Html(view.t("people.working")) : Html(view.t("people.citizen"));
}

Html list_actions(const View& view) {
  if (!view.viewer.may(edit_people)) return {};
  return link_button("/people/new", view.t("people.create")) +
         link_button("/people/import", view.t("people.import"), "secondary") +
         link_button("/people/duplicates", view.t("people.duplicates"), "secondary");
}

Html export_links(const View& view) {
  std::string query = view.path.contains('?') ? view.path.substr(view.path.find('?')) : "";
  std::string base = with_query("/people/export" + query, "after", "");
  return p(cls("actions"), link_button(with_query(base, "file", "xlsx"), view.t("people.export_xlsx"), "secondary"),
           " ", link_button(with_query(base, "file", "csv"), view.t("people.export_csv"), "secondary"));
}

std::string working_text(const View& view, const Member& one) {
  if (one.absent_to) return view.t("people.absent_to", {{"day", view.date(*one.absent_to)}});
  if (one.works_here) return view.t("people.working");
  return view.t(one.membership.is_main ? "people.seconded_away" : "people.belongs");
}

Html members_table(const View& view, const UnitStaff& staff) {
  std::vector<TableRow> rows;
  for (const Member& one : staff.members) {
    std::string position = one.membership.position;
    if (position.empty()) position = view.t(fmt::format("people.rank_{}", code_of(one.membership.rank)));
    rows.push_back({{one.name, position, view.t(fmt::format("people.kind_{}", code_of(one.membership.kind))),
                     working_text(view, one)},
                    person_address(one.person)});
  }
  return data_table(
      view, view.t("people.members_caption"),
      {{view.t("people.name")}, {view.t("people.position")}, {view.t("people.kind")}, {view.t("people.state")}}, rows);
}

}  // namespace

Html people_list_page(const View& view, const Form& filter, const PeopleList& list) {
  PageInfo info{.title = view.t("people.title"), .actions = list_actions(view)};
  if (list.under) {
    info.title = view.t("people.title_under", {{"unit", list.under->facts.name}});
    info.crumbs = {{view.t("people.title"), "/people"}};
    info.lead = unit_link(list.under->id, view.t("people.staff_of_unit"));
  } else if (!filter.raw("q").empty()) {
    info.title = view.t(list.lines.empty() ? "people.title_none" : "people.title_found", {{"query", filter.raw("q")}});
    info.crumbs = {{view.t("people.title"), "/people"}};
  }
  std::vector<TableRow> rows;
  for (const PersonLine& line : list.lines) {
    std::string position = line.workplace ? line.workplace->position : "";
    rows.push_back(
        {{name_cell(view, line), position.empty() ? "–" : position,
          line.workplace ? unit_link(line.workplace->organisation, line.unit) : Html("–"), line_state(view, line)},
         person_address(line.person.id)});
  }
  Html content =
      rows.empty()
          ? empty_state(view, "people.none", "people.none_hint",
                        view.viewer.may(edit_people) ? link_button("/people/import", view.t("people.import")) : Html{})
          : data_table(view, view.t("people.list_caption"),
                       {{view.t("people.name")},
                        {view.t("people.position")},
                        {view.t("people.unit")},
                        {view.t("people.state")}},
                       rows);
  return page(view, info,
              error_summary(view, filter) + filter_form(view, filter) + content +
                  pager(view, filter.raw("after"), list.next) + (rows.empty() ? Html{} : export_links(view)));
}

Html unit_staff_page(const View& view, const Form& filter, const UnitStaff& staff) {
  const auto absent = std::ranges::count_if(
      staff.members, [](const Member& one) { return one.works_here && one.absent_to.has_value(); });
  PageInfo info{.title = view.n(absent > 0 ? "people.staff_title_absent" : "people.staff_title", staff.total,
                                {{"unit", staff.unit.shown_name()}, {"absent", view.number(std::int64_t{absent})}}),
                .crumbs = {{view.t("people.title"), "/people"}}};
  for (const Organisation& above : staff.ancestry)
    if (above.id != staff.unit.id)
      info.crumbs.push_back({above.shown_name(), fmt::format("/organisations/{}/people", above.id.value)});
  if (staff.may_edit)
    info.actions =
        link_button(with_query("/people/new", "unit", std::to_string(staff.unit.id.value)), view.t("people.create"));
  info.actions += link_button(with_query("/people", "unit", std::to_string(staff.unit.id.value)),
                              view.t("people.search_in_unit"), "secondary");
  info.lead = a(href(fmt::format("/organisations/{}", staff.unit.id.value)), view.t("people.unit_page"));
  Html below;
  if (!staff.below.empty())
    below = card(view.t("people.below"), ul(each(staff.below, [&](const auto& one) {
                   return li(unit_link(one.first.id, one.first.facts.name), " · ",
                             view.n("people.staff_count", one.second));
                 })));
  Html members = staff.members.empty() ? empty_state(view, "people.nobody_here", "people.nobody_here_hint")
                                       : members_table(view, staff);
  return page(view, info, error_summary(view, filter) + members + below);
}

Html unit_staff_card(const View& view, const Organisation& unit, std::int64_t total) {
  return card(view.t("people.title"), p(unit_link(unit.id, view.n("people.staff_count", total))));
}

Html people_card(const View& view, const std::string& title, const std::string& text, std::string_view address) {
  return card(title, p(text) + link_button(address, view.t("people.home_open"), "secondary"));
}

}  // namespace vx
