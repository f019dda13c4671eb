#include "accounts/viewer_source.h"

#include <cstring>

#include "accounts/account_store.h"
#include "accounts/role_grant_store.h"
#include "accounts/session_store.h"
#include "people/people_reads.h"

namespace vx {
namespace {

constexpr std::size_t entries_max = 20'000;

/// Adds the role's permissions at each of its scopes, each pair once.
void add_grants(std::vector<Grant>& grants, Role role, const std::vector<ScopePath>& scopes) {
  for (std::string_view permission : permissions_of(role))
    for (const ScopePath& scope : scopes) {
      bool known = std::ranges::any_of(
          grants, [&](const Grant& grant) { return grant.permission == permission && grant.scope == scope; });
      if (!known) grants.push_back({std::string(permission), scope});
    }
}

}  // namespace

std::optional<Viewer> load_viewer(ReadTx& tx, Id<Account> id) {
  auto account = find_account(tx, id);
  if (!account || account->state != AccountState::Active) return std::nullopt;
  Viewer viewer;
  viewer.account = id.value;
  viewer.login_name = account->login_name;
  viewer.display_name = account->display_name;
  viewer.organisation = account->organisation.value;
  if (account->person) viewer.person = current_person(tx, account->person).value;
  viewer.must_change_password = account->must_change_password;
  if (account->person)
    for (std::string_view permission : permissions_of_person()) viewer.grants.push_back({std::string(permission), ""});
  bool is_first = true;
  for (const RoleGrant& grant : list_valid_grants(tx, id, tx.today())) {
    std::vector<ScopePath> scopes = scopes_of_place(tx, grant.place);
    if (is_first) {
      viewer.role = code_of(grant.role);
      viewer.scope = path_of_place(tx, grant.place);
      if (grant.place.organisation) viewer.organisation = grant.place.organisation.value;
      is_first = false;
    }
    viewer.must_set_up_totp |= requires_totp(grant.role) && !account->has_totp && !account->is_demo;
    add_grants(viewer.grants, grant.role, scopes);
  }
  if (viewer.must_change_password || viewer.must_set_up_totp) viewer.grants.clear();  // first that, then work
  return viewer;
}

std::size_t ViewerSource::DigestHash::operator()(const Digest& digest) const noexcept {
  std::size_t out = 0;  // keyed hashes are as good as random
  std::memcpy(&out, digest.data(), sizeof out);
  return out;
}

std::optional<Viewer> ViewerSource::find(ReadTx& tx, std::string_view token) {
  if (token.empty() || token.size() > 200) return std::nullopt;
  Digest hash = hash_of(token);
  std::int64_t version = access_version(tx);
  if (auto viewer = find_kept(tx, hash, version)) return viewer;
  return token.starts_with(api_token_prefix) ? load_api_token(tx, hash, version) : load_session(tx, hash, version);
}

std::optional<Viewer> ViewerSource::find_kept(ReadTx& tx, const Digest& hash, std::int64_t version) {
  std::lock_guard lock(mutex_);
  auto found = entries_.find(hash);
  if (found == entries_.end()) return std::nullopt;
  Entry& entry = found->second;
  bool is_fresh = entry.version == version && entry.loaded_at <= tx.now() &&
                  tx.now() < entry.loaded_at.plus_seconds(kept_seconds) && entry.loaded_at.date() == tx.today();
  bool has_idled = entry.may_idle && entry.last_used_at.plus_seconds(session_idle_seconds) <= tx.now();
  if (!is_fresh || has_idled || entry.expires_at <= tx.now()) {
    entries_.erase(found);
    return std::nullopt;
  }
  entry.last_used_at = tx.now();
  note_use(entry);
  return entry.viewer;
}

std::optional<Viewer> ViewerSource::load_session(ReadTx& tx, const Digest& hash, std::int64_t version) {
  auto session = find_open_session(tx, hash);
  if (!session) return std::nullopt;
  if (last_use_of(*session).plus_seconds(session_idle_seconds) <= tx.now()) return std::nullopt;
  auto viewer = load_viewer(tx, session->account);
  if (!viewer) return std::nullopt;
  viewer->session = session->id.value;
  Entry entry{*viewer, version, tx.now(), tx.now(), session->expires_at, true, session->id.value};
  tx.remember([this, hash, entry = std::move(entry)]() mutable { keep(hash, std::move(entry)); });
  return viewer;
}

std::optional<Viewer> ViewerSource::load_api_token(ReadTx& tx, const Digest& hash, std::int64_t version) {
  auto token = find_api_token(tx, hash);
  if (!token) return std::nullopt;
  auto viewer = load_viewer(tx, token->account);
  if (!viewer) return std::nullopt;
  std::erase_if(viewer->grants, [&](const Grant& grant) { return !token->allows(grant.permission); });
  Entry entry{*viewer, version, tx.now(), tx.now(), token->expires_at, false, token->id.value};
  tx.remember([this, hash, entry = std::move(entry)]() mutable { keep(hash, std::move(entry)); });
  return viewer;
}

void ViewerSource::keep(const Digest& hash, Entry entry) {
  std::lock_guard lock(mutex_);
  if (entries_.size() >= entries_max) entries_.clear();
  note_use(entry);
  entries_.insert_or_assign(hash, std::move(entry));
}

/// With the lock held.
void ViewerSource::note_use(const Entry& entry) {
  (entry.may_idle ? session_uses_ : api_token_uses_)[entry.id] = entry.last_used_at;
}

Instant ViewerSource::last_use_of(const Session& session) {
  std::lock_guard lock(mutex_);
  auto found = session_uses_.find(session.id.value);
  return found == session_uses_.end() ? session.last_used_at : std::max(found->second, session.last_used_at);
}

std::size_t ViewerSource::size() {
  std::lock_guard lock(mutex_);
  return entries_.size();
}

void ViewerSource::store_last_uses(Database& database) {
  std::vector<std::pair<std::int64_t, Instant>> sessions;
  std::vector<std::pair<std::int64_t, Instant>> tokens;
  {
    std::lock_guard lock(mutex_);
    sessions.assign(session_uses_.begin(), session_uses_.end());
    tokens.assign(api_token_uses_.begin(), api_token_uses_.end());
  }
  if (sessions.empty() && tokens.empty()) return;
  database.write(Actor::system(), [&](WriteTx& tx) {
    set_last_uses(tx, sessions);
    set_api_token_uses(tx, tokens);
    tx.exempt_from_audit("a session's last use");
  });
  std::lock_guard lock(mutex_);
  for (const auto& [id, at] : sessions)
    if (session_uses_[id] == at) session_uses_.erase(id);
  for (const auto& [id, at] : tokens)
    if (api_token_uses_[id] == at) api_token_uses_.erase(id);
}

}  // namespace vx
