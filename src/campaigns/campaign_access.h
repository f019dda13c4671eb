#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "db/value.h"
#include "web/viewer.h"

namespace vx {

/// Who may know of a campaign: those who may read campaigns of its organisation; those below its organisation, whom it
/// binds (they hold the permission somewhere under it); everybody once it is public.
bool may_read_campaign(const Viewer& viewer, std::string_view organisation_path, bool is_public);
/// Its own unit's officers, and those who steer there, may remind, excuse and choose who must issue a plan.
bool may_steer(const Viewer& viewer, std::string_view organisation_path);

/// The paths of all organisations above or at `path`: "o/1/", "o/1/5/".
std::vector<std::string> ancestor_paths(std::string_view path);
/// The first text behind everything that starts with `path` ("o/1/" → "o/1" and the character after '/').
std::string path_end(std::string_view path);

/// The same question as `may_read_campaign` for many rows: a condition over an organisation `o` and a campaign `c`,
/// with the values it needs. Numbers its parameters from `first`.
struct AccessCondition {
  std::string sql;
  std::vector<std::string> values;
};
AccessCondition access_condition(const Viewer& viewer, Permission permission, int first);

}  // namespace vx
