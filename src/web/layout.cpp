#include "web/layout.h"

#include "web/app.h"
#include "web/assets.h"
#include "web/components.h"
#include "web/form.h"

namespace vx {
namespace {

using namespace html;

Html brand(const View& view) { return a(cls("brand"), href("/"), icon("leaf"), span(view.t("web.product"))); }

bool may_call(const Viewer& viewer, const Access& access) {
  switch (access.kind) {
    case Access::Kind::Public:
      return true;
    case Access::Kind::SignedIn:
      return viewer.is_signed_in();
    case Access::Kind::Holder:
      return viewer.may(access.permission);
  }
  return false;
}

/// The menu item this page belongs to: the longest address that the page's begins with.
const MenuItem* current_item(const View& view, const std::vector<const MenuItem*>& items) {
  std::string_view path = std::string_view(view.path).substr(0, view.path.find('?'));
  const MenuItem* found = nullptr;
  for (const MenuItem* item : items) {
    bool inside = path == item->address ||
                  (path.starts_with(item->address) && item->address != "/" && path[item->address.size()] == '/');
    if (inside && (!found || item->address.size() > found->address.size())) found = item;
  }
  return found;
}

/// For who is signed out nothing waits today: the first page is where one begins.
std::string_view label_of(const View& view, const MenuItem& item) {
  return item.address == "/" && !view.viewer.is_signed_in() ? "web.start" : item.label;
}

Html menu_list(const View& view) {
  std::vector<const MenuItem*> items;
  if (view.app)
    for (const MenuItem& item : view.app->menu)
      if (may_call(view.viewer, item.access)) items.push_back(&item);
  // Of one order: as registered, which is how they lie in memory.
  std::ranges::sort(items, {}, [](const MenuItem* item) { return std::pair(item->order, item); });
  const MenuItem* current = current_item(view, items);
  return ul(cls("menu-list"), each(items, [&](const MenuItem* item) {
              return li(a(href(item->address), item == current ? attr("aria-current", "page") : Attribute{},
                          icon(item->icon), span(view.t(label_of(view, *item)))));
            }));
}

Html language_link(const View& view) {
  bool is_vietnamese = view.locale == Locale::Vietnamese;
  std::string_view other = is_vietnamese ? "en" : "vi";
  return a(cls("bar-link language"), href(with_query(view.path, "lang", other)), attr("lang", other),
           attr("hreflang", other), icon("language"), span(is_vietnamese ? "English" : "Tiếng Việt"));
}

/// Without the key that keeps other forms from being sent twice: logging out twice does no harm, and a page whose every
/// making has a new key is never the page the browser has already.
Html log_out_form(const View& view) {
  return form(cls("post-button"), attr("method", "post"), action("/logout"),
              input(attr("type", "hidden"), attr("name", csrf_field), attr("value", view.csrf_token)),
              submit_button(view, "web.log_out", "ghost"));
}

Html account_links(const View& view) {
  if (!view.viewer.is_signed_in()) return a(cls("bar-link"), href("/login"), icon("login"), span(view.t("web.log_in")));
  std::string_view name = view.viewer.display_name.empty() ? view.viewer.login_name : view.viewer.display_name;
  return details(
      cls("account-menu"), summary(cls("bar-link"), icon("user-circle"), span(cls("account-name"), name)),
      div(cls("account-box"), a(cls("bar-link"), href("/account"), icon("settings"), view.t("web.my_account")),
          log_out_form(view)));
}

/// With the number of unread notifications; a script keeps the number true.
Html bell(const View& view) {
  if (!view.app || !view.app->inbox.count_unread || !view.viewer.is_signed_in()) return {};
  const Inbox& inbox = view.app->inbox;
  return a(cls("bar-link bell"), attr("id", "bell"), href(inbox.address), attr("data-stream", inbox.stream),
           attr("data-news", inbox.news), icon("bell"),
           span(cls("visually-hidden"), attr("id", "bell-label"), unread_label(view, view.unread)),
           span(cls("bell-count"), attr("id", "bell-count"), attr("aria-hidden", "true"),
                flag("hidden", view.unread == 0), unread_number(view.unread)));
}

Html search_box(const View& view) {
  return form(
      cls("search"), attr("role", "search"), attr("method", "get"), action("/search"),
      label(cls("visually-hidden"), attr("for", "search"), view.t("web.search")),
      input(cls("form-control"), attr("type", "search"), attr("id", "search"), attr("name", "q"),
            attr("placeholder", view.t("web.search_hint")), attr("autocomplete", "off")),
      button(cls("btn btn-icon"), attr("type", "submit"), attr("aria-label", view.t("web.search")), icon("search")));
}

/// The clock of a training server, on every page.
Html clock_banner(const View& view) {
  if (!view.is_training) return {};
  return aside(cls("clock-banner"), attr("aria-label", view.t("web.clock")), icon("clock"),
               span(view.t("web.training_clock", {{"time", view.time(view.now)}})));
}

Html notice_area(const View& view) {
  if (!has_text(view.notice)) return {};
  return div(attr("role", "status"), alert(Tone::Good, view.t(view.notice)));
}

/// Filled in by scripts: a draft that was put back, news from the server, forms kept without a connection.
Html script_notes(const View& view) {
  return div(cls("note note-info"), attr("id", "draft-note"), attr("role", "status"), flag("hidden"), icon("history"),
             div(cls("note-text"), view.t("web.draft_restored"), " ",
                 button(cls("btn-inline"), attr("type", "button"), view.t("web.draft_discard")))) +
         div(cls("news"), attr("id", "news"), attr("role", "status")) +
         div(cls("note note-info"), attr("id", "live-note"), attr("role", "status"), flag("hidden"), icon("refresh"),
             div(cls("note-text"), view.t("web.page_changed"), " ", a(href(view.path), view.t("web.page_reload")))) +
         div(cls("note note-info"), attr("id", "queue-note"), attr("role", "status"), flag("hidden"),
             attr("data-sent", view.t("web.queue_sent")), attr("data-refused", view.t("web.queue_refused")),
             attr("data-waiting", view.t("web.queue_waiting")), icon("device-mobile"), div(cls("note-text")));
}

Html breadcrumbs(const View& view, const PageInfo& info) {
  if (info.crumbs.empty()) return {};
  return nav(cls("crumbs"), attr("aria-label", view.t("web.crumbs")), ol(each(info.crumbs, [](const Crumb& crumb) {
               return crumb.address.empty() ? li(crumb.label) : li(a(href(crumb.address), crumb.label));
             })));
}

Html page_head(const PageInfo& info) {
  return div(cls("page-head"), div(h1(info.title), info.lead.empty() ? Html{} : p(cls("lead"), info.lead)),
             info.actions.empty() ? Html{} : div(cls("page-actions"), info.actions));
}

Html foot(const View& view) {
  return footer(cls("foot"), p(view.t("web.foot")),
                ul(li(a(href("/help"), view.t("web.help"))), li(a(href("/api/openapi.json"), view.t("web.api")))));
}

/// <head>. The style sheet and the fonts it needs first are fetched at once; scripts wait for the page.
Html document_head(const View& view, const PageInfo& info) {
  Html scripts = script(src(asset_address("app.js")), attr("type", "module"));
  for (std::string_view name : info.scripts)
    scripts += script(src(asset_address(std::string(name) + ".js")), attr("type", "module"));
  return head(meta(attr("charset", "utf-8")),
              meta(attr("name", "viewport"), attr("content", "width=device-width, initial-scale=1")),
              meta(attr("name", "color-scheme"), attr("content", "light dark")),
              title(info.title, " – ", view.t("web.product")),
              link(attr("rel", "stylesheet"), href(asset_address("app.css"))),
              link(attr("rel", "icon"), attr("type", "image/svg+xml"), href(asset_address("icon.svg"))), scripts);
}

Html document(const View& view, const PageInfo& info, std::string_view body_class, const Html& inside) {
  return Html(markup("<!doctype html>")) +
         element("html", std::array<Part, 3>{
                             attr("lang", view.language()), document_head(view, info),
                             body(cls(body_class),
                                  view.viewer.is_signed_in() ? attr("data-account", view.viewer.account) : Attribute{},
                                  a(cls("skip-link"), href("#main"), view.t("web.skip")), inside)});
}

}  // namespace

std::string unread_label(const View& view, std::int64_t unread) {
  return unread == 0 ? view.t("web.bell_none") : view.n("web.bell", unread);
}

std::string unread_number(std::int64_t unread) { return unread > 99 ? "99+" : std::to_string(unread); }

Html page(const View& view, const PageInfo& info, const Html& content) {
  // The menu stands twice: beside the page, and folded away for phones; the style sheet hides one of them from all.
  Html bar = header(cls("bar"), brand(view),
                    details(cls("menu-fold"), summary(cls("bar-link"), icon("menu-2"), span(view.t("web.menu"))),
                            nav(attr("aria-label", view.t("web.menu")), menu_list(view), language_link(view))),
                    search_box(view), div(cls("bar-end"), language_link(view), bell(view), account_links(view)));
  Html inside = clock_banner(view) + bar +
                div(cls("frame"), nav(cls("side"), attr("aria-label", view.t("web.menu")), menu_list(view)),
                    div(cls("stage"),
                        main_(attr("id", "main"), attr("tabindex", "-1"), cls(info.wide ? "main wide" : "main"),
                              breadcrumbs(view, info), notice_area(view), script_notes(view), page_head(info), content),
                        foot(view)));
  return document(view, info, "app", inside);
}

Html plain_page(const View& view, const PageInfo& info, const Html& content) {
  Html bar = header(cls("bar"), brand(view), div(cls("bar-end"), language_link(view)));
  Html inside = clock_banner(view) + bar +
                div(cls("stage"),
                    main_(attr("id", "main"), attr("tabindex", "-1"), cls(info.wide ? "main wide" : "main narrow"),
                          breadcrumbs(view, info), notice_area(view), script_notes(view), page_head(info), content),
                    foot(view));
  return document(view, info, "app plain", inside);
}

}  // namespace vx
