#include "organisations/organisation_views.h"

#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

Html filter_form(const View& view, const Form& filter, Date as_of) {
  Html fields =
      text_field(
          view, filter,
          {.name = "q", .label = "organisations.search_label", .hint = "organisations.search_hint", .type = "search"}) +
      select_field(view, filter, {.name = "kind", .label = "organisations.kind"},
                   kind_choices(view, "organisations.any_kind")) +
      text_field(view, filter,
                 {.name = "area", .label = "organisations.area_filter", .hint = "organisations.area_hint"}) +
      text_field(view, filter,
                 {.name = "as_of", .label = "organisations.as_of_label", .type = "date", .value = as_of.iso()});
  return details(cls("filters"), flag("open", filter.has("q") || filter.has("kind") || filter.has("area")),
                 summary(view.t("organisations.filter")),
                 get_form(view, "/organisations", fields + submit_button(view, "organisations.show_button")));
}

/// For those who may edit.
Html list_actions(const View& view, const std::optional<Organisation>& focus) {
  Html actions;
  if (view.viewer.may(edit_organisations, focus ? std::string_view(focus->path) : "")) {
    std::string create = "/organisations/new";
    if (focus) create = with_query(create, "parent", std::to_string(focus->id.value));
    actions += link_button(create, view.t("organisations.create"));
  }
  if (view.viewer.may(edit_organisations))
    actions += link_button("/organisations/import", view.t("organisations.import"), "secondary");
  return actions;
}

/// Exports exactly what is shown, whatever the page.
Html export_links(const View& view) {
  std::string query = view.path.contains('?') ? view.path.substr(view.path.find('?')) : "";
  std::string base = with_query("/organisations/export" + query, "after", "");
  return p(cls("actions"),
           link_button(with_query(base, "file", "xlsx"), view.t("organisations.export_xlsx"), "secondary"), " ",
           link_button(with_query(base, "file", "csv"), view.t("organisations.export_csv"), "secondary"));
}

std::string below_address(const View& view, Id<Organisation> id, Date as_of) {
  std::string address = with_query("/organisations", "under", std::to_string(id.value));
  return as_of == view.today() ? address : with_query(address, "as_of", as_of.iso());
}

Html node_content(const View& view, const OrganisationTree& tree, const OrganisationNode& node) {
  const OrganisationFacts& facts = node.organisation.facts;
  Html content = organisation_link(view, node.organisation, tree.as_of);
  if (!facts.symbol.empty()) content += Html(" ") + code(facts.symbol);
  if (!facts.head_name.empty())
    content += Html(" ") + small(facts.head_title, facts.head_title.empty() ? "" : ": ", facts.head_name);
  if (node.children > 0)
    content += Html(" ") + a(href(below_address(view, node.organisation.id, tree.as_of)),
                             view.n("organisations.children_count", node.children));
  return span(content);
}

/// An open one of which there is no room for all ends with the way to its own page.
std::vector<TreeItem> tree_items(const View& view, const OrganisationTree& tree) {
  std::vector<TreeItem> items;
  const OrganisationNode* top = nullptr;
  std::int64_t shown = 0;
  auto close = [&] {
    if (shown > 0 && shown < top->children)
      items.push_back({1, a(href(below_address(view, top->organisation.id, tree.as_of)),
                            view.n("organisations.see_all", top->children))});
  };
  for (const OrganisationNode& node : tree.nodes) {
    if (node.depth == 0) {
      close();
      top = &node;
      shown = 0;
    } else {
      ++shown;
    }
    items.push_back({node.depth, node_content(view, tree, node), node.depth == 0});
  }
  close();
  return items;
}

Html head_text(const View& view, const OrganisationFacts& facts) {
  if (facts.head_name.empty()) return badge(Tone::Unknown, view.t("organisations.no_head"));
  return facts.head_title.empty() ? Html(facts.head_name) : Html(facts.head_title + ": " + facts.head_name);
}

Html website_link(const std::string& website) {
  if (website.empty()) return "–";
  std::string address = website.contains("://") ? website : "https://" + website;
  return a(href(address), attr("rel", "external noopener"), website);
}

Html text_or_dash(const std::string& text) { return text.empty() ? "–" : text; }

Html area_or_dash(const std::optional<Area>& area) {
  if (!area) return "–";
  return a(href(fmt::format("/areas/{}", area->id.value)), area->full_name);
}

