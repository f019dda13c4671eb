// Rules of accounts that need no database.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "accounts/account.h"
#include "accounts/password.h"
#include "accounts/rate_limit.h"
#include "accounts/role.h"
#include "accounts/role_grant.h"
#include "accounts/session.h"
#include "accounts/totp.h"
#include "base/crypto.h"
#include "base/server_key.h"
#include "web/address.h"

namespace vx {
namespace {

constexpr PasswordCost cheap{1, 8192};

TEST(LogInName, IsLowerCaseAscii) {
  EXPECT_EQ(parse_login_name(" Lan.Nguyen "), "lan.nguyen");
  for (std::string_view wrong : {"", "l", "1lan", "lan nguyen", "lán", "lan@x", "-lan"})
    EXPECT_FALSE(parse_login_name(wrong)) << wrong;
  EXPECT_EQ(suggest_login_name("Nguyễn Thị Ánh"), "anh.nguyenthi");
  EXPECT_EQ(suggest_login_name("Đặng"), "dang");
}

TEST(Account, RestsLongerWithEachWrongTryButNeverLong) {
  EXPECT_EQ(rest_seconds_after(4), 0);
  EXPECT_EQ(rest_seconds_after(5), 60);
  EXPECT_EQ(rest_seconds_after(6), 120);
  EXPECT_EQ(rest_seconds_after(500), rest_seconds_max);
  Instant now = Instant::at(Date(2021, 9, 20), 8, 0);
  EXPECT_TRUE(is_resting(now.plus_seconds(1), now));
  EXPECT_FALSE(is_resting(now, now));
  EXPECT_FALSE(is_resting(std::nullopt, now));
  EXPECT_FALSE(is_resting(now.plus_seconds(86400), now)) << "a clock that was set back must not lock people out";
}

TEST(Password, VerifiesOnlyItself) {
  PasswordHasher hasher(cheap, 1);
  std::string hash = hasher.hash("một mật khẩu dài");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(hasher.verify("một mật khẩu dài", hash));
  EXPECT_FALSE(hasher.verify("một mật khẩu dai", hash));
  EXPECT_FALSE(hasher.verify("một mật khẩu dài", ""));
  EXPECT_NE(hash, hasher.hash("một mật khẩu dài"));
}

TEST(Password, IsHashedAnewWhenTheCostIsRaised) {
  PasswordHasher old(cheap, 1);
  PasswordHasher raised({2, 16384}, 1);
  std::string hash = old.hash("một mật khẩu dài");
  EXPECT_FALSE(old.is_outdated(hash));
  EXPECT_TRUE(raised.is_outdated(hash));
  EXPECT_TRUE(raised.verify("một mật khẩu dài", hash));
}

TEST(Password, OfNobodyTakesAsLongAsOfSomebody) {
  PasswordHasher hasher({2, 8 << 20}, 1);
  std::string hash = hasher.hash("một mật khẩu dài");
  auto time_of = [&](std::string_view stored) {
    auto best = std::chrono::nanoseconds::max();
    for (int i = 0; i < 5; ++i) {
      auto start = std::chrono::steady_clock::now();
      EXPECT_FALSE(hasher.verify("sai rồi bạn ơi", stored));
      best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
    }
    return static_cast<double>(best.count());
  };
  double ratio = time_of("") / time_of(hash);
  EXPECT_GT(ratio, 0.5);
  EXPECT_LT(ratio, 2.0);
}

TEST(Password, RefusesWhoComesWhenTooManyWait) {
  PasswordHasher hasher({3, 32 << 20}, 1, 1);
  std::string hash = hasher.hash("một mật khẩu dài");
  std::atomic<int> refused = 0;
  std::vector<std::jthread> people;
  for (int i = 0; i < 8; ++i)
    people.emplace_back([&] {
      try {
        (void)hasher.verify("x", hash);
      } catch (const Problem& problem) {
        EXPECT_EQ(problem.code(), ProblemCode::Busy);
        EXPECT_GT(problem.retry_after, 0);
        ++refused;
      }
    });
  people.clear();
  EXPECT_GT(refused, 0);
  EXPECT_FALSE(hasher.verify("x", hash)) << "and takes the next when they are gone";
}

TEST(Password, MustNotBeGuessable) {
  auto key_of = [](std::string_view password) {
    auto refusal = refuse_password(password, "lan.nguyen", "Nguyễn Thị Lan");
    return refusal ? refusal->key : "";
  };
  EXPECT_EQ(key_of("ngắn quá"), "accounts.password.too_short");
  for (std::string_view common : {"matkhau123456", "@Password2021!", "123456789012", "Vungxanh@2021", "aaaaaaaaaaaa",
                                  "abababababab", "987654321098", "Qwertyuiop12", "mật khẩu 2021"})
    EXPECT_EQ(key_of(common), "accounts.password.too_common") << common;
  EXPECT_EQ(key_of("Lan.Nguyen12"), "accounts.password.is_name");
  EXPECT_EQ(key_of("NguyenThiLan2"), "accounts.password.is_name");
  EXPECT_EQ(key_of("bốn con trâu gặm mây"), "");
  EXPECT_EQ(key_of(make_one_time_password()), "");
}

TEST(Password, HasTwelveTo128CharactersOfAnyKind) {
  auto key_of = [](std::string_view password) {
    auto refusal = refuse_password(password, "lan.nguyen", "Nguyễn Thị Lan");
    return refusal ? refusal->key : "";
  };
  EXPECT_EQ(key_of("trâu gặm mâ"), "accounts.password.too_short");
  EXPECT_EQ(key_of("trâu gặm mây"), "") << "characters are counted, not bytes";
  EXPECT_EQ(key_of("🐃🌾🌧️🏯🐓🎋🪁🐃🌾🌧️🏯🐓🎋"), "");
  std::string longest;
  for (int i = 0; longest.size() < 128; ++i) longest += fmt::format("{} ", i);
  longest.resize(128);
  EXPECT_EQ(key_of(longest), "");
  EXPECT_EQ(key_of(longest + "x"), "accounts.password.too_long");
  PasswordHasher hasher({1, 8192}, 1);
  EXPECT_FALSE(hasher.verify(longest.substr(0, 127), hasher.hash(longest))) << "no part of it is left out";
}

TEST(Totp, GivesTheCodesOfTheStandard) {
  // RFC 6238, appendix B (SHA-1; its eight digits end in these six).
  std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, Instant{59'000'000}), "287082");
  EXPECT_EQ(totp_code(secret, Instant{1'111'111'109'000'000}), "081804");
  EXPECT_EQ(totp_code(secret, Instant{20'000'000'000'000'000}), "353130");
}

TEST(Totp, TakesACodeOnceAndOneStepOff) {
  std::string secret = make_totp_secret();
  Instant now{1'600'000'000'000'000};
  std::string code = totp_code(secret, now);
  auto step = accept_totp_code(secret, code, now, 0);
  ASSERT_TRUE(step);
  EXPECT_FALSE(accept_totp_code(secret, code, now, *step)) << "the same again";
  EXPECT_TRUE(accept_totp_code(secret, code.substr(0, 3) + " " + code.substr(3), now.plus_seconds(30), 0));
  EXPECT_FALSE(accept_totp_code(secret, code, now.plus_seconds(90), 0));
  EXPECT_FALSE(accept_totp_code(secret, "", now, 0));
  EXPECT_FALSE(accept_totp_code(secret, "12345", now, 0));
}

TEST(Totp, IsShownAsAddressAndPicture) {
  std::string address = totp_address("12345678901234567890", "lan", "Vung Xanh");
  EXPECT_EQ(address, "otpauth://totp/Vung%20Xanh:lan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Vung%20Xanh");
  std::string svg = qr_code(address, "Mã QR").str();
  EXPECT_TRUE(svg.starts_with("<svg viewBox=\"0 0 "));
  EXPECT_FALSE(svg.contains("style="));
  EXPECT_FALSE(svg.contains(address));
}

TEST(ServerKey, IsMadeOnceAndReadByItsOwnerOnly) {
  std::string folder = std::filesystem::temp_directory_path() / ("vx_key_" + hex(as_bytes(random_bytes(8))));
  std::string sealed = ServerKey::open(folder).seal("totp", "bí mật");
  ServerKey again = ServerKey::open(folder);
  EXPECT_EQ(again.unseal("totp", sealed), "bí mật");
  EXPECT_FALSE(again.unseal("audit", sealed)) << "sealed for another purpose";
  EXPECT_FALSE(ServerKey::ephemeral().unseal("totp", sealed)) << "sealed by another server";
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  EXPECT_FALSE(again.unseal("totp", sealed)) << "changed";
  EXPECT_NE(again.derive("totp"), again.derive("sessions"));
  auto file = std::filesystem::path(folder) / "server.key";
  EXPECT_EQ(std::filesystem::status(file).permissions() & std::filesystem::perms::mask,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_THROW(ServerKey::open(folder), std::runtime_error);
  std::filesystem::remove_all(folder);
}

TEST(RateLimit, LetsABurstThroughAndThenOneAtATime) {
  RateLimit limit(3, 10);
  Instant now{1'600'000'000'000'000};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take("192.0.2.1", now), 0);
  EXPECT_EQ(limit.take("192.0.2.1", now), 10);
  EXPECT_EQ(limit.take("192.0.2.2", now), 0) << "another address";
  EXPECT_EQ(limit.take("192.0.2.1", now.plus_seconds(10)), 0);
  EXPECT_GT(limit.take("192.0.2.1", now.plus_seconds(10)), 0);
  limit.give_back("192.0.2.1", now.plus_seconds(10));
  EXPECT_EQ(limit.take("192.0.2.1", now.plus_seconds(10)), 0);
}

TEST(RateLimit, CountsANetworkOfIpv6AsOne) {
  RateLimit limit(1, 10);
  Instant now{1'600'000'000'000'000};
  EXPECT_EQ(limit.take("2001:db8:1:2::1", now), 0);
  EXPECT_GT(limit.take("2001:db8:1:2:ffff::9", now), 0);
  EXPECT_EQ(limit.take("2001:db8:1:3::1", now), 0);
}

TEST(RateLimit, RemembersABoundedNumber) {
  RateLimit limit(1, 1000, 100);
  Instant now{1'600'000'000'000'000};
  for (int i = 0; i < 1000; ++i) limit.take(fmt::format("10.0.{}.{}", i / 250, i % 250), now.plus_seconds(i));
  EXPECT_LE(limit.size(), 100u);
}

TEST(Session, GoesOnOnlyWithinThisSite) {
  for (std::string_view good : {"/", "/campaigns/3?x=1&y=2", "/a//b"}) EXPECT_TRUE(is_local_address(good)) << good;
  for (std::string_view evil :
       {"", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x"})
    EXPECT_FALSE(is_local_address(evil)) << evil;
}

TEST(Session, NamesTheDevice) {
  EXPECT_EQ(describe_device("Mozilla/5.0 (Linux; Android 9; SM-J415F) AppleWebKit/537.36 (KHTML, like Gecko) "
                            "Chrome/92.0 Mobile Safari/537.36"),
            "Chrome · Android");
  EXPECT_EQ(describe_device("Mozilla/5.0 (iPhone; CPU iPhone OS 14_7 like Mac OS X) Version/14.1 Safari/604.1"),
            "Safari · iPhone");
  EXPECT_EQ(describe_device("something else"), "");
}

TEST(Role, HasACodeAndPermissions) {
  for (Role role : all_roles()) {
    EXPECT_EQ(find_role(code_of(role)), role);
    EXPECT_FALSE(permissions_of(role).empty()) << code_of(role);
  }
  EXPECT_EQ(all_roles().size(), 10u);
  EXPECT_FALSE(find_role("king"));
  EXPECT_TRUE(requires_totp(Role::Administrator));
  for (Authority authority : all_authorities()) EXPECT_EQ(find_authority(code_of(authority)), authority);
  EXPECT_EQ(abbreviation_of(Authority::ByDelegation), "TUQ.");
}

class Delegation : public testing::Test {
 protected:
  Date today = Date(2021, 9, 20);
  RoleGrant origin{.id = {1},
                   .account = {10},
                   .role = Role::OrganisationHead,
                   .place = {{5}, {}},
                   .valid_from = Date(2021, 1, 1),
                   .valid_to = Date(2021, 12, 31),
                   .delegated_from = {},
                   .authority = {},
                   .paper_number = {},
                   .given_by = 0,
                   .given_at = {},
                   .revoked_at = {}};
  RoleGrant draft = [this] {
    RoleGrant made = origin;
    made.id = {};
    made.account = {11};
    made.valid_from = Date(2021, 9, 21);
    made.valid_to = Date(2021, 10, 5);
    made.authority = Authority::ByDelegation;
    made.paper_number = "12/GUQ-SNgV";
    return made;
  }();
  std::string refusal() {
    auto decided = decide_delegation(origin, draft, today);
    return decided ? "" : decided.error().key;
  }
};

TEST_F(Delegation, HandsTheRoleOnForATime) {
  auto decided = decide_delegation(origin, draft, today);
  ASSERT_TRUE(decided);
  EXPECT_EQ(decided->role, Role::OrganisationHead);
  EXPECT_EQ(decided->place, origin.place);
  EXPECT_EQ(decided->delegated_from, origin.id);
  EXPECT_FALSE(decided->holds_on(Date(2021, 9, 20)));
  EXPECT_TRUE(decided->holds_on(Date(2021, 10, 5)));
  EXPECT_FALSE(decided->holds_on(Date(2021, 10, 6)));
}

TEST_F(Delegation, IsNotHandedOnAgain) {
  origin.delegated_from = {9};
  EXPECT_EQ(refusal(), "accounts.delegation.not_again");
}

TEST_F(Delegation, NeedsAnEndWithinTheRole) {
  draft.valid_to.reset();
  EXPECT_EQ(refusal(), "accounts.delegation.no_end");
  draft.valid_to = Date(2022, 1, 1);
  EXPECT_EQ(refusal(), "accounts.delegation.outlasts_role");
  draft.valid_to = Date(2021, 9, 20);
  EXPECT_EQ(refusal(), "accounts.grant.ends_before_it_begins");
}

TEST_F(Delegation, NeedsAnAuthorityAndInWritingAPaper) {
  draft.paper_number.clear();
  EXPECT_EQ(refusal(), "accounts.delegation.no_paper");
  draft.authority = Authority::ForHead;
  EXPECT_EQ(refusal(), "");
  draft.authority.reset();
  EXPECT_EQ(refusal(), "accounts.delegation.no_authority");
}

TEST_F(Delegation, GoesToSomebodyElse) {
  draft.account = origin.account;
  EXPECT_EQ(refusal(), "accounts.delegation.to_oneself");
}

TEST_F(Delegation, NeedsTheRoleToBeHeld) {
  origin.revoked_at = Instant{1};
  EXPECT_EQ(refusal(), "accounts.delegation.not_held");
}

}  // namespace
}  // namespace vx
