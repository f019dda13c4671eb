#pragma once
#include <optional>
#include <vector>

#include "accounts/role_grant.h"
#include "db/database.h"

namespace vx {

Id<RoleGrant> insert_role_grant(WriteTx& tx, const RoleGrant& grant);
/// Ends it now, and what was delegated from it; false if it was ended before.
bool revoke_role_grant(WriteTx& tx, Id<RoleGrant> id, std::int64_t by);

std::optional<RoleGrant> find_role_grant(ReadTx& tx, Id<RoleGrant> id);
/// Valid on `day`, by rank of the role; a delegated one only while the role it comes from holds too and its holder's
/// account is not closed.
std::vector<RoleGrant> list_valid_grants(ReadTx& tx, Id<Account> account, Date day);
/// All not revoked, past and future ones too, the latest first.
std::vector<RoleGrantView> list_role_grants(ReadTx& tx, Id<Account> account);
/// What the account has handed on and has not ended.
std::vector<RoleGrantView> list_delegations_of(ReadTx& tx, Id<Account> account, Date today);

/// The scope paths a place stands for: its own path; if it governs an area, that area's too, and the organisations
/// seated in it that do not lie below it. None inside another.
std::vector<ScopePath> scopes_of_place(ReadTx& tx, const RolePlace& place);
/// The path of the place itself, "" for everywhere; NotFound if it does not exist.
ScopePath path_of_place(ReadTx& tx, const RolePlace& place);

}  // namespace vx
