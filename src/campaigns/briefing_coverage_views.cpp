#include "campaigns/briefing_views.h"
#include "campaigns/campaign_tabs.h"
#include "web/components.h"
#include "web/paging.h"

namespace vx {

using namespace html;

namespace {

Html state_badge_of(const View& view, BriefingState state) {
  Tone tone = Tone::Unknown;
  if (state == BriefingState::Read || state == BriefingState::Attended) tone = Tone::Good;
  if (state == BriefingState::Absent) tone = Tone::Warning;
  return badge(tone, view.t("briefings.state." + std::string(code_of(state))));
}

std::vector<Crumb> crumbs_of(const View& view, const CampaignRecord& record, const Briefing& briefing) {
  auto crumbs = campaign_crumbs(view, record.campaign);
  crumbs.push_back({view.t("briefings.title"), campaign_address(record.campaign.id, "/briefings")});
  crumbs.push_back({briefing.title, briefing_address(briefing)});
  return crumbs;
}

std::string coverage_answer(const View& view, const CoveragePage& data) {
  const BriefingCounts& all = data.coverage.all;
  if (all.required() == 0) return view.t("briefings.unit_nobody", {{"unit", data.unit.shown_name()}});
  if (all.is_complete()) return view.n("briefings.unit_all", all.required(), {{"unit", data.unit.shown_name()}});
  return view.t("briefings.unit_answer", {{"unit", data.unit.shown_name()},
                                          {"reached", view.number(all.reached())},
                                          {"required", view.number(all.required())},
                                          {"percent", view.number(all.percent())}});
}

Html below_table(const View& view, const CoveragePage& data) {
  if (data.coverage.below.empty()) return {};
  std::vector<TableRow> rows;
  for (const UnitCoverage& unit : data.coverage.below)
    rows.push_back(
        {{unit.name, unit.head_name.empty() ? "–" : unit.head_name, view.number(unit.counts.required()),
          view.number(unit.counts.read), view.number(unit.counts.attended), view.number(unit.counts.absent),
          view.number(unit.counts.waiting),
          badge(unit.counts.is_complete() ? Tone::Good : Tone::Unknown, view.number(unit.counts.percent()) + "%")},
         unit_address(data.briefing, unit.unit)});
  return h2(view.t("briefings.by_unit")) + data_table(view, view.t("briefings.by_unit"),
                                                      {{view.t("tasks.field.owner")},
                                                       {view.t("briefings.head")},
                                                       {view.t("briefings.required"), "", true},
                                                       {view.t("briefings.state.read"), "", true},
                                                       {view.t("briefings.state.attended"), "", true},
                                                       {view.t("briefings.state.absent"), "", true},
                                                       {view.t("briefings.state.waiting"), "", true},
                                                       {view.t("briefings.reached"), "", true}},
                                                      rows);
}

Html state_links(const View& view, const CoveragePage& data) {
  BriefingCounts own = data.coverage.own;
  auto link = [&](std::string_view code, const std::string& label, std::int64_t count, bool is_current) {
    const std::string address = with_query(with_query(view.path, "after", ""), "state", code);
    return li(a(href(address), is_current ? attr("aria-current", "page") : Attribute{}, label,
                span(cls("tab-count"), view.number(count))));
  };
  Html links = link("", view.t("tasks.show.all"), own.required(), !data.state);
  for (const std::string_view code : briefing_state_codes) {
    const BriefingState state = briefing_state_of(code);
    links += link(code, view.t("briefings.state." + std::string(code)), own[state], data.state == state);
  }
  return nav(cls("tabs"), attr("aria-label", view.t("briefings.by_state")), ul(links));
}

Html names_of(const View& view, const CoveragePage& data) {
  if (data.coverage.own.required() == 0) return {};
  Html content = h2(view.t("briefings.own_people"));
  if (!data.names) return content + p(cls("form-hint"), view.t("briefings.no_names"));
  content += state_links(view, data);
  if (data.people.items.empty()) return content + empty_state(view, "briefings.no_match", "briefings.no_match_hint");
  std::vector<TableRow> rows;
  for (const BriefingPerson& person : data.people.items)
    rows.push_back(
        {{person.name, state_badge_of(view, person.state), person.marked_at ? view.time(*person.marked_at) : "–"}});
  return content +
         data_table(view, view.t("briefings.own_people"),
                    {{view.t("briefings.name")}, {view.t("tasks.field.state")}, {view.t("briefings.when")}}, rows) +
         pager(view, data.after, data.people.next);
}

Html meetings_card(const View& view, const CoveragePage& data) {
  if (data.meetings.empty()) return {};
  return card(
      view.t("briefings.meetings"),
      ul(cls("timeline"), each(data.meetings, [&](const BriefingMeeting& meeting) {
           const std::string rest = "/meetings/" + std::to_string(meeting.id.value);
           Html line = strong(view.date(meeting.held_on)) +
                       Html(" – " + view.n("briefings.meeting_line", meeting.attended, {{"chair", meeting.chair}}));
           if (!meeting.place.empty()) line += Html(", " + meeting.place);
           if (meeting.families > 0) line += Html(". " + view.n("briefings.families_line", meeting.families));
           if (!meeting.note.empty()) line += Html(". " + meeting.note);
           if (!meeting.file_name.empty() && data.names)
             line += Html(" ") + a(href(briefing_address(data.briefing, rest + "/minutes")), icon("paperclip"),
                                   view.t("briefings.minutes"));
           if (meeting.withdrawn_at)
             return li(s(line), " ", badge(Tone::Neutral, view.t("tasks.withdrawn", {{"name", meeting.withdrawn_by}})));
           if (data.may_edit)
             line +=
                 Html(" ") + post_button(view, briefing_address(data.briefing, rest + "/withdrawal"),
                                         "briefings.withdraw_meeting", "link", "briefings.withdraw_meeting_question");
           return li(line);
         })));
}

Html actions_of(const View& view, const CoveragePage& data) {
  Html actions;
  if (data.may_edit && data.briefing.is_open && data.coverage.all.required() > 0) {
    actions +=
        link_button(unit_address(data.briefing, data.unit.id, "/meetings/new"), view.t("briefings.record_meeting"));
    if (!data.coverage.all.is_complete() && (!data.reminder || data.reminder->on != view.today()))
      actions += post_button(view, unit_address(data.briefing, data.unit.id, "/reminders"), "briefings.remind",
                             "secondary", "briefings.remind_question");
  }
  if (data.names && data.coverage.all.required() > 0)
    for (const std::string_view file : {"xlsx", "csv"})
      actions += link_button(with_query(unit_address(data.briefing, data.unit.id, "/export"), "file", file),
                             file == "xlsx" ? "XLSX" : "CSV", "secondary");
  return actions;
}

}  // namespace

Html coverage_page(const View& view, const CoveragePage& data) {
  PageInfo info{.title = coverage_answer(view, data)};
  info.crumbs = crumbs_of(view, data.record, data.briefing);
  for (const Organisation& above : data.above)
    info.crumbs.push_back({above.shown_name(), unit_address(data.briefing, above.id)});
  info.wide = true;
  info.actions = actions_of(view, data);
  if (!data.unit.facts.head_name.empty())
    info.lead =
        view.t("briefings.head_answers", {{"title", data.unit.facts.head_title}, {"name", data.unit.facts.head_name}});
  Html content =
      progress_bar(view, data.coverage.all.reached(), data.coverage.all.required(), view.t("briefings.reached"));
  if (data.reminder)
    content += p(cls("form-hint"), view.n("briefings.reminded", data.reminder->people,
                                          {{"date", view.date(data.reminder->on)}, {"name", data.reminder->by}}));
  if (data.coverage.all.required() == 0)
    content += empty_state(view, "briefings.answer_nobody", "briefings.nobody_hint");
  return page(view, info, content + below_table(view, data) + names_of(view, data) + meetings_card(view, data));
}

std::vector<std::vector<std::string>> coverage_table(const View& view, const std::vector<BriefingPerson>& people) {
  std::vector<std::vector<std::string>> table{
      {view.t("briefings.name"), view.t("tasks.field.owner"), view.t("tasks.field.state"), view.t("briefings.when")}};
  for (const BriefingPerson& person : people)
    table.push_back({person.name, person.unit_name, view.t("briefings.state." + std::string(code_of(person.state))),
                     person.marked_at ? person.marked_at->iso() : ""});
  return table;
}

Html meeting_page(const View& view, const MeetingPage& data, const Form& form) {
  PageInfo info{.title = view.t("briefings.record_meeting")};
  info.crumbs = crumbs_of(view, data.record, data.briefing);
  info.crumbs.push_back({data.unit.shown_name(), unit_address(data.briefing, data.unit.id)});
  if (data.is_too_large)
    return page(view, info,
                empty_state(view, "briefings.too_large", "briefings.too_large_hint",
                            link_button(unit_address(data.briefing, data.unit.id), view.t("briefings.coverage"))));
  const bool is_sent = !form.values().empty();
  const auto sent = form.all("person");
  Html boxes;
  for (const BriefingPerson& person : data.people) {
    const std::string id = std::to_string(person.person.value);
    const bool on = is_sent ? std::find(sent.begin(), sent.end(), id) != sent.end() : true;
    boxes += div(cls("form-check"),
                 input(attr("type", "checkbox"), cls("form-check-input"), attr("name", "person"), attr("value", id),
                       attr("id", "person-" + id), flag("checked", on)),
                 label(attr("for", "person-" + id), person.name, " ", small(person.unit_name)));
  }
  const Html fields =
      error_summary(view, form) +
      text_field(view, form,
                 {.name = "held_on",
                  .label = "briefings.field.held_on",
                  .type = "date",
                  .required = true,
                  .value = view.today().iso()}) +
      text_field(
          view, form,
          {.name = "chair", .label = "briefings.field.chair", .required = true, .value = data.unit.facts.head_name}) +
      text_field(view, form, {.name = "place", .label = "briefings.field.place"}) +
      fieldset(cls("field"), attr("id", "f-person"), legend(cls("form-label"), view.t("briefings.field.people")),
               boxes) +
      checkbox_field(view, form, {.name = "rest_absent", .label = "briefings.field.rest_absent", .value = "on"}) +
      text_field(view, form,
                 {.name = "families",
                  .label = "briefings.field.families",
                  .hint = "briefings.families_hint",
                  .type = "integer"}) +
      file_field(view, form,
                 {.name = "minutes", .label = "briefings.field.minutes", .hint = "tasks.evidence.file_hint"}, "") +
      text_field(view, form, {.name = "note", .label = "briefings.field.note", .rows = 2}) +
      submit_button(view, "briefings.save_meeting");
  return page(view, info, post_form(view, unit_address(data.briefing, data.unit.id, "/meetings"), fields, true));
}

}  // namespace vx
