#pragma once
#include "organisations/organisation_store.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

std::string organisation_address(const View& view, Id<Organisation> id, Date as_of);
Html organisation_link(const View& view, const Organisation& organisation, Date as_of);
std::string kind_text(const View& view, OrganisationKind kind);
/// For a <select>; `any`: the text of no choice, empty for none.
std::vector<Choice> kind_choices(const View& view, std::string_view any_key = {});

/// A page of those right below `focus` (none: of the roots), each with those below it as far as there is room.
struct OrganisationTree {
  Date as_of;
  std::optional<Organisation> focus;
  std::vector<Organisation> ancestry;  ///< of the focus, without it
  std::vector<OrganisationNode> nodes;
  std::int64_t total = 0;
  std::string next;  ///< cursor
};
Html organisation_tree_page(const View& view, const Form& filter, const OrganisationTree& tree);

struct OrganisationList {
  Date as_of;
  std::int64_t total = 0;
  PageOf<Organisation> found;
};
Html organisation_list_page(const View& view, const Form& filter, const OrganisationList& list);

/// What the page of one organisation shows.
struct OrganisationDetail {
  Organisation organisation;  ///< with the facts of `as_of`
  Date as_of;
  bool is_today = true;
  std::vector<Organisation> ancestry;
  PageOf<OrganisationNode> children;
  std::int64_t children_count = 0;
  std::optional<Area> seat;
  std::optional<Area> governed;
  std::vector<OrganisationPeriod> periods;
  std::vector<OrganisationChange> changes;
  Html sections;  ///< of later slices
};
Html organisation_page(const View& view, const Form& filter, const OrganisationDetail& detail);

/// What an area's page shows of the organisations seated in it or governing it.
Html organisations_in_area_card(const View& view, const Area& area, const std::vector<Organisation>& organisations,
                                Date as_of);
/// For officers: how many organisations of theirs name no head (R20).
Html headless_card(const View& view, std::int64_t count);

}  // namespace vx
