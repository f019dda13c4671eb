#pragma once
#include <expected>

#include "organisations/organisation.h"
#include "web/problem.h"

namespace vx {

/// From when the facts of today hold.
struct OrganisationPeriod {
  Date valid_from;
  std::optional<Date> valid_to;
  OrganisationFacts facts;
};

/// What one change changed; ids and kinds as text.
struct FactChange {
  std::string_view field;
  std::string before;
  std::string after;
};
std::vector<FactChange> list_changes(const OrganisationFacts& before, const OrganisationFacts& after);

/// `applies_from`: the day from which the new facts hold; none: they correct what was written wrongly.
std::expected<void, Refusal> decide_change(const OrganisationPeriod& open, std::optional<Date> applies_from,
                                           Date today);
/// No parent: becomes a root. Refuses cycles and closed parents.
std::expected<void, Refusal> decide_move(const Organisation& moved, const Organisation* parent);
/// `day`: the first on which it no longer exists. Its children must be closed or moved before.
std::expected<void, Refusal> decide_close(const Organisation& organisation, Date open_since, Date day,
                                          std::int64_t open_children, Date today);
/// Undoes a closing.
std::expected<void, Refusal> decide_reopen(const Organisation& organisation, const Organisation* parent);

}  // namespace vx
