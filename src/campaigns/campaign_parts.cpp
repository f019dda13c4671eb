#include "campaigns/campaign_views.h"

namespace vx {

using namespace html;

Html state_badge(const View& view, CampaignState state) {
  Tone tone = Tone::Info;
  if (state == CampaignState::Prepared || state == CampaignState::Closed) tone = Tone::Neutral;
  if (state == CampaignState::Reviewed) tone = Tone::Good;
  return badge(tone, view.t("campaigns.state." + std::string(code_of(state))));
}

Tone tone_of(CascadeState state) {
  switch (state) {
    case CascadeState::Overdue:
      return Tone::Bad;
    case CascadeState::Due:
      return Tone::Info;
    case CascadeState::NoDeadline:
    case CascadeState::IssuedUndated:
      return Tone::Unknown;
    case CascadeState::IssuedLate:
      return Tone::Warning;
    case CascadeState::IssuedOnTime:
      return Tone::Good;
    case CascadeState::Excused:
      return Tone::Neutral;
  }
  return Tone::Unknown;
}

Tone tone_of(CascadeTone tone) {
  switch (tone) {
    case CascadeTone::Good:
      return Tone::Good;
    case CascadeTone::Waiting:
      return Tone::Info;
    case CascadeTone::Late:
      return Tone::Warning;
    case CascadeTone::Overdue:
      return Tone::Bad;
    case CascadeTone::Unknown:
      break;
  }
  return Tone::Unknown;
}

Html cascade_badge(const View& view, CascadeState state) {
  return badge(tone_of(state), view.t("campaigns.cascade." + std::string(code_of(state))));
}

std::string period_text(const View& view, const Campaign& campaign) {
  if (campaign.starts_on && campaign.ends_on)
    return view.t("campaigns.period", {{"from", view.date(*campaign.starts_on)}, {"to", view.date(*campaign.ends_on)}});
  if (campaign.starts_on) return view.t("campaigns.period_open", {{"from", view.date(*campaign.starts_on)}});
  if (campaign.ends_on) return view.t("campaigns.period_until", {{"to", view.date(*campaign.ends_on)}});
  return view.t("campaigns.period_none");
}

std::string cascade_answer(const View& view, const CascadeCounts& counts) {
  if (counts.all() == 0) return view.t("campaigns.cascade.answer_none");
  const std::string issued = view.number(counts.issued());
  const std::string required = view.number(counts.required());
  if (counts[CascadeState::Overdue] > 0)
    return view.n("campaigns.cascade.answer_overdue", counts[CascadeState::Overdue],
                  {{"issued", issued}, {"required", required}});
  if (counts.issued() == counts.required())
    return view.t("campaigns.cascade.answer_all", {{"issued", issued}, {"required", required}});
  return view.t("campaigns.cascade.answer", {{"issued", issued}, {"required", required}});
}

Html event_list(const View& view, const std::vector<CampaignEvent>& events) {
  if (events.empty()) return p(cls("form-hint"), view.t("campaigns.events.none"));
  return ul(cls("timeline"), each(events, [&](const CampaignEvent& event) {
              return li(time(attr("datetime", event.at.iso()), view.time(event.at)), " – ",
                        strong(view.t("campaigns.event." + event.kind)),
                        event.organisation_name.empty() ? Html{} : Html(": " + event.organisation_name),
                        event.text.empty() ? Html{} : Html(". " + event.text), " ",
                        small(view.t("campaigns.events.by", {{"name", event.actor}})));
            }));
}

}  // namespace vx