Html facts_card(const View& view, const OrganisationDetail& detail) {
  const Organisation& shown = detail.organisation;
  const OrganisationFacts& facts = shown.facts;
  std::string since = view.t("organisations.since", {{"day", view.date(shown.valid_from)}});
  if (shown.valid_to) since = view.date(shown.valid_from) + " – " + view.date(shown.valid_to->plus_days(-1));
  return card(view.t("organisations.facts"),
              definition_list({{view.t("organisations.kind"), kind_text(view, facts.kind)},
                               {view.t("organisations.short_name"), text_or_dash(facts.short_name)},
                               {view.t("organisations.symbol"), facts.symbol.empty() ? Html("–") : code(facts.symbol)},
                               {view.t("organisations.head"), head_text(view, facts)},
                               {view.t("organisations.seat"), area_or_dash(detail.seat)},
                               {view.t("organisations.governed"), area_or_dash(detail.governed)},
                               {view.t("organisations.website"), website_link(facts.website)},
                               {view.t("organisations.existence"), since}}));
}

Html edit_actions(const View& view, const OrganisationDetail& detail) {
  const Organisation& shown = detail.organisation;
  if (!detail.is_today || !view.viewer.may(edit_organisations, shown.path)) return {};
  std::string base = fmt::format("/organisations/{}", shown.id.value);
  if (shown.valid_to)
    return post_form(view, base + "/reopen",
                     input(attr("type", "hidden"), attr("name", "version"), attr("value", shown.version)) +
                         submit_button(view, "organisations.reopen"));
  return link_button(base + "/edit", view.t("organisations.edit")) +
         link_button(base + "/head", view.t("organisations.change_head"), "secondary") +
         link_button(base + "/move", view.t("organisations.move"), "secondary") +
         link_button(with_query("/organisations/new", "parent", std::to_string(shown.id.value)),
                     view.t("organisations.create_below"), "secondary") +
         link_button(base + "/close", view.t("organisations.close"), "secondary");
}

Html children_card(const View& view, const Form& filter, const OrganisationDetail& detail) {
  if (detail.children.items.empty()) return {};
  std::vector<TableRow> rows;
  for (const auto& [child, depth, below] : detail.children.items)
    rows.push_back({{child.facts.name, kind_text(view, child.facts.kind), text_or_dash(child.facts.symbol),
                     head_text(view, child.facts)},
                    organisation_address(view, child.id, detail.as_of)});
  return data_table(view, view.n("organisations.children_title", detail.children_count),
                    {{view.t("organisations.name")},
                     {view.t("organisations.kind")},
                     {view.t("organisations.symbol")},
                     {view.t("organisations.head")}},
                    rows) +
         pager(view, filter.raw("after"), detail.children.next);
}

Html periods_card(const View& view, const OrganisationDetail& detail) {
  if (detail.periods.size() < 2) return {};
  std::vector<TableRow> rows;
  for (const OrganisationPeriod& period : detail.periods)
    rows.push_back({{view.date(period.valid_from),
                     period.valid_to ? view.date(period.valid_to->plus_days(-1)) : view.t("organisations.until_now"),
                     period.facts.name, text_or_dash(period.facts.symbol), head_text(view, period.facts)},
                    organisation_address(view, detail.organisation.id, period.valid_from)});
  return data_table(view, view.t("organisations.periods"),
                    {{view.t("organisations.from")},
                     {view.t("organisations.until")},
                     {view.t("organisations.name")},
                     {view.t("organisations.symbol")},
                     {view.t("organisations.head")}},
                    rows);
}

Html changes_card(const View& view, const OrganisationDetail& detail) {
  if (detail.changes.empty()) return {};
  return details(cls("history"), summary(view.t("organisations.history")),
                 ol(each(detail.changes, [&](const OrganisationChange& change) {
                   std::string line =
                       fmt::format("{} – {}: {}", view.time(change.at), change.actor, view.t(change.action + "_done"));
                   if (change.applies_from)
                     line += " " + view.t("organisations.applied_from", {{"day", view.date(*change.applies_from)}});
                   return li(line);
                 })));
}

}  // namespace

std::string organisation_address(const View& view, Id<Organisation> id, Date as_of) {
  std::string address = fmt::format("/organisations/{}", id.value);
  return as_of == view.today() ? address : with_query(address, "as_of", as_of.iso());
}

Html organisation_link(const View& view, const Organisation& organisation, Date as_of) {
  return a(href(organisation_address(view, organisation.id, as_of)), organisation.facts.name);
}

std::string kind_text(const View& view, OrganisationKind kind) {
  return view.t(fmt::format("organisations.kind_{}", code_of(kind)));
}

