#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.h"
#include "web/view.h"

namespace vx {

/// What a badge or an alert says by colour, word and shape together.
enum class Tone { Neutral, Info, Good, Warning, Serious, Bad, Unknown };

/// An inlined Tabler icon of frontend/icons.txt; decoration, hidden from readers.
Html icon(std::string_view name);
Html badge(Tone tone, Html label);
Html alert(Tone tone, Html content);
Html card(Html heading, Html content, Html actions = {});
/// What an empty list shows: what would be here and how to get it there.
Html empty_state(const View& view, std::string_view title_key, std::string_view hint_key, Html action = {});
/// Label and value pairs of one thing.
Html definition_list(const std::vector<std::pair<std::string, Html>>& pairs);
/// A bar with its numbers in words beside it ("12 / 14").
Html progress_bar(const View& view, std::int64_t done, std::int64_t of, std::string_view label);
/// A link that looks like a button.
Html link_button(std::string_view address, Html label, std::string_view style = "primary");
/// A button in a form of its own that posts to `address`; `confirm_key`: a question asked first, on a page of its own
/// (<details>) so that it works without script.
Html post_button(const View& view, std::string_view address, std::string_view label_key,
                 std::string_view style = "primary", std::string_view confirm_key = {});

struct Column {
  std::string label;
  std::string sort = {};  ///< value of ?sort= for this column, "" = not sortable; "-x" is x descending
  bool numeric = false;
};
struct TableRow {
  std::vector<Html> cells;
  std::string address = {};  ///< where the first cell links to
};
/// A table with a sticky head; on a phone each row is a card with the labels before the values.
/// Sort links keep the filters of `view.path`.
Html data_table(const View& view, std::string_view caption, const std::vector<Column>& columns,
                const std::vector<TableRow>& rows);

/// The address of this page with one query value changed (or left out when empty).
std::string with_query(std::string_view path, std::string_view name, std::string_view value);

struct Tab {
  std::string label;
  std::string address;
  bool current = false;
  std::optional<std::int64_t> count = {};
};
Html tabs(const View& view, const std::vector<Tab>& items);
/// Nested lists that fold (<details>): `depth` of the items says the tree.
struct TreeItem {
  int depth;  ///< 0 = a root
  Html content;
  bool open = false;
};
Html tree(const std::vector<TreeItem>& items);

}  // namespace vx
