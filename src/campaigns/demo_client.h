#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/app.h"
#include "web/dispatch.h"

namespace vx {

using DemoFields = std::vector<std::pair<std::string, std::string>>;

/// Officers of the demonstration at work: each request goes the way of every other, from route to committed answer, as
/// the named account with a role's permissions in its organisation. Throws if the answer is not a success.
class DemoClient {
 public:
  /// `app` and `database` outlive it.
  DemoClient(const App& app, Database& database);

  /// The account acts from now on for the organisation.
  void act_as(std::string login_name, std::int64_t account, std::int64_t organisation, std::string scope,
              std::int64_t person = 0);
  /// Posts a form; answers where it led.
  std::string post(std::string_view address, const DemoFields& fields = {});
  /// Posts a file under the field "files".
  std::string upload(std::string_view address, std::string_view name, std::string_view bytes);

 private:
  Request make_request(std::string_view address) const;
  std::string send(Request request);

  App app_;
  Viewer viewer_;
  std::string session_;
  std::string token_;
  std::unique_ptr<Dispatcher> dispatcher_;
};

}  // namespace vx
