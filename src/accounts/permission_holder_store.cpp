// Who holds a permission at a place: the other direction of load_viewer.
#include <charconv>

#include "accounts/account_access.h"
#include "base/text.h"

namespace vx {
namespace {

/// The ids a path is made of: "o/1/5/23/" → 1, 5, 23.
std::vector<std::int64_t> ids_in(std::string_view path) {
  std::vector<std::int64_t> ids;
  for (std::string_view part : split(path, '/')) {
    std::int64_t id = 0;
    auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), id);
    if (error == std::errc() && end == part.data() + part.size()) ids.push_back(id);
  }
  return ids;
}

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string list = "null";
  for (std::int64_t id : ids) list += ", " + std::to_string(id);
  return list;
}

/// The codes of the roles that have the permission, as a list of literals: they are this program's own words.
std::string roles_with(Permission permission) {
  std::string list;
  for (Role role : all_roles())
    if (std::ranges::find(permissions_of(role), permission.name) != permissions_of(role).end())
      list += fmt::format("{}'{}'", list.empty() ? "" : ", ", code_of(role));
  return list;
}

/// The area an organisation is seated in.
std::string seat_path_of(ReadTx& tx, std::string_view organisation_path) {
  return tx
      .find("select a.path from organisation o join area a on a.id = o.seat_area_id where o.path = $1",
            {organisation_path}, [](const Row& row) { return row.get<std::string>(0); })
      .value_or("");
}

/// The places at which one reaches `path`: lists of ids.
struct ReachingPlaces {
  std::string organisations;
  std::string areas;
  std::string_view everywhere;  ///< whether a role held nowhere in particular does
};

ReachingPlaces places_reaching(ReadTx& tx, std::string_view path, HeldAt where) {
  std::vector<std::int64_t> own = ids_in(path);
  bool is_organisation = path.starts_with("o/");
  if (where == HeldAt::Place) {
    if (own.empty()) return {list_of({}), list_of({}), "1 = 1"};
    std::string last = list_of({own.back()});
    return is_organisation ? ReachingPlaces{last, list_of({}), "1 = 0"} : ReachingPlaces{list_of({}), last, "1 = 0"};
  }
  std::string area_path = is_organisation ? seat_path_of(tx, path) : std::string(path);
  return {list_of(is_organisation ? own : std::vector<std::int64_t>()), list_of(ids_in(area_path)), "1 = 1"};
}

}  // namespace

std::vector<std::int64_t> accounts_of(ReadTx& tx, Permission permission, std::string_view path, HeldAt where) {
  std::string roles = roles_with(permission);
  if (roles.empty()) return {};
  ReachingPlaces places = places_reaching(tx, path, where);
  // Who governs an area reaches it and what is seated in it (scopes_of_place).
  return tx.list(
      fmt::format(
          "select distinct g.account_id from role_grant g join account a on a.id = g.account_id "
          "left join role_grant origin on origin.id = g.delegated_from "
          "left join account delegator on delegator.id = origin.account_id "
          "where g.role in ({0}) and a.state = 'active' and g.revoked_at is null and g.valid_from <= $1 and "
          "(g.valid_to is null or g.valid_to >= $1) and (g.delegated_from is null or (origin.revoked_at is null and "
          "origin.valid_from <= $1 and (origin.valid_to is null or origin.valid_to >= $1) and "
          "delegator.state <> 'closed')) and ((g.organisation_id is null and g.area_id is null and {3}) or "
          "g.organisation_id in ({1}) or g.area_id in ({2}) or g.organisation_id in "
          "(select id from organisation where governed_area_id in ({2}))) order by g.account_id",
          roles, places.organisations, places.areas, places.everywhere),
      {tx.today()}, [](const Row& row) { return row.get<std::int64_t>(0); });
}

}  // namespace vx
