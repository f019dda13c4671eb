#include "web/viewer.h"

namespace vx {

bool Viewer::may(Permission permission) const {
  return std::ranges::any_of(grants, [&](const Grant& grant) { return grant.permission == permission.name; });
}

bool Viewer::may(Permission permission, std::string_view place) const {
  return std::ranges::any_of(grants, [&](const Grant& grant) {
    return grant.permission == permission.name && place.starts_with(grant.scope);
  });
}

std::vector<ScopePath> Viewer::scopes_of(Permission permission) const {
  std::vector<ScopePath> scopes;
  for (const Grant& grant : grants)
    if (grant.permission == permission.name) scopes.push_back(grant.scope);
  std::ranges::sort(scopes);
  // Sorted, whatever lies inside a scope follows it directly.
  std::vector<ScopePath> outermost;
  for (ScopePath& place : scopes)
    if (outermost.empty() || !place.starts_with(outermost.back())) outermost.push_back(std::move(place));
  return outermost;
}

}  // namespace vx
