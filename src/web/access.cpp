#include "web/access.h"

#include "web/cookies.h"

namespace vx {

void check_access(const Request& request, const Access& access) {
  if (access.kind == Access::Kind::Public) return;
  if (!request.viewer().is_signed_in()) throw Problem(ProblemCode::Unauthenticated);
  if (access.kind == Access::Kind::Holder && !request.viewer().may(access.permission))
    throw Problem(ProblemCode::Forbidden);
}

std::string_view first_address(const Request& request, const Access& access) {
  const Viewer& viewer = request.viewer();
  std::string_view address;
  if (viewer.must_set_up_totp) address = set_up_totp_address;
  if (viewer.must_change_password) address = change_password_address;
  // Signing out and the account's own pages stay open.
  bool is_open =
      access.kind == Access::Kind::Public || request.path.starts_with("/account/") || request.path == "/logout";
  return is_open ? std::string_view() : address;
}

}  // namespace vx
