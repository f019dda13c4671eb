#include "web/components.h"

#include "generated/icons.h"
#include "web/address.h"
#include "web/form.h"

namespace vx {
namespace {

using namespace html;

/// The word of a tone in class names, and its shape.
struct ToneLook {
  std::string_view name;
  std::string_view icon;
};

ToneLook look_of(Tone tone) {
  switch (tone) {
    case Tone::Neutral:
      return {"neutral", "point"};
    case Tone::Info:
      return {"info", "info-circle"};
    case Tone::Good:
      return {"good", "circle-check"};
    case Tone::Warning:
      return {"warning", "clock-exclamation"};
    case Tone::Serious:
      return {"serious", "alert-triangle"};
    case Tone::Bad:
      return {"bad", "alert-octagon"};
    case Tone::Unknown:
      return {"unknown", "help-circle"};
  }
  return {"neutral", "point"};
}

std::string classes(std::string_view base, Tone tone) {
  return fmt::format("{} {}-{}", base, base, look_of(tone).name);
}

}  // namespace

Html icon(std::string_view name) {
  auto found = std::ranges::lower_bound(icons, name, {}, &IconMarkup::name);
  return found != std::end(icons) && found->name == name ? Html(found->markup) : Html{};
}

Html badge(Tone tone, Html label) {
  return span(cls(classes("tag", tone)), icon(look_of(tone).icon), span(std::move(label)));
}

Html alert(Tone tone, Html content) {
  return div(cls(classes("note", tone)), icon(look_of(tone).icon), div(cls("note-text"), std::move(content)));
}

Html card(Html heading, Html content, Html actions) {
  return section(cls("card"),
                 heading.empty() ? Html{} : div(cls("card-header"), h2(cls("card-title"), std::move(heading))),
                 div(cls("card-body"), std::move(content)),
                 actions.empty() ? Html{} : div(cls("card-footer"), std::move(actions)));
}

Html empty_state(const View& view, std::string_view title_key, std::string_view hint_key, Html action) {
  return div(cls("empty-state"), icon("leaf"), p(cls("empty-state-title"), view.t(title_key)),
             hint_key.empty() ? Html{} : p(cls("empty-state-hint"), view.t(hint_key)),
             action.empty() ? Html{} : div(std::move(action)));
}

Html definition_list(const std::vector<std::pair<std::string, Html>>& pairs) {
  return dl(cls("facts"), each(pairs, [](const auto& pair) { return div(dt(pair.first), dd(pair.second)); }));
}

Html progress_bar(const View& view, std::int64_t done, std::int64_t of, std::string_view label) {
  std::int64_t shown = std::clamp<std::int64_t>(done, 0, std::max<std::int64_t>(of, 0));
  return div(cls("progress-line"),
             progress(attr("max", std::max<std::int64_t>(of, 1)), attr("value", shown), attr("aria-label", label)),
             span(cls("progress-text"), view.number(done), " / ", view.number(of)));
}

Html link_button(std::string_view address, Html label, std::string_view style) {
  return a(cls("btn btn-" + std::string(style)), href(address), std::move(label));
}

Html post_button(const View& view, std::string_view address, std::string_view label_key, std::string_view style,
                 std::string_view confirm_key) {
  if (confirm_key.empty())
    return div(cls("post-button"), post_form(view, address, submit_button(view, label_key, style)));
  return details(
      cls("confirm"), summary(cls("btn btn-" + std::string(style)), view.t(label_key)),
      div(cls("confirm-box"), p(view.t(confirm_key)), post_form(view, address, submit_button(view, label_key, style))));
}

std::string with_query(std::string_view path, std::string_view name, std::string_view value) {
  std::size_t mark = path.find('?');
  std::string out(path.substr(0, mark));
  char join = '?';
  auto add = [&](std::string_view key, std::string_view what) {
    out.append(1, join).append(encode_uri(key)).append("=").append(encode_uri(what));
    join = '&';
  };
  bool is_set = value.empty();
  if (mark != std::string_view::npos) {
    Form query = Form::parse_query(path.substr(mark + 1));
    for (const FormValue& field : query.values()) {
      if (field.name != name) {
        add(field.name, field.value);
      } else if (!is_set) {
        add(name, value);
        is_set = true;
      }
    }
  }
  if (!is_set) add(name, value);
  return out;
}

Html tabs(const View& view, const std::vector<Tab>& items) {
  // Named by the first tab, as a page may have two rows of them.
  std::string name = view.t("web.tabs") + (items.empty() ? "" : ": " + items.front().label);
  return nav(cls("tabs"), attr("aria-label", name), ul(each(items, [&](const Tab& tab) {
               Html count = tab.count ? span(cls("tab-count"), view.number(*tab.count)) : Html{};
               return li(a(href(tab.address), tab.current ? attr("aria-current", "page") : Attribute{}, tab.label,
                           std::move(count)));
             })));
}

}  // namespace vx
