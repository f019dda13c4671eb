#include "organisations/organisation_names.h"

#include "base/text.h"

namespace vx {
namespace {

struct Abbreviation {
  std::string_view words;  ///< folded, as it stands in names
  std::string_view meaning;
};

// Of those that begin alike the one with more words is taken: "tt tt" before "tt".
constexpr Abbreviation abbreviations[] = {
    {"nn va ptnt", "nong nghiep va phat trien nong thon"},
    {"nn ptnt", "nong nghiep va phat trien nong thon"},
    {"ld tb va xh", "lao dong thuong binh va xa hoi"},
    {"ld tb xh", "lao dong thuong binh va xa hoi"},
    {"ld tbxh", "lao dong thuong binh va xa hoi"},
    {"ldtb va xh", "lao dong thuong binh va xa hoi"},
    {"ldtb xh", "lao dong thuong binh va xa hoi"},
    {"ldtbxh", "lao dong thuong binh va xa hoi"},
    {"vh tt va dl", "van hoa the thao va du lich"},
    {"vh tt dl", "van hoa the thao va du lich"},
    {"vhtt va dl", "van hoa the thao va du lich"},
    {"vhtt dl", "van hoa the thao va du lich"},
    {"vhttdl", "van hoa the thao va du lich"},
    {"vh tt", "van hoa va thong tin"},
    {"gd va dt", "giao duc va dao tao"},
    {"gd dt", "giao duc va dao tao"},
    {"gddt", "giao duc va dao tao"},
    {"kh va dt", "ke hoach va dau tu"},
    {"kh dt", "ke hoach va dau tu"},
    {"khdt", "ke hoach va dau tu"},
    {"kh va cn", "khoa hoc va cong nghe"},
    {"kh cn", "khoa hoc va cong nghe"},
    {"khcn", "khoa hoc va cong nghe"},
    {"tn va mt", "tai nguyen va moi truong"},
    {"tn mt", "tai nguyen va moi truong"},
    {"tnmt", "tai nguyen va moi truong"},
    {"tt va tt", "thong tin va truyen thong"},
    {"tt tt", "thong tin va truyen thong"},
    {"tttt", "thong tin va truyen thong"},
    {"gt vt", "giao thong van tai"},
    {"gtvt", "giao thong van tai"},
    {"tc kh", "tai chinh ke hoach"},
    {"ubmttq", "uy ban mat tran to quoc viet nam"},
    {"mttq", "mat tran to quoc viet nam"},
    {"td kt", "thi dua khen thuong"},
    {"tdkt", "thi dua khen thuong"},
    {"kcn", "khu cong nghiep"},
    {"ubnd", "uy ban nhan dan"},
    {"hdnd", "hoi dong nhan dan"},
    {"ptnt", "phat trien nong thon"},
    {"ttyt", "trung tam y te"},
    {"thpt", "trung hoc pho thong"},
    {"nnptnt", "nong nghiep va phat trien nong thon"},
    {"ldld", "lien doan lao dong"},
    {"lhpn", "lien hiep phu nu"},
    {"tncs", "thanh nien cong san"},
    {"ccb", "cuu chien binh"},
    {"bql", "ban quan ly"},
    {"vp", "van phong"},
    {"bv", "benh vien"},
    {"tp", "thanh pho"},
    {"tx", "thi xa"},
};

using Words = std::vector<std::string_view>;

/// The abbreviations by their first word, longest first.
const std::unordered_map<std::string_view, std::vector<std::pair<Words, std::string_view>>>& abbreviations_by_word() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<std::pair<Words, std::string_view>>> made;
    for (const Abbreviation& abbreviation : abbreviations) {
      Words words = split(abbreviation.words, ' ');
      std::string_view first = words[0];
      made[first].emplace_back(std::move(words), abbreviation.meaning);
    }
    for (auto& [first, list] : made)
      std::ranges::sort(list, std::greater{}, [](const auto& entry) { return entry.first.size(); });
    return made;
  }();
  return table;
}

/// The abbreviation that begins at `at`, if any.
const std::pair<Words, std::string_view>* find_abbreviation(const Words& words, std::size_t at) {
  auto found = abbreviations_by_word().find(words[at]);
  if (found == abbreviations_by_word().end()) return nullptr;
  for (const auto& entry : found->second)
    if (entry.first.size() <= words.size() - at &&
        std::ranges::equal(entry.first, std::span(words).subspan(at, entry.first.size())))
      return &entry;
  return nullptr;
}

void append_words(std::string& text, std::string_view words) {
  // "va" is left out and put in at will ("Văn hóa, Thể thao và Du lịch"); it tells no two bodies apart.
  for (std::string_view word : split(words, ' ')) {
    if (word == "va" || word.empty()) continue;
    if (!text.empty()) text += ' ';
    text += word;
  }
}

}  // namespace

std::string read_out_name(std::string_view name) {
  std::string folded = fold_words(name);
  Words words = split(folded, ' ');
  std::string text;
  for (std::size_t at = 0; at < words.size();) {
    const auto* abbreviation = find_abbreviation(words, at);
    append_words(text, abbreviation ? abbreviation->second : words[at]);
    at += abbreviation ? abbreviation->first.size() : 1;
  }
  return text;
}

std::string compact_symbol(std::string_view symbol) {
  std::string compact = fold_words(symbol);
  std::erase(compact, ' ');
  return compact;
}

}  // namespace vx
