#include "campaigns/officers.h"

#include <algorithm>

#include "accounts/account_access.h"
#include "organisations/organisation.h"

namespace vx {

std::vector<std::int64_t> list_officers(ReadTx& tx, Id<Organisation> unit) {
  const Organisation organisation = get_organisation(tx, unit);
  const auto all = accounts_of(tx, edit_campaigns, organisation.path);
  if (!organisation.facts.parent) return all;
  const auto above = accounts_of(tx, edit_campaigns, get_organisation(tx, organisation.facts.parent).path);
  std::vector<std::int64_t> own = all;
  std::erase_if(own, [&](std::int64_t account) { return std::ranges::find(above, account) != above.end(); });
  return own.empty() ? all : own;
}

}  // namespace vx
