#include "web/xlsx_reader.h"

#include "base/text.h"
#include "web/xlsx_sheet.h"
#include "web/zip_archive.h"

namespace vx {
namespace {

constexpr std::size_t small_part_max = 8u << 20;  ///< of workbook, relations and styles
constexpr std::size_t sheets_max = 200;

/// xl/workbook.xml: the sheets' names and relation ids.
class WorkbookListener : public XmlListener {
 public:
  struct Entry {
    std::string name;
    std::string relation;
  };
  std::vector<Entry> sheets;
  bool epoch_1904 = false;

  void start(std::string_view name, const char* const* attributes) override {
    if (name == "sheet" && sheets.size() < sheets_max)
      sheets.push_back({std::string(attribute(attributes, "name")), std::string(relation_id(attributes))});
    if (name == "workbookPr") {
      std::string_view value = attribute(attributes, "date1904");
      epoch_1904 = value == "1" || value == "true";
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  /// "r:id"; "sheetId" is another attribute, so the local name "id" is meant.
  static std::string_view relation_id(const char* const* attributes) { return attribute(attributes, "id"); }
};

/// xl/_rels/workbook.xml.rels: where each relation's part is.
class RelationsListener : public XmlListener {
 public:
  std::map<std::string, std::string> targets;

  void start(std::string_view name, const char* const* attributes) override {
    if (name != "Relationship") return;
    std::string target(attribute(attributes, "Target"));
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    targets[std::string(attribute(attributes, "Id"))] = std::move(target);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class WorkbookReader {
 public:
  WorkbookReader(ZipArchive archive, const SpreadsheetLimits& limits) : archive_(std::move(archive)), limits_(limits) {}

  std::expected<std::vector<Sheet>, Refusal> read() {
    WorkbookListener workbook;
    RelationsListener relations;
    SharedStringsListener strings(parts_.shared_strings, limits_.inflated_max);
    StylesListener styles(parts_.styles);
    for (auto part : {std::tuple{"xl/workbook.xml", small_part_max, static_cast<XmlListener*>(&workbook), true},
                      {"xl/_rels/workbook.xml.rels", small_part_max, &relations, true},
                      {"xl/sharedStrings.xml", limits_.inflated_max, &strings, false},
                      {"xl/styles.xml", small_part_max, &styles, false}}) {
      auto& [name, bytes_max, listener, required] = part;
      if (!required && !archive_.has(name)) continue;
      if (auto good = read_xml(archive_, name, bytes_max, *listener); !good) return std::unexpected(good.error());
    }
    parts_.epoch_1904 = workbook.epoch_1904;
    std::vector<Sheet> sheets;
    for (const WorkbookListener::Entry& entry : workbook.sheets) {
      Sheet& sheet = sheets.emplace_back();
      sheet.name = to_nfc(entry.name);
      auto target = relations.targets.find(entry.relation);
      if (target == relations.targets.end() || !archive_.has(target->second)) continue;  // a chart sheet
      SheetListener listener(parts_, limits_, budget_, sheet);
      if (auto good = read_xml(archive_, target->second, limits_.inflated_max, listener); !good)
        return std::unexpected(good.error());
    }
    if (sheets.empty()) return std::unexpected(Refusal{"spreadsheet.broken"});
    return sheets;
  }

 private:
  ZipArchive archive_;
  const SpreadsheetLimits& limits_;
  WorkbookParts parts_;
  WorkbookBudget budget_;
};

}  // namespace

std::expected<std::vector<Sheet>, Refusal> read_xlsx(std::string_view bytes, const SpreadsheetLimits& limits) {
  auto archive = ZipArchive::open(bytes);
  if (!archive) return std::unexpected(archive.error());
  return WorkbookReader(std::move(*archive), limits).read();
}

}  // namespace vx
