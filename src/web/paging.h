#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/form.h"

namespace vx {

/// Which page of a list: rows behind `after` in the list's order (keyset paging: costs the page, not the table).
struct PageRequest {
  int size = 50;
  std::string after;  ///< cursor, "" = the first page
  std::string sort;   ///< as in ?sort=
};
/// ?size= (1–200) ?after= ?sort=; throws BadRequest on others.
PageRequest page_request(Form& filter);

/// One page, and the cursor of the next; "" if this is the last.
template <class T>
struct PageOf {
  std::vector<T> items;
  std::string next;
};

/// The values of the sort columns (and the id) of the last row, in one opaque word. Binary-safe.
std::string make_cursor(std::initializer_list<std::string_view> values);
/// Nothing if the word is not a cursor of that many values.
std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t count);

/// Links "first page" and "next page"; nothing on an only page.
Html pager(const View& view, std::string_view after, std::string_view next);

}  // namespace vx
