#include "documents/issuer_place.h"

#include "base/text.h"
#include "documents/lexicon.h"
#include "documents/source_text.h"
#include "organisations/organisation_names.h"

namespace vx {

namespace {

constexpr std::size_t place_words_max = 4;

using Words = std::vector<std::string_view>;

/// How many words say a level of administration at `at`; 0 if none.
std::size_t level_length(const Words& words, std::size_t at) {
  const std::string_view word = words[at];
  if (word == "tinh" || word == "huyen") return 1;
  const std::string_view next = at + 1 < words.size() ? words[at + 1] : std::string_view();
  if ((word == "thanh" && next == "pho") || (word == "thi" && (next == "xa" || next == "tran"))) return 2;
  // "Ban quản lý", "Lao động - Thương binh và Xã hội": a level only behind "nhân dân".
  const bool may_be = word == "quan" || word == "xa" || word == "phuong";
  return may_be && at > 1 && words[at - 1] == "dan" && words[at - 2] == "nhan" ? 1 : 0;
}

/// "tinh vinh phuc" → "vinh phuc".
std::string_view without_level(std::string_view place) {
  const Words words = split(place, ' ');
  for (std::size_t left = words[0] == "thanh" || words[0] == "thi" ? 2 : 1; left > 0; --left)
    place.remove_prefix(place.find(' ') + 1);
  return place;
}

bool is_province(std::string_view place) { return place.starts_with("tinh "); }

/// The line "Trà Vinh, ngày …" names a province or a district of the official lists that is none of `places`. Bodies of
/// a province also sit in its districts, so that only another province speaks against them.
bool is_given_elsewhere(std::string_view line, std::span<const std::string> places) {
  const auto official = find_place_name(reading_letters(line));
  constexpr double exact_district = 0.98;
  if (!official || official->likeness < exact_district) return false;
  const std::string name = read_out_name(official->name);
  if (std::ranges::any_of(places, [&](const std::string& place) { return without_level(place) == name; })) return false;
  return official->likeness == 1 || !std::ranges::all_of(places, is_province);
}

}  // namespace

std::vector<std::string> list_places_in_name(std::string_view name) {
  const std::string text = read_out_name(name);
  const Words words = split(text, ' ');
  std::vector<std::string> places;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t level = level_length(words, at);
    if (level == 0) {
      ++at;
      continue;
    }
    std::string place(words[at]);
    if (level == 2) place += fmt::format(" {}", words[at + 1]);
    at += level;
    if (at < words.size() && (words[at] == "uy" || words[at] == "doan")) ++at;  // "Tỉnh ủy Vĩnh Phúc"
    std::size_t taken = 0;
    for (; at < words.size() && level_length(words, at) == 0; ++at, ++taken) place += fmt::format(" {}", words[at]);
    if (taken > 0 && taken <= place_words_max) places.push_back(std::move(place));
  }
  return places;
}

bool is_from_elsewhere(const Document& document, std::span<const std::string> places) {
  if (places.empty()) return false;
  for (std::string_view agency : {std::string_view(document.agency), std::string_view(document.parent_agency)})
    for (const std::string& named : list_places_in_name(agency))
      if (std::ranges::find(places, named) == places.end()) return true;
  return is_given_elsewhere(document.place, places);
}

}  // namespace vx
