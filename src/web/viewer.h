#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vx {

/// Something one may be allowed to do, named "slice.verb" ("organisations.edit"). Slices state theirs beside their
/// routes; accounts says which roles have them.
struct Permission {
  std::string_view name;
  bool operator==(const Permission&) const = default;
};

/// A place in a tree, as a path of ids from the root: organisations "o/1/5/23/", areas "a/40/612/". A grant at a path
/// reaches everything below it. "" is the whole province (server).
using ScopePath = std::string;

/// One permission at one place, valid today.
struct Grant {
  std::string permission;
  ScopePath scope;
};

/// Who looks at something. Reads of what not everybody may see take one.
struct Viewer {
  std::int64_t account = 0;  ///< 0 = signed out
  std::int64_t session = 0;
  std::string login_name;
  std::string display_name;
  std::string role;               ///< code of the role acted under, for audit lines
  std::int64_t organisation = 0;  ///< where the role is held; 0 = none
  std::int64_t person = 0;        ///< who it is in the register of people; 0 = not known
  ScopePath scope;                ///< of that organisation or area
  bool must_set_up_totp = false;  ///< may only do that
  bool must_change_password = false;
  std::vector<Grant> grants;

  [[nodiscard]] bool is_signed_in() const { return account != 0; }
  /// Holds it anywhere.
  [[nodiscard]] bool may(Permission permission) const;
  /// Holds it at a place that reaches `scope`.
  [[nodiscard]] bool may(Permission permission, std::string_view scope) const;
  /// The places where it is held (for queries): path prefixes, none inside another.
  [[nodiscard]] std::vector<ScopePath> scopes_of(Permission permission) const;
};

}  // namespace vx
