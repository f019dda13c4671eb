#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "organisations/organisation.h"
#include "people/person.h"
#include "web/problem.h"
#include "web/viewer.h"

namespace vx {

inline constexpr Permission manage_accounts{"accounts.manage"};

/// Active: may log in. Locked: an administrator said no for now. Closed: for good; kept because papers name it.
enum class AccountState { Active, Locked, Closed };
std::string_view code_of(AccountState state);
AccountState account_state(std::string_view code);

/// One who may log in (tài khoản). Names are those shown on papers; the log-in name is lower-case ASCII.
struct Account {
  Id<Account> id = {};
  std::string login_name = {};
  std::string display_name = {};
  std::string email = {};
  std::string phone = {};
  std::string locale = "vi";
  AccountState state = AccountState::Active;
  Id<Organisation> organisation = {};
  Id<Person> person = {};  ///< whose it is, if that is known
  Instant created_at = {};
  std::int64_t version = 1;
  bool must_change_password = false;
  bool has_totp = false;
  bool is_demo = false;  ///< of the demonstration: shown as such, and needs no TOTP
  std::optional<Instant> locked_until = {};
};

/// A line of the list of accounts.
struct AccountSummary {
  Account account = {};
  std::string organisation_name = {};
  std::vector<std::string> roles = {};  ///< codes, valid today
  std::optional<Instant> last_used_at = {};
};

/// "Nguyen.An " → "nguyen.an"; nothing unless 2–40 of a–z, 0–9, dot, dash, underscore, beginning with a letter.
std::optional<std::string> parse_login_name(std::string_view typed);
/// "Nguyễn Thị Ánh" → "anh.nguyenthi": a log-in name to offer.
std::string suggest_login_name(std::string_view display_name);

/// Wrong tries in a row rest the account: nothing up to four, then 1, 2, 4, 8, at most 15 minutes.
std::int64_t rest_seconds_after(std::int64_t failed_count);
inline constexpr std::int64_t rest_seconds_max = 15 * 60;
/// True while it rests. A clock that was set back does not keep it resting for longer than a rest can be.
bool is_resting(const std::optional<Instant>& locked_until, Instant now);

}  // namespace vx
