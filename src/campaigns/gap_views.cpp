#include "campaigns/gap_views.h"

#include "campaigns/campaign_views.h"

namespace vx {

using namespace html;

namespace {

Html verdict_badge(const View& view, GapVerdict verdict) {
  const Tone tone = verdict == GapVerdict::TakenUp    ? Tone::Good
                    : verdict == GapVerdict::Weakened ? Tone::Warning
                                                      : Tone::Bad;
  return badge(tone, view.t("campaigns.gaps." + std::string(code_of(verdict))));
}

std::string answer(const View& view, const GapCounts& counts) {
  if (counts.all() == 0) return view.t("campaigns.gaps.answer_nothing_asked");
  if (counts.taken_up == counts.all()) return view.n("campaigns.gaps.answer_all", counts.all());
  return view.t("campaigns.gaps.answer", {{"all", view.number(counts.all())},
                                          {"left_out", view.number(counts.left_out)},
                                          {"weakened", view.number(counts.weakened)}});
}

Html decision_text(const View& view, const Gap& gap) {
  if (!gap.decided) return {};
  const std::string_view key =
      *gap.decided == gap.found ? "campaigns.gaps.confirmed_by" : "campaigns.gaps.overruled_by";
  Html text(view.t(key, {{"name", gap.decided_by}, {"time", view.time(*gap.decided_at)}}));
  if (!gap.reason.empty()) text += Html(": " + gap.reason);
  return p(cls("form-hint"), text);
}

Html decide_form(const View& view, const GapPage& data, const Gap& gap, const Form& form, bool is_faulty) {
  const Form empty;
  const Form& shown = is_faulty ? form : empty;
  std::vector<Choice> choices;
  for (const std::string_view code : gap_verdict_codes)
    choices.push_back({std::string(code), view.t("campaigns.gaps." + std::string(code))});
  // Field names are the same in every form of the page, so that each carries its item in its ids' stead.
  const std::string item = std::to_string(gap.parent_item.id.value);
  const Html fields = error_summary(view, shown) +
                      select_field(view, shown,
                                   {.name = "verdict_" + item,
                                    .label = "campaigns.gaps.verdict",
                                    .required = true,
                                    .value = std::string(code_of(gap.verdict()))},
                                   choices) +
                      text_field(view, shown,
                                 {.name = "reason_" + item,
                                  .label = "campaigns.gaps.reason",
                                  .hint = "campaigns.gaps.reason_hint",
                                  .value = gap.reason}) +
                      submit_button(view, "campaigns.gaps.decide", "secondary");
  return details(is_faulty ? flag("open") : Attribute{}, summary(view.t("campaigns.gaps.look")),
                 post_form(view, campaign_address(data.record.campaign.id, "/gaps/" + item), fields));
}

Html side(const std::string& heading, const Html& sentence) { return div(cls("gap-side"), h3(heading), sentence); }

Html gap_card(const View& view, const GapPage& data, const Gap& gap, const Form& form, Id<CampaignItem> faulty) {
  Html above = p(gap.parent_item.text);
  if (!gap.parent_item.unit.empty()) above += badge(Tone::Neutral, gap.parent_item.unit);
  const Html below =
      gap.child_item ? p(gap.child_item->text) : p(cls("form-hint"), view.t("campaigns.gaps.no_sentence"));
  const std::string kind = view.t("campaigns.items." + std::string(code_of(gap.parent_item.kind)));
  Html content =
      div(cls("gap-sides"), side(data.parent.organisation_name, above), side(data.record.organisation_name, below)) +
      decision_text(view, gap);
  if (data.may_decide) content += decide_form(view, data, gap, form, gap.parent_item.id == faulty);
  return card(Html(kind + " " + std::to_string(gap.parent_item.position) + " ") + verdict_badge(view, gap.verdict()),
              content);
}

}  // namespace

Html gap_page(const View& view, const GapPage& data, const Form& form, Id<CampaignItem> faulty) {
  const GapCounts counts = count_gaps(data.gaps);
  PageInfo info{.title = answer(view, counts)};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.wide = true;
  info.lead = Html(view.t("campaigns.gaps.lead") + " ") +
              a(href(campaign_address(data.parent.campaign.id)), shown_title(data.parent.campaign));
  Html content = campaign_tabs(view, data.record.campaign, "gaps");
  if (data.gaps.empty()) content += empty_state(view, "campaigns.gaps.empty", "campaigns.gaps.empty_hint");
  Html taken_up;
  for (const Gap& gap : data.gaps) {
    const Html shown = gap_card(view, data, gap, form, faulty);
    if (gap.verdict() == GapVerdict::TakenUp)
      taken_up += shown;
    else
      content += shown;
  }
  if (!taken_up.empty())
    content += details(counts.taken_up == counts.all() ? flag("open") : Attribute{},
                       summary(view.n("campaigns.gaps.show_taken_up", counts.taken_up)), taken_up);
  content += p(cls("form-hint"), view.t("campaigns.gaps.how"));
  return page(view, info, content);
}

}  // namespace vx
