#include "campaigns/campaign_tabs.h"
#include "campaigns/inspection_views.h"
#include "web/app.h"

// One visit: who, where, what was checked, what was found, and what became of it.

namespace vx {

using namespace html;

namespace {

std::string page_title(const View& view, const InspectionPage& data) {
  const Inspection& inspection = data.record.inspection;
  const std::string key = "inspections.title_" + std::string(code_of(inspection.state));
  if (inspection.state != InspectionState::CarriedOut)
    return view.t(key, {{"subject", inspection.subject}, {"date", view.date(*inspection.planned_on)}});
  std::int64_t open = 0;
  for (const FindingRecord& each : data.findings) {
    const FindingState state = classify_finding(each.finding, each.task_state, view.today());
    if (state != FindingState::Noted && state != FindingState::Resolved) ++open;
  }
  return open > 0 ? view.n("inspections.title_open", open, {{"subject", inspection.subject}})
                  : view.t("inspections.title_settled", {{"subject", inspection.subject}});
}

Html units_html(const InspectionRecord& record) {
  return ul(each(record.units, [](const VisitedUnit& unit) { return li(unit.name); }));
}

Html facts_card(const View& view, const InspectionPage& data) {
  const Inspection& inspection = data.record.inspection;
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("inspections.field.subject"), inspection.subject},
      {view.t("inspections.field.units"), units_html(data.record)},
      {view.t("inspections.field.planned_on"), view.date(*inspection.planned_on)},
      {view.t("inspections.field.leader"), inspection.leader.empty() ? Html("–") : Html(inspection.leader)}};
  if (!inspection.members.empty())
    facts.push_back({view.t("inspections.field.members"),
                     ul(each(inspection.members, [](const std::string& name) { return li(name); }))});
  if (inspection.carried_out_on)
    facts.push_back({view.t("inspections.field.carried_out_on"), view.date(*inspection.carried_out_on)});
  if (!inspection.conclusion.empty()) facts.push_back({view.t("inspections.field.conclusion"), inspection.conclusion});
  if (!inspection.cancel_reason.empty())
    facts.push_back({view.t("inspections.field.cancel_reason"), inspection.cancel_reason});
  if (!data.record.minutes_name.empty())
    facts.push_back({view.t("inspections.field.minutes"), a(href(inspection_address(inspection.id, "/minutes")),
                                                            icon("paperclip"), data.record.minutes_name)});
  if (inspection.follows)
    facts.push_back({view.t("inspections.field.follows"),
                     a(href(inspection_address(inspection.follows)), view.t("inspections.earlier_visit"))});
  return card(view.t("inspections.facts"), definition_list(facts));
}

Html checks_card(const View& view, const InspectionPage& data) {
  const auto& checks = data.record.inspection.checks;
  if (checks.empty()) return {};
  return card(view.t("inspections.field.checks"),
              ol(cls("item-list"), each(checks, [&](const InspectionCheck& check) {
                   Html line(check.text);
                   if (check.result != CheckResult::None)
                     line += Html(" ") + badge(check.result == CheckResult::Met      ? Tone::Good
                                               : check.result == CheckResult::NotMet ? Tone::Bad
                                                                                     : Tone::Neutral,
                                               view.t("inspections.check." + std::string(code_of(check.result))));
                   if (!check.note.empty()) line += br() + small(check.note);
                   return li(line);
                 })));
}

Html recheck_form(const View& view, const InspectionPage& data, const InspectionFinding& finding) {
  const std::string address =
      inspection_address(data.record.inspection.id, "/findings/" + std::to_string(finding.id.value) + "/recheck");
  // Each finding has such a form: their fields must not share an id, so none is named twice on the page by a label.
  const std::string note_id = "recheck-note-" + std::to_string(finding.id.value);
  const Html fields = label(attr("for", note_id), cls("form-label"), view.t("inspections.field.recheck_note")) +
                      input(cls("form-control"), attr("id", note_id), attr("name", "note"), attr("maxlength", 1000)) +
                      div(cls("bulk-actions"),
                          button(cls("btn btn-primary"), attr("name", "result"), attr("value", "resolved"),
                                 view.t("inspections.recheck_resolved")),
                          button(cls("btn btn-secondary"), attr("name", "result"), attr("value", "not_resolved"),
                                 view.t("inspections.recheck_not_resolved")));
  return details(cls("confirm"), summary(cls("btn btn-secondary"), view.t("inspections.recheck")),
                 div(cls("confirm-box"), post_form(view, address, fields)));
}

Html finding_actions(const View& view, const InspectionPage& data, const FindingRecord& record) {
  const InspectionFinding& finding = record.finding;
  if (!data.may_inspect || finding.kind == FindingKind::GoodPractice || finding.recheck == Recheck::Resolved) return {};
  const std::string address =
      inspection_address(data.record.inspection.id, "/findings/" + std::to_string(finding.id.value));
  Html actions;
  if (!finding.task)
    actions += post_button(view, address + "/task", "inspections.make_task", "secondary") +
               post_button(view, address + "/remove", "inspections.remove_finding", "link",
                           "inspections.remove_finding_question");
  return div(cls("item-actions"), actions + recheck_form(view, data, finding));
}

