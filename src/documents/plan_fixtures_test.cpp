// Our own documents, clean and as OCR leaves them, against what they say (tests/fixtures/plans).
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "base/text.h"
#include "documents/likeness.h"
#include "documents/plan_reading.h"
#include "documents/source_text.h"

namespace vx {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return to_nfc(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// Lower case, without quotation marks and end marks, marks of letters kept.
std::string plain(std::string_view text) {
  std::string out = lower(squeeze(text));
  for (std::string_view mark : {"“", "”", "\""})
    for (std::size_t i = out.find(mark); i != std::string::npos; i = out.find(mark)) out.erase(i, mark.size());
  while (!out.empty() && std::string_view(" .;,:-/").find(out.back()) != std::string_view::npos) out.pop_back();
  return out;
}

/// Equal; long texts may differ in one letter of ten.
bool same(std::string_view a, std::string_view b) {
  std::string x = plain(a);
  std::string y = plain(b);
  if (x == y) return true;
  return length_utf8(x) >= 12 && length_utf8(y) >= 12 && likeness(reading_letters(x), reading_letters(y)) >= 0.95;
}

struct Score {
  double right = 0;
  double asked = 0;
  void add(double share) { right += share, asked += 1; }
  [[nodiscard]] double share() const { return asked == 0 ? 1 : right / asked; }
};

double f1(const Texts& wanted, Texts got) {
  if (wanted.empty() && got.empty()) return 1;
  std::size_t all = wanted.size() + got.size();
  std::size_t hits = 0;
  for (const std::string& text : wanted) {
    auto found = std::ranges::find_if(got, [&](const std::string& g) { return same(text, g); });
    if (found == got.end()) continue;
    got.erase(found);
    ++hits;
  }
  return 2.0 * static_cast<double>(hits) / static_cast<double>(all);
}

std::string text_of(simdjson::dom::element label, const char* key) {
  std::string_view value;
  return label[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

Texts list_of(simdjson::dom::element label, const char* key, const char* inner = nullptr) {
  Texts list;
  for (simdjson::dom::element item : label[key]) list.emplace_back(std::string_view(inner ? item[inner] : item));
  return list;
}

template <class Items, class Get>
Texts texts_of(const Items& items, Get get) {
  Texts list;
  for (const auto& item : items) list.push_back(get(item));
  return list;
}

void score(simdjson::dom::element label, const PlanReading& reading, Score& total, const std::string& name) {
  auto ask = [&](const char* field, double share) {
    total.add(share);
    if (share < 1) std::printf("  %s: %s %.2f\n", name.c_str(), field, share);
  };
  auto scalar = [&](const char* key, const std::string& got) {
    std::string wanted = text_of(label, key);
    if (!wanted.empty() || !got.empty()) ask(key, same(wanted, got) ? 1 : 0);
  };
  scalar("doc_type", reading.doc_type.value), scalar("number", reading.number.value),
      scalar("symbol", reading.symbol.value);
  scalar("place", reading.place.value), scalar("date", reading.date ? reading.date.value.iso() : "");
  scalar("agency", reading.agency.value), scalar("parent_agency", reading.parent_agency.value),
      scalar("title", reading.title.value);
  auto value = [](const FoundText& found) { return found.value; };
  ask("addressees", f1(list_of(label, "addressees"), texts_of(reading.addressees, value)));
  ask("award_forms", f1(list_of(label, "award_forms"), texts_of(reading.award_forms, value)));
  ask("section_headings", f1(list_of(label, "section_headings"), texts_of(list_top_headings(reading), value)));
  ask("recipients",
      f1(list_of(label, "recipients"), texts_of(reading.recipients, [](const Recipient& r) { return r.name; })));
  ask("cited_documents", f1(list_of(label, "cited_documents", "number"),
                            texts_of(reading.citations, [](const Citation& c) { return c.number; })));
  ask("signers",
      f1(list_of(label, "signers", "name"), texts_of(reading.signers, [](const Signer& s) { return s.name; })));
  ask("titles of signers",
      f1(list_of(label, "signers", "title"), texts_of(reading.signers, [](const Signer& s) { return s.title; })));
}

Score score_folder(const char* folder) {
  fs::path root = fs::path(VUNGXANH_SOURCE_DIR) / "tests/fixtures/plans";
  Score total;
  simdjson::dom::parser parser;
  for (const fs::directory_entry& entry : fs::directory_iterator(root / folder)) {
    std::string name = entry.path().stem().string();
    std::string label = read_file(root / "labels" / (name + ".json"));
    score(parser.parse(label), read_plan(read_file(entry.path())), total, std::string(folder) + "/" + name);
  }
  EXPECT_GT(total.asked, 0) << "no fixtures in " << folder;
  return total;
}

TEST(PlanFixtures, CleanTextIsReadAlmostWhole) { EXPECT_GE(score_folder("layout").share(), 0.98); }
TEST(PlanFixtures, ScansAreReadWell) { EXPECT_GE(score_folder("scan").share(), 0.95); }
TEST(PlanFixtures, PoorScansAreReadWell) { EXPECT_GE(score_folder("poor_scan").share(), 0.92); }
TEST(PlanFixtures, ScansThatLostTheirMarksAreReadFairly) { EXPECT_GE(score_folder("lost_marks").share(), 0.85); }

}  // namespace
}  // namespace vx
