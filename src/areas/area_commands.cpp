#include <cstdio>
#include <filesystem>
#include <fstream>

#include "areas/area_detail.h"
#include "areas/area_list.h"
#include "areas/areas.h"
#include "areas/population.h"
#include "base/crypto.h"

namespace vx {
namespace {

enum : int { good = 0, negative = 1, wrong_use = 2, failure = 3 };

/// The installation's database where there is one, else one of this command's own with the embedded lists, which is
/// removed again: `areas show` works before a server was ever started, and leaves nothing behind.
class AreaDatabase {
 public:
  explicit AreaDatabase(Installation& installation) {
    if (exists(installation.database_url())) {
      database_ = &installation.database();
      return;
    }
    folder_ = std::filesystem::temp_directory_path() / ("vungxanh-" + hex(as_bytes(random_bytes(8))));
    std::filesystem::create_directory(folder_);
    DatabaseOptions options;
    options.url = "sqlite:" + (folder_ / "areas.sqlite").string();
    options.readers = 1;
    own_ = Database::open(options);
    database_ = own_.get();
    database_->migrate();
    database_->write(Actor::system(), [](WriteTx& tx) { insert_area_list(tx, embedded_area_list()); });
  }
  ~AreaDatabase() {
    own_.reset();
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }
  AreaDatabase(const AreaDatabase&) = delete;
  AreaDatabase& operator=(const AreaDatabase&) = delete;
  Database* operator->() { return database_; }

 private:
  static bool exists(std::string_view url) {
    if (url.starts_with("postgres")) return true;
    if (url.starts_with("sqlite:")) url.remove_prefix(7);
    return std::filesystem::exists(url);
  }

  std::filesystem::path folder_;
  std::unique_ptr<Database> own_;
  Database* database_ = nullptr;
};

int complain(std::string_view what) {
  fmt::print(stderr, "vungxanh: {}\n", what);
  return wrong_use;
}

/// The day of --as-of, today without it, nothing if it is no date.
std::optional<Date> as_of_option(const CommandLine& line, const Installation& installation) {
  if (!line.has("--as-of")) return installation.clock().now().date();
  return Date::parse(line.option("--as-of"));
}

void print_detail(const AreaDetail& detail) {
  fmt::print("{} ({}), {}\n", detail.area.full_name, detail.area.code, detail.day.iso());
  if (!detail.holds()) fmt::print("not there on {}; last described day shown\n", detail.as_of.iso());
  if (detail.area.kind != AreaKind::Commune)
    fmt::print("districts {}, communes {}\n", detail.counts.districts, detail.counts.communes);
  if (detail.counts.end_unknown > 0)
    fmt::print("{} of them ended before {} on days the lists do not name\n", detail.counts.end_unknown,
               two_tier_day.iso());
  for (const AreaSuccession& before : detail.predecessors)
    fmt::print("from {} ({})\n", before.other.full_name, before.other.code);
  for (const AreaSuccession& after : detail.successors) {
    fmt::print("part of {} ({}) from {}", after.other.full_name, after.other.code, after.on.iso());
    if (auto counts = detail.successor_counts.find(after.other.id); counts != detail.successor_counts.end())
      fmt::print(" with {} communes", counts->second.communes);
    fmt::print("\n");
  }
  if (detail.area.gap == ListGap::End && detail.successors.empty())
    fmt::print("the unit lists do not say what became of it\n");
  for (const Area& child : detail.children) fmt::print("  {}  {}\n", child.code, child.full_name);
}

int show_area(const CommandLine& line, Installation& installation) {
  if (line.words.size() != 1) return complain("areas show needs one code");
  auto as_of = as_of_option(line, installation);
  if (!as_of) return complain("--as-of is no date");
  AreaDatabase database(installation);
  return database->read([&](ReadTx& tx) {
    auto area = find_area(tx, line.words[0], *as_of);
    if (!area) area = find_last_area(tx, line.words[0], *as_of);
    if (!area) {
      fmt::print(stderr, "vungxanh: no unit had the code {} up to {}\n", line.words[0], as_of->iso());
      return negative;
    }
    AreaDetail detail = read_area_detail(tx, *area, *as_of);
    if (line.has("--json"))
      fmt::print("{}\n", area_detail_json(detail).str());
    else
      print_detail(detail);
    return good;
  });
}

int list_areas(const CommandLine& line, Installation& installation) {
  auto as_of = as_of_option(line, installation);
  if (!as_of) return complain("--as-of is no date");
  if (line.words.size() > 1) return complain("areas list takes one code at most");
  AreaDatabase database(installation);
  return database->read([&](ReadTx& tx) {
    Id<Area> parent;
    if (!line.words.empty()) {
      auto area = find_area(tx, line.words[0], *as_of);
      if (!area) {
        fmt::print(stderr, "vungxanh: no unit had the code {} on {}\n", line.words[0], as_of->iso());
        return negative;
      }
      parent = area->id;
    }
    std::vector<Area> areas = list_child_areas(tx, parent, *as_of);
    if (line.has("--json"))
      fmt::print("{}\n", json_object({{"as_of", *as_of}, {"items", json_array(areas, area_json)}}).str());
    else
      for (const Area& area : areas) fmt::print("{}\t{}\n", area.code, area.full_name);
    return good;
  });
}

int import_population(const CommandLine& line, Installation& installation) {
  if (line.words.size() != 1) return complain("areas import-population needs one file");
  std::ifstream file(line.words[0], std::ios::binary);
  if (!file) return complain("cannot read " + line.words[0]);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  View view;
  view.locale = Locale::English;
  auto sheets = read_spreadsheet(bytes);
  if (!sheets) {
    fmt::print(stderr, "vungxanh: {}\n", view.t(sheets.error()));
    return negative;
  }
  ImportTable table = read_import(*sheets, population_columns());
  return installation.database().write(Actor::system(), [&](WriteTx& tx) {
    PopulationImport import = read_population_import(tx, table, tx.today(), nullptr);
    for (const ImportProblem& problem : import.problems)
      fmt::print(stderr, "row {} {}: {}\n", problem.row, problem.heading, view.t(problem.refusal));
    if (!import.problems.empty()) return negative;
    PopulationChanges changes =
        line.has("--dry-run") ? preview_populations(tx, import.rows) : save_populations(tx, import.rows);
    fmt::print("added {}, changed {}, unchanged {}{}\n", changes.added, changes.changed, changes.unchanged,
               line.has("--dry-run") ? " (dry run: nothing was written)" : "");
    return good;
  });
}

}  // namespace

void add_area_commands(App& app, Installation& installation) {
  app.commands.push_back({.name = "areas show",
                          .usage = "CODE [--as-of DATE] [--json]",
                          .about = "One administrative unit as of a day, with its successors",
                          .flags = {"--json"},
                          .run = [&installation](const CommandLine& line) { return show_area(line, installation); }});
  app.commands.push_back({.name = "areas list",
                          .usage = "[CODE] [--as-of DATE] [--json]",
                          .about = "The provinces, or the units right below one",
                          .flags = {"--json"},
                          .run = [&installation](const CommandLine& line) { return list_areas(line, installation); }});
  app.commands.push_back(
      {.name = "areas import-population",
       .usage = "FILE [--dry-run]",
       .about = "Imports population counts from .csv or .xlsx, all or nothing",
       .flags = {"--dry-run"},
       .run = [&installation](const CommandLine& line) { return import_population(line, installation); }});
}

}  // namespace vx
