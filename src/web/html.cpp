#include "web/html.h"

#include <span>

#include "base/text.h"

namespace vx {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view entity;
    switch (text[i]) {
      case '&':
        entity = "&amp;";
        break;
      case '<':
        entity = "&lt;";
        break;
      case '>':
        entity = "&gt;";
        break;
      case '"':
        entity = "&quot;";
        break;
      case '\'':
        entity = "&#39;";
        break;
      default:
        continue;
    }
    out.append(text.substr(from, i - from)).append(entity);
    from = i + 1;
  }
  out.append(text.substr(from));
}

Attribute attribute(std::string_view name, std::string_view value) {
  std::string text;
  text.reserve(name.size() + value.size() + 4);
  text.append(" ").append(name).append("=\"");
  append_escaped(text, value);
  text.push_back('"');
  return {std::move(text)};
}

/// The address, or "#" if it names a scheme that is not for links.
std::string_view safe_address(std::string_view address) {
  std::size_t end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return address;
  for (std::string_view scheme : {"http:", "https:", "mailto:", "tel:", "webcal:", "otpauth:"})
    if (starts_with_ignoring_case(address, scheme)) return address;
  return "#";
}

}  // namespace

Html::Html(std::string_view text) {
  out_.reserve(text.size());
  append_escaped(out_, text);
}

Html::Html(const std::vector<Html>& pieces) {
  for (const Html& piece : pieces) out_ += piece.out_;
}

Markup::operator Html() const {
  Html html;
  html.out_ = literal_;
  return html;
}

Attribute attr(AttributeName name, std::string_view value) { return attribute(name.name(), value); }
Attribute attr(AttributeName name, std::int64_t value) { return attribute(name.name(), std::to_string(value)); }
Attribute flag(AttributeName name, bool on) { return on ? Attribute{" " + std::string(name.name())} : Attribute{}; }
Attribute cls(std::string_view names) { return attribute("class", names); }
Attribute href(std::string_view address) { return attribute("href", safe_address(address)); }
Attribute src(std::string_view address) { return attribute("src", safe_address(address)); }
Attribute action(std::string_view address) { return attribute("action", safe_address(address)); }

Html element(std::string_view tag, std::span<const Part> parts, bool is_void) {
  std::size_t size = tag.size() * 2 + 5;
  for (const Part& part : parts) size += part.text().size();
  Html html;
  std::string& out = html.out_;
  out.reserve(size);
  out.append("<").append(tag);
  for (const Part& part : parts)
    if (part.is_attribute()) out.append(part.text());
  out.push_back('>');
  if (is_void) return html;
  for (const Part& part : parts)
    if (!part.is_attribute()) out.append(part.text());
  out.append("</").append(tag).append(">");
  return html;
}

}  // namespace vx
