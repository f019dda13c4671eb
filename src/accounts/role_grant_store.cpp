#include "accounts/role_grant_store.h"

#include "base/text.h"

namespace vx {
namespace {

#define GRANT_COLUMNS                                                                                      \
  "g.id, g.account_id, g.role, g.organisation_id, g.area_id, g.valid_from, g.valid_to, g.delegated_from, " \
  "g.authority, g.paper_number, g.given_by, g.given_at, g.revoked_at"
constexpr int column_count = 13;

RoleGrant grant_of(const Row& row) {
  auto role = find_role(row.text(2));
  check(role.has_value(), "a stored grant must name a role");
  return {.id = row.get<Id<RoleGrant>>(0),
          .account = row.get<Id<Account>>(1),
          .role = *role,
          .place = {row.get<Id<Organisation>>(3), row.get<Id<Area>>(4)},
          .valid_from = row.get<Date>(5),
          .valid_to = row.get<std::optional<Date>>(6),
          .delegated_from = row.get<Id<RoleGrant>>(7),
          .authority = find_authority(row.text(8)),
          .paper_number = row.get<std::string>(9),
          .given_by = row.get<std::int64_t>(10),
          .given_at = row.get<Instant>(11),
          .revoked_at = row.get<std::optional<Instant>>(12)};
}

RoleGrantView grant_view_of(const Row& row) {
  return {.grant = grant_of(row),
          .place_name = row.get<std::string>(column_count),
          .holder_name = row.get<std::string>(column_count + 1),
          .given_by_name = row.get<std::string>(column_count + 2),
          .origin_name = row.get<std::string>(column_count + 3)};
}

#define SELECT_GRANT_VIEWS                                                                                        \
  "select " GRANT_COLUMNS                                                                                         \
  ", coalesce(o.name, r.full_name), holder.display_name, giver.display_name, delegator.display_name "             \
  "from role_grant g join account holder on holder.id = g.account_id "                                            \
  "left join organisation o on o.id = g.organisation_id left join area r on r.id = g.area_id "                    \
  "left join account giver on giver.id = g.given_by left join role_grant origin on origin.id = g.delegated_from " \
  "left join account delegator on delegator.id = origin.account_id "

/// The first text behind every text that begins with `path`.
std::string end_of_subtree(std::string path) {
  path.back() = static_cast<char>(path.back() + 1);
  return path;
}

/// Adds the area and the organisations seated in it, leaving out those below `known`.
void add_area_scopes(ReadTx& tx, std::vector<ScopePath>& scopes, std::string area_path, const std::string& known) {
  std::string known_end = known.empty() ? "" : end_of_subtree(known);
  std::string area_end = end_of_subtree(area_path);
  std::string last;
  tx.each(
      "select o.path from organisation o join area a on a.id = o.seat_area_id where a.path >= $1 and a.path < $2 "
      "and not (o.path >= $3 and o.path < $4) order by o.path",
      {area_path, area_end, known, known_end}, [&](const Row& row) {
        std::string_view path = row.text(0);
        if (!last.empty() && path.starts_with(last)) return;
        last = path;
        scopes.push_back(last);
      });
  scopes.push_back(std::move(area_path));
}

}  // namespace

Id<RoleGrant> insert_role_grant(WriteTx& tx, const RoleGrant& grant) {
  return tx.insert<RoleGrant>(
      "insert into role_grant (account_id, role, organisation_id, area_id, valid_from, valid_to, given_by, given_at, "
      "delegated_from, authority, paper_number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id",
      {grant.account, code_of(grant.role), grant.place.organisation, grant.place.area, grant.valid_from, grant.valid_to,
       grant.given_by, tx.now(), grant.delegated_from, grant.authority ? code_of(*grant.authority) : "",
       grant.paper_number});
}

bool revoke_role_grant(WriteTx& tx, Id<RoleGrant> id, std::int64_t by) {
  return tx.execute(
             "update role_grant set revoked_at = $2, revoked_by = $3 where (id = $1 or delegated_from = $1) and "
             "revoked_at is null",
             {id, tx.now(), by}) > 0;
}

std::optional<RoleGrant> find_role_grant(ReadTx& tx, Id<RoleGrant> id) {
  return tx.find("select " GRANT_COLUMNS " from role_grant g where g.id = $1", {id}, grant_of);
}

std::vector<RoleGrant> list_valid_grants(ReadTx& tx, Id<Account> account, Date day) {
  auto grants = tx.list(
      "select " GRANT_COLUMNS
      " from role_grant g left join role_grant origin on origin.id = g.delegated_from left join account delegator on "
      "delegator.id = origin.account_id where g.account_id = $1 and g.revoked_at is null and g.valid_from <= $2 and "
      "(g.valid_to is null or g.valid_to >= $2) and (g.delegated_from is null or (origin.revoked_at is null and "
      "origin.valid_from <= $2 and (origin.valid_to is null or origin.valid_to >= $2) and "
      "delegator.state <> 'closed')) order by g.id",
      {account, day}, grant_of);
  std::ranges::sort(grants, {}, [](const RoleGrant& grant) { return std::pair(grant.role, grant.id); });
  return grants;
}

std::vector<RoleGrantView> list_role_grants(ReadTx& tx, Id<Account> account) {
  return tx.list(SELECT_GRANT_VIEWS "where g.account_id = $1 and g.revoked_at is null order by g.id desc", {account},
                 grant_view_of);
}

std::vector<RoleGrantView> list_delegations_of(ReadTx& tx, Id<Account> account, Date today) {
  return tx.list(SELECT_GRANT_VIEWS
                 "where origin.account_id = $1 and g.revoked_at is null and g.valid_to >= $2 order by g.id desc",
                 {account, today}, grant_view_of);
}

ScopePath path_of_place(ReadTx& tx, const RolePlace& place) {
  auto path_of = [](const Row& row) { return row.get<std::string>(0); };
  std::optional<std::string> path = ScopePath();
  if (place.organisation) path = tx.find("select path from organisation where id = $1", {place.organisation}, path_of);
  if (place.area) path = tx.find("select path from area where id = $1", {place.area}, path_of);
  if (!path) throw Problem(ProblemCode::NotFound);
  return *path;
}

std::vector<ScopePath> scopes_of_place(ReadTx& tx, const RolePlace& place) {
  if (!place.organisation && !place.area) return {""};
  std::string path = path_of_place(tx, place);
  std::vector<ScopePath> scopes;
  if (place.area) {
    add_area_scopes(tx, scopes, path, "");
    return scopes;
  }
  scopes.push_back(path);
  auto governed = tx.find("select a.path from organisation o join area a on a.id = o.governed_area_id where o.id = $1",
                          {place.organisation}, [](const Row& row) { return row.get<std::string>(0); });
  if (governed) add_area_scopes(tx, scopes, *governed, path);
  return scopes;
}

}  // namespace vx
