#include "campaigns/task_views.h"

// The forms by which somebody says how far a task has come, and shows it.

namespace vx {

using namespace html;

namespace {

Html move_fields(const View& view, TaskState to, Html fields, std::string_view style) {
  const std::string code(code_of(to));
  return input(attr("type", "hidden"), attr("name", "to"), attr("value", code)) + std::move(fields) +
         submit_button(view, "tasks.move." + code, style);
}

/// One tap, for what needs no reason.
Html quick_move(const View& view, const TaskPage& data, TaskState to, std::string_view style) {
  return post_form(view, task_address(data.row.task, "/moves"), move_fields(view, to, {}, style));
}

/// Opens to ask for the reason.
Html reasoned_move(const View& view, const TaskPage& data, const Form& form, TaskState to, std::string_view label,
                   Html more) {
  const bool is_faulty = !form.ok() && form.raw("to") == code_of(to);
  const Form empty;
  const Form& shown = is_faulty ? form : empty;
  const std::string note = "note_" + std::string(code_of(to));  // each form of the page has its own
  Html fields = text_field(view, shown, {.name = note, .label = label, .required = true, .rows = 2}) + std::move(more);
  return details(is_faulty ? flag("open") : Attribute{}, cls("confirm"),
                 summary(cls("btn btn-secondary"), view.t("tasks.move." + std::string(code_of(to)))),
                 div(cls("confirm-box"),
                     post_form(view, task_address(data.row.task, "/moves"), move_fields(view, to, fields, "primary"))));
}

Html unblocker_field(const View& view, const TaskPage& data, const Form& form) {
  return select_field(
      view, form,
      {.name = "unblocker", .label = "tasks.field.unblocker", .hint = "tasks.unblocker_hint", .required = true},
      data.unblockers);
}

Html progress_form(const View& view, const TaskPage& data, const Form& form) {
  return post_form(view, task_address(data.row.task, "/progress"),
                   div(cls("bulk-actions"),
                       text_field(view, form,
                                  {.name = "progress",
                                   .label = "tasks.field.progress_percent",
                                   .type = "integer",
                                   .required = true,
                                   .value = std::to_string(data.row.task.progress)}),
                       text_field(view, form, {.name = "said", .label = "tasks.field.said"}),
                       submit_button(view, "tasks.save_progress", "secondary")));
}

Html evidence_line(const View& view, const TaskPage& data, const TaskEvidence& evidence) {
  Html what;
  const std::string id = std::to_string(evidence.id.value);
  if (evidence.kind == EvidenceKind::File)
    what = icon("paperclip") +
           (data.rights.files ? a(href(task_address(data.row.task, "/evidence/" + id + "/file")), evidence.title)
                              : Html(evidence.title)) +
           Html(" (" + view.number(static_cast<double>(evidence.size) / 1024, 0) + " kB)");
  else if (evidence.kind == EvidenceKind::Link)
    what = icon("external-link") + a(href(evidence.address), attr("rel", "noopener noreferrer"), evidence.title);
  else
    what = icon("chart-bar") + Html((evidence.title.empty() ? "" : evidence.title + ": ")) +
           strong(view.number(
                      *evidence.amount,
                      *evidence.amount == static_cast<double>(static_cast<std::int64_t>(*evidence.amount)) ? 0 : 2) +
                  " " + evidence.unit);
  Html line = std::move(what) + Html(" ") +
              small(view.time(evidence.added_at) + " " + view.t("campaigns.events.by", {{"name", evidence.added_by}}));
  if (evidence.withdrawn_at)
    return li(s(line), " ", badge(Tone::Neutral, view.t("tasks.withdrawn", {{"name", evidence.withdrawn_by}})));
  if (data.rights.work)
    line += Html(" ") + post_button(view, task_address(data.row.task, "/evidence/" + id + "/withdrawal"),
                                    "tasks.withdraw_evidence", "link", "tasks.withdraw_evidence_question");
  return li(line);
}

Html evidence_form(const View& view, const TaskPage& data, const Form& form) {
  const bool is_faulty =
      form.error_of("file") || form.error_of("address") || form.error_of("unit") || form.error_of("amount");
  const Form empty;
  const Form& shown = is_faulty ? form : empty;
  Html fields = text_field(view, shown, {.name = "title", .label = "tasks.evidence.title"}) +
                file_field(view, shown,
                           {.name = "file", .label = "tasks.evidence.file", .hint = "tasks.evidence.file_hint"}, "") +
                text_field(view, shown, {.name = "address", .label = "tasks.evidence.address", .type = "url"}) +
                div(cls("bulk-actions"),
                    text_field(view, shown, {.name = "amount", .label = "tasks.evidence.amount", .type = "number"}),
                    text_field(view, shown,
                               {.name = "unit", .label = "tasks.evidence.unit", .hint = "tasks.evidence.unit_hint"})) +
                submit_button(view, "tasks.add_evidence", "secondary");
  return details(is_faulty ? flag("open") : Attribute{}, summary(view.t("tasks.add_evidence")),
                 post_form(view, task_address(data.row.task, "/evidence"), fields, true));
}

}  // namespace

Html task_work_card(const View& view, const TaskPage& data, const Form& form) {
  if (!data.rights.work) return {};
  const CampaignTask& task = data.row.task;
  if (!is_waiting(task.state))
    return card(view.t("tasks.next"), reasoned_move(view, data, form, TaskState::Open, "tasks.reason_reopen", {}));
  Html moves;
  if (task.state != TaskState::InProgress) moves += quick_move(view, data, TaskState::InProgress, "secondary");
  moves += quick_move(view, data, TaskState::Done, "primary");
  moves +=
      reasoned_move(view, data, form, TaskState::Blocked, "tasks.reason_blocked", unblocker_field(view, data, form));
  if (data.rights.direct) moves += reasoned_move(view, data, form, TaskState::Cancelled, "tasks.reason_cancelled", {});
  return card(view.t("tasks.next"), div(cls("bulk-actions"), moves) + progress_form(view, data, form));
}

Html task_evidence_card(const View& view, const TaskPage& data, const Form& form) {
  Html content;
  if (data.evidence.empty())
    content = p(cls("form-hint"), view.t("tasks.no_evidence"));
  else
    content =
        ul(each(data.evidence, [&](const TaskEvidence& evidence) { return evidence_line(view, data, evidence); }));
  if (data.rights.work) content += evidence_form(view, data, form);
  return card(view.t("tasks.evidence"), content);
}

}  // namespace vx
