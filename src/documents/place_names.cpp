#include "base/text.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"
#include "documents/source_text.h"
#include "embedded/reading_lexicon.h"

namespace vx {
namespace {

struct Place {
  std::string_view name;
  std::string letters;
  bool is_province = false;
};

const std::vector<Place>& places() {
  static const std::vector<Place> list = [] {
    std::vector<Place> made;
    std::string_view file = embedded::reading_lexicon()[0].bytes;
    for (std::string_view line : split(file, '\n')) {
      if (line.size() < 4) continue;
      std::string_view name = line.substr(2);
      made.push_back({name, reading_letters(name), line[0] == 'P'});
    }
    return made;
  }();
  return list;
}

std::string_view without_kind(std::string_view letters) {
  for (std::string_view kind : {"tp. ", "tp.", "tp ", "thanh pho ", "tinh ", "tx. ", "thi xa ", "huyen ", "quan "})
    if (letters.starts_with(kind)) return letters.substr(kind.size());
  return letters;
}

}  // namespace

std::optional<PlaceName> find_place_name(std::string_view letters) {
  letters = without_kind(letters);
  if (letters.size() < 3 || letters.size() > 30) return std::nullopt;
  std::optional<PlaceName> best;
  double least = 0.8;
  for (const Place& place : places()) {
    if (place.letters.size() + 3 < letters.size() || letters.size() + 3 < place.letters.size()) continue;
    if (place.letters == letters) return PlaceName{place.name, place.is_province ? 1 : 0.98};
    double same = likeness(letters, place.letters) - (place.is_province ? 0 : 0.02);
    bool short_name = place.letters.size() < 7 && !place.is_province;
    if (same <= least || (short_name && same < 0.9)) continue;
    least = same;
    best = PlaceName{place.name, same};
  }
  return best;
}

std::optional<PlaceName> find_named_place(std::string_view letters) {
  const Place* best = nullptr;
  std::size_t most = 0;
  for (const Place& place : places()) {
    std::size_t count = 0;
    for (std::string_view kind : {"tinh ", "thanh pho ", "huyen ", "quan ", "thi xa "}) {
      std::string phrase = std::string(kind) + place.letters;
      for (std::size_t i = letters.find(phrase); i != std::string_view::npos;
           i = letters.find(phrase, i + phrase.size()))
        count += place.is_province ? 2 : 1;
    }
    if (count > most) best = &place, most = count;
  }
  if (!best) return std::nullopt;
  return PlaceName{best->name, 0.9};
}

}  // namespace vx
