#pragma once
#include <optional>
#include <string>

#include "base/crypto.h"
#include "db/database.h"
#include "web/response.h"

namespace vx {

/// A repeated write is answered from what its first run stored, in the same transaction as that run. Keys are chosen by
/// the sender and count for one sender only; they are kept for one to two days.
struct RequestKey {
  std::string uuid;
  std::string owner;  ///< who sent it: an account, or the browser of somebody signed out
};

struct StoredAnswer {
  Digest fingerprint;  ///< of the request that was answered
  Response response;
  bool is_lost = false;  ///< it held a secret, and only the process that gave it could open it again
};

/// True if the answer may be stored: it succeeded, is small, and opens no session. One that must not be kept
/// (Cache-Control: no-store) shows a secret once: it is stored sealed by a key that is in this process' memory only.
bool may_be_stored(const Response& response);
std::optional<StoredAnswer> find_answer(ReadTx& tx, const RequestKey& key);
/// Throws ConstraintViolation if the same request has been stored meanwhile (PostgreSQL only).
void insert_answer(WriteTx& tx, const RequestKey& key, const Digest& fingerprint, const Response& response);
/// Deletes some answers that are two days old; answers how many.
std::int64_t delete_old_answers(WriteTx& tx, int limit);

}  // namespace vx
