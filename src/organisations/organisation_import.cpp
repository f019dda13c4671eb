#include "organisations/organisation_import.h"

#include "base/text.h"
#include "organisations/organisation_form.h"
#include "organisations/organisation_names.h"

namespace vx {
namespace {

enum Column : std::size_t {
  name_column,
  short_name_column,
  kind_column,
  symbol_column,
  parent_column,
  seat_column,
  governed_column,
  head_name_column,
  head_title_column,
  website_column,
  valid_from_column
};

/// A place in the tree that a row may mean: an organisation that is stored, or one that a row of the file makes.
struct Node {
  std::string name;        ///< as it is compared
  std::string short_name;  ///< as it is compared
  std::string symbol;      ///< as it is compared
  const Organisation* stored = nullptr;
  std::optional<std::size_t> row;  ///< in the file
  std::optional<std::size_t> parent;
};

class ImportReader {
 public:
  ImportReader(ReadTx& tx, const ImportTable& table, const Viewer& viewer, Date today)
      : tx_(tx), table_(table), viewer_(viewer), today_(today), stored_(list_organisations(tx, today)) {
    std::unordered_map<std::int64_t, std::size_t> places;
    for (const Organisation& one : stored_) {
      places[one.id.value] = nodes_.size();
      nodes_.push_back({read_out_name(one.facts.name),
                        read_out_name(one.facts.short_name),
                        compact_symbol(one.facts.symbol),
                        &one,
                        {},
                        {}});
    }
    for (std::size_t i = 0; i < stored_.size(); ++i)
      if (auto above = places.find(stored_[i].facts.parent.value); above != places.end())
        nodes_[i].parent = above->second;
    index_nodes();
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (const std::string& key : {read_out_name(cell(row, name_column)), read_out_name(cell(row, short_name_column)),
                                     compact_symbol(cell(row, symbol_column))})
        if (!key.empty()) file_names_[key].push_back(row);
    state_.resize(table.rows.size(), State::Untouched);
  }

  OrganisationImport read() {
    import_.problems = table_.problems;
    import_.unknown_headings = table_.unknown_headings;
    if (!import_.problems.empty()) return std::move(import_);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) place(row);
    std::ranges::sort(import_.problems, {}, [](const ImportProblem& one) { return std::pair(one.row, one.heading); });
    return std::move(import_);
  }

 private:
  enum class State { Untouched, Placing, Placed, Failed };

  [[nodiscard]] const std::string& cell(std::size_t row, Column column) const { return table_.rows[row].cells[column]; }
  [[nodiscard]] bool has(Column column) const { return !table_.headings[column].empty(); }

  void refuse(std::size_t row, Column column, std::string key,
              std::vector<std::pair<std::string, std::string>> more = {}) {
    more.emplace_back("value", cell(row, column));
    import_.problems.push_back({table_.rows[row].number, table_.headings[column], {"organisations." + key, more}});
    state_[row] = State::Failed;
  }

