#pragma once
#include <string>
#include <string_view>

#include "accounts/account.h"
#include "accounts/keeping.h"
#include "web/request.h"
#include "web/response.h"

namespace vx {

/// A password made for somebody else, and its hash; made on a worker thread.
struct OneTimePassword {
  std::string text;
  std::string hash;
};
OneTimePassword prepare_one_time_password(AccountKeeping& keeping);
/// Shows it, once; the answer is kept nowhere.
Response show_one_time_password(const Request& request, const Account& account, const OneTimePassword& made,
                                std::string_view title_key, int status = 200);

}  // namespace vx
