// What notifications put on the first page: what is new and wants something today, and what was done.
#include "notifications/notification_routes.h"
#include "notifications/notification_store.h"
#include "notifications/notification_views.h"
#include "web/components.h"
#include "web/form.h"

namespace vx {
namespace {

using namespace html;

constexpr int cards_max = 5;
constexpr int done_max = 8;

/// What is due soonest and most urgent first; what can wait for the digest is left to the bell.
int urgency_on_page(const Notification& what, Date today) {
  if (what.due_on && *what.due_on < today) return 85;
  if (what.urgency == Urgency::Now) return 82;
  if (what.due_on && *what.due_on == today) return 75;
  return what.urgency == Urgency::Today ? 55 : 0;
}

HomeCard waiting_card(const View& view, const KeptNotification& kept, int urgency) {
  std::string more = text_of(view, kept.what);
  Html open =
      post_form(view, fmt::format("/notifications/{}/open", kept.id.value), submit_button(view, "notifications.open"));
  HomeCard card_of;
  card_of.urgency = urgency;
  card_of.content =
      card(title_of(view, kept.what), notification_facts(view, kept) + (more.empty() ? Html() : p(more)), open);
  card_of.unless_linked = kept.what.address;
  return card_of;
}

HomeCard done_card(const View& view, const KeptNotification& kept) {
  HomeCard card_of;
  card_of.is_done = true;
  card_of.content = kept.what.address.empty() ? Html(title_of(view, kept.what))
                                              : a(href(kept.what.address), title_of(view, kept.what));
  return card_of;
}

std::vector<HomeCard> list_home_cards(ReadTx& tx, const View& view) {
  std::vector<HomeCard> cards;
  if (!view.viewer.is_signed_in()) return cards;
  PageRequest wanted;
  wanted.size = 50;
  for (const KeptNotification& kept :
       list_notifications(tx, view.viewer.account, NotificationShelf::Unread, wanted).items)
    if (int urgency = urgency_on_page(kept.what, view.today()); urgency > 0)
      cards.push_back(waiting_card(view, kept, urgency));
  // The most urgent of them; the page sorts them again, among those of others.
  while (cards.size() > cards_max) cards.erase(std::ranges::min_element(cards, {}, &HomeCard::urgency));
  Instant midnight = Instant::at(view.today(), 0, 0);
  for (const KeptNotification& kept : list_settled_since(tx, view.viewer.account, midnight, done_max))
    cards.push_back(done_card(view, kept));
  return cards;
}

}  // namespace

void add_notification_home(App& app) { app.home.push_back(list_home_cards); }

}  // namespace vx
