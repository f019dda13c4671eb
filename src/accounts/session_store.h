#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "accounts/session.h"
#include "db/database.h"

namespace vx {

enum class SessionState { Open, AwaitingCode };

struct NewSession {
  Id<Account> account;
  SessionState state = SessionState::Open;
  Digest token_hash;
  std::string address;
  std::string device;
};
/// Ends the account's session unused longest when there are too many.
Id<Session> insert_session(WriteTx& tx, const NewSession& session);

/// An open session that has not expired by its longest time. Whether it idled too long is the caller's to judge.
std::optional<Session> find_open_session(ReadTx& tx, const Digest& token_hash);
struct AwaitingSession {
  Session session;
  std::int64_t attempts = 0;
};
/// A session between password and code.
std::optional<AwaitingSession> find_awaiting_session(ReadTx& tx, const Digest& token_hash);
void note_code_attempt(WriteTx& tx, Id<Session> id);
/// Any session of that token, whatever its state: at log-out and log-in.
std::optional<Session> find_session_by_token(ReadTx& tx, const Digest& token_hash);

/// Open ones, the last used first.
std::vector<Session> list_sessions(ReadTx& tx, Id<Account> account);
/// False if there is no such open session of the account.
bool end_session(WriteTx& tx, Id<Account> account, Id<Session> id);
/// All but `kept`; answers how many.
std::int64_t end_sessions(WriteTx& tx, Id<Account> account, Id<Session> kept = {});
void set_last_uses(WriteTx& tx, const std::vector<std::pair<std::int64_t, Instant>>& last_uses);
/// Rows nobody needs: ended or expired more than 30 days ago.
std::int64_t delete_old_sessions(WriteTx& tx);

Id<ApiToken> insert_api_token(WriteTx& tx, const ApiToken& token, const Digest& token_hash);
/// Not revoked and not expired.
std::optional<ApiToken> find_api_token(ReadTx& tx, const Digest& token_hash);
std::vector<ApiToken> list_api_tokens(ReadTx& tx, Id<Account> account);
bool revoke_api_token(WriteTx& tx, Id<Account> account, Id<ApiToken> id);
std::int64_t revoke_api_tokens(WriteTx& tx, Id<Account> account);
void set_api_token_uses(WriteTx& tx, const std::vector<std::pair<std::int64_t, Instant>>& last_uses);

/// Grows with every change that may take something from a viewer.
std::int64_t access_version(ReadTx& tx);
void raise_access_version(WriteTx& tx);

}  // namespace vx
