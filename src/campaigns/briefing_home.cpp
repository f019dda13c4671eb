#include "campaigns/briefing_views.h"
#include "campaigns/briefings.h"
#include "web/components.h"

namespace vx {

using namespace html;

namespace {

/// Something to read, with its last day.
HomeCard unread_card(const View& view, const BriefingRow& row) {
  const auto& until = row.briefing.until;
  const bool is_late = until && *until < view.today();
  HomeCard unread;
  unread.urgency = is_late ? 86 : until && *until - view.today() <= 3 ? 76 : 58;
  const Html when =
      until ? badge(is_late ? Tone::Bad : Tone::Warning, view.t("briefings.until", {{"date", view.date(*until)}}))
            : Html{};
  unread.content =
      card(view.t("briefings.home.read", {{"title", row.briefing.title}}), p(when, " ", row.organisation_name),
           link_button(briefing_address(row.briefing), view.t("briefings.home.open")));
  return unread;
}

HomeCard incomplete_card(const View& view, const BriefingRow& row) {
  const auto& until = row.briefing.until;
  const bool is_late = until && *until < view.today();
  HomeCard incomplete;
  incomplete.urgency = is_late ? 74 : 45;
  const std::int64_t missing = row.counts.required() - row.counts.reached();
  incomplete.content =
      card(view.n("briefings.home.missing", missing, {{"title", row.briefing.title}}),
           progress_bar(view, row.counts.reached(), row.counts.required(), view.t("briefings.reached")),
           link_button(unit_address(row.briefing, Id<Organisation>{view.viewer.organisation}),
                       view.t("briefings.coverage"), "secondary"));
  return incomplete;
}

std::vector<HomeCard> list_home_cards(ReadTx& tx, const View& view) {
  std::vector<HomeCard> cards;
  const Viewer& viewer = view.viewer;
  if (!viewer.may(read_campaigns)) return cards;
  if (viewer.person != 0)
    for (const BriefingRow& row : list_unread_briefings(tx, Id<Person>{viewer.person}, 5))
      cards.push_back(unread_card(view, row));
  if (viewer.organisation == 0 || viewer.scope.empty() || !viewer.may(edit_campaigns, viewer.scope)) return cards;
  for (const BriefingRow& row : list_incomplete_briefings(tx, viewer.scope, 3))
    if (viewer.scope.starts_with(row.organisation_path)) cards.push_back(incomplete_card(view, row));
  return cards;
}

}  // namespace

void add_briefing_home(App& app) { app.home.push_back(list_home_cards); }

}  // namespace vx
