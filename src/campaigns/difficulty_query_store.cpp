#include "campaigns/difficulty_query_store.h"

#include "campaigns/campaign.h"
#include "campaigns/campaign_access.h"

namespace vx {

std::string DifficultyQuery::text(std::string value) {
  parameters_.emplace_back(texts_.emplace_back(std::move(value)));
  return "$" + std::to_string(parameters_.size());
}

std::string DifficultyQuery::number(std::int64_t value) {
  parameters_.emplace_back(value);
  return "$" + std::to_string(parameters_.size());
}

void DifficultyQuery::where(std::string condition) {
  condition_ += condition_.empty() ? std::move(condition) : " and " + condition;
}

std::string DifficultyQuery::reached(const Viewer& viewer, Permission permission, std::string_view organisation) {
  std::string condition;
  for (const ScopePath& scope : viewer.scopes_of(permission)) {
    if (scope.empty()) return "1 = 1";
    const std::string path = std::string(organisation) + ".path";
    condition += condition.empty() ? "(" : " or ";
    condition += "(" + path + " >= " + text(scope) + " and " + path + " < " + text(path_end(scope)) + ")";
  }
  return condition.empty() ? "1 = 0" : condition + ")";
}

void DifficultyQuery::where_visible(const Viewer& viewer) {
  std::string condition = "(d.account_id = " + number(viewer.account) + " or " + reached(viewer, read_campaigns, "o");
  condition +=
      " or exists (select 1 from difficulty_step v join organisation vo on vo.id = v.organisation_id "
      "where v.difficulty_id = d.id and " +
      reached(viewer, read_campaigns, "vo") + "))";
  where(std::move(condition));
}

void DifficultyQuery::where_my_turn(const Viewer& viewer) {
  std::string condition = "(";
  const bool decides_at_home = viewer.organisation != 0 && (viewer.may(edit_campaigns) || viewer.may(steer_campaigns));
  condition += decides_at_home ? "d.place_id = " + number(viewer.organisation) : "1 = 0";
  condition += " or (d.level = 'home_affairs' and " + reached(viewer, edit_campaigns, "p") + "))";
  where("d.state = 'waiting'");
  where(std::move(condition));
}

}  // namespace vx
