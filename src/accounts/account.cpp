#include "accounts/account.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {

std::string_view code_of(AccountState state) {
  switch (state) {
    case AccountState::Active:
      return "active";
    case AccountState::Locked:
      return "locked";
    case AccountState::Closed:
      return "closed";
  }
  found_bug("an account has one of three states", std::source_location::current());
}

AccountState account_state(std::string_view code) {
  for (AccountState state : {AccountState::Active, AccountState::Locked, AccountState::Closed})
    if (code_of(state) == code) return state;
  found_bug("an account has one of three states", std::source_location::current());
}

std::optional<std::string> parse_login_name(std::string_view typed) {
  std::string name = lower(trim(typed));
  if (name.size() < 2 || name.size() > 40 || name[0] < 'a' || name[0] > 'z') return std::nullopt;
  for (char c : name) {
    bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (!good) return std::nullopt;
  }
  return name;
}

std::string suggest_login_name(std::string_view display_name) {
  std::string words = fold_words(display_name);
  std::size_t last = words.rfind(' ');
  std::string name = last == std::string::npos ? words : words.substr(last + 1);
  if (last != std::string::npos) {
    name += '.';
    for (char c : words.substr(0, last))
      if (c != ' ') name += c;
  }
  return parse_login_name(name.substr(0, 40)).value_or("");
}

std::int64_t rest_seconds_after(std::int64_t failed_count) {
  if (failed_count < 5) return 0;
  std::int64_t doublings = std::min<std::int64_t>(failed_count - 5, 4);
  return std::min<std::int64_t>(std::int64_t{60} << doublings, rest_seconds_max);
}

bool is_resting(const std::optional<Instant>& locked_until, Instant now) {
  return locked_until && now < *locked_until && *locked_until <= now.plus_seconds(rest_seconds_max);
}

}  // namespace vx
