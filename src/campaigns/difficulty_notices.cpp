#include "campaigns/difficulty_notices.h"

#include "accounts/account_access.h"
#include "campaigns/campaign_access.h"
#include "notifications/notification.h"

namespace vx {

namespace {

std::vector<std::int64_t> deciders_at(ReadTx& tx, DifficultyLevel level, std::string_view path) {
  auto accounts = accounts_of(tx, edit_campaigns, path);
  if (level == DifficultyLevel::Committee)
    for (const std::int64_t account : accounts_of(tx, steer_campaigns, path))
      if (std::find(accounts.begin(), accounts.end(), account) == accounts.end()) accounts.push_back(account);
  return accounts;
}

/// Those who decide at the place and not already at one above it; of the nearest place above that has somebody.
std::vector<std::int64_t> nearest_deciders(ReadTx& tx, DifficultyLevel level, std::string_view path) {
  auto paths = ancestor_paths(path);
  for (auto at = paths.rbegin(); at != paths.rend(); ++at) {
    auto accounts = deciders_at(tx, level, *at);
    if (at + 1 == paths.rend()) return accounts;
    const auto above = deciders_at(tx, level, *(at + 1));
    std::erase_if(accounts,
                  [&](std::int64_t account) { return std::find(above.begin(), above.end(), account) != above.end(); });
    if (!accounts.empty()) return accounts;
  }
  return {};
}

}  // namespace

void tell_of_difficulty(WriteTx& tx, Id<Difficulty> id) {
  const DifficultyRecord record = find_difficulty_unscoped(tx, id).value();
  const Difficulty& difficulty = record.difficulty;
  const std::string subject = "difficulty/" + std::to_string(id.value);
  settle_all(tx, subject);
  Notification notification;
  notification.address = "/difficulties/" + std::to_string(id.value);
  notification.subject = subject;
  notification.parameters = {
      {"text", difficulty.text}, {"unit", record.organisation_name}, {"place", record.place_names.back()}};
  if (const DifficultyStep* open = difficulty.open_step()) {
    notification.kind = "difficulties.your_turn";
    notification.due_on = open->due_at.date();
    for (const std::int64_t account : nearest_deciders(tx, open->place.level, record.place_paths.back())) {
      notification.account = account;
      notify(tx, notification);
    }
  } else if (difficulty.state == DifficultyState::Answered && is_account(tx, difficulty.account)) {
    notification.kind = "difficulties.answered";
    notification.account = difficulty.account;
    notify(tx, notification);
  }
}

}  // namespace vx
