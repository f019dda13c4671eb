#include "base/server_key.h"
#include "base/text.h"
#include "web/answer.h"
#include "web/idempotency.h"
#include "web/response.h"

namespace vx {
namespace {

constexpr std::size_t body_max = 64 << 10;
constexpr std::string_view sealed_header = "Sealed";  // in the database only

/// A copy of the database must not open what was shown once (a password, a token, recovery codes).
const ServerKey& key_of_this_process() {
  static const ServerKey key = ServerKey::ephemeral();
  return key;
}

/// The 16 bytes of a UUID.
std::string key_bytes(std::string_view uuid) {
  std::string digits;
  for (char c : uuid)
    if (c != '-') digits.push_back(c);
  return from_hex(digits).value_or("");
}

std::string header_lines(const Response& response) {
  std::string lines;
  for (const auto& [name, value] : response.headers) lines.append(name).append(": ").append(value).append("\n");
  return lines;
}

StoredAnswer read_answer(const Row& row) {
  StoredAnswer stored{.fingerprint = row.get<Digest>(0), .response = {}};
  Response& response = stored.response;
  response.status = static_cast<int>(row.integer(1));
  for (std::string_view line : split(row.text(2), '\n'))
    if (std::size_t colon = line.find(": "); colon != std::string_view::npos)
      response.with_header(std::string(line.substr(0, colon)), std::string(line.substr(colon + 2)));
  response.body = as_text(row.bytes(3));
  if (std::erase_if(response.headers, [](const auto& header) { return header.first == sealed_header; }) == 0)
    return stored;
  auto body = key_of_this_process().unseal("answer", response.body);
  stored.is_lost = !body;
  response.body = std::move(body).value_or("");
  return stored;
}

}  // namespace

bool may_be_stored(const Response& response) {
  if (response.status >= 400 || response.events || response.content().size() > body_max) return false;
  return std::ranges::none_of(response.headers, [](const auto& header) {
    return header.first == "Set-Cookie" && !header.second.starts_with(notice_cookie);
  });
}

std::optional<StoredAnswer> find_answer(ReadTx& tx, const RequestKey& key) {
  std::string bytes = key_bytes(key.uuid);
  std::int64_t today = tx.today().days_since_epoch();
  return tx.find(
      "select fingerprint, status, headers, body from request_key"
      " where day in ($1, $2) and key = $3 and owner = $4",
      {today, today - 1, as_bytes(bytes), key.owner}, read_answer);
}

void insert_answer(WriteTx& tx, const RequestKey& key, const Digest& fingerprint, const Response& response) {
  std::string bytes = key_bytes(key.uuid);
  std::string lines = header_lines(response);
  std::string_view body = response.content();
  std::string sealed;
  if (find_header(response, "Cache-Control") == "no-store") {
    lines.append(sealed_header).append(": yes\n");
    body = sealed = key_of_this_process().seal("answer", body);
  }
  tx.execute(
      "insert into request_key (day, key, owner, fingerprint, status, headers, body) values ($1, $2, $3, $4, $5, $6, "
      "$7)",
      {tx.today().days_since_epoch(), as_bytes(bytes), key.owner, fingerprint, response.status, lines, as_bytes(body)});
}

std::int64_t delete_old_answers(WriteTx& tx, int limit) {
  std::int64_t before = tx.today().days_since_epoch() - 1;
  tx.exempt_from_audit("forgets answers nobody asks for again");
  return tx.execute(
      "delete from request_key where day < $1"
      " and key in (select key from request_key where day < $1 order by day, key limit $2)",
      {before, limit});
}

}  // namespace vx