  void index_nodes() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) index_node(i);
  }
  void index_node(std::size_t i) {
    const Node& node = nodes_[i];
    auto add = [&](const std::string& key) {
      std::vector<std::size_t>& list = by_key_[key];
      if (!key.empty() && (list.empty() || list.back() != i)) list.push_back(i);
    };
    add(node.name);
    add(node.short_name);
    add(node.symbol);
  }

  /// Finds the row's place in the tree, its parent's first, and what it would do.
  void place(std::size_t row) {
    if (state_[row] != State::Untouched) {
      if (state_[row] == State::Placing) refuse(row, parent_column, "import_parent_circle");
      return;
    }
    state_[row] = State::Placing;
    if (cell(row, name_column).empty()) return refuse(row, name_column, "import_no_name");
    std::optional<std::size_t> parent;
    if (!cell(row, parent_column).empty()) {
      parent = find_parent(row);
      if (!parent || state_[row] == State::Failed) {
        state_[row] = State::Failed;
        return;
      }
    }
    std::optional<std::size_t> node = find_below(row, parent);
    if (node && nodes_[*node].row) return refuse(row, name_column, "import_twice");
    if (!node) {
      node = nodes_.size();
      nodes_.push_back({read_out_name(cell(row, name_column)),
                        read_out_name(cell(row, short_name_column)),
                        compact_symbol(cell(row, symbol_column)),
                        nullptr,
                        {},
                        parent});
      index_node(*node);
    }
    nodes_[*node].row = row;
    add_step(row, nodes_[*node]);
    if (state_[row] == State::Placing) state_[row] = State::Placed;
  }

  /// The child of `parent` that has the row's name, or else its symbol.
  std::optional<std::size_t> find_below(std::size_t row, std::optional<std::size_t> parent) {
    std::string name = read_out_name(cell(row, name_column)), symbol = compact_symbol(cell(row, symbol_column));
    std::optional<std::size_t> by_symbol;
    for (const std::string& key : {name, symbol}) {
      auto found = by_key_.find(key);
      if (key.empty() || found == by_key_.end()) continue;
      for (std::size_t i : found->second) {
        if (nodes_[i].parent != parent) continue;
        if (nodes_[i].name == name) return i;
        if (!symbol.empty() && nodes_[i].symbol == symbol && !nodes_[i].row) by_symbol = i;
      }
    }
    return by_symbol;
  }

  [[nodiscard]] bool is_called(const Node& node, std::string_view name) const {
    std::string read_out = read_out_name(name);
    return node.name == read_out || node.short_name == read_out || node.symbol == compact_symbol(name);
  }

  /// True if the bodies above `node` are called as the path says, nearest first.
  [[nodiscard]] bool is_below(std::size_t node, std::span<const std::string_view> above) const {
    for (auto name = above.rbegin(); name != above.rend(); ++name) {
      auto parent = nodes_[node].parent;
      if (!parent || !is_called(nodes_[*parent], *name)) return false;
      node = *parent;
    }
    return true;
  }

  /// Puts the rows of the file that are called so into the tree first. One that waits for this very row is a circle,
  /// unless a stored organisation is meant, or only the symbol is the same: every committee's is "UBND".
  void place_rows_called(std::string_view name) {
    std::string read_out = read_out_name(name);
    for (const std::string& key : {read_out, compact_symbol(name)}) {
      auto rows = file_names_.find(key);
      if (rows == file_names_.end()) continue;
      for (std::size_t other : rows->second) {
        bool is_circle = state_[other] == State::Placing && read_out_name(cell(other, name_column)) == read_out;
        if (state_[other] == State::Untouched || (is_circle && !is_stored(name))) place(other);
      }
    }
  }
  [[nodiscard]] bool is_stored(std::string_view name) const {
    return std::ranges::any_of(nodes_, [&](const Node& node) { return node.stored && is_called(node, name); });
  }

  std::optional<std::size_t> find_parent(std::size_t row) {
    std::vector<std::string_view> path;
    for (std::string_view part : split(cell(row, parent_column), '>'))
      if (!trim(part).empty()) path.push_back(trim(part));
    if (path.empty()) return refuse(row, parent_column, "import_parent_unknown"), std::nullopt;
    std::string_view last = path.back();
    path.pop_back();
    place_rows_called(last);
    if (state_[row] == State::Failed) return std::nullopt;
    std::vector<std::size_t> found;
    for (const std::string& key : {read_out_name(last), compact_symbol(last)})
      if (auto nodes = by_key_.find(key); nodes != by_key_.end())
        for (std::size_t i : nodes->second)
          if (is_below(i, path) && std::ranges::find(found, i) == found.end()) found.push_back(i);
    if (found.size() == 1) return found[0];
    refuse(row, parent_column, found.empty() ? "import_parent_unknown" : "import_parent_ambiguous");
    return std::nullopt;
  }

  void read_area(std::size_t row, Column column, Id<Area>& area) {
    if (!has(column)) return;
    if (area && cell(row, column) == area_text(tx_, area)) return;  // as it was, even where that unit is no more
    area = {};
    if (cell(row, column).empty()) return;
    if (auto found = find_area_by_text(tx_, cell(row, column), today_))
      area = *found;
    else
      import_.problems.push_back({table_.rows[row].number, table_.headings[column], found.error()}),
          state_[row] = State::Failed;
  }

  void read_cells(std::size_t row, ImportStep& step) {
    auto text = [&](Column column, std::string& value, std::size_t max) {
      if (!has(column)) return;
      value = cell(row, column);
      if (length_utf8(value) > max) refuse(row, column, "import_too_long", {{"max", std::to_string(max)}});
    };
    OrganisationFacts& facts = step.facts;
    text(name_column, facts.name, 300);
    text(short_name_column, facts.short_name, 150);
    text(symbol_column, facts.symbol, 50);
    text(head_name_column, facts.head_name, 100);
    text(head_title_column, facts.head_title, 100);
    text(website_column, facts.website, 200);
    if (facts.symbol.find_first_of(" /") != std::string::npos) refuse(row, symbol_column, "symbol_bad");
    if (has(website_column) && !facts.website.empty() && !is_website(facts.website))
      refuse(row, website_column, "website_bad");
    read_area(row, seat_column, facts.seat);
    read_area(row, governed_column, facts.governed);
    if (has(kind_column) || !step.existing) read_kind(row, facts);
    if (has(valid_from_column) && !cell(row, valid_from_column).empty()) {
      step.valid_from = Date::parse(cell(row, valid_from_column));
      if (!step.valid_from) refuse(row, valid_from_column, "import_bad_date");
      if (step.valid_from && *step.valid_from > today_) refuse(row, valid_from_column, "day_in_future");
    }
  }

  void read_kind(std::size_t row, OrganisationFacts& facts) {
    if (auto kind = find_kind(cell(row, kind_column)))
      facts.kind = *kind;
    else
      refuse(row, kind_column, cell(row, kind_column).empty() ? "import_no_kind" : "import_kind_unknown");
  }

  /// By its code or its name in either language.
  static std::optional<OrganisationKind> find_kind(std::string_view text) {
    std::string wanted = fold_words(text);
    for (std::string_view code : organisation_kind_codes()) {
      std::string key = fmt::format("organisations.kind_{}", code);
      if (wanted == fold_words(code) || wanted == fold_words(find_text(Locale::Vietnamese, key)) ||
          wanted == fold_words(find_text(Locale::English, key)))
        return organisation_kind_of(code);
    }
    return std::nullopt;
  }

  /// The path the permission is asked at: the organisation's, or that of the nearest stored one above a new one.
  [[nodiscard]] ScopePath reach_of(const Node& node) const {
    const Node* at = &node;
    while (!at->stored && at->parent) at = &nodes_[*at->parent];
    return at->stored ? at->stored->path : "";
  }

  void add_step(std::size_t row, const Node& node) {
    ImportStep step;
    step.row = table_.rows[row].number;
    if (node.stored) {
      step.existing = *node.stored;
      step.facts = node.stored->facts;
    } else if (node.parent) {
      const Node& above = nodes_[*node.parent];
      if (above.stored)
        step.facts.parent = above.stored->id;
      else
        step.parent_step = step_of_row_.contains(*above.row) ? std::optional(step_of_row_[*above.row]) : std::nullopt;
      if (!above.stored && !step.parent_step) {  // the parent's own row has a problem, which is told there
        state_[row] = State::Failed;
        return;
      }
    }
    read_cells(row, step);
    if (!viewer_.may(edit_organisations, reach_of(node))) refuse(row, name_column, "import_out_of_reach");
    if (state_[row] == State::Failed) return;
    step.changes = list_changes(step.existing ? step.existing->facts : OrganisationFacts{}, step.facts);
    step.what = !step.existing         ? ImportStep::What::Create
                : step.changes.empty() ? ImportStep::What::Nothing
                                       : ImportStep::What::Change;
    step_of_row_[row] = import_.steps.size();
    import_.steps.push_back(std::move(step));
  }

  ReadTx& tx_;
  const ImportTable& table_;
  const Viewer& viewer_;
  Date today_;
  std::vector<Organisation> stored_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;      ///< nodes
  std::unordered_map<std::string, std::vector<std::size_t>> file_names_;  ///< rows
  std::unordered_map<std::size_t, std::size_t> step_of_row_;
  std::vector<State> state_;
  OrganisationImport import_;
};

}  // namespace

