#include "web/paging.h"

#include "base/crypto.h"
#include "web/components.h"

namespace vx {
namespace {

constexpr int size_max = 200;

void append_part(std::string& out, std::string_view value) {
  out.append(fmt::format("{}:", value.size())).append(value);
}

/// Takes one "length:bytes" off the front.
std::optional<std::string> take_part(std::string_view& text) {
  std::size_t length = 0, at = 0;
  for (; at < text.size() && at < 6 && text[at] >= '0' && text[at] <= '9'; ++at)
    length = length * 10 + static_cast<std::size_t>(text[at] - '0');
  if (at == 0 || at >= text.size() || text[at] != ':' || text.size() - at - 1 < length) return std::nullopt;
  std::string part(text.substr(at + 1, length));
  text.remove_prefix(at + 1 + length);
  return part;
}

}  // namespace

PageRequest page_request(Form& filter) {
  PageRequest page;
  page.size = static_cast<int>(filter.integer("size", 1, size_max).value_or(page.size));
  page.after = filter.raw("after");
  page.sort = filter.raw("sort");
  bool sort_is_word = std::ranges::all_of(
      page.sort, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
  if (filter.error_of("size") || !sort_is_word) throw Problem(ProblemCode::BadRequest);
  return page;
}

std::string make_cursor(std::initializer_list<std::string_view> values) {
  std::string joined;
  for (std::string_view value : values) append_part(joined, value);
  return base64url(as_bytes(joined));
}

std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t count) {
  auto joined = from_base64url(cursor);
  if (!joined) return std::nullopt;
  std::string_view rest = *joined;
  std::vector<std::string> values;
  while (!rest.empty()) {
    auto part = take_part(rest);
    if (!part || values.size() == count) return std::nullopt;
    values.push_back(std::move(*part));
  }
  if (values.size() != count) return std::nullopt;
  return values;
}

Html pager(const View& view, std::string_view after, std::string_view next) {
  using namespace html;
  if (after.empty() && next.empty()) return {};
  Html links;
  if (!after.empty())
    links += a(cls("btn"), href(with_query(view.path, "after", "")), icon("chevrons-left"), view.t("web.first_page"));
  if (!next.empty())
    links += a(cls("btn"), href(with_query(view.path, "after", next)), attr("rel", "next"), view.t("web.next_page"),
               icon("chevron-right"));
  return nav(cls("pager"), attr("aria-label", view.t("web.pages")), links);
}

}  // namespace vx
