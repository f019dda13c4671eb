#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vx {

/// A piece of a page. Text that goes in is escaped; markup comes only from the functions below and from literals
/// (`markup("…")`, checked at compile time to be one), so a page cannot be built unescaped.
class Html {
 public:
  Html() = default;
  Html(const char* text) : Html(std::string_view(text)) {}
  Html(const std::string& text) : Html(std::string_view(text)) {}
  Html(std::string_view text);
  Html(const std::vector<Html>& pieces);

  Html& operator+=(const Html& more) { return out_ += more.out_, *this; }
  friend Html operator+(Html a, const Html& b) { return a += b; }
  [[nodiscard]] bool empty() const { return out_.empty(); }
  /// The finished markup.
  [[nodiscard]] const std::string& str() const& { return out_; }
  [[nodiscard]] std::string str() && { return std::move(out_); }

 private:
  friend class Markup;
  friend Html element(std::string_view, std::span<const class Part>, bool);
  std::string out_;
};

/// Literal markup: `Html(markup("<br>"))`. Only string literals can be given.
class Markup {
 public:
  consteval explicit Markup(const char* literal) : literal_(literal) {}
  operator Html() const;  // NOLINT: meant to be implicit

 private:
  std::string_view literal_;
};
consteval Markup markup(const char* literal) { return Markup(literal); }

/// The name of an attribute: a literal; names whose values need more than escaping do not compile
/// (event handlers, style, and the addresses, for which there are href, src and action).
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {
    if (name_.starts_with("on") || name_ == "style" || name_ == "srcdoc" || name_ == "href" || name_ == "src" ||
        name_ == "action" || name_ == "formaction")
      throw "use href(), src() or action(); no event handlers or inline styles";
  }
  [[nodiscard]] std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// One attribute of an element, ready to be written; empty if it is left out.
struct Attribute {
  std::string text;
};

Attribute attr(AttributeName name, std::string_view value);
Attribute attr(AttributeName name, std::int64_t value);
/// Left out when there is no value.
template <class T>
Attribute attr(AttributeName name, const std::optional<T>& value) {
  return value ? attr(name, *value) : Attribute{};
}
/// A boolean attribute: `flag("checked", is_on)`.
Attribute flag(AttributeName name, bool on = true);
/// class="…"; several calls do not add up, pass one.
Attribute cls(std::string_view names);
/// Addresses: relative, http(s), mailto, tel, webcal or otpauth; any other scheme becomes "#".
Attribute href(std::string_view address);
Attribute src(std::string_view address);
Attribute action(std::string_view address);

/// An attribute or a child, as passed to an element.
class Part {
 public:
  Part(Attribute attribute) : text_(std::move(attribute.text)), is_attribute_(true) {}
  Part(Html child) : text_(std::move(child).str()) {}
  Part(Markup child) : Part(Html(child)) {}
  Part(std::string_view text) : Part(Html(text)) {}
  Part(const std::string& text) : Part(Html(text)) {}
  Part(const char* text) : Part(Html(text)) {}
  Part(const std::vector<Html>& children) : Part(Html(children)) {}
  template <class T>
  Part(const std::optional<T>& maybe) {
    if (maybe) *this = Part(*maybe);
  }
  [[nodiscard]] bool is_attribute() const { return is_attribute_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool is_attribute_ = false;
};

/// `is_void`: an element that has no end tag.
Html element(std::string_view tag, std::span<const Part> parts, bool is_void = false);

/// One function an element: `div(cls("card"), h2(title), p(text))`. Attributes and children in any order.
namespace html {

#define VX_ELEMENT(function, tag)                                                       \
  template <class... Parts>                                                             \
  Html function(Parts&&... parts) {                                                     \
    const std::array<Part, sizeof...(Parts)> list{Part(std::forward<Parts>(parts))...}; \
    return element(tag, list);                                                          \
  }
#define VX_VOID_ELEMENT(function, tag)                                                  \
  template <class... Parts>                                                             \
  Html function(Parts&&... parts) {                                                     \
    const std::array<Part, sizeof...(Parts)> list{Part(std::forward<Parts>(parts))...}; \
    return element(tag, list, true);                                                    \
  }
VX_ELEMENT(a, "a")
VX_ELEMENT(abbr, "abbr")
VX_ELEMENT(article, "article")
VX_ELEMENT(aside, "aside")
VX_ELEMENT(blockquote, "blockquote")
VX_ELEMENT(body, "body")
VX_ELEMENT(button, "button")
VX_ELEMENT(caption, "caption")
VX_ELEMENT(code, "code")
VX_ELEMENT(dd, "dd")
VX_ELEMENT(details, "details")
VX_ELEMENT(dialog, "dialog")
VX_ELEMENT(div, "div")
VX_ELEMENT(dl, "dl")
VX_ELEMENT(dt, "dt")
VX_ELEMENT(em, "em")
VX_ELEMENT(fieldset, "fieldset")
VX_ELEMENT(figcaption, "figcaption")
VX_ELEMENT(figure, "figure")
VX_ELEMENT(footer, "footer")
VX_ELEMENT(form, "form")
VX_ELEMENT(h1, "h1")
VX_ELEMENT(h2, "h2")
VX_ELEMENT(h3, "h3")
VX_ELEMENT(h4, "h4")
VX_ELEMENT(head, "head")
VX_ELEMENT(header, "header")
VX_ELEMENT(label, "label")
VX_ELEMENT(legend, "legend")
VX_ELEMENT(li, "li")
VX_ELEMENT(main_, "main")
VX_ELEMENT(mark, "mark")
VX_ELEMENT(nav, "nav")
VX_ELEMENT(ol, "ol")
VX_ELEMENT(optgroup, "optgroup")
VX_ELEMENT(option, "option")
VX_ELEMENT(p, "p")
VX_ELEMENT(pre, "pre")
VX_ELEMENT(progress, "progress")
VX_ELEMENT(q, "q")
VX_ELEMENT(s, "s")
VX_ELEMENT(script, "script")
VX_ELEMENT(section, "section")
VX_ELEMENT(select, "select")
VX_ELEMENT(small, "small")
VX_ELEMENT(span, "span")
VX_ELEMENT(strong, "strong")
VX_ELEMENT(sub, "sub")
VX_ELEMENT(summary, "summary")
VX_ELEMENT(sup, "sup")
VX_ELEMENT(svg, "svg")
VX_ELEMENT(table, "table")
VX_ELEMENT(tbody, "tbody")
VX_ELEMENT(td, "td")
VX_ELEMENT(textarea, "textarea")
VX_ELEMENT(tfoot, "tfoot")
VX_ELEMENT(th, "th")
VX_ELEMENT(thead, "thead")
VX_ELEMENT(time, "time")
VX_ELEMENT(title, "title")
VX_ELEMENT(tr, "tr")
VX_ELEMENT(ul, "ul")
VX_VOID_ELEMENT(br, "br")
VX_VOID_ELEMENT(col, "col")
VX_VOID_ELEMENT(hr, "hr")
VX_VOID_ELEMENT(img, "img")
VX_VOID_ELEMENT(input, "input")
VX_VOID_ELEMENT(link, "link")
VX_VOID_ELEMENT(meta, "meta")
#undef VX_ELEMENT
#undef VX_VOID_ELEMENT

}  // namespace html

/// Each item of a range through `view(item) -> Html`, joined.
template <class Range, class View>
Html each(const Range& items, View view) {
  Html out;
  for (const auto& item : items) out += view(item);
  return out;
}

}  // namespace vx