std::span<const ImportColumn> organisation_columns() {
  static const std::vector<ImportColumn> columns = {
      {"name", {"Tên đơn vị", "Tên cơ quan, đơn vị", "Tên", "Name"}, true},
      {"short name", {"Tên ngắn", "Tên viết tắt", "Tên gọi tắt", "Short name"}},
      {"kind", {"Loại", "Loại đơn vị", "Loại hình", "Kind"}},
      {"symbol", {"Ký hiệu", "Ký hiệu văn bản", "Symbol"}},
      {"parent", {"Đơn vị cấp trên", "Cấp trên", "Trực thuộc", "Parent"}},
      {"seat", {"Địa bàn đặt trụ sở", "Trụ sở", "Seat"}},
      {"governed", {"Địa bàn quản lý", "Governed area"}},
      {"head name", {"Người đứng đầu", "Họ và tên người đứng đầu", "Head"}},
      {"head title", {"Chức vụ", "Chức danh", "Head title"}},
      {"website", {"Trang thông tin", "Trang thông tin điện tử", "Website"}},
      {"valid from", {"Hoạt động từ ngày", "Ngày thành lập", "Valid from"}},
  };
  return columns;
}

OrganisationImport read_organisation_import(ReadTx& tx, const ImportTable& table, const Viewer& viewer, Date today) {
  return ImportReader(tx, table, viewer, today).read();
}

