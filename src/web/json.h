#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace vx {

/// A finished JSON value. Numbers are written shortest (36.6, not 3.66E1); a double that is no number is null.
class Json {
 public:
  Json(std::nullptr_t = nullptr) : text_("null") {}
  template <std::same_as<bool> T>
  Json(T value) : text_(value ? "true" : "false") {}
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  Json(T value) : text_(std::to_string(value)) {}
  Json(double value);
  Json(std::string_view text);
  Json(const std::string& text) : Json(std::string_view(text)) {}
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(Date date) : Json(date.iso()) {}
  Json(const PartialDate& date) : Json(date.iso()) {}
  Json(Instant instant) : Json(instant.iso()) {}
  template <class T>
  Json(Id<T> id) : Json() {
    if (id) text_ = std::to_string(id.value);
  }
  template <class T>
  Json(const std::optional<T>& value) : Json() {
    if (value) *this = Json(*value);
  }
  template <class T>
  Json(const std::vector<T>& items) : text_("[") {
    for (const T& item : items) append_item(Json(item));
    text_ += ']';
  }

  [[nodiscard]] const std::string& str() const& { return text_; }
  [[nodiscard]] std::string str() && { return std::move(text_); }

 private:
  friend Json json_object(std::initializer_list<struct Field>);
  friend Json json_object(const std::vector<struct Field>&);
  void append_item(const Json& item) {
    if (text_.size() > 1) text_ += ',';
    text_ += item.text_;
  }
  std::string text_;
};

struct Field {
  std::string_view name;
  Json value;
};

/// `json_object({{"code", area.code}, {"name", area.name}})`
Json json_object(std::initializer_list<Field> fields);
Json json_object(const std::vector<Field>& fields);

/// Each item of a range through `map(item) -> Json`.
template <class Range, class Map>
Json json_array(const Range& items, Map map) {
  std::vector<Json> list;
  for (const auto& item : items) list.push_back(map(item));
  return Json(list);
}

}  // namespace vx
