#include "campaigns/briefing_views.h"

#include "base/text.h"
#include "campaigns/campaign_tabs.h"
#include "web/components.h"

namespace vx {

using namespace html;

namespace {

std::string counts_answer(const View& view, const BriefingCounts& counts) {
  if (counts.required() == 0) return view.t("briefings.answer_nobody");
  if (counts.is_complete()) return view.n("briefings.answer_all", counts.required());
  return view.t("briefings.answer", {{"reached", view.number(counts.reached())},
                                     {"required", view.number(counts.required())},
                                     {"percent", view.number(counts.percent())}});
}

Html until_badge(const View& view, const Briefing& briefing, const BriefingCounts& counts) {
  if (!briefing.is_open) return badge(Tone::Neutral, view.t("briefings.closed"));
  if (!briefing.until) return Html(view.t("briefings.no_until"));
  const std::string date = view.date(*briefing.until);
  const int days = *briefing.until - view.today();
  if (days >= 0 || counts.is_complete()) return Html(date);
  return badge(Tone::Bad, view.n("tasks.days_over", -days, {{"date", date}}));
}

Html reading_card(const View& view, const BriefingPage& data) {
  if (!data.mine) return {};
  const BriefingState state = data.mine->state;
  if (state == BriefingState::Read)
    return card(
        view.t("briefings.you_have_read"),
        p(icon("circle-check"), " ", view.t("briefings.read_at", {{"time", view.time(*data.mine->marked_at)}})) +
            (data.briefing.is_open ? post_button(view, briefing_address(data.briefing, "/reading/withdrawal"),
                                                 "briefings.not_read_after_all", "link")
                                   : Html{}));
  if (state == BriefingState::Attended)
    return card(view.t("briefings.you_attended"), p(view.t("briefings.nothing_to_do")));
  if (!data.briefing.is_open) return {};
  return card(view.t("briefings.you_must_read"), p(view.t("briefings.read_first")),
              post_button(view, briefing_address(data.briefing, "/reading"), "briefings.i_have_read", "primary"));
}

Html text_card(const View& view, const BriefingPage& data) {
  if (data.briefing.body.empty())
    return card(
        view.t("briefings.the_plan"),
        p(a(href("/documents/" + std::to_string(data.record.campaign.document.value)), data.record.campaign.title)) +
            p(a(href(campaign_address(data.record.campaign.id)), view.t("briefings.open_campaign"))));
  Html paragraphs;
  for (const std::string_view line : split(data.briefing.body, '\n'))
    if (!trim(line).empty()) paragraphs += p(trim(line));
  return card(view.t("briefings.text"), paragraphs);
}

Html facts_card(const View& view, const BriefingPage& data) {
  const Briefing& briefing = data.briefing;
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("briefings.field.organisation"), data.organisation_name},
      {view.t("briefings.field.audience"), view.t("briefings.audience." + std::string(code_of(briefing.audience)))},
      {view.t("briefings.field.since"), view.date(briefing.since)},
      {view.t("briefings.field.until"), until_badge(view, briefing, data.counts)}};
  if (!briefing.speaker.empty()) facts.push_back({view.t("briefings.field.speaker"), briefing.speaker});
  Html actions;
  if (data.unit) actions = link_button(unit_address(briefing, data.unit), view.t("briefings.coverage"), "secondary");
  return card(view.t("briefings.how_far"),
              progress_bar(view, data.counts.reached(), data.counts.required(), view.t("briefings.reached")) +
                  definition_list(facts),
              actions);
}

}  // namespace

std::string briefing_address(const Briefing& briefing, std::string_view rest) {
  return campaign_address(briefing.campaign, "/briefings/" + std::to_string(briefing.id.value) + std::string(rest));
}
std::string unit_address(const Briefing& briefing, Id<Organisation> unit, std::string_view rest) {
  return briefing_address(briefing, "/units/" + std::to_string(unit.value) + std::string(rest));
}