void apply_organisation_import(WriteTx& tx, const OrganisationImport& import, std::optional<Date> applies_from,
                               Date today) {
  check(import.problems.empty(), "an import with problems is not applied");
  std::vector<Id<Organisation>> made(import.steps.size());
  for (std::size_t i = 0; i < import.steps.size(); ++i) {
    const ImportStep& step = import.steps[i];
    if (step.what == ImportStep::What::Create) {
      OrganisationFacts facts = step.facts;
      if (step.parent_step) facts.parent = made[*step.parent_step];
      made[i] = insert_organisation(tx, facts, step.valid_from.value_or(today), "organisations.import");
    } else if (step.what == ImportStep::What::Change) {
      std::optional<Date> from = applies_from;
      if (from && *from < get_last_period(tx, step.existing->id).valid_from) from.reset();
      update_organisation(tx, *step.existing, step.facts, from, "organisations.import");
    }
  }
}

std::vector<std::vector<std::string>> export_rows(ReadTx& tx, const View& view, std::span<const Organisation> list) {
  std::map<Id<Organisation>, const Organisation*> known;
  std::vector<Organisation> all = list_organisations(tx, tx.today());
  for (const Organisation& one : all) known[one.id] = &one;
  for (const Organisation& one : list) known[one.id] = &one;
  auto path_of = [&](const Organisation& one) {
    std::string path;
    for (auto above = known.find(one.facts.parent); above != known.end();
         above = known.find(above->second->facts.parent))
      path = path.empty() ? above->second->facts.name : above->second->facts.name + " > " + path;
    return path;
  };
  std::vector<std::vector<std::string>> rows{{}};
  for (const ImportColumn& column : organisation_columns()) rows[0].emplace_back(column.headings[0]);
  for (const Organisation& one : list) {
    const OrganisationFacts& facts = one.facts;
    rows.push_back({facts.name, facts.short_name, view.t(fmt::format("organisations.kind_{}", code_of(facts.kind))),
                    facts.symbol, path_of(one), area_text(tx, facts.seat), area_text(tx, facts.governed),
                    facts.head_name, facts.head_title, facts.website, one.valid_from.vietnamese()});
  }
  return rows;
}

std::vector<std::vector<std::string>> template_rows(const View& view) {
  std::vector<std::vector<std::string>> rows{{}};
  for (const ImportColumn& column : organisation_columns()) rows[0].emplace_back(column.headings[0]);
  rows.push_back({view.t("organisations.template_first"), "UBND tỉnh", view.t("organisations.kind_peoples_committee"),
                  "UBND", "", "", "", "", "", "", ""});
  rows.push_back({view.t("organisations.template_second"), "", view.t("organisations.kind_department"), "SNgV",
                  view.t("organisations.template_first"), "", "", "", "", "", ""});
  return rows;
}

}  // namespace vx
