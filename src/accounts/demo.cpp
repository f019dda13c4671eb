#include "accounts/demo.h"

#include <cstdio>

#include "accounts/account_store.h"
#include "accounts/person_account.h"
#include "accounts/place_store.h"
#include "accounts/role_grant_store.h"
#include "people/demo.h"
#include "web/view.h"

namespace vx {
namespace {

constexpr std::string_view demo_password = "vung-xanh-2021";

struct DemoAccount {
  std::string_view login_name;
  std::string_view display_name;
  std::optional<Role> role;
  std::string_view place;  ///< organisation: symbol or name; empty: everywhere
  std::string_view unit;   ///< where its person works
  MemberRank rank = MemberRank::Member;
  std::size_t nth = 0;  ///< of that rank there
};

constexpr std::string_view committee = "Ủy ban nhân dân tỉnh Vĩnh Phúc";

constexpr DemoAccount demo_accounts[] = {
    {"quantri", "Quản trị viên (minh họa)", Role::Administrator, "", "STTTT", MemberRank::Member, 0},
    {"lanhdao", "Lãnh đạo tỉnh (minh họa)", Role::ProvinceLeader, committee, committee, MemberRank::Head, 0},
    {"thuongtruc", "Thường trực thi đua (minh họa)", Role::EmulationSecretary, committee, "Ban Thi đua - Khen thưởng",
     MemberRank::Head, 0},
    {"giamdoc", "Giám đốc Sở Ngoại vụ (minh họa)", Role::OrganisationHead, "SNgV", "SNgV", MemberRank::Head, 0},
    {"vanphong", "Văn phòng Sở Ngoại vụ (minh họa)", Role::OrganisationClerk, "SNgV", "Văn phòng Sở Ngoại vụ",
     MemberRank::Member, 0},
    {"yte", "Cán bộ y tế (minh họa)", Role::HealthOfficer, "SYT", "Phòng Nghiệp vụ Y", MemberRank::Member, 0},
    {"hoidong", "Thành viên hội đồng (minh họa)", Role::CouncilMember, committee, "SNV", MemberRank::Deputy, 0},
    {"baochi", "Cán bộ truyền thông (minh họa)", Role::PressOfficer, "STTTT", "Phòng Thông tin - Báo chí - Xuất bản",
     MemberRank::Member, 0},
    {"canbo", "Cán bộ Sở Ngoại vụ (minh họa)", Role::StaffMember, "SNgV", "Phòng Hợp tác quốc tế", MemberRank::Member,
     0},
    {"baove", "Bảo vệ Sở Ngoại vụ (minh họa)", Role::GateKeeper, "SNgV", "Văn phòng Sở Ngoại vụ", MemberRank::Member,
     1},
    {"minh", "Văn phòng huyện Tam Đảo (minh họa)", Role::OrganisationClerk, "Ủy ban nhân dân huyện Tam Đảo",
     "Ủy ban nhân dân huyện Tam Đảo", MemberRank::Member, 0},
    {"hoa", "Người chưa có vai trò (minh họa)", std::nullopt, "SNgV", "Phòng Lãnh sự", MemberRank::Member, 0},
};

void insert_demo_account(WriteTx& tx, const DemoAccount& wanted, std::string_view hash) {
  RolePlace place;
  if (!wanted.place.empty()) {
    auto found = find_typed_organisation(tx, wanted.place);
    if (!found) return;  // the demonstration of other organisations has no such place
    place.organisation = *found;
  }
  Account account;
  account.login_name = wanted.login_name;
  account.display_name = wanted.display_name;
  account.organisation = place.organisation;
  account.is_demo = true;
  Id<Account> id = insert_account(tx, account, hash);
  tx.record({.action = "accounts.create", .subject = fmt::format("account/{}", id.value), .note = "demo"});
  if (!wanted.role) return;
  RoleGrant grant;
  grant.account = id;
  grant.role = *wanted.role;
  grant.place = place;
  grant.valid_from = Date(2021, 1, 1);  // on whatever day of the story the clock begins
  insert_role_grant(tx, grant);
}

/// Each account's person, where the demonstration has one in that place.
void link_demo_people(WriteTx& tx) {
  for (const DemoAccount& one : demo_accounts) {
    auto account = find_account_by_login(tx, one.login_name);
    if (!account || !account->is_demo || account->person) continue;
    auto unit = find_typed_organisation(tx, one.unit);
    auto person = unit ? find_demo_member(tx, *unit, one.rank, one.nth) : std::nullopt;
    if (person && !account_of_person(tx, *person)) link_account(tx, account->id, *person);
  }
  tx.exempt_from_audit("the demonstration's people that have their accounts already");
}

void print_demo_accounts(Database& database) {
  fmt::print("\nAccounts of the demonstration, all with the password  {}\n", demo_password);
  for (const DemoAccount& one : demo_accounts) {
    bool is_there = database.read([&](ReadTx& tx) { return find_account_by_login(tx, one.login_name).has_value(); });
    std::string role = one.role ? fmt::format("accounts.role.{}", code_of(*one.role)) : "accounts.demo.no_role";
    if (is_there)
      fmt::print("  {:<12} {} · {}\n", one.login_name, find_text(Locale::English, role),
                 one.place.empty() ? find_text(Locale::English, "accounts.role.everywhere") : one.place);
  }
  fmt::print("\n");
  std::fflush(stdout);
}

}  // namespace

void offer_demo_accounts(AccountKeeping& keeping) {
  Database& database = keeping.database();
  auto missing = database.read([](ReadTx& tx) {
    std::vector<DemoAccount> list;
    for (const DemoAccount& one : demo_accounts)
      if (!find_account_by_login(tx, one.login_name)) list.push_back(one);
    return list;
  });
  if (!missing.empty()) {
    std::string hash = keeping.hasher().hash(demo_password);
    database.write(Actor::system(), [&](WriteTx& tx) {
      for (const DemoAccount& wanted : missing) insert_demo_account(tx, wanted, hash);
    });
  }
  database.write(Actor::system(), link_demo_people);
  print_demo_accounts(database);
}

}  // namespace vx
