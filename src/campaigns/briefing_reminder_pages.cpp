#include "accounts/person_account.h"
#include "campaigns/briefing_page.h"
#include "campaigns/briefings.h"
#include "campaigns/officers.h"
#include "notifications/notification.h"

// Reminders of a briefing: to the people of a unit who do not know it yet, and to the officers of the units below it
// that are not complete, who remind theirs.

namespace vx {

namespace {

constexpr int reminded_max = 1000;

Notification reminder_of(const Briefing& briefing, std::string_view kind, std::string address) {
  Notification reminder;
  reminder.kind = "campaigns." + std::string(kind);
  reminder.parameters = {{"title", briefing.title}};
  reminder.address = std::move(address);
  reminder.subject = briefing_subject(briefing);
  reminder.due_on = briefing.until;
  return reminder;
}

std::int64_t remind_people(WriteTx& tx, const CoveragePage& data) {
  std::int64_t reminded = 0;
  Notification reminder = reminder_of(data.briefing, "briefing_reminder", briefing_address(data.briefing));
  PageRequest all;
  all.size = reminded_max;
  for (const BriefingState state : {BriefingState::Waiting, BriefingState::Absent})
    for (const BriefingPerson& person : list_briefing_people(tx, data.briefing.id, data.unit.id, state, all).items) {
      const auto account = account_of_person(tx, person.person);
      if (!account) continue;
      reminder.account = account->value;
      notify(tx, reminder);
      ++reminded;
    }
  return reminded;
}

std::int64_t remind_officers(WriteTx& tx, const CoveragePage& data) {
  std::int64_t reminded = 0;
  for (const UnitCoverage& unit : data.coverage.below) {
    if (unit.counts.is_complete()) continue;
    Notification reminder = reminder_of(data.briefing, "briefing_unit", unit_address(data.briefing, unit.unit));
    reminder.subject = briefing_subject(data.briefing) + "/unit/" + std::to_string(unit.unit.value);
    for (const std::int64_t account : list_officers(tx, unit.unit)) {
      reminder.account = account;
      notify(tx, reminder);
      ++reminded;
    }
  }
  return reminded;
}

/// Once a day a unit.
Response remind(Request& request, WriteTx& tx) {
  CoveragePage data = read_coverage_page(request, tx);
  request.require(edit_campaigns, data.unit.path);
  data.coverage = read_coverage(tx, data.briefing.id, data.unit);
  const auto last = find_last_reminder(tx, data.briefing.id, data.unit.id);
  auto may = decide_briefing_reminder(data.briefing, data.coverage.all, last ? std::optional(last->on) : std::nullopt,
                                      tx.today());
  if (!may) throw Problem(ProblemCode::Invalid, request.view.t(may.error()));
  const std::int64_t reminded = remind_people(tx, data) + remind_officers(tx, data);
  insert_reminder(tx, data.briefing.id, data.unit.id, reminded);
  tx.record({.action = "campaigns.remind_briefing",
             .subject = "campaign/" + std::to_string(data.briefing.campaign.value) + "/" +
                        briefing_subject(data.briefing) + "/unit/" + std::to_string(data.unit.id.value),
             .note = std::to_string(reminded)});
  return done(request, unit_address(data.briefing, data.unit.id), "briefings.notice.reminded",
              json_object({{"reminded", reminded}}));
}

}  // namespace

void add_briefing_reminder_routes(Router& router) {
  router.post("/campaigns/{id}/briefings/{briefing}/units/{unit}/reminders", remind,
              {.access = Access::holder(edit_campaigns),
               .about = "Reminds those of a unit who do not know it yet, and officers of the units below"});
}

}  // namespace vx
