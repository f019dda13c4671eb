#include "base/check.h"
#include "web/components.h"
#include "web/form.h"

namespace vx {
namespace {

using namespace html;

/// The value of ?sort= on this page.
std::string current_sort(const View& view) {
  std::size_t mark = view.path.find('?');
  if (mark == std::string::npos) return {};
  return std::string(Form::parse_query(std::string_view(view.path).substr(mark + 1)).raw("sort"));
}

/// A column's head; sortable ones are links that turn the order round, and start the list again.
Html column_head(const View& view, const Column& column, std::string_view sorted_by) {
  std::string names = column.numeric ? "numeric" : "";
  if (column.sort.empty())
    return th(attr("scope", "col"), attr("role", "columnheader"), names.empty() ? Attribute{} : cls(names),
              column.label);
  std::string down = "-" + column.sort;
  bool is_up = sorted_by == column.sort, is_down = sorted_by == down;
  std::string address = with_query(with_query(view.path, "after", ""), "sort", is_up ? down : column.sort);
  Attribute order = is_up ? attr("aria-sort", "ascending") : is_down ? attr("aria-sort", "descending") : Attribute{};
  std::string_view shape = is_up ? "arrow-up" : is_down ? "arrow-down" : "arrows-sort";
  return th(attr("scope", "col"), attr("role", "columnheader"), cls(names + " sortable"), order,
            a(href(address), column.label, icon(shape)));
}

Html body_row(const std::vector<Column>& columns, const TableRow& row) {
  check(row.cells.size() == columns.size(), "a table's row has a cell for each column");
  Html cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Html content = i == 0 && !row.address.empty() ? a(href(row.address), row.cells[i]) : row.cells[i];
    Attribute class_name = columns[i].numeric ? cls("numeric") : Attribute{};
    // On a phone the table is shown as cards, which takes the meaning of rows and cells from it: the roles keep it.
    cells += i == 0 ? th(attr("scope", "row"), attr("role", "rowheader"), class_name, content)
                    : td(attr("role", "cell"), attr("data-label", columns[i].label), class_name, content);
  }
  return tr(attr("role", "row"), cells);
}

}  // namespace

Html data_table(const View& view, std::string_view caption_text, const std::vector<Column>& columns,
                const std::vector<TableRow>& rows) {
  std::string sorted_by = current_sort(view);
  Html heads = each(columns, [&](const Column& column) { return column_head(view, column, sorted_by); });
  Html lines = each(rows, [&](const TableRow& row) { return body_row(columns, row); });
  bool sorts = std::ranges::any_of(columns, [](const Column& column) { return !column.sort.empty(); });
  return div(cls("table-frame"), table(cls(sorts ? "table data-table has-sort" : "table data-table"),
                                       attr("role", "table"), caption(cls("visually-hidden"), caption_text),
                                       thead(attr("role", "rowgroup"), tr(attr("role", "row"), heads)),
                                       tbody(attr("role", "rowgroup"), lines)));
}

Html tree(const std::vector<TreeItem>& items) {
  // Each item's children are the items that follow it and lie deeper. What folds them stands beside the item, as links
  // may not stand inside a <summary>, and is named by it.
  std::size_t at = 0;
  auto level = [&](auto& self, int depth) -> Html {
    Html list;
    while (at < items.size() && items[at].depth >= depth) {
      const TreeItem& item = items[at++];
      bool has_children = at < items.size() && items[at].depth > item.depth;
      if (!has_children) {
        list += li(cls("tree-item"), div(cls("tree-content"), item.content));
      } else {
        std::string id = fmt::format("tree-{}-{:x}", at, std::hash<std::string>{}(item.content.str()));
        Html fold = summary(cls("tree-fold"), attr("aria-labelledby", id));
        list += li(cls("tree-item"), div(cls("tree-content"), attr("id", id), item.content),
                   details(flag("open", item.open), fold, self(self, item.depth + 1)));
      }
    }
    return ul(list);
  };
  if (items.empty()) return {};
  return div(cls("tree"), level(level, 0));
}

}  // namespace vx
