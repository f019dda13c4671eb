#include "campaigns/campaign_views.h"
#include "web/form.h"

namespace vx {

using namespace html;

namespace {

Html steps_html(const View& view, CampaignState state) {
  Html steps;
  for (std::size_t i = 0; i < campaign_state_codes.size(); ++i) {
    const bool is_here = i == static_cast<std::size_t>(state);
    const std::string_view look = is_here                               ? "campaign-step is-here"
                                  : i < static_cast<std::size_t>(state) ? "campaign-step is-done"
                                                                        : "campaign-step";
    steps += li(cls(look), is_here ? attr("aria-current", "step") : Attribute{},
                i < static_cast<std::size_t>(state) ? icon("check") : Html{},
                view.t("campaigns.state." + std::string(campaign_state_codes[i])));
  }
  return ol(cls("campaign-steps"), steps);
}

Html missing_html(const View& view, const LaunchReadiness& readiness) {
  const auto missing = readiness.missing();
  if (missing.empty()) return {};
  return alert(Tone::Warning, Html(view.t("campaigns.step.missing")) + ul(each(missing, [&](std::string_view code) {
                                return li(view.t("campaigns.missing." + std::string(code)));
                              })));
}

Html next_move(const View& view, const CampaignPage& data, const Form& form) {
  const Campaign& campaign = data.record.campaign;
  const auto next = next_state(campaign.state);
  if (!next) return {};
  Html out;
  if (*next == CampaignState::Launched) out += missing_html(view, data.readiness);
  const Html fields =
      error_summary(view, form) + input(attr("type", "hidden"), attr("name", "to"), attr("value", code_of(*next))) +
      text_field(view, form, {.name = "note", .label = "campaigns.step.note", .hint = "campaigns.step.note_hint"}) +
      submit_button(view, "campaigns.step.to." + std::string(code_of(*next)));
  return out + details(form.ok() ? Attribute{} : flag("open"), cls("confirm"),
                       summary(cls("btn btn-primary"), view.t("campaigns.step.to." + std::string(code_of(*next)))),
                       div(cls("confirm-box"), post_form(view, campaign_address(campaign.id, "/moves"), fields)));
}

Html move_line(const View& view, const CampaignMove& move) {
  Html line = Html(view.time(move.at) + " – ") +
              strong(view.t("campaigns.state." + std::string(code_of(move.from))) + " → " +
                     view.t("campaigns.state." + std::string(code_of(move.to)))) +
              Html(" ") + small(view.t("campaigns.events.by", {{"name", move.by}}));
  if (!move.note.empty()) line += Html(". " + move.note);
  if (move.undone_at)
    line = s(line) + Html(" " + view.t("campaigns.step.undone",
                                       {{"time", view.time(*move.undone_at)}, {"name", move.undone_by}}));
  return li(line);
}

}  // namespace

Html steps_card(const View& view, const CampaignPage& data, const Form& move_form) {
  Html content = steps_html(view, data.record.campaign.state);
  if (data.may_edit) content += next_move(view, data, move_form);
  if (!data.moves.empty()) {
    content +=
        details(summary(view.t("campaigns.step.history")),
                ul(cls("timeline"), each(data.moves, [&](const CampaignMove& move) { return move_line(view, move); })));
    const bool can_undo =
        std::any_of(data.moves.begin(), data.moves.end(), [](const CampaignMove& m) { return !m.undone_at; });
    if (data.may_edit && can_undo)
      content += post_button(view, campaign_address(data.record.campaign.id, "/moves/undo"), "campaigns.step.undo",
                             "link", "campaigns.step.undo_question");
  }
  content += p(cls("form-hint"), view.t("campaigns.step.law"));
  return card(view.t("campaigns.step.heading"), content);
}

}  // namespace vx
