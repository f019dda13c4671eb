#include "accounts/account_json.h"

namespace vx {
namespace {

std::vector<Field> account_fields(const Account& account) {
  return {{"id", account.id},
          {"login_name", account.login_name},
          {"display_name", account.display_name},
          {"email", account.email},
          {"phone", account.phone},
          {"locale", account.locale},
          {"state", code_of(account.state)},
          {"organisation_id", account.organisation},
          {"created_at", account.created_at},
          {"must_change_password", account.must_change_password},
          {"has_totp", account.has_totp},
          {"is_demo", account.is_demo},
          {"version", account.version}};
}

}  // namespace

Json account_json(const Account& account) { return json_object(account_fields(account)); }

Json account_json(const AccountSummary& summary) {
  std::vector<Field> fields = account_fields(summary.account);
  fields.push_back({"organisation_name", summary.organisation_name});
  fields.push_back({"roles", summary.roles});
  fields.push_back({"last_used_at", summary.last_used_at});
  return json_object(fields);
}

Json role_grant_json(const RoleGrantView& view) {
  const RoleGrant& grant = view.grant;
  std::optional<std::string_view> authority;
  if (grant.authority) authority = code_of(*grant.authority);
  return json_object({{"id", grant.id},
                      {"account_id", grant.account},
                      {"holder", view.holder_name},
                      {"role", code_of(grant.role)},
                      {"organisation_id", grant.place.organisation},
                      {"area_id", grant.place.area},
                      {"place", view.place_name},
                      {"valid_from", grant.valid_from},
                      {"valid_to", grant.valid_to},
                      {"delegated_from", grant.delegated_from},
                      {"delegated_by", view.origin_name},
                      {"authority", authority},
                      {"paper_number", grant.paper_number},
                      {"given_by", view.given_by_name},
                      {"given_at", grant.given_at}});
}

Json session_json(const Session& session, bool is_current) {
  return json_object({{"id", session.id},
                      {"created_at", session.created_at},
                      {"last_used_at", session.last_used_at},
                      {"expires_at", session.expires_at},
                      {"address", session.address},
                      {"device", session.device},
                      {"is_current", is_current}});
}

Json api_token_json(const ApiToken& token) {
  return json_object({{"id", token.id},
                      {"name", token.name},
                      {"permissions", token.permissions},
                      {"created_at", token.created_at},
                      {"last_used_at", token.last_used_at},
                      {"expires_at", token.expires_at}});
}

}  // namespace vx
