#include "campaigns/campaign_views.h"
#include "campaigns/difficulty_views.h"

// Difficulties that are the same: what the machine suggests, what an officer grouped, one answer for all.

namespace vx {

using namespace html;

namespace {

std::vector<Crumb> topic_crumbs(const View& view, const CampaignRecord& record) {
  auto crumbs = campaign_crumbs(view, record.campaign);
  crumbs.push_back({view.t("difficulties.title"), campaign_address(record.campaign.id, "/difficulties")});
  return crumbs;
}

Html member_box(std::string_view form, Id<Difficulty> id, Html label_of, bool is_chosen) {
  const std::string value = std::to_string(id.value);
  const std::string name = std::string(form) + "-" + value;
  return div(cls("form-check"),
             input(attr("type", "checkbox"), cls("form-check-input"), attr("name", "difficulty"), attr("value", value),
                   attr("id", name), flag("checked", is_chosen)),
             label(attr("for", name), label_of));
}

Html pattern_card(const View& view, const DifficultyTopicsPage& data, std::size_t at) {
  const DifficultyPattern& pattern = data.patterns[at];
  const std::string heading = view.n("difficulties.pattern", pattern.units);
  const std::string form_name = "pattern" + std::to_string(at);
  Html boxes;
  for (const PatternEntry& entry : pattern.entries) {
    const auto row = std::find_if(data.ungrouped.begin(), data.ungrouped.end(),
                                  [&](const DifficultySummary& each) { return each.id == entry.difficulty; });
    const std::string unit = row == data.ungrouped.end() ? "" : row->organisation_name + ": ";
    boxes += member_box(form_name, entry.difficulty,
                        Html(unit) + a(href(difficulty_address(entry.difficulty)), entry.text), true);
  }
  if (!data.may_steer) return card(heading, boxes);
  return card(heading, post_form(view, campaign_address(data.record.campaign.id, "/difficulties/topics"),
                                 fieldset(legend(cls("visually-hidden"), view.t("difficulties.members")), boxes) +
                                     text_field(view, Form{},
                                                {.name = "title",
                                                 .label = "difficulties.field.topic",
                                                 .hint = "difficulties.topic_hint",
                                                 .required = true,
                                                 .value = shorten_text(pattern.entries.front().text, 120)}) +
                                     submit_button(view, "difficulties.group")));
}

Html topic_table(const View& view, const DifficultyTopicsPage& data) {
  std::vector<TableRow> rows;
  for (const TopicSummary& topic : data.topics)
    rows.push_back({{topic.topic.title, view.number(topic.units), view.number(topic.members),
                     topic.waiting > 0 ? badge(Tone::Warning, view.n("difficulties.topic_waiting", topic.waiting))
                                       : badge(Tone::Good, view.t("difficulties.topic_answered")),
                     view.date(topic.topic.created_at.date())},
                    topic_address(topic.topic.id)});
  return data_table(view, view.t("difficulties.topics"),
                    {{view.t("difficulties.field.topic")},
                     {view.t("difficulties.units"), "", true},
                     {view.t("difficulties.members"), "", true},
                     {view.t("difficulties.field.state")},
                     {view.t("difficulties.field.grouped")}},
                    rows);
}

Html by_hand_card(const View& view, const DifficultyTopicsPage& data, const Form& form) {
  if (!data.may_steer || data.ungrouped.size() < 2) return {};
  Html boxes;
  for (const DifficultySummary& row : data.ungrouped)
    boxes += member_box("hand", row.id, Html(row.organisation_name + ": " + shorten_text(row.text, 120)), false);
  const Html fields = fieldset(legend(cls("visually-hidden"), view.t("difficulties.members")), boxes) +
                      text_field(view, form, {.name = "title", .label = "difficulties.field.topic", .required = true}) +
                      submit_button(view, "difficulties.group");
  return details(cls("confirm"), form.ok() ? Attribute{} : flag("open"),
                 summary(cls("btn btn-secondary"), view.t("difficulties.group_by_hand")),
                 div(cls("confirm-box"),
                     post_form(view, campaign_address(data.record.campaign.id, "/difficulties/topics"), fields)));
}

Html member_table(const View& view, const DifficultyTopicPage& data) {
  std::vector<Column> columns{{view.t("difficulties.field.text")},
                              {view.t("difficulties.field.unit")},
                              {view.t("difficulties.field.state")},
                              {view.t("difficulties.field.place")}};
  const bool may_take_out = data.may_steer && !data.topic.dissolved_at;
  if (may_take_out) columns.push_back({view.t("difficulties.ungroup")});
  std::vector<TableRow> rows;
  for (const DifficultySummary& row : data.members) {
    TableRow line{{shorten_text(row.text, 140), row.organisation_name, difficulty_badge(view, row.state, row.due_at),
                   row.level ? Html(row.place_name) : Html(shorten_text(row.answer, 100))},
                  difficulty_address(row.id)};
    if (may_take_out)
      line.cells.push_back(
          post_button(view, topic_address(data.topic.id, "/members/" + std::to_string(row.id.value) + "/remove"),
                      "difficulties.ungroup", "link"));
    rows.push_back(std::move(line));
  }
  return data_table(view, view.t("difficulties.members"), columns, rows);
}

Html alike_card(const View& view, const DifficultyTopicPage& data) {
  if (!data.may_steer || data.alike.empty() || data.topic.dissolved_at) return {};
  Html boxes;
  for (const DifficultySummary& row : data.alike)
    boxes += member_box("alike", row.id, Html(row.organisation_name + ": " + shorten_text(row.text, 120)), true);
  return card(view.n("difficulties.alike", static_cast<std::int64_t>(data.alike.size())),
              post_form(view, topic_address(data.topic.id, "/members"),
                        fieldset(legend(cls("visually-hidden"), view.t("difficulties.members")), boxes) +
                            submit_button(view, "difficulties.add_members", "secondary")));
}

}  // namespace

Html difficulty_topics_page(const View& view, const DifficultyTopicsPage& data, const Form& form) {
  std::int64_t units = 0;
  for (const DifficultyPattern& pattern : data.patterns) units = std::max(units, pattern.units);
  PageInfo info{.title = data.patterns.empty() ? view.t("difficulties.topics")
                                               : view.n("difficulties.topics_answer", units)};
  info.crumbs = topic_crumbs(view, data.record);
  info.lead = view.t("difficulties.topics_lead");
  info.wide = true;
  Html content = error_summary(view, form);
  for (std::size_t i = 0; i < data.patterns.size(); ++i) content += pattern_card(view, data, i);
  content += by_hand_card(view, data, form);
  if (!data.topics.empty()) content += h2(view.t("difficulties.topics")) + topic_table(view, data);
  if (data.topics.empty() && data.patterns.empty())
    content += empty_state(view, "difficulties.topics_empty", "difficulties.topics_empty_hint",
                           link_button(campaign_address(data.record.campaign.id, "/difficulties"),
                                       view.t("difficulties.title"), "secondary"));
  return page(view, info, content);
}

Html difficulty_topic_page(const View& view, const DifficultyTopicPage& data, const Form& form) {
  const auto waiting = std::count_if(data.members.begin(), data.members.end(), [](const DifficultySummary& row) {
    return row.state == DifficultyState::Waiting;
  });
  PageInfo info{.title = data.topic.title};
  info.crumbs = topic_crumbs(view, data.record);
  info.crumbs.push_back(
      {view.t("difficulties.topics"), campaign_address(data.record.campaign.id, "/difficulties/topics")});
  info.wide = true;
  info.lead = Html(
      view.t("difficulties.grouped_by", {{"name", data.topic.created_by}, {"time", view.time(data.topic.created_at)}}));
  Html content = error_summary(view, form);
  if (data.topic.dissolved_at)
    content += alert(Tone::Neutral, view.t("difficulties.dissolved", {{"time", view.time(*data.topic.dissolved_at)}}));
  if (data.may_steer && waiting > 0 && !data.topic.dissolved_at)
    content += card(view.n("difficulties.answer_all", waiting),
                    post_form(view, topic_address(data.topic.id, "/answer"),
                              text_field(view, form,
                                         {.name = "answer",
                                          .label = "difficulties.field.answer",
                                          .hint = "difficulties.answer_all_hint",
                                          .required = true,
                                          .rows = 4}) +
                                  submit_button(view, "difficulties.give_answer_all")));
  content += data.members.empty() ? p(view.t("difficulties.no_members")) : member_table(view, data);
  content += alike_card(view, data);
  if (data.may_steer && !data.topic.dissolved_at)
    content += post_button(view, topic_address(data.topic.id, "/dissolution"), "difficulties.dissolve", "secondary",
                           "difficulties.dissolve_question");
  return page(view, info, content);
}

}  // namespace vx
