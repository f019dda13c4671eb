#include "web/request.h"

#include <charconv>

#include "base/check.h"
#include "base/text.h"

namespace vx {

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

std::string_view Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    for (std::string_view pair : split(value, ';')) {
      pair = trim(pair);
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
        return pair.substr(name.size() + 1);
    }
  }
  return {};
}

std::string_view Request::path_value(std::string_view name) const {
  for (const auto& [key, value] : path_values)
    if (key == name) return value;
  found_bug("the route's pattern must have this name", std::source_location::current());
}

std::int64_t Request::path_number(std::string_view name) const {
  std::string_view text = path_value(name);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number <= 0) throw Problem(ProblemCode::NotFound);
  return number;
}

void Request::require(Permission permission, std::string_view scope) const {
  if (viewer().may(permission, scope)) return;
  throw Problem(viewer().is_signed_in() ? ProblemCode::Forbidden : ProblemCode::Unauthenticated);
}

}  // namespace vx
