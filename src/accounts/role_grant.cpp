#include "accounts/role_grant.h"

namespace vx {

std::expected<RoleGrant, Refusal> decide_grant(RoleGrant draft, Date today) {
  if (draft.valid_to && *draft.valid_to < draft.valid_from)
    return std::unexpected(Refusal{"accounts.grant.ends_before_it_begins"});
  if (draft.valid_to && *draft.valid_to < today) return std::unexpected(Refusal{"accounts.grant.is_past"});
  if (draft.place.organisation && draft.place.area) return std::unexpected(Refusal{"accounts.grant.two_places"});
  return draft;
}

std::expected<RoleGrant, Refusal> decide_delegation(const RoleGrant& origin, RoleGrant draft, Date today) {
  if (origin.is_delegated()) return std::unexpected(Refusal{"accounts.delegation.not_again"});
  if (!origin.holds_on(draft.valid_from)) return std::unexpected(Refusal{"accounts.delegation.not_held"});
  if (draft.account == origin.account) return std::unexpected(Refusal{"accounts.delegation.to_oneself"});
  if (!draft.valid_to) return std::unexpected(Refusal{"accounts.delegation.no_end"});
  if (origin.valid_to && *origin.valid_to < *draft.valid_to)
    return std::unexpected(Refusal{"accounts.delegation.outlasts_role", {{"day", origin.valid_to->vietnamese()}}});
  if (!draft.authority) return std::unexpected(Refusal{"accounts.delegation.no_authority"});
  if (*draft.authority == Authority::ByDelegation && draft.paper_number.empty())
    return std::unexpected(Refusal{"accounts.delegation.no_paper"});
  draft.delegated_from = origin.id;
  draft.role = origin.role;
  draft.place = origin.place;
  return decide_grant(std::move(draft), today);
}

}  // namespace vx
