#include "campaigns/difficulty_views.h"

#include "base/text.h"
#include "campaigns/campaign_views.h"
#include "web/paging.h"

// The list of difficulties, and what the pages about them share.

namespace vx {

using namespace html;

namespace {

std::string base_address(const DifficultyListPage& data) {
  return data.record ? campaign_address(data.record->campaign.id, "/difficulties") : "/difficulties";
}

Html state_links(const View& view, const DifficultyListPage& data) {
  auto link = [&](std::string_view code, const std::string& label, std::int64_t count) {
    const std::string address = with_query(with_query(view.path, "after", ""), "state", code);
    return li(a(href(address), data.filter.state == code ? attr("aria-current", "page") : Attribute{}, label,
                span(cls("tab-count"), view.number(count))));
  };
  Html links = link("", view.t("difficulties.all"), data.counts.all());
  links += link("overdue", view.t("difficulties.state.overdue"), data.counts.overdue);
  links += link("waiting", view.t("difficulties.state.waiting"), data.counts.waiting);
  links += link("answered", view.t("difficulties.state.answered"), data.counts.answered);
  links += link("accepted", view.t("difficulties.state.accepted"), data.counts.accepted);
  if (data.counts.withdrawn > 0)
    links += link("withdrawn", view.t("difficulties.state.withdrawn"), data.counts.withdrawn);
  return nav(cls("tabs"), attr("aria-label", view.t("difficulties.by_state")), ul(links));
}

Html filters(const View& view, const DifficultyListPage& data) {
  std::vector<Choice> levels{{"", view.t("difficulties.any_level")}};
  for (const std::string_view code : difficulty_level_codes)
    levels.push_back({std::string(code), view.t("difficulties.level." + std::string(code))});
  const Form empty;
  Html fields;
  if (!data.filter.state.empty())
    fields += input(attr("type", "hidden"), attr("name", "state"), attr("value", data.filter.state));
  if (!data.view.empty()) fields += input(attr("type", "hidden"), attr("name", "view"), attr("value", data.view));
  fields += text_field(view, empty,
                       {.name = "q", .label = "difficulties.filter_words", .required = true, .value = data.words});
  fields += select_field(
      view, empty, {.name = "level", .label = "difficulties.field.level", .required = true, .value = data.filter.level},
      levels);
  return get_form(view, base_address(data), fields + submit_button(view, "campaigns.filter.apply", "secondary"));
}

Html place_cell(const View& view, const DifficultySummary& row) {
  if (!row.level) return row.answer.empty() ? Html("–") : Html(shorten_text(row.answer, 120));
  return div(row.place_name, br(), small(clock_text(view, *row.due_at)));
}

Html list_table(const View& view, const DifficultyListPage& data) {
  std::vector<Column> columns{{view.t("difficulties.field.text")},
                              {view.t("difficulties.field.unit")},
                              {view.t("difficulties.field.raised"), "raised"},
                              {view.t("difficulties.field.state")},
                              {view.t("difficulties.field.place")}};
  std::vector<TableRow> rows;
  for (const DifficultySummary& row : data.rows.items) {
    Html unit(row.organisation_name);
    if (row.topic)
      unit += br() + a(href(topic_address(row.topic)), view.t("difficulties.topic_of", {{"title", row.topic_title}}));
    if (!data.record) unit += br() + small(row.campaign_title);
    rows.push_back({{shorten_text(row.text, 140), div(unit), view.date(row.raised_at.date()),
                     difficulty_badge(view, row.state, row.due_at), place_cell(view, row)},
                    difficulty_address(row.id)});
  }
  return data_table(view, view.t("difficulties.title"), columns, rows);
}

std::string list_title(const View& view, const DifficultyListPage& data) {
  if (data.counts.all() == 0) return view.t("difficulties.title");
  if (data.counts.overdue > 0)
    return view.n("difficulties.answer_overdue", data.counts.overdue, {{"waiting", view.number(data.counts.waiting)}});
  if (data.counts.waiting > 0) return view.n("difficulties.answer_waiting", data.counts.waiting);
  return view.t("difficulties.answer_none", {{"all", view.number(data.counts.all())}});
}

Html list_actions(const View& view, const DifficultyListPage& data) {
  Html actions;
  if (data.may_raise)
    actions += link_button(base_address(data) + "/new", icon("plus") + Html(view.t("difficulties.raise")));
  if (!data.record) return actions;
  const Id<Campaign> id = data.record->campaign.id;
  actions += link_button(campaign_address(id, "/difficulties/topics"), view.t("difficulties.topics"), "secondary");
  actions += link_button(campaign_address(id, "/difficulties/clocks"), view.t("difficulties.clocks"), "secondary");
  const std::string query = view.path.find('?') == std::string::npos ? "" : view.path.substr(view.path.find('?'));
  const std::string address = campaign_address(id, "/difficulties/export") + query;
  return actions + link_button(with_query(address, "file", "xlsx"), "XLSX", "secondary") +
         link_button(with_query(address, "file", "csv"), "CSV", "secondary");
}

Html view_tabs(const View& view, const DifficultyListPage& data) {
  return tabs(view, {{view.t("difficulties.view.turn"), "/difficulties?view=turn", data.view == "turn", {}},
                     {view.t("difficulties.view.mine"), "/difficulties?view=mine", data.view == "mine", {}},
                     {view.t("difficulties.view.all"), "/difficulties", data.view.empty(), {}}});
}

bool is_filtered(const DifficultyListPage& data) {
  return !data.words.empty() || !data.filter.state.empty() || !data.filter.level.empty() || data.filter.unit ||
         data.filter.topic || !data.view.empty();
}

}  // namespace

std::string difficulty_address(Id<Difficulty> id, std::string_view rest) {
  return "/difficulties/" + std::to_string(id.value) + std::string(rest);
}

std::string topic_address(Id<DifficultyTopic> id, std::string_view rest) {
  return "/difficulty_topics/" + std::to_string(id.value) + std::string(rest);
}

std::string level_name(const View& view, DifficultyLevel level) {
  return view.t("difficulties.level." + std::string(code_of(level)));
}

std::string clock_text(const View& view, Instant due_at) {
  const WorkingCalendar& calendar = WorkingCalendar::standard();
  const std::int64_t minutes = calendar.working_minutes(view.now, due_at);
  const std::string until = view.time(due_at);
  const std::int64_t days = std::abs(minutes) / calendar.minutes_a_day();
  const std::int64_t hours = std::abs(minutes) % calendar.minutes_a_day() / 60;
  if (view.now <= due_at)
    return days > 0 ? view.n("difficulties.clock.days_left", days, {{"until", until}})
                    : view.n("difficulties.clock.hours_left", hours, {{"until", until}});
  return days > 0 ? view.n("difficulties.clock.days_over", days, {{"until", until}})
                  : view.n("difficulties.clock.hours_over", hours, {{"until", until}});
}

Html difficulty_badge(const View& view, DifficultyState state, const std::optional<Instant>& due_at) {
  if (state == DifficultyState::Waiting && due_at && *due_at < view.now)
    return badge(Tone::Bad, view.t("difficulties.state.overdue"));
  const Tone tone = state == DifficultyState::Waiting    ? Tone::Warning
                    : state == DifficultyState::Answered ? Tone::Info
                    : state == DifficultyState::Accepted ? Tone::Good
                                                         : Tone::Neutral;
  return badge(tone, view.t("difficulties.state." + std::string(code_of(state))));
}

std::string shorten_text(std::string_view text, std::size_t max) {
  if (length_utf8(text) <= max) return std::string(text);
  std::string short_one;
  for (const std::string_view word : split(text, ' ')) {
    if (length_utf8(short_one) + length_utf8(word) + 2 > max) break;
    short_one += (short_one.empty() ? "" : " ") + std::string(word);
  }
  return short_one + " …";
}

Html difficulty_list_page(const View& view, const DifficultyListPage& data) {
  PageInfo info{.title = list_title(view, data)};
  Html content;
  if (data.record) {
    info.crumbs = campaign_crumbs(view, data.record->campaign);
    content += campaign_tabs(view, data.record->campaign, "difficulties");
  } else {
    content += view_tabs(view, data);
  }
  info.lead = view.t("difficulties.lead");
  info.actions = list_actions(view, data);
  info.wide = true;
  if (data.may_steer && data.patterns > 0)
    content += alert(Tone::Info, Html(view.n("difficulties.patterns_wait", data.patterns)) + Html(" ") +
                                     a(href(base_address(data) + "/topics"), view.t("difficulties.see_patterns")));
  if (data.counts.all() == 0 && !is_filtered(data))
    return page(
        view, info,
        content + empty_state(view, "difficulties.empty", "difficulties.empty_hint",
                              data.may_raise ? link_button(base_address(data) + "/new", view.t("difficulties.raise"))
                                             : Html{}));
  content += filters(view, data) + state_links(view, data);
  if (data.rows.items.empty())
    content += empty_state(view, data.view == "turn" ? "difficulties.turn_empty" : "difficulties.no_match",
                           data.view == "turn" ? "difficulties.turn_empty_hint" : "difficulties.no_match_hint");
  else
    content += list_table(view, data);
  return page(view, info, content + pager(view, data.after, data.rows.next));
}

std::vector<std::vector<std::string>> difficulty_table(const View& view, const std::vector<DifficultySummary>& rows) {
  std::vector<std::vector<std::string>> table{
      {view.t("difficulties.field.text"), view.t("difficulties.field.need"), view.t("difficulties.field.unit"),
       view.t("difficulties.field.campaign"), view.t("difficulties.field.raised"), view.t("difficulties.field.by"),
       view.t("difficulties.field.state"), view.t("difficulties.field.level"), view.t("difficulties.field.place"),
       view.t("difficulties.field.due"), view.t("difficulties.field.topic"), view.t("difficulties.field.answer")}};
  for (const DifficultySummary& row : rows)
    table.push_back({row.text, row.need, row.organisation_name, row.campaign_title, row.raised_at.iso(), row.raised_by,
                     view.t("difficulties.state." + std::string(code_of(row.state))),
                     row.level ? level_name(view, *row.level) : "", row.place_name, row.due_at ? row.due_at->iso() : "",
                     row.topic_title, row.answer});
  return table;
}

}  // namespace vx
