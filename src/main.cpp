// The composition root: the slices, in their order.
#include <string>
#include <vector>

#include "accounts/accounts.h"
#include "areas/areas.h"
#include "audit/audit.h"
#include "base/server_key.h"
#include "campaigns/campaigns.h"
#include "campaigns/demo.h"
#include "commitments/commitments.h"
#include "documents/documents.h"
#include "notifications/notifications.h"
#include "organisations/demo.h"
#include "organisations/organisations.h"
#include "people/people.h"
#include "web/program.h"
#include "web/serve.h"
#include "web/web.h"

namespace {

/// What later slices do when earlier ones decide something; each slice fills what it listens to.
struct Hooks {
  vx::ConfirmationHooks confirmation;  ///< documents confirms a plan
  vx::PeopleHooks people;              ///< people move, leave, are merged
};

/// A server that starts empty makes its first administrator; the demo brings its own, and no other command needs one.
bool makes_first_administrator(const std::vector<std::string>& words) {
  return !words.empty() && words.front() == "serve" && std::ranges::find(words, "--demo") == words.end();
}

void add_slices(vx::App& app, vx::Installation& installation, Hooks& hooks, const std::vector<std::string>& words) {
  auto database = [&installation]() -> vx::Database& { return installation.database(); };
  auto server_key = [&installation] { return vx::ServerKey::open(installation.data_directory()); };
  vx::add_web(app);
  vx::add_server_routes(app);
  vx::add_server_commands(app, installation);
  vx::AreaSections area_sections = vx::add_areas(app);
  vx::add_area_commands(app, installation);
  vx::OrganisationSections organisation_sections = vx::add_organisations(app, area_sections);
  vx::add_organisations_demo(app);
  vx::add_people(app, std::make_shared<vx::PersonSeal>(server_key), hooks.people, organisation_sections);
  vx::WelcomeSteps welcome = vx::add_accounts(
      app, database,
      {.data_directory = installation.data_directory(), .makes_first_administrator = makes_first_administrator(words)});
  installation.set_audit_writer(vx::make_audit_writer());
  vx::add_audit(app, database, [server_key] { return server_key().derive("audit"); });
  vx::CalendarFeeds calendars = vx::add_notifications(app, vx::read_mail_options(words));
  vx::add_documents(app, hooks.confirmation);
  welcome->push_back(vx::first_plan_step());
  vx::add_campaigns(app, hooks.confirmation, hooks.people, calendars);
  vx::add_campaigns_demo(app);
  vx::add_campaign_work_demo(app);
  vx::add_commitments(app, hooks.confirmation, hooks.people);
  vx::add_commitments_demo(app);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  Hooks hooks;
  return vx::run_program(
      words, [&](vx::App& app, vx::Installation& installation) { add_slices(app, installation, hooks, words); });
}
