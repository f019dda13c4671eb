#include "organisations/organisations.h"

#include "organisations/organisation_json.h"
#include "organisations/organisation_pages.h"
#include "organisations/organisation_views.h"

namespace vx {
namespace {

std::vector<SearchHit> search(ReadTx& tx, const View& view, std::string_view folded_query, int limit) {
  if (!view.viewer.is_signed_in()) return {};
  OrganisationFilter filter{
      .words = std::string(folded_query), .kind = {}, .area = {}, .under = {}, .as_of = view.today()};
  std::vector<SearchHit> hits;
  static const std::vector<std::string> kind_keys = [] {
    std::vector<std::string> keys;
    for (std::string_view kind : organisation_kind_codes()) keys.push_back(fmt::format("organisations.kind_{}", kind));
    return keys;
  }();
  for (const Organisation& one : find_organisations(tx, filter, limit, "").items)
    hits.push_back({kind_keys[static_cast<std::size_t>(one.facts.kind)], one.facts.name, one.facts.symbol,
                    organisation_address(view, one.id, view.today())});
  return hits;
}

/// For those who may edit organisations: which of theirs name nobody answerable (R20).
std::vector<HomeCard> home(ReadTx& tx, const View& view) {
  std::int64_t count = 0;
  for (const ScopePath& scope : view.viewer.scopes_of(edit_organisations)) {
    if (!scope.empty() && !scope.starts_with("o/")) continue;
    OrganisationFilter filter{
        .words = {}, .kind = {}, .area = {}, .under = scope, .as_of = view.today(), .without_head = true};
    count += count_organisations(tx, filter);
  }
  if (count == 0) return {};
  return {{10, headless_card(view, count)}};
}

}  // namespace

OrganisationSections add_organisations(App& app, const AreaSections& area_sections) {
  auto sections = std::make_shared<std::vector<OrganisationSection>>();
  add_organisation_routes(app.router, sections);
  add_organisation_edit_routes(app.router);
  add_organisation_import_routes(app.router);
  area_sections->push_back({"organisations",
                            [](ReadTx& tx, const View& view, const Area& area, Date as_of) {
                              if (!view.viewer.is_signed_in()) return Html{};
                              return organisations_in_area_card(view, area,
                                                                list_organisations_in_area(tx, area.id, as_of), as_of);
                            },
                            [](ReadTx& tx, const View& view, const Area& area, Date as_of) {
                              if (!view.viewer.is_signed_in()) return Json();
                              return json_array(list_organisations_in_area(tx, area.id, as_of), organisation_json);
                            }});
  app.menu.push_back({"organisations.menu", "/organisations", "sitemap", Access::signed_in(), 70});
  app.search.push_back(search);
  app.home.push_back(home);
  return sections;
}

}  // namespace vx