/// To the task's page, where the product has one.
Html task_link(const View& view, Id<Campaign> campaign, Id<CampaignTask> task) {
  const std::string address = campaign_address(campaign, "/tasks/" + std::to_string(task.value));
  if (!view.app || !view.app->router.match(Method::Get, address).route) return view.t("inspections.is_task") + " ";
  return a(href(address), view.t("inspections.see_task")) + Html(" ");
}

Html finding_item(const View& view, const InspectionPage& data, const FindingRecord& record) {
  const InspectionFinding& finding = record.finding;
  const FindingState state = classify_finding(finding, record.task_state, view.today());
  Html line = strong(view.t("inspections.kind." + std::string(code_of(finding.kind)))) + Html(" – ") +
              Html(record.organisation_name) + Html(" ") + finding_badge(view, state);
  if (finding.severity != FindingSeverity::None)
    line += Html(" ") + badge(finding.severity == FindingSeverity::High ? Tone::Bad : Tone::Neutral,
                              view.t("inspections.severity." + std::string(code_of(finding.severity))));
  line += p(finding.text);
  Html facts;
  if (finding.due_on) facts += Html(view.t("inspections.due", {{"date", view.date(*finding.due_on)}}) + " ");
  if (finding.task) facts += task_link(view, data.record.inspection.campaign, finding.task);
  if (!record.file_name.empty())
    facts += a(href(inspection_address(finding.inspection, "/findings/" + std::to_string(finding.id.value) + "/file")),
               icon("paperclip"), record.file_name);
  line += p(facts);
  const std::string rechecked = "inspections.rechecked_" + std::string(code_of(finding.recheck));
  if (finding.rechecked_on)
    line += p(cls("form-hint"), view.t(rechecked, {{"date", view.date(*finding.rechecked_on)}}) +
                                    (finding.recheck_note.empty() ? "" : ": " + finding.recheck_note));
  return li(attr("id", "finding-" + std::to_string(finding.id.value)), line, finding_actions(view, data, record));
}

Html findings_card(const View& view, const InspectionPage& data) {
  const Inspection& inspection = data.record.inspection;
  if (inspection.state != InspectionState::CarriedOut) return {};
  Html action;
  if (data.may_inspect)
    action = link_button(inspection_address(inspection.id, "/findings/new"), view.t("inspections.add_finding"));
  if (data.findings.empty())
    return card(view.t("inspections.field.findings"), p(view.t("inspections.no_findings")), action);
  return card(view.t("inspections.field.findings"),
              ol(cls("item-list"),
                 each(data.findings, [&](const FindingRecord& record) { return finding_item(view, data, record); })),
              action);
}

Html page_actions(const View& view, const InspectionPage& data) {
  if (!data.may_inspect) return {};
  const Inspection& inspection = data.record.inspection;
  const std::string base = inspection_address(inspection.id);
  if (inspection.state == InspectionState::Planned)
    return link_button(base + "/result", view.t("inspections.record_result")) +
           link_button(base + "/edit", view.t("inspections.edit"), "secondary");
  const std::string again =
      campaign_address(inspection.campaign, "/inspections/new?follows=" + std::to_string(inspection.id.value));
  if (inspection.state == InspectionState::CarriedOut)
    return link_button(base + "/result", view.t("inspections.correct_result"), "secondary") +
           link_button(again, view.t("inspections.plan_again"), "secondary");
  return {};
}

Html cancel_card(const View& view, const InspectionPage& data, const Form& form) {
  const Inspection& inspection = data.record.inspection;
  if (!data.may_inspect || inspection.state != InspectionState::Planned) return {};
  return details(
      cls("confirm"), form.error_of("reason") ? flag("open") : Attribute{},
      summary(cls("btn btn-secondary"), view.t("inspections.cancel")),
      div(cls("confirm-box"),
          post_form(
              view, inspection_address(inspection.id, "/cancellation"),
              text_field(view, form, {.name = "reason", .label = "inspections.field.cancel_reason", .required = true}) +
                  submit_button(view, "inspections.cancel", "danger"))));
}

}  // namespace

Html inspection_page(const View& view, const InspectionPage& data, const Form& form) {
  const Inspection& inspection = data.record.inspection;
  PageInfo info{.title = page_title(view, data)};
  info.crumbs = {{view.t("campaigns.title"), "/campaigns"},
                 {data.record.campaign_title, campaign_address(inspection.campaign)},
                 {view.t("inspections.title"), campaign_address(inspection.campaign, "/inspections")}};
  info.lead = inspection_badge(view, inspection.state, inspection.planned_on);
  info.actions = page_actions(view, data);
  return page(view, info,
              error_summary(view, form) + findings_card(view, data) + checks_card(view, data) + facts_card(view, data) +
                  cancel_card(view, data, form));
}

}  // namespace vx