std::vector<Choice> kind_choices(const View& view, std::string_view any_key) {
  std::vector<Choice> choices;
  if (!any_key.empty()) choices.push_back({"", view.t(any_key)});
  for (std::string_view kind : organisation_kind_codes())
    choices.push_back({std::string(kind), view.t(fmt::format("organisations.kind_{}", kind))});
  return choices;
}

Html organisation_tree_page(const View& view, const Form& filter, const OrganisationTree& tree) {
  PageInfo info{.title = tree.focus ? tree.focus->facts.name
                                    : view.n("organisations.tree_title", tree.total, {{"day", view.date(tree.as_of)}}),
                .actions = list_actions(view, tree.focus)};
  if (tree.focus) {
    info.crumbs.push_back({view.t("organisations.title"), "/organisations"});
    for (const Organisation& above : tree.ancestry)
      info.crumbs.push_back(
          {std::string(above.shown_name()), with_query("/organisations", "under", std::to_string(above.id.value))});
    info.lead = organisation_link(view, *tree.focus, tree.as_of);
  }
  std::vector<TreeItem> items = tree_items(view, tree);
  Html content = items.empty() ? empty_state(view, "organisations.none", "organisations.none_hint",
                                             view.viewer.may(edit_organisations)
                                                 ? link_button("/organisations/import", view.t("organisations.import"))
                                                 : Html{})
                               : vx::tree(items);
  return page(view, info,
              error_summary(view, filter) + filter_form(view, filter, tree.as_of) + content +
                  pager(view, filter.raw("after"), tree.next) + (items.empty() ? Html{} : export_links(view)));
}

Html organisation_list_page(const View& view, const Form& filter, const OrganisationList& list) {
  std::vector<TableRow> rows;
  for (const Organisation& one : list.found.items)
    rows.push_back(
        {{one.facts.name, kind_text(view, one.facts.kind), text_or_dash(one.facts.symbol), head_text(view, one.facts)},
         organisation_address(view, one.id, list.as_of)});
  Html content = rows.empty() ? empty_state(view, "organisations.nothing_found", "organisations.nothing_found_hint")
                              : data_table(view, view.t("organisations.list_caption"),
                                           {{view.t("organisations.name")},
                                            {view.t("organisations.kind")},
                                            {view.t("organisations.symbol")},
                                            {view.t("organisations.head")}},
                                           rows);
  return page(view,
              {.title = view.n("organisations.found_title", list.total),
               .crumbs = {{view.t("organisations.title"), "/organisations"}},
               .actions = list_actions(view, std::nullopt)},
              error_summary(view, filter) + filter_form(view, filter, list.as_of) + content +
                  pager(view, filter.raw("after"), list.found.next) + (rows.empty() ? Html{} : export_links(view)));
}

Html organisation_page(const View& view, const Form& filter, const OrganisationDetail& detail) {
  PageInfo info{.title = detail.organisation.facts.name,
                .crumbs = {{view.t("organisations.title"), "/organisations"}},
                .actions = edit_actions(view, detail)};
  for (const Organisation& above : detail.ancestry)
    if (above.id != detail.organisation.id)
      info.crumbs.push_back({std::string(above.shown_name()), organisation_address(view, above.id, detail.as_of)});
  Html notice;
  if (!detail.is_today)
    notice = alert(Tone::Info, view.t("organisations.shown_as_of", {{"day", view.date(detail.as_of)}}));
  else if (detail.organisation.valid_to)
    notice =
        alert(Tone::Warning, view.t("organisations.closed_since", {{"day", view.date(*detail.organisation.valid_to)}}));
  return page(view, info,
              error_summary(view, filter) + notice + facts_card(view, detail) + detail.sections +
                  children_card(view, filter, detail) + periods_card(view, detail) + changes_card(view, detail));
}

Html organisations_in_area_card(const View& view, const Area& area, const std::vector<Organisation>& organisations,
                                Date as_of) {
  if (!view.viewer.is_signed_in() || organisations.empty()) return {};
  return card(view.t("organisations.in_area"), ul(each(organisations, [&](const Organisation& one) {
                Html line = organisation_link(view, one, as_of);
                if (one.facts.governed == area.id)
                  line += Html(" ") + badge(Tone::Info, view.t("organisations.governs"));
                return li(line);
              })));
}

Html headless_card(const View& view, std::int64_t count) {
  return card(view.n("organisations.headless_title", count),
              p(view.t("organisations.headless_text")) +
                  link_button("/organisations?head=none", view.t("organisations.headless_show"), "secondary"));
}

}  // namespace vx
