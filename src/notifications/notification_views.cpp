#include "notifications/notification_views.h"

#include "web/components.h"
#include "web/form.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

Html due_badge(const View& view, const Notification& what) {
  if (!what.due_on) return {};
  int days = *what.due_on - view.today();
  std::string date = view.date(*what.due_on);
  if (days < 0) return badge(Tone::Bad, view.t("notifications.overdue", {{"date", date}}));
  if (days == 0) return badge(Tone::Warning, view.t("notifications.due_today"));
  return badge(Tone::Neutral, view.t("notifications.due", {{"date", date}}));
}

/// "lúc 08:15" of today, else the day too.
std::string when_of(const View& view, Instant at) {
  std::string time = view.time(at);
  return at.date() == view.today() ? view.t("notifications.today_at", {{"time", time.substr(time.size() - 5)}}) : time;
}

/// The title leads to the thing and marks it read, in one step that needs no script.
Html title_line(const View& view, const KeptNotification& kept) {
  std::string words = title_of(view, kept.what);
  if (kept.what.address.empty()) return span(cls("notification-title"), words);
  if (kept.read_at || kept.settled_at) return a(cls("notification-title"), href(kept.what.address), words);
  return post_form(view, fmt::format("/notifications/{}/open", kept.id.value),
                   button(cls("notification-title btn-inline"), attr("type", "submit"), words));
}

Html notification_item(const View& view, const KeptNotification& kept) {
  bool is_unread = !kept.read_at && !kept.settled_at;
  std::string more = text_of(view, kept.what);
  Html marks;
  if (is_unread) marks += span(cls("notification-dot"), span(cls("visually-hidden"), view.t("notifications.unread")));
  Html body = div(cls("notification-body"), title_line(view, kept), more.empty() ? Html() : p(more),
                  notification_facts(view, kept));
  Html end = is_unread ? post_form(view, fmt::format("/notifications/{}/read", kept.id.value),
                                   button(cls("btn btn-icon"), attr("type", "submit"),
                                          attr("aria-label", view.t("notifications.mark_read_of",
                                                                    {{"title", title_of(view, kept.what)}})),
                                          icon("check")))
                       : Html();
  return li(cls(is_unread ? "notification is-unread" : "notification"), div(cls("notification-mark"), marks), body,
            div(cls("notification-end"), end));
}

}  // namespace

Html notification_facts(const View& view, const KeptNotification& kept) {
  return div(cls("notification-facts"), kept.settled_at ? Html() : due_badge(view, kept.what),
             span(kept.settled_at ? view.t("notifications.done_at", {{"time", when_of(view, *kept.settled_at)}})
                                  : when_of(view, kept.created_at)));
}

Html notification_list(const View& view, const std::vector<KeptNotification>& items) {
  return ul(cls("notifications"),
            each(items, [&](const KeptNotification& kept) { return notification_item(view, kept); }));
}

Html notifications_page(const View& view, const NotificationList& list, std::string_view after) {
  PageInfo info{
      .title = list.unread > 0 ? view.n("notifications.title", list.unread) : view.t("notifications.title_none"),
      .lead = view.t("notifications.lead")};
  if (list.unread > 0)
    info.actions = post_button(view, "/notifications/read", "notifications.mark_all_read", "secondary");
  info.actions += link_button("/account/notifications", icon("settings") + view.t("notifications.settings"), "ghost");
  Html content;
  if (list.waiting.items.empty() && after.empty())
    content = empty_state(view, "notifications.none", "notifications.none_hint",
                          link_button("/", view.t("notifications.to_today")));
  else
    content = notification_list(view, list.waiting.items) + pager(view, after, list.waiting.next);
  if (!list.settled.empty())
    content +=
        details(cls("done-fold"), summary(view.t("notifications.settled")), notification_list(view, list.settled),
                p(a(href("/notifications/settled"), view.t("notifications.all_settled"))));
  return page(view, info, content);
}

Html settled_page(const View& view, const PageOf<KeptNotification>& list, std::string_view after) {
  PageInfo info{.title = view.t("notifications.settled"),
                .crumbs = {{view.t("notifications.title_none"), "/notifications"}},
                .lead = view.t("notifications.settled_lead")};
  Html content = list.items.empty() ? empty_state(view, "notifications.none_settled", "notifications.none_settled_hint")
                                    : notification_list(view, list.items) + pager(view, after, list.next);
  return page(view, info, content);
}

}  // namespace vx
