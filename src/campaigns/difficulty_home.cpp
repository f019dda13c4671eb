#include "base/text.h"
#include "campaigns/campaign.h"
#include "campaigns/difficulties.h"
#include "campaigns/difficulty_views.h"

// What waits for the viewer: difficulties whose turn is theirs, and answers to their own; and the search box.

namespace vx {

using namespace html;

namespace {

constexpr int shown_in_card = 3;

Html short_list(const View& view, const std::vector<DifficultySummary>& rows) {
  Html lines;
  for (std::size_t i = 0; i < rows.size() && i < shown_in_card; ++i)
    lines += li(a(href(difficulty_address(rows[i].id)), shorten_text(rows[i].text, 110)), " ",
                small(rows[i].organisation_name), " ",
                rows[i].due_at
                    ? badge(*rows[i].due_at < view.now ? Tone::Bad : Tone::Warning, clock_text(view, *rows[i].due_at))
                    : Html{});
  return ul(lines);
}

std::optional<HomeCard> turn_card(ReadTx& tx, const View& view) {
  DifficultyFilter filter;
  filter.is_my_turn = true;
  const DifficultyCounts counts = count_difficulties(tx, view.viewer, filter);
  if (counts.waiting == 0) return std::nullopt;
  PageRequest page;
  page.size = shown_in_card;
  const auto rows = list_difficulties(tx, view.viewer, filter, page).items;
  HomeCard made;
  made.urgency = counts.overdue > 0 ? 88 : 68;
  made.content = card(view.n("difficulties.home.turn", counts.waiting), short_list(view, rows),
                      link_button("/difficulties?view=turn", view.t("difficulties.home.open")));
  return made;
}

std::optional<HomeCard> answered_card(ReadTx& tx, const View& view) {
  DifficultyFilter filter;
  filter.is_mine = true;
  filter.state = "answered";
  PageRequest page;
  page.size = shown_in_card;
  const auto rows = list_difficulties(tx, view.viewer, filter, page).items;
  if (rows.empty()) return std::nullopt;
  HomeCard made;
  made.urgency = 60;
  made.content = card(view.t("difficulties.home.answered"), short_list(view, rows),
                      link_button("/difficulties?view=mine&state=answered", view.t("difficulties.home.see_answers")));
  return made;
}

std::vector<HomeCard> list_home_cards(ReadTx& tx, const View& view) {
  std::vector<HomeCard> cards;
  if (!view.viewer.is_signed_in()) return cards;
  if (view.viewer.may(edit_campaigns) || view.viewer.may(steer_campaigns))
    if (auto made = turn_card(tx, view)) cards.push_back(*std::move(made));
  if (view.viewer.may(read_campaigns))
    if (auto made = answered_card(tx, view)) cards.push_back(*std::move(made));
  return cards;
}

std::vector<SearchHit> search(ReadTx& tx, const View& view, std::string_view folded, int limit) {
  std::vector<SearchHit> hits;
  if (!view.viewer.may(read_campaigns) || folded.empty()) return hits;
  DifficultyFilter filter;
  filter.words = folded;
  PageRequest page;
  page.size = limit;
  for (const DifficultySummary& row : list_difficulties(tx, view.viewer, filter, page).items)
    hits.push_back(
        {"difficulties.one", shorten_text(row.text, 160), row.organisation_name, difficulty_address(row.id)});
  return hits;
}

}  // namespace

void add_difficulty_home(App& app) {
  app.home.push_back(list_home_cards);
  app.search.push_back(search);
}

}  // namespace vx
