#include "accounts/session_store.h"

#include "base/text.h"

namespace vx {
namespace {

constexpr std::int64_t kept_seconds = 30 * 86400;

Session session_of(const Row& row) {
  return {.id = row.get<Id<Session>>(0),
          .account = row.get<Id<Account>>(1),
          .created_at = row.get<Instant>(2),
          .last_used_at = row.get<Instant>(3),
          .expires_at = row.get<Instant>(4),
          .address = row.get<std::string>(5),
          .device = row.get<std::string>(6)};
}

ApiToken api_token_of(const Row& row) {
  ApiToken token{.id = row.get<Id<ApiToken>>(0),
                 .account = row.get<Id<Account>>(1),
                 .name = row.get<std::string>(2),
                 .permissions = {},
                 .created_at = row.get<Instant>(4),
                 .last_used_at = row.get<std::optional<Instant>>(5),
                 .expires_at = row.get<Instant>(6)};
  for (std::string_view name : split(row.text(3), ' '))
    if (!name.empty()) token.permissions.emplace_back(name);
  return token;
}

#define SESSION_COLUMNS "id, account_id, created_at, last_used_at, expires_at, address, device"
#define TOKEN_COLUMNS "id, account_id, name, permissions, created_at, last_used_at, expires_at"

/// Makes room for one more.
void end_surplus_sessions(WriteTx& tx, Id<Account> account) {
  std::vector<Session> open = list_sessions(tx, account);
  for (std::size_t i = sessions_max - 1; i < open.size(); ++i) end_session(tx, account, open[i].id);
}

}  // namespace

Id<Session> insert_session(WriteTx& tx, const NewSession& session) {
  bool is_open = session.state == SessionState::Open;
  if (is_open) end_surplus_sessions(tx, session.account);
  Instant expires = tx.now().plus_seconds(is_open ? session_longest_seconds : code_wait_seconds);
  return tx.insert<Session>(
      "insert into session (account_id, token_hash, state, created_at, last_used_at, expires_at, address, device, "
      "attempts) values ($1, $2, $3, $4, $4, $5, $6, $7, 0) returning id",
      {session.account, session.token_hash, is_open ? "open" : "awaiting_code", tx.now(), expires, session.address,
       session.device});
}

std::optional<Session> find_open_session(ReadTx& tx, const Digest& token_hash) {
  return tx.find("select " SESSION_COLUMNS " from session where token_hash = $1 and state = 'open' and expires_at > $2",
                 {token_hash, tx.now()}, session_of);
}

std::optional<AwaitingSession> find_awaiting_session(ReadTx& tx, const Digest& token_hash) {
  return tx.find("select " SESSION_COLUMNS
                 ", attempts from session where token_hash = $1 and state = 'awaiting_code' and expires_at > $2",
                 {token_hash, tx.now()},
                 [](const Row& row) { return AwaitingSession{session_of(row), row.get<std::int64_t>(7)}; });
}

void note_code_attempt(WriteTx& tx, Id<Session> id) {
  tx.execute("update session set attempts = attempts + 1 where id = $1", {id});
}

std::optional<Session> find_session_by_token(ReadTx& tx, const Digest& token_hash) {
  return tx.find("select " SESSION_COLUMNS " from session where token_hash = $1 and state <> 'ended'", {token_hash},
                 session_of);
}

std::vector<Session> list_sessions(ReadTx& tx, Id<Account> account) {
  return tx.list("select " SESSION_COLUMNS
                 " from session where account_id = $1 and state = 'open' and expires_at > $2 "
                 "order by last_used_at desc, id desc",
                 {account, tx.now()}, session_of);
}

bool end_session(WriteTx& tx, Id<Account> account, Id<Session> id) {
  return tx.execute("update session set state = 'ended' where id = $1 and account_id = $2 and state <> 'ended'",
                    {id, account}) > 0;
}

std::int64_t end_sessions(WriteTx& tx, Id<Account> account, Id<Session> kept) {
  return tx.execute("update session set state = 'ended' where account_id = $1 and state <> 'ended' and id <> $2",
                    {account, kept.value});
}

void set_last_uses(WriteTx& tx, const std::vector<std::pair<std::int64_t, Instant>>& last_uses) {
  for (const auto& [id, at] : last_uses)
    tx.execute("update session set last_used_at = $2 where id = $1 and last_used_at < $2", {id, at});
}

std::int64_t delete_old_sessions(WriteTx& tx) {
  return tx.execute("delete from session where expires_at < $1", {tx.now().plus_seconds(-kept_seconds)});
}

Id<ApiToken> insert_api_token(WriteTx& tx, const ApiToken& token, const Digest& token_hash) {
  std::string permissions;
  for (const std::string& name : token.permissions) permissions += (permissions.empty() ? "" : " ") + name;
  return tx.insert<ApiToken>(
      "insert into api_token (account_id, token_hash, name, permissions, created_at, expires_at) "
      "values ($1, $2, $3, $4, $5, $6) returning id",
      {token.account, token_hash, token.name, permissions, tx.now(), token.expires_at});
}

std::optional<ApiToken> find_api_token(ReadTx& tx, const Digest& token_hash) {
  return tx.find("select " TOKEN_COLUMNS
                 " from api_token where token_hash = $1 and revoked_at is null and expires_at > $2",
                 {token_hash, tx.now()}, api_token_of);
}

std::vector<ApiToken> list_api_tokens(ReadTx& tx, Id<Account> account) {
  return tx.list("select " TOKEN_COLUMNS
                 " from api_token where account_id = $1 and revoked_at is null and expires_at > $2 order by id desc",
                 {account, tx.now()}, api_token_of);
}

bool revoke_api_token(WriteTx& tx, Id<Account> account, Id<ApiToken> id) {
  return tx.execute("update api_token set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null",
                    {id, account, tx.now()}) > 0;
}

std::int64_t revoke_api_tokens(WriteTx& tx, Id<Account> account) {
  return tx.execute("update api_token set revoked_at = $2 where account_id = $1 and revoked_at is null",
                    {account, tx.now()});
}

void set_api_token_uses(WriteTx& tx, const std::vector<std::pair<std::int64_t, Instant>>& last_uses) {
  for (const auto& [id, at] : last_uses) tx.execute("update api_token set last_used_at = $2 where id = $1", {id, at});
}

std::int64_t access_version(ReadTx& tx) { return tx.count("select value from access_version where id = 1", {}); }

void raise_access_version(WriteTx& tx) { tx.execute("update access_version set value = value + 1 where id = 1", {}); }

}  // namespace vx
