#include "campaigns/campaign_access.h"

#include "campaigns/campaign.h"

namespace vx {

bool may_read_campaign(const Viewer& viewer, std::string_view organisation_path, bool is_public) {
  if (is_public || viewer.may(read_campaigns, organisation_path)) return true;
  const auto scopes = viewer.scopes_of(read_campaigns);
  return std::any_of(scopes.begin(), scopes.end(),
                     [&](const ScopePath& scope) { return scope.starts_with(organisation_path); });
}

bool may_steer(const Viewer& viewer, std::string_view organisation_path) {
  return viewer.may(steer_campaigns, organisation_path) || viewer.may(edit_campaigns, organisation_path);
}

std::vector<std::string> ancestor_paths(std::string_view path) {
  std::vector<std::string> paths;
  auto at = path.find('/');  // behind the letter of the tree
  while (at != std::string_view::npos && (at = path.find('/', at + 1)) != std::string_view::npos)
    paths.emplace_back(path.substr(0, at + 1));
  return paths;
}

std::string path_end(std::string_view path) {
  std::string end(path);
  if (!end.empty()) ++end.back();
  return end;
}

AccessCondition access_condition(const Viewer& viewer, Permission permission, int first) {
  AccessCondition condition{"(c.public_since is not null", {}};
  auto add = [&](std::string value) {
    condition.values.push_back(std::move(value));
    return "$" + std::to_string(first + static_cast<int>(condition.values.size()) - 1);
  };
  for (const ScopePath& scope : viewer.scopes_of(permission)) {
    if (scope.empty()) return {"(1 = 1)", {}};
    const std::string from = add(scope);
    condition.sql += " or (o.path >= " + from + " and o.path < " + add(path_end(scope)) + ")";
    for (std::string& above : ancestor_paths(scope))
      if (above != scope) condition.sql += " or o.path = " + add(std::move(above));
  }
  condition.sql += ")";
  return condition;
}

}  // namespace vx
