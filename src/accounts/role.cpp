#include "accounts/role.h"

#include <algorithm>
#include <array>

namespace vx {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 10> administrator_may{
    "accounts.manage", "audit.read",      "areas.edit",  "organisations.edit",
    "documents.read",  "campaigns.read",  "people.read", "people.read_sensitive",
    "people.edit",     "commitments.read"};
constexpr std::array<std::string_view, 6> leader_may{"documents.read", "campaigns.read", "campaigns.steer",
                                                     "audit.read",     "people.read",    "commitments.read"};
constexpr std::array<std::string_view, 11> secretary_may{
    "areas.edit",     "organisations.edit", "documents.read", "documents.edit",   "documents.publish", "campaigns.read",
    "campaigns.edit", "campaigns.steer",    "people.read",    "commitments.read", "commitments.edit"};
constexpr std::array<std::string_view, 10> head_may{
    "documents.read", "documents.edit",        "documents.publish", "campaigns.read",   "campaigns.edit",
    "people.read",    "people.read_sensitive", "people.edit",       "commitments.read", "commitments.edit"};
constexpr std::array<std::string_view, 9> clerk_may{"documents.read", "documents.edit",   "campaigns.read",
                                                    "campaigns.edit", "people.read",      "people.read_sensitive",
                                                    "people.edit",    "commitments.read", "commitments.edit"};
constexpr std::array<std::string_view, 4> health_may{"documents.read", "campaigns.read", "people.read",
                                                     "people.read_sensitive"};
constexpr std::array<std::string_view, 2> reader_may{"documents.read", "campaigns.read"};
/// Whoever is somebody in the register of people may do this for himself, with a role or without.
constexpr std::array<std::string_view, 1> person_may{"commitments.sign"};

struct RoleRow {
  Role role;
  std::string_view code;
  Names permissions;
};

constexpr std::array<RoleRow, 10> roles{{
    {Role::Administrator, "administrator", administrator_may},
    {Role::ProvinceLeader, "province_leader", leader_may},
    {Role::EmulationSecretary, "emulation_secretary", secretary_may},
    {Role::OrganisationHead, "organisation_head", head_may},
    {Role::HealthOfficer, "health_officer", health_may},
    {Role::OrganisationClerk, "organisation_clerk", clerk_may},
    {Role::CouncilMember, "council_member", reader_may},
    {Role::PressOfficer, "press_officer", reader_may},
    {Role::StaffMember, "staff_member", reader_may},
    {Role::GateKeeper, "gate_keeper", reader_may},
}};

struct AuthorityRow {
  Authority authority;
  std::string_view code;
  std::string_view abbreviation;
};

constexpr std::array<AuthorityRow, 5> authorities{{
    {Authority::OnBehalf, "tm", "TM."},
    {Authority::ForHead, "kt", "KT."},
    {Authority::ByOrder, "tl", "TL."},
    {Authority::ByDelegation, "tuq", "TUQ."},
    {Authority::Acting, "q", "Q."},
}};

const RoleRow& row_of(Role role) { return roles[static_cast<std::size_t>(role)]; }
const AuthorityRow& row_of(Authority authority) { return authorities[static_cast<std::size_t>(authority)]; }

}  // namespace

std::span<const Role> all_roles() {
  static constexpr auto list = [] {
    std::array<Role, roles.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = roles[i].role;
    return out;
  }();
  return list;
}

std::string_view code_of(Role role) { return row_of(role).code; }

std::optional<Role> find_role(std::string_view code) {
  for (const RoleRow& row : roles)
    if (row.code == code) return row.role;
  return std::nullopt;
}

Names permissions_of(Role role) { return row_of(role).permissions; }

std::span<const std::string_view> permissions_of_person() { return person_may; }

std::vector<std::string_view> all_permissions() {
  std::vector<std::string_view> names;
  for (const RoleRow& row : roles) names.insert(names.end(), row.permissions.begin(), row.permissions.end());
  names.insert(names.end(), person_may.begin(), person_may.end());
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::span<const Authority> all_authorities() {
  static constexpr std::array list{Authority::OnBehalf, Authority::ForHead, Authority::ByOrder, Authority::ByDelegation,
                                   Authority::Acting};
  return list;
}

std::string_view code_of(Authority authority) { return row_of(authority).code; }

std::optional<Authority> find_authority(std::string_view code) {
  for (const AuthorityRow& row : authorities)
    if (row.code == code) return row.authority;
  return std::nullopt;
}

std::string_view abbreviation_of(Authority authority) { return row_of(authority).abbreviation; }

}  // namespace vx
