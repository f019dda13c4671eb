#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/viewer.h"

namespace vx {

/// What one is in the work of a campaign (vai trò). Held in an organisation or area and reaching what is below it;
/// the order is the rank in which one of several is named in audit lines.
enum class Role {
  Administrator,       ///< quản trị hệ thống
  ProvinceLeader,      ///< lãnh đạo tỉnh
  EmulationSecretary,  ///< thường trực thi đua
  OrganisationHead,    ///< người đứng đầu cơ quan, đơn vị
  HealthOfficer,       ///< cán bộ y tế
  OrganisationClerk,   ///< văn phòng, văn thư đơn vị
  CouncilMember,       ///< thành viên hội đồng thi đua – khen thưởng
  PressOfficer,        ///< cán bộ báo chí, truyền thông
  StaffMember,         ///< cán bộ, công chức, viên chức, người lao động
  GateKeeper,          ///< bảo vệ, quét mã QR
};

std::span<const Role> all_roles();
std::string_view code_of(Role role);
std::optional<Role> find_role(std::string_view code);
/// What the role may do where it is held.
std::span<const std::string_view> permissions_of(Role role);
/// What an account may do because it is somebody's in the register of people.
std::span<const std::string_view> permissions_of_person();
/// Every permission some role has, each once: what an API token may be limited to.
std::vector<std::string_view> all_permissions();
/// Administrators guard everybody else's accounts, so a password alone does not let them in.
inline bool requires_totp(Role role) { return role == Role::Administrator; }

/// In whose name a delegate signs (thẩm quyền ký; Decree 30/2020/NĐ-CP, article 13 and appendix I).
enum class Authority {
  OnBehalf,      ///< TM.: for the collective
  ForHead,       ///< KT.: a deputy for the head
  ByOrder,       ///< TL.: by order of the head
  ByDelegation,  ///< TUQ.: by delegation in writing
  Acting,        ///< Q.: acting head
};
std::span<const Authority> all_authorities();
std::string_view code_of(Authority authority);
std::optional<Authority> find_authority(std::string_view code);
/// As it stands in a signature block: "TUQ."
std::string_view abbreviation_of(Authority authority);

}  // namespace vx
