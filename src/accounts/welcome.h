#pragma once
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "web/app.h"
#include "web/cookies.h"
#include "web/view.h"

namespace vx {

/// One thing the administrator of a new server does first. Its texts are accounts.welcome.NAME, …_hint and …_button;
/// whether it is done is looked up in the data each time, never ticked off.
struct WelcomeStep {
  std::string_view name;
  std::string_view address;
  std::function<bool(ReadTx&, const View&)> is_done;
};
/// add_accounts gives it; later slices may add steps.
using WelcomeSteps = std::shared_ptr<std::vector<WelcomeStep>>;

WelcomeSteps make_welcome_steps();
void add_welcome_routes(App& app, const WelcomeSteps& steps);

}  // namespace vx
