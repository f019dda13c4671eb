#include "campaigns/campaign_views.h"
#include "campaigns/difficulty_views.h"

// One difficulty: what, where it is, what each level said, and what comes next.

namespace vx {

using namespace html;

namespace {

std::string page_title(const View& view, const DifficultyPage& data) {
  const Difficulty& difficulty = data.record.difficulty;
  const std::string key = "difficulties.title_" + std::string(code_of(difficulty.state));
  if (!difficulty.open_step()) return view.t(key);
  const std::string& place = data.record.place_names.back();
  return difficulty.open_step()->due_at < view.now ? view.t("difficulties.title_overdue", {{"place", place}})
                                                   : view.t(key, {{"place", place}});
}

Html facts_card(const View& view, const DifficultyPage& data) {
  const Difficulty& difficulty = data.record.difficulty;
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("difficulties.field.text"), difficulty.text},
      {view.t("difficulties.field.need"), difficulty.need},
      {view.t("difficulties.field.unit"), data.record.organisation_name},
      {view.t("difficulties.field.by"), difficulty.raised_by + ", " + view.time(difficulty.raised_at)}};
  if (difficulty.since) facts.push_back({view.t("difficulties.field.since"), view.date(*difficulty.since)});
  if (difficulty.item)
    facts.push_back({view.t("difficulties.field.item"),
                     a(href(campaign_address(difficulty.campaign, "#item-" + std::to_string(difficulty.item.value))),
                       data.record.item_text)});
  facts.push_back({view.t("difficulties.field.campaign"),
                   a(href(campaign_address(difficulty.campaign, "/difficulties")), data.record.campaign_title)});
  if (difficulty.topic)
    facts.push_back(
        {view.t("difficulties.field.topic"), a(href(topic_address(difficulty.topic)), data.record.topic_title)});
  if (!data.files.empty())
    facts.push_back({view.t("difficulties.field.files"), ul(each(data.files, [&](const DifficultyFile& file) {
                       return li(a(href(difficulty_address(difficulty.id, "/files/" + std::to_string(file.id))),
                                   icon("paperclip"), file.name));
                     }))});
  return card(view.t("difficulties.facts"), definition_list(facts));
}

Html answer_card(const View& view, const DifficultyPage& data) {
  const DifficultyStep* answer = data.record.difficulty.answer();
  if (!answer) return {};
  Html content = p(strong(answer->text)) +
                 p(cls("form-hint"), view.t("difficulties.answered_by", {{"name", answer->decided_by},
                                                                         {"place", data.record.place_names.back()},
                                                                         {"time", view.time(*answer->left_at)}}));
  if (answer->topic) content += p(a(href(topic_address(answer->topic)), view.t("difficulties.answered_for_topic")));
  return card(view.t("difficulties.answer"), content);
}

Html step_line(const View& view, const DifficultyPage& data, std::size_t at) {
  const DifficultyStep& step = data.record.difficulty.steps[at];
  Html line = strong(data.record.place_names[at]) + Html(" ") + small(level_name(view, step.place.level)) + br();
  line += Html(view.t("difficulties.received", {{"time", view.time(step.received_at)}}) + " ");
  if (!step.left_at)
    return li(line, badge(step.due_at < view.now ? Tone::Bad : Tone::Warning, clock_text(view, step.due_at)));
  line += Html(view.t("difficulties.due", {{"time", view.time(step.due_at)}}) + " ");
  const std::string key = "difficulties.outcome." + std::string(code_of(step.outcome));
  line += badge(step.outcome == StepOutcome::Overdue    ? Tone::Bad
                : step.outcome == StepOutcome::Answered ? Tone::Good
                                                        : Tone::Neutral,
                view.t(key));
  line += Html(" " + view.time(*step.left_at));
  if (!step.decided_by.empty()) line += Html(", " + step.decided_by);
  if (*step.left_at > step.due_at && step.outcome != StepOutcome::Overdue)
    line += Html(" ") + badge(Tone::Serious, view.t("difficulties.late"));
  if (!step.text.empty()) line += br() + Html("“" + step.text + "”");
  return li(line);
}

Html way_card(const View& view, const DifficultyPage& data) {
  Html lines;
  for (std::size_t i = 0; i < data.record.difficulty.steps.size(); ++i) lines += step_line(view, data, i);
  Html content = ol(cls("timeline"), lines);
  if (!data.clocks.is_verified) content += p(cls("form-hint"), view.t("difficulties.clocks_not_verified"));
  return card(view.t("difficulties.way"), content);
}

