#include "documents/issuer_name.h"

#include "base/text.h"

namespace vx {

namespace {

struct Abbreviation {
  std::string_view short_form;
  std::string_view words;
};
/// Of documents' own making (R125), folded; letters joined by & stand as the text has them, without the sign.
constexpr Abbreviation abbreviations[] = {
    {"ubnd", "uy ban nhan dan"},
    {"hdnd", "hoi dong nhan dan"},
    {"mttq", "mat tran to quoc"},
    {"ubmttq", "uy ban mat tran to quoc"},
    {"ttg", "thu tuong chinh phu"},
    {"cp", "chinh phu"},
    {"tp", "thanh pho"},
    {"tx", "thi xa"},
    {"tt", "thi tran"},
    {"ptnt", "phat trien nong thon"},
    {"skhdt", "so ke hoach dau tu"},
    {"snv", "so noi vu"},
    {"syt", "so y te"},
    {"kh dt", "ke hoach dau tu"},
    {"gd dt", "giao duc dao tao"},
    {"gddt", "giao duc dao tao"},
    {"tt tt", "thong tin truyen thong"},
    {"tttt", "thong tin truyen thong"},
    {"tn mt", "tai nguyen moi truong"},
    {"nn ptnt", "nong nghiep phat trien nong thon"},
    {"vh tt dl", "van hoa the thao du lich"},
    {"vhttdl", "van hoa the thao du lich"},
    {"kh cn", "khoa hoc cong nghe"},
    {"ld tb xh", "lao dong thuong binh xa hoi"},
    {"ldtbxh", "lao dong thuong binh xa hoi"},
    {"gtvt", "giao thong van tai"},
    {"tw", "trung uong"},
    {"bcd", "ban chi dao"},
    {"vp", "van phong"},
    {"tdkt", "thi dua khen thuong"},
    {"td kt", "thi dua khen thuong"},
};
/// Heads who sign for their agency: what they issue is the agency's.
constexpr std::string_view heads[] = {"chu tich", "pho chu tich", "giam doc", "pho giam doc", "lanh dao"};

using Words = std::vector<std::string>;

Words split_words(std::string_view text) {
  Words words;
  for (std::string_view word : split(text, ' '))
    if (!word.empty() && word != "va" && word != "cua") words.emplace_back(word);
  return words;
}

/// Writes `abbreviation` out wherever its words stand in `words`, longest abbreviations first.
Words expand(const Words& words) {
  Words out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    std::string_view best;
    for (const auto& [short_form, full] : abbreviations) {
      const Words parts = split_words(short_form);
      if (parts.size() <= taken || i + parts.size() > words.size()) continue;
      if (!std::equal(parts.begin(), parts.end(), words.begin() + static_cast<std::ptrdiff_t>(i))) continue;
      taken = parts.size();
      best = full;
    }
    if (taken == 0) {
      out.push_back(words[i++]);
      continue;
    }
    for (std::string& word : split_words(best)) out.push_back(std::move(word));
    i += taken;
  }
  return out;
}

Words issuer_words(std::string_view agency) {
  Words words = expand(split_words(fold_words(agency)));
  for (std::string_view head : heads) {
    const Words title = split_words(head);
    if (words.size() > title.size() && std::equal(title.begin(), title.end(), words.begin()))
      return {words.begin() + static_cast<std::ptrdiff_t>(title.size()), words.end()};
  }
  return words;
}

/// "tinh" says no more than the province's name after it, and is often left out.
Words without_tinh(const Words& words) {
  Words out;
  std::copy_if(words.begin(), words.end(), std::back_inserter(out), [](const std::string& w) { return w != "tinh"; });
  return out;
}

bool begins_with(const Words& all, const Words& beginning) {
  return all.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), all.begin());
}

/// True if the word after the common beginning says a level below the province.
bool names_lower_level(const Words& words, std::size_t at) {
  static constexpr std::string_view levels[] = {"huyen", "quan", "xa", "phuong", "thi", "thanh"};
  return at < words.size() && std::ranges::find(levels, words[at]) != std::end(levels);
}

/// `more` says more than `less`; the rest must be the place where `less` was issued, if that is known.
IssuerMatch compare_rest(const Words& more, const Words& less, bool less_says_tinh, std::string_view place_of_less) {
  if (less_says_tinh && names_lower_level(more, less.size())) return IssuerMatch::Different;
  const Words place = without_tinh(issuer_words(place_of_less));
  if (place.empty()) return IssuerMatch::MayBe;
  Words rest(more.begin() + static_cast<std::ptrdiff_t>(less.size()), more.end());
  if (rest == place) return IssuerMatch::Same;
  if (rest.size() > 2 && rest[0] == "thanh" && Words(rest.begin() + 2, rest.end()) == place) return IssuerMatch::Same;
  return names_lower_level(rest, 0) ? IssuerMatch::MayBe : IssuerMatch::Different;
}

}  // namespace

std::string issuer_key(std::string_view agency) {
  std::string key;
  for (const std::string& word : issuer_words(agency)) key += (key.empty() ? "" : " ") + word;
  return key;
}

IssuerMatch compare_issuers(const IssuerName& a, const IssuerName& b) {
  const Words all_a = issuer_words(a.agency);
  const Words all_b = issuer_words(b.agency);
  if (all_a.empty() || all_b.empty()) return IssuerMatch::MayBe;
  const Words words_a = without_tinh(all_a);
  const Words words_b = without_tinh(all_b);
  if (words_a == words_b) {
    // "UBND tỉnh" of two provinces is the same wording, not the same agency.
    const Words place_a = without_tinh(issuer_words(a.place));
    const Words place_b = without_tinh(issuer_words(b.place));
    if (!place_a.empty() && !place_b.empty() && place_a != place_b) return IssuerMatch::Different;
    return IssuerMatch::Same;
  }
  const bool tinh_a = all_a.size() != words_a.size();
  const bool tinh_b = all_b.size() != words_b.size();
  if (begins_with(words_a, words_b)) return compare_rest(words_a, words_b, tinh_b, b.place);
  if (begins_with(words_b, words_a)) return compare_rest(words_b, words_a, tinh_a, a.place);
  return IssuerMatch::Different;
}

}  // namespace vx
