#include "base/check.h"
#include "base/text.h"
#include "web/app.h"
#include "web/assets.h"
#include "web/components.h"
#include "web/layout.h"
#include "web/search_pages.h"
#include "web/web.h"

namespace vx {
namespace {

using namespace html;

/// Another card links to what this one is about.
bool is_told_better(const HomeCard& card, const std::vector<HomeCard>& cards) {
  if (card.unless_linked.empty()) return false;
  std::string link = fmt::format("href=\"{}\"", card.unless_linked);
  return std::ranges::any_of(cards, [&](const HomeCard& other) {
    return other.unless_linked.empty() && !other.is_done && other.content.str().contains(link);
  });
}

/// What the slices have for the viewer, the most urgent first.
std::vector<HomeCard> list_home_cards(const View& view, ReadTx& tx) {
  std::vector<HomeCard> cards;
  for (const HomeProvider& provider : view.app->home)
    for (HomeCard& card : provider(tx, view)) cards.push_back(std::move(card));
  std::vector<std::size_t> order(cards.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(-cards[i].urgency, i); });
  std::vector<HomeCard> sorted;
  for (std::size_t i : order) sorted.push_back(std::move(cards[i]));
  std::vector<HomeCard> shown;
  for (const HomeCard& card : sorted)
    if (!is_told_better(card, sorted)) shown.push_back(card);
  return shown;
}

/// What was done today, folded away.
Html done_today(const View& view, const std::vector<HomeCard>& cards) {
  auto count = std::ranges::count(cards, true, &HomeCard::is_done);
  if (count == 0) return {};
  return details(cls("done-fold"), summary(icon("circle-check"), view.n("web.done_today", count)),
                 ul(each(cards, [](const HomeCard& card) { return card.is_done ? li(card.content) : Html(); })));
}

/// The menu's public places, as cards for who is signed out.
Html public_places(const View& view) {
  std::vector<const MenuItem*> items;
  for (const MenuItem& item : view.app->menu)
    if (item.access.kind == Access::Kind::Public && item.address != "/") items.push_back(&item);
  std::ranges::sort(items, {}, [](const MenuItem* item) { return std::pair(item->order, item); });
  if (items.empty()) return {};
  return h2(view.t("web.open_to_all")) +
         ul(cls("places"), each(items, [&](const MenuItem* item) {
              return li(a(href(item->address), icon(item->icon), span(view.t(item->label)), icon("chevron-right")));
            }));
}

Html start_page(const View& view, const std::vector<HomeCard>& cards) {
  PageInfo info{.title = view.t("web.start_title"), .lead = view.t("web.start_lead")};
  info.actions = link_button("/login", icon("login") + view.t("web.log_in"));
  Html content = public_places(view);
  if (!cards.empty()) content += div(cls("cards"), each(cards, [](const HomeCard& card) { return card.content; }));
  return page(view, info, content);
}

Html today_page(const View& view, const std::vector<HomeCard>& cards) {
  auto waiting = std::ranges::count_if(cards, [](const HomeCard& card) { return card.urgency > 0; });
  PageInfo info{.title = waiting > 0 ? view.n("web.things_wait", waiting) : view.t("web.nothing_waits"),
                .lead = view.t("web.today", {{"date", view.date(view.today())}, {"name", view.viewer.display_name}})};
  Html open_cards = each(cards, [](const HomeCard& card) { return card.is_done ? Html() : card.content; });
  Html content = open_cards.empty() ? empty_state(view, "web.all_done", "web.all_done_hint")
                                    : div(cls("cards"), std::move(open_cards));
  return page(view, info, content + done_today(view, cards));
}

Response show_home(Request& request, ReadTx& tx) {
  const View& view = request.view;
  check(view.app != nullptr, "a page needs the app");
  std::vector<HomeCard> cards = list_home_cards(view, tx);
  return html_response(view.viewer.is_signed_in() ? today_page(view, cards) : start_page(view, cards));
}

/// One line of the help: what one presses or types, and what it does.
Html help_row(const View& view, Html what, std::string_view meaning_key) {
  return div(dt(std::move(what)), dd(view.t(meaning_key)));
}

Html key_of(std::string_view name) { return span(cls("key"), name); }

Response show_help(Request& request, ReadTx&) {
  const View& view = request.view;
  Html shortcuts =
      dl(cls("facts"), help_row(view, key_of("/"), "web.help_key_search"),
         help_row(view, key_of("g") + " " + key_of("h"), "web.help_key_home"),
         help_row(view, key_of("g") + " " + key_of("m"), "web.help_key_menu"),
         help_row(view, key_of("?"), "web.help_key_help"), help_row(view, key_of("Esc"), "web.help_key_escape"));
  Html toggle = button(cls("btn"), attr("type", "button"), attr("id", "shortcuts-toggle"), attr("aria-pressed", "true"),
                       flag("hidden"), attr("data-on", view.t("web.help_keys_on")),
                       attr("data-off", view.t("web.help_keys_off")));
  Html typing = dl(cls("facts"), help_row(view, view.t("web.help_dates"), "web.help_dates_text"),
                   help_row(view, view.t("web.help_numbers"), "web.help_numbers_text"),
                   help_row(view, view.t("web.help_search"), "web.help_search_text"),
                   help_row(view, view.t("web.help_drafts"), "web.help_drafts_text"));
  Html marks = ul(cls("tone-list"), li(badge(Tone::Good, view.t("web.tone_good")), view.t("web.tone_good_text")),
                  li(badge(Tone::Warning, view.t("web.tone_warning")), view.t("web.tone_warning_text")),
                  li(badge(Tone::Serious, view.t("web.tone_serious")), view.t("web.tone_serious_text")),
                  li(badge(Tone::Bad, view.t("web.tone_bad")), view.t("web.tone_bad_text")),
                  li(badge(Tone::Unknown, view.t("web.tone_unknown")), view.t("web.tone_unknown_text")));
  Html content = card(view.t("web.help_typing"), typing) + card(view.t("web.help_marks"), marks) +
                 card(view.t("web.help_keys"), p(view.t("web.help_keys_text")) + shortcuts, toggle) +
                 card(view.t("web.help_people"), p(view.t("web.help_people_text")));
  return html_response(page(view, {.title = view.t("web.help_title"), .lead = view.t("web.help_lead")}, content));
}

/// The browser keeps one page for everybody: it names nobody, and speaks both languages.
Response show_offline(Request& request, ReadTx&) {
  View vietnamese = request.view;
  vietnamese.viewer = {};
  vietnamese.notice.clear();
  vietnamese.locale = Locale::Vietnamese;
  View english = vietnamese;
  english.locale = Locale::English;
  Html content = p(vietnamese.t("web.offline_text")) +
                 link_button("/", icon("refresh") + vietnamese.t("web.offline_again")) +
                 section(cls("other-language"), attr("lang", "en"), h2(english.t("web.offline_title")),
                         p(english.t("web.offline_lead"), " ", english.t("web.offline_text")));
  return html_response(plain_page(
      vietnamese, {.title = vietnamese.t("web.offline_title"), .lead = vietnamese.t("web.offline_lead")}, content));
}

/// The service worker stands at the root, where it may answer for every page.
Response show_service_worker(Request&, ReadTx&) {
  auto asset = find_asset(asset_address("worker.js"));
  check(asset.has_value(), "the service worker must be embedded");
  Response response{.headers = {{"Content-Type", std::string(asset->content_type)}, {"Cache-Control", "no-cache"}}};
  response.body = asset->bytes;
  return response;
}

}  // namespace

void add_web(App& app) {
  app.menu.push_back({"web.home", "/", "home", Access::everybody(), 0});
  app.router.get("/", show_home,
                 {.access = Access::everybody(), .about = "What waits for the viewer today.", .json = false});
  app.router.get("/help", show_help,
                 {.access = Access::everybody(), .about = "How to use the product.", .json = false});
  app.router.get("/offline", show_offline,
                 {.access = Access::everybody(), .about = "Shown without a connection.", .json = false});
  app.router.get("/worker.js", show_service_worker,
                 {.access = Access::everybody(), .about = "The service worker.", .page = false, .json = false});
  add_search(app);
}

}  // namespace vx
