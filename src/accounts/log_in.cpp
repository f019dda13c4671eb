#include "accounts/log_in.h"

#include "accounts/session_store.h"
#include "accounts/totp.h"
#include "base/log.h"

namespace vx {
namespace {

/// A password given by an administrator that nobody used in this time is good no more.
constexpr std::int64_t one_time_password_seconds = 7 * 86400;

std::string subject_of(Id<Account> account) { return fmt::format("account/{}", account.value); }

void act_as(WriteTx& tx, const Account& account, const Request& request) {
  tx.set_actor({account.id.value, account.login_name, "", request.address});
}

CheckedPassword check_against(AccountKeeping& keeping, const std::optional<Credentials>& credentials,
                              std::string_view password) {
  CheckedPassword checked;
  if (credentials) {
    checked.account = credentials->account.id;
    checked.verified_hash = credentials->password_hash;
  }
  checked.is_right = keeping.hasher().verify(password, checked.verified_hash);
  if (checked.is_right && keeping.hasher().is_outdated(checked.verified_hash))
    checked.fresh_hash = keeping.hasher().hash(password);
  return checked;
}

/// A new session for whoever has shown enough; the browser's old one ends.
LogIn open_session(AccountKeeping& keeping, WriteTx& tx, const Account& account, SessionState state,
                   const Request& request) {
  if (!request.session_token.empty()) {
    if (auto old = find_session_by_token(tx, keeping.viewers().hash_of(request.session_token))) {
      end_session(tx, old->account, old->id);
      raise_access_version(tx);
    }
  }
  LogIn opened{state == SessionState::Open ? LogInStep::Open : LogInStep::AwaitsCode, random_token(), account};
  insert_session(tx, {account.id, state, keeping.viewers().hash_of(opened.token), request.address,
                      describe_device(request.header("user-agent"))});
  return opened;
}

/// Why nobody may log in with these, whatever the password; empty if somebody may. For the log: the page says the same
/// to all.
std::string_view why_closed(const std::optional<Credentials>& credentials, Instant now) {
  if (!credentials) return "unknown_name";
  const Account& account = credentials->account;
  if (account.state != AccountState::Active) return code_of(account.state);
  if (is_resting(account.locked_until, now)) return "resting";
  bool is_over =
      account.must_change_password && credentials->password_set_at.plus_seconds(one_time_password_seconds) <= now;
  return is_over ? "one_time_password_over" : "";
}

LogIn refuse(WriteTx& tx, const Credentials& credentials, std::string_view action, const Request& request) {
  act_as(tx, credentials.account, request);
  note_failed_log_in(tx, credentials.account.id, credentials.failed_count + 1);
  tx.record({.action = std::string(action), .subject = subject_of(credentials.account.id)});
  return {};
}

}  // namespace

CheckedPassword check_log_in(AccountKeeping& keeping, std::string_view address, std::string_view login_name,
                             std::string_view password) {
  Database& database = keeping.database();
  if (int seconds = keeping.log_in_limit.take(address, database.clock().now()); seconds > 0) {
    Problem limited(ProblemCode::RateLimited);
    limited.retry_after = seconds;
    throw limited;
  }
  std::optional<Credentials> credentials;
  if (auto name = parse_login_name(login_name))
    credentials = database.read([&](ReadTx& tx) { return find_credentials(tx, *name); });
  CheckedPassword checked = check_against(keeping, credentials, password);
  if (checked.is_right) keeping.log_in_limit.give_back(address, database.clock().now());
  return checked;
}

CheckedPassword check_own_password(AccountKeeping& keeping, Request& request, std::string_view password) {
  if (int seconds = keeping.log_in_limit.take(request.address, keeping.database().clock().now()); seconds > 0) {
    Problem limited(ProblemCode::RateLimited);
    limited.retry_after = seconds;
    throw limited;
  }
  auto credentials = keeping.database().read([&](ReadTx& tx) -> std::optional<Credentials> {
    auto viewer = keeping.viewers().find(tx, request.session_token);
    return viewer ? find_credentials(tx, Id<Account>{viewer->account}) : std::nullopt;
  });
  if (!credentials) throw Problem(ProblemCode::Unauthenticated);
  CheckedPassword checked = check_against(keeping, credentials, password);
  if (checked.is_right) keeping.log_in_limit.give_back(request.address, keeping.database().clock().now());
  return checked;
}

LogIn log_in(AccountKeeping& keeping, WriteTx& tx, const CheckedPassword& checked, const Request& request) {
  auto credentials = checked.account ? find_credentials(tx, checked.account) : std::nullopt;
  if (auto why = why_closed(credentials, tx.now()); !why.empty()) {
    log_warning("log_in_refused", {{"why", why}, {"account", checked.account.value}, {"address", request.address}});
    return {};
  }
  const Account& account = credentials->account;
  if (!checked.is_right || credentials->password_hash != checked.verified_hash)
    return refuse(tx, *credentials, "accounts.log_in_failed", request);

  act_as(tx, account, request);
  if (!checked.fresh_hash.empty()) renew_password_hash(tx, account.id, checked.fresh_hash);
  if (account.has_totp) {
    tx.exempt_from_audit("a log-in that awaits its code");
    return open_session(keeping, tx, account, SessionState::AwaitingCode, request);
  }
  if (credentials->failed_count > 0) forget_failed_log_ins(tx, account.id);
  tx.record({.action = "accounts.log_in", .subject = subject_of(account.id)});
  return open_session(keeping, tx, account, SessionState::Open, request);
}

LogIn log_in_with_code(AccountKeeping& keeping, WriteTx& tx, std::string_view code, const Request& request) {
  if (request.session_token.empty()) return {};
  auto awaiting = find_awaiting_session(tx, keeping.viewers().hash_of(request.session_token));
  if (!awaiting || awaiting->attempts >= code_attempts_max) return {};
  auto credentials = find_credentials(tx, awaiting->session.account);
  const Account& account = credentials->account;
  if (account.state != AccountState::Active || is_resting(account.locked_until, tx.now())) return {};
  if (!accept_second_factor(keeping, tx, *credentials, code)) {
    note_code_attempt(tx, awaiting->session.id);
    return refuse(tx, *credentials, "accounts.code_failed", request);
  }
  act_as(tx, account, request);
  forget_failed_log_ins(tx, account.id);
  tx.record({.action = "accounts.log_in", .subject = subject_of(account.id), .note = "totp"});
  return open_session(keeping, tx, account, SessionState::Open, request);
}

bool accept_second_factor(AccountKeeping& keeping, WriteTx& tx, const Credentials& credentials, std::string_view code) {
  auto secret = keeping.key().unseal("totp", credentials.totp_secret);
  if (!secret) return false;
  // The telephone shows the codes of the machine's time, whatever a training clock says.
  if (auto step = accept_totp_code(*secret, code, SystemClock().now(), credentials.totp_last_step)) {
    set_totp_step(tx, credentials.account.id, *step);
    return true;
  }
  return use_recovery_code(tx, credentials.account.id, keeping.recovery_hash(code));
}

Digest AccountKeeping::recovery_hash(std::string_view typed) {
  return keyed_hash(normal_recovery_code(typed), key().derive("recovery"));
}

}  // namespace vx
