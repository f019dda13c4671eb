#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "accounts/welcome.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

struct StepState {
  const WelcomeStep* step;
  bool is_done;
};

std::vector<StepState> look(ReadTx& tx, const View& view, const std::vector<WelcomeStep>& steps) {
  std::vector<StepState> states;
  for (const WelcomeStep& step : steps) states.push_back({&step, step.is_done(tx, view)});
  return states;
}

std::int64_t count_done(const std::vector<StepState>& states) {
  return std::ranges::count_if(states, [](const StepState& state) { return state.is_done; });
}

Html welcome_page(const View& view, const std::vector<StepState>& states) {
  auto of = static_cast<std::int64_t>(states.size());
  std::int64_t done = count_done(states);
  Html items = each(states, [&](const StepState& state) {
    std::string key = "accounts.welcome." + std::string(state.step->name);
    Html mark = state.is_done ? badge(Tone::Good, Html(view.t("accounts.welcome.done")))
                              : badge(Tone::Neutral, Html(view.t("accounts.welcome.to_do")));
    Html link =
        state.is_done ? Html() : html::p(link_button(state.step->address, Html(view.t(key + "_button")), "secondary"));
    return html::li(cls("welcome-step"), html::h2(cls("h3"), Html(view.t(key)) + Html(" ") + mark),
                    html::p(view.t(key + "_hint")), link);
  });
  std::string title = done == of ? view.t("accounts.welcome.all_done") : view.n("accounts.welcome.left", of - done);
  return page(view, {.title = title, .lead = Html(view.t("accounts.welcome.lead"))},
              progress_bar(view, done, of, view.t("accounts.welcome.progress")) + html::ol(items));
}

Response show_welcome(Request& request, ReadTx& tx, const std::vector<WelcomeStep>& steps) {
  std::vector<StepState> states = look(tx, request.view, steps);
  return respond(
      request, [&] { return welcome_page(request.view, states); },
      [&] {
        return json_array(states, [](const StepState& state) {
          return json_object(
              {{"step", state.step->name}, {"address", state.step->address}, {"is_done", state.is_done}});
        });
      });
}

/// While something is left to do, it waits on the administrator's first page.
std::vector<HomeCard> welcome_card(ReadTx& tx, const View& view, const std::vector<WelcomeStep>& steps) {
  if (!view.viewer.may(manage_accounts, "")) return {};
  std::vector<StepState> states = look(tx, view, steps);
  std::int64_t left = static_cast<std::int64_t>(states.size()) - count_done(states);
  if (left == 0) return {};
  return {{90, card(Html(view.n("accounts.welcome.left", left)),
                    html::p(view.t("accounts.welcome.lead")) +
                        link_button("/welcome", Html(view.t("accounts.welcome.button"))))}};
}

}  // namespace

WelcomeSteps make_welcome_steps() {
  auto steps = std::make_shared<std::vector<WelcomeStep>>();
  steps->push_back({"password", change_password_address,
                    [](ReadTx&, const View& view) { return !view.viewer.must_change_password; }});
  steps->push_back({"totp", set_up_totp_address, [](ReadTx& tx, const View& view) {
                      Account account = get_account(tx, Id<Account>{view.viewer.account});
                      return account.has_totp || account.is_demo;
                    }});
  steps->push_back(
      {"organisations", "/organisations", [](ReadTx& tx, const View&) { return has_organisations_today(tx); }});
  steps->push_back({"officers", "/admin/accounts", [](ReadTx& tx, const View&) { return count_officers(tx) > 0; }});
  return steps;
}

void add_welcome_routes(App& app, const WelcomeSteps& steps) {
  app.router.get(
      "/welcome", [steps](Request& request, ReadTx& tx) { return show_welcome(request, tx, *steps); },
      {.access = Access::holder(manage_accounts), .about = "What an administrator of a new server has yet to do"});
  app.home.push_back([steps](ReadTx& tx, const View& view) { return welcome_card(tx, view, *steps); });
}

}  // namespace vx
