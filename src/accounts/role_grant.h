#pragma once
#include <expected>
#include <optional>
#include <string>

#include "accounts/account.h"
#include "accounts/role.h"
#include "areas/area.h"

namespace vx {

/// Where a role is held: in an organisation, in an area, or (neither) everywhere.
struct RolePlace {
  Id<Organisation> organisation;
  Id<Area> area;
  auto operator<=>(const RolePlace&) const = default;
};

/// Somebody holds a role somewhere for a time (giao vai trò), given by somebody, or handed on by its holder: then with
/// the authority under which the delegate signs and the paper that says so (R113).
struct RoleGrant {
  Id<RoleGrant> id;
  Id<Account> account;
  Role role = Role::StaffMember;
  RolePlace place;
  Date valid_from;
  std::optional<Date> valid_to;  ///< the last day; none: until revoked
  Id<RoleGrant> delegated_from;
  std::optional<Authority> authority;  ///< of a delegation
  std::string paper_number;            ///< "45/QĐ-SYT"
  std::int64_t given_by = 0;           ///< account; 0 = the system
  Instant given_at;
  std::optional<Instant> revoked_at;

  [[nodiscard]] bool is_delegated() const { return static_cast<bool>(delegated_from); }
  [[nodiscard]] bool holds_on(Date day) const {
    return !revoked_at && valid_from <= day && (!valid_to || day <= *valid_to);
  }
};

/// A grant with the names it is shown with.
struct RoleGrantView {
  RoleGrant grant;
  std::string place_name;   ///< empty: everywhere
  std::string holder_name;  ///< of the account that holds it
  std::string given_by_name;
  std::string origin_name;  ///< whose role it is, of a delegation
};

/// What a new grant must keep: an end that is not before its beginning nor past; both places at once are no place.
std::expected<RoleGrant, Refusal> decide_grant(RoleGrant draft, Date today);

/// Handing on one's own role (ủy quyền): only a role that holds, not one that was handed on itself; to somebody else;
/// for a time with an end, within the role's own; TUQ. needs a paper (Decree 30/2020/NĐ-CP, article 13(3)).
std::expected<RoleGrant, Refusal> decide_delegation(const RoleGrant& origin, RoleGrant draft, Date today);

}  // namespace vx
