#include "accounts/account_access.h"
#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaign_views.h"
#include "campaigns/campaigns.h"
#include "campaigns/cascade_views.h"
#include "notifications/notification.h"
#include "organisations/organisation.h"

// What changes a cascade board: who must issue a plan and until when, reminders, dispensations, reasons.

namespace vx {

namespace {

std::string subject_of(Id<Campaign> campaign, Id<Organisation> unit) {
  return "campaign/" + std::to_string(campaign.value) + "/unit/" + std::to_string(unit.value);
}
std::string unit_address(const Expectation& each) {
  return "/campaigns/" + std::to_string(each.campaign.value) + "/cascade/" + std::to_string(each.organisation.value);
}

CampaignRecord get_steered(const Request& request, ReadTx& tx) {
  CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  if (!may_steer(request.viewer(), record.organisation_path))
    request.require(steer_campaigns, record.organisation_path);
  return record;
}

Expectation get_expectation(const Request& request, ReadTx& tx, Id<Campaign> campaign) {
  auto found = find_expectation(tx, campaign, request.path_id<Organisation>("unit"));
  if (!found) throw Problem(ProblemCode::NotFound);
  return *std::move(found);
}

/// A form was read at a version: another's change since is a conflict.
void take_version(Request& request, Expectation& expectation) {
  expectation.version = request.form.integer("version").value_or(expectation.version);
}

Json answer_json(ReadTx& tx, const Expectation& each) {
  BoardFilter only;
  only.unit = each.organisation;
  return board_row_json(list_board(tx, each.campaign, only, {}).items.front(), tx.today());
}

Response refused(Request& request, ReadTx& tx, const CampaignRecord& record, const Expectation& each,
                 std::string_view field, const Refusal& why) {
  request.form.add_error(field, why);
  CascadeUnitPage data;
  data.record = record;
  BoardFilter only;
  only.unit = each.organisation;
  data.row = list_board(tx, each.campaign, only, {}).items.front();
  data.events = list_events(tx, each.campaign, each.organisation, 50);
  data.may_steer = may_steer(request.viewer(), record.organisation_path);
  data.may_explain = request.viewer().may(edit_campaigns, data.row.organisation_path);
  return invalid(request, request.form, cascade_unit_page(request.view, data, request.form));
}

/// Those of the unit itself who can answer.
void tell_unit(WriteTx& tx, const Campaign& campaign, const Expectation& expectation) {
  BoardFilter only;
  only.unit = expectation.organisation;
  const BoardRow row = list_board(tx, expectation.campaign, only, {}).items.front();
  for (std::int64_t account : accounts_of(tx, edit_campaigns, row.organisation_path, HeldAt::Place))
    notify(tx, {.account = account,
                .kind = "campaigns.plan_reminder",
                .parameters = {{"campaign", campaign.title}, {"unit", row.organisation_name}},
                .address = unit_address(expectation),
                .subject = reminder_subject(expectation),
                .urgency = Urgency::Today,
                .due_on = expectation.due_on});
}

void write_reminder(WriteTx& tx, const Campaign& campaign, Expectation& expectation, const std::string& note) {
  ++expectation.reminders;
  expectation.reminded_at = tx.now();
  update_expectation(tx, expectation);
  insert_event(tx, expectation.campaign, expectation.organisation, "reminded", note);
  tell_unit(tx, campaign, expectation);
}

Response remind(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  Expectation expectation = get_expectation(request, tx, record.campaign.id);
  const std::string note = request.form.text("note", 1000);
  if (auto may = decide_reminder(expectation, record.campaign.state, tx.today()); !may)
    return refused(request, tx, record, expectation, "note", may.error());
  write_reminder(tx, record.campaign, expectation, note);
  tx.record({.action = "campaigns.remind", .subject = subject_of(record.campaign.id, expectation.organisation)});
  return done(request, unit_address(expectation), "campaigns.notice.reminded", answer_json(tx, expectation));
}

/// Those that were chosen, or all that are overdue; those reminded today already are passed over.
Response remind_many(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  const std::string note = request.form.text("note", 1000);
  const bool all_overdue = request.form.raw("to") == "overdue";
  const auto chosen = request.form.all("unit");
  std::int64_t reminded = 0;
  for (Expectation& each : list_expectations(tx, record.campaign.id)) {
    const bool is_overdue = classify_cascade(decide_outcome(each), each.due_on, tx.today()) == CascadeState::Overdue;
    const bool is_chosen =
        all_overdue ? is_overdue
                    : std::find(chosen.begin(), chosen.end(), std::to_string(each.organisation.value)) != chosen.end();
    if (!is_chosen || !decide_reminder(each, record.campaign.state, tx.today())) continue;
    write_reminder(tx, record.campaign, each, note);
    ++reminded;
  }
  if (reminded == 0) throw Problem(ProblemCode::Invalid, request.view.t("campaigns.refusal.nobody_to_remind"));
  tx.record({.action = "campaigns.remind_many",
             .subject = "campaign/" + std::to_string(record.campaign.id.value),
             .note = std::to_string(reminded)});
  return done(request, campaign_address(record.campaign.id, "/cascade"), "campaigns.notice.reminded_many",
              json_object({{"reminded", reminded}}));
}

Response excuse(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  Expectation expectation = get_expectation(request, tx, record.campaign.id);
  take_version(request, expectation);
  const std::string reason = request.form.text("excuse", 1000);
  if (auto may = decide_excuse(expectation, reason); !may)
    return refused(request, tx, record, expectation, "excuse", may.error());
  const Expectation before = expectation;
  expectation.excuse = reason;
  update_expectation(tx, expectation);
  insert_event(tx, record.campaign.id, expectation.organisation, "excused", reason);
  tx.record({.action = "campaigns.excuse",
             .subject = subject_of(record.campaign.id, expectation.organisation),
             .before = before.excuse,
             .after = reason});
  return done(request, unit_address(expectation), "campaigns.notice.excused", answer_json(tx, expectation));
}

Response withdraw_excuse(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  Expectation expectation = get_expectation(request, tx, record.campaign.id);
  const std::string before = std::exchange(expectation.excuse, "");
  update_expectation(tx, expectation);
  insert_event(tx, record.campaign.id, expectation.organisation, "excuse_withdrawn", "");
  tell_unit(tx, record.campaign, expectation);  // its plan is awaited again
  tx.record({.action = "campaigns.withdraw_excuse",
             .subject = subject_of(record.campaign.id, expectation.organisation),
             .before = before});
  return done(request, unit_address(expectation), "campaigns.notice.excuse_withdrawn", answer_json(tx, expectation));
}

Response set_deadline(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  Expectation expectation = get_expectation(request, tx, record.campaign.id);
  take_version(request, expectation);
  const auto before = expectation.due_on;
  expectation.due_on = request.form.date("due_on");
  if (const Refusal* fault = request.form.error_of("due_on"))
    return refused(request, tx, record, expectation, "due_on", Refusal(*fault));
  update_expectation(tx, expectation);
  const std::string text = expectation.due_on ? request.view.date(*expectation.due_on) : "–";
  insert_event(tx, record.campaign.id, expectation.organisation, "deadline", text);
  tx.record({.action = "campaigns.set_deadline",
             .subject = subject_of(record.campaign.id, expectation.organisation),
             .before = before ? before->iso() : "",
             .after = expectation.due_on ? expectation.due_on->iso() : ""});
  return done(request, unit_address(expectation), "campaigns.notice.saved", answer_json(tx, expectation));
}

/// By the unit itself.
Response give_reason(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  Expectation expectation = get_expectation(request, tx, record.campaign.id);
  request.require(edit_campaigns, get_organisation(tx, expectation.organisation).path);
  const std::string reason = request.form.text("reason", 2000);
  if (auto may = decide_reason(expectation, reason); !may)
    return refused(request, tx, record, expectation, "reason", may.error());
  const std::string before = std::exchange(expectation.reason, reason);
  update_expectation(tx, expectation);
  insert_event(tx, record.campaign.id, expectation.organisation, "reason", reason);
  tx.record({.action = "campaigns.give_reason",
             .subject = subject_of(record.campaign.id, expectation.organisation),
             .before = before,
             .after = reason});
  return done(request, unit_address(expectation), "campaigns.notice.reason", answer_json(tx, expectation));
}

Response show_units(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  const auto units = list_possible_units(tx, record.campaign.id, record.campaign.organisation, "");
  return respond(
      request, [&] { return cascade_units_page(request.view, record, units, request.form); },
      [&] {
        return json_array(units, [](const PossibleUnit& unit) {
          return json_object({{"id", unit.id}, {"name", unit.name}, {"kind", unit.kind}});
        });
      });
}

Response add_units(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  const auto units = list_possible_units(tx, record.campaign.id, record.campaign.organisation, "");
  const auto chosen = request.form.all("unit");
  const bool is_all = request.form.checkbox("all");
  const auto due_on = request.form.date("due_on");
  if (chosen.empty() && !is_all) request.form.add_error("", {"campaigns.refusal.nobody_chosen"});
  if (!request.form.ok())
    return invalid(request, request.form, cascade_units_page(request.view, record, units, request.form));
  std::int64_t added = 0;
  for (const PossibleUnit& unit : units) {
    if (!is_all && std::find(chosen.begin(), chosen.end(), std::to_string(unit.id.value)) == chosen.end()) continue;
    Expectation expectation;
    expectation.campaign = record.campaign.id;
    expectation.organisation = unit.id;
    expectation.due_on = due_on;
    insert_expectation(tx, expectation);
    ++added;
  }
  tx.record({.action = "campaigns.add_units",
             .subject = "campaign/" + std::to_string(record.campaign.id.value),
             .note = std::to_string(added)});
  return done(request, campaign_address(record.campaign.id, "/cascade"), "campaigns.notice.units_added",
              json_object({{"added", added}}), 201);
}

Response remove_unit(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_steered(request, tx);
  const Expectation expectation = get_expectation(request, tx, record.campaign.id);
  if (expectation.child) throw Problem(ProblemCode::Invalid, request.view.t("campaigns.refusal.issued_already"));
  delete_expectation(tx, expectation.id);
  tx.record({.action = "campaigns.remove_unit", .subject = subject_of(record.campaign.id, expectation.organisation)});
  return done(request, campaign_address(record.campaign.id, "/cascade"), "campaigns.notice.unit_removed",
              json_object({{"removed", expectation.organisation}}));
}

}  // namespace

void add_cascade_steering(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const Access editor = Access::holder(edit_campaigns);
  const std::string unit = "/campaigns/{id}/cascade/{unit}";
  router.get("/campaigns/{id}/cascade/units", show_units,
             {.access = reader, .about = "Sub-organisations that are not on the board"});
  router.post("/campaigns/{id}/cascade/units", add_units,
              {.access = reader,
               .about = "Asks sub-organisations for their plan",
               .fields = {{"unit", FieldType::TextList}, {"all", FieldType::Boolean}, {"due_on", FieldType::Date}}});
  router.post(
      "/campaigns/{id}/cascade/reminders", remind_many,
      {.access = reader,
       .about = "Reminds chosen units, or all that are overdue",
       .fields = {{"to", FieldType::Text, true, "chosen or overdue."}, {"unit", FieldType::TextList}, {"note"}}});
  router.post(unit + "/reminder", remind,
              {.access = reader, .about = "Reminds a unit of its plan", .fields = {{"note"}}});
  router.post(unit + "/deadline", set_deadline,
              {.access = reader,
               .about = "Sets until when a unit must issue its plan",
               .fields = {{"due_on", FieldType::Date}}});
  router.post(unit + "/dispensation", excuse,
              {.access = reader, .about = "Excuses a unit", .fields = {{"excuse", FieldType::Text, true, "Why."}}});
  router.post(unit + "/dispensation/withdrawal", withdraw_excuse,
              {.access = reader, .about = "Takes a dispensation back"});
  router.post(unit + "/reason", give_reason,
              {.access = editor, .about = "Says why a plan is late", .fields = {{"reason", FieldType::Text, true}}});
  router.post(unit + "/remove", remove_unit, {.access = reader, .about = "No longer asks a unit for a plan"});
}

}  // namespace vx