Html decide_card(const View& view, const DifficultyPage& data, const Form& form) {
  const Difficulty& difficulty = data.record.difficulty;
  if (!data.may_decide || !difficulty.open_step()) return {};
  const Html version = input(attr("type", "hidden"), attr("name", "version"), attr("value", difficulty.version));
  Html content = post_form(view, difficulty_address(difficulty.id, "/answer"),
                           version +
                               text_field(view, form,
                                          {.name = "answer",
                                           .label = "difficulties.field.answer",
                                           .hint = "difficulties.answer_hint",
                                           .required = true,
                                           .rows = 4}) +
                               submit_button(view, "difficulties.give_answer"));
  if (data.above)
    content += details(cls("confirm"), form.error_of("opinion") ? flag("open") : Attribute{},
                       summary(cls("btn btn-secondary"), view.t("difficulties.pass_up_to", {{"place", *data.above}})),
                       div(cls("confirm-box"), post_form(view, difficulty_address(difficulty.id, "/passing_up"),
                                                         version +
                                                             text_field(view, form,
                                                                        {.name = "opinion",
                                                                         .label = "difficulties.field.opinion",
                                                                         .hint = "difficulties.opinion_hint",
                                                                         .required = true,
                                                                         .rows = 3}) +
                                                             submit_button(view, "difficulties.pass_up"))));
  return card(view.t("difficulties.your_turn", {{"place", data.record.place_names.back()}}), content);
}

Html close_card(const View& view, const DifficultyPage& data, const Form& form) {
  const Difficulty& difficulty = data.record.difficulty;
  if (!data.may_close || difficulty.state == DifficultyState::Withdrawn) return {};
  if (difficulty.state == DifficultyState::Waiting)
    return card(view.t("difficulties.waiting_heading"),
                p(view.t("difficulties.waiting_text")) +
                    post_button(view, difficulty_address(difficulty.id, "/withdrawal"), "difficulties.withdraw",
                                "secondary", "difficulties.withdraw_question"));
  Html content;
  if (difficulty.state == DifficultyState::Answered)
    content += p(view.t("difficulties.accept_text")) +
               post_button(view, difficulty_address(difficulty.id, "/acceptance"), "difficulties.accept");
  content += details(cls("confirm"), form.error_of("reason") ? flag("open") : Attribute{},
                     summary(cls("btn btn-secondary"), view.t("difficulties.reopen")),
                     div(cls("confirm-box"), post_form(view, difficulty_address(difficulty.id, "/reopening"),
                                                       text_field(view, form,
                                                                  {.name = "reason",
                                                                   .label = "difficulties.field.reason",
                                                                   .hint = "difficulties.reason_hint",
                                                                   .required = true,
                                                                   .rows = 3}) +
                                                           submit_button(view, "difficulties.reopen"))));
  return card(view.t("difficulties.accept_heading"), content);
}

Html history_card(const View& view, const DifficultyPage& data) {
  return card(view.t("difficulties.history"), ul(cls("timeline"), each(data.events, [&](const DifficultyEvent& event) {
                                                   return li(
                                                       time(attr("datetime", event.at.iso()), view.time(event.at)),
                                                       " – ", strong(view.t("difficulties.event." + event.kind)),
                                                       event.text.empty() ? Html{} : Html(". " + event.text), " ",
                                                       small(view.t("campaigns.events.by", {{"name", event.actor}})));
                                                 })));
}

}  // namespace

Html difficulty_page(const View& view, const DifficultyPage& data, const Form& form) {
  const Difficulty& difficulty = data.record.difficulty;
  PageInfo info{.title = page_title(view, data)};
  info.crumbs = {{view.t("difficulties.title"), "/difficulties"},
                 {data.record.campaign_title, campaign_address(difficulty.campaign, "/difficulties")}};
  const DifficultyStep* open = difficulty.open_step();
  info.lead = difficulty_badge(view, difficulty.state, open ? std::optional(open->due_at) : std::nullopt) +
              Html(open ? " " + clock_text(view, open->due_at) : "");
  Html content = error_summary(view, form) + answer_card(view, data) + close_card(view, data, form) +
                 decide_card(view, data, form) + facts_card(view, data) + way_card(view, data) +
                 history_card(view, data);
  return page(view, info, content);
}

}  // namespace vx