Html briefing_list_page(const View& view, const BriefingListPage& data) {
  std::int64_t incomplete = 0;
  for (const BriefingRow& row : data.briefings)
    if (row.briefing.is_open && !row.counts.is_complete()) ++incomplete;
  PageInfo info{.title = data.briefings.empty() ? view.t("briefings.none")
                         : incomplete == 0      ? view.t("briefings.all_complete")
                                                : view.n("briefings.incomplete", incomplete)};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.wide = true;
  const std::string add = campaign_address(data.record.campaign.id, "/briefings/new");
  if (data.may_add) info.actions = link_button(add, view.t("briefings.new"));
  const Html head = campaign_tabs(view, data.record.campaign, "briefings");
  if (data.briefings.empty())
    return page(view, info,
                head + empty_state(view, "briefings.none", "briefings.none_hint",
                                   data.may_add ? link_button(add, view.t("briefings.new")) : Html{}));
  std::vector<TableRow> rows;
  for (const BriefingRow& row : data.briefings)
    rows.push_back({{row.briefing.title, row.organisation_name,
                     view.t("briefings.audience." + std::string(code_of(row.briefing.audience))),
                     until_badge(view, row.briefing, row.counts),
                     progress_bar(view, row.counts.reached(), row.counts.required(), view.t("briefings.reached"))},
                    briefing_address(row.briefing)});
  return page(view, info,
              head + data_table(view, view.t("briefings.title"),
                                {{view.t("briefings.field.title")},
                                 {view.t("briefings.field.organisation")},
                                 {view.t("briefings.field.audience")},
                                 {view.t("briefings.field.until")},
                                 {view.t("briefings.reached")}},
                                rows));
}

Html briefing_page(const View& view, const BriefingPage& data) {
  PageInfo info{.title = data.briefing.title};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.crumbs.push_back({view.t("briefings.title"), campaign_address(data.record.campaign.id, "/briefings")});
  info.lead = counts_answer(view, data.counts);
  if (data.may_edit)
    info.actions = data.briefing.is_open ? post_button(view, briefing_address(data.briefing, "/closing"),
                                                       "briefings.close", "secondary", "briefings.close_question")
                                         : post_button(view, briefing_address(data.briefing, "/reopening"),
                                                       "briefings.reopen", "secondary");
  return page(view, info, text_card(view, data) + reading_card(view, data) + facts_card(view, data));
}

Html briefing_form_page(const View& view, const BriefingFormPage& data, const Form& form) {
  PageInfo info{.title = view.t("briefings.new")};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.crumbs.push_back({view.t("briefings.title"), campaign_address(data.record.campaign.id, "/briefings")});
  std::vector<Choice> units;
  for (const Organisation& unit : data.units) units.push_back({std::to_string(unit.id.value), unit.shown_name()});
  std::vector<Choice> audiences;
  for (const std::string_view code : audience_codes)
    audiences.push_back({std::string(code), view.t("briefings.audience." + std::string(code))});
  const Html fields =
      error_summary(view, form) +
      text_field(view, form, {.name = "title", .label = "briefings.field.title", .required = true}) +
      text_field(view, form,
                 {.name = "body",
                  .label = "briefings.field.body",
                  .hint = data.record.campaign.document ? "briefings.body_hint" : "briefings.body_hint_no_plan",
                  .required = !data.record.campaign.document,
                  .rows = 8}) +
      select_field(view, form,
                   {.name = "organisation",
                    .label = "briefings.field.organisation",
                    .required = true,
                    .value = data.units.empty() ? "" : std::to_string(data.units.front().id.value)},
                   units) +
      radio_field(view, form,
                  {.name = "audience", .label = "briefings.field.audience", .required = true, .value = "staff"},
                  audiences) +
      text_field(view, form, {.name = "speaker", .label = "briefings.field.speaker"}) +
      text_field(view, form,
                 {.name = "since",
                  .label = "briefings.field.since",
                  .type = "date",
                  .required = true,
                  .value = view.today().iso()}) +
      text_field(view, form, {.name = "until", .label = "briefings.field.until", .type = "date"}) +
      submit_button(view, "briefings.add");
  return page(view, info, post_form(view, campaign_address(data.record.campaign.id, "/briefings"), fields));
}

}  // namespace vx
