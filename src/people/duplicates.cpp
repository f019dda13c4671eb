#include "people/duplicates.h"

#include <cmath>

#include "base/text.h"

namespace vx {
namespace {

// Bits each trait gives or takes. Where they come from: docs/rules/duplicates.md.
constexpr double id_same = 30, id_other = -16;
constexpr double phone_same = 14, phone_other = -1.5;
constexpr double birth_same = 13.8, birth_swapped = 7, birth_near = 3, birth_year_same = 5;
constexpr double birth_other = -6, birth_year_off = -5, birth_year_other = -14;
constexpr double unit_same = 7, unit_other = -0.5, sex_other = -9;
constexpr double name_bits_max = 18, marks_differ = -4, name_near = -6, name_other = -14;
/// Of the people recorded, one in fifty is recorded twice.
constexpr double twice_bits = 4.6;
constexpr double sure_bits = 7;
constexpr double worth_asking_bits = -7;

struct Score {
  Comparison& out;
  void add(double bits, std::string_view reason) {
    out.bits += bits;
    if (!reason.empty()) out.reasons.push_back(reason);
  }
};

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::string_view word : split(folded, ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

/// At most one letter added, dropped or changed, or two neighbours exchanged.
bool is_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t start = 0;
  while (start < a.size() && a[start] == b[start]) ++start;
  if (a.size() < b.size()) return a.substr(start) == b.substr(start + 1);
  if (a.substr(std::min(start + 1, a.size())) == b.substr(std::min(start + 1, b.size()))) return true;
  return start + 1 < a.size() && a[start] == b[start + 1] && a[start + 1] == b[start] &&
         a.substr(start + 2) == b.substr(start + 2);
}

/// The same words but for one that is left out, or for one slip of the pen.
bool is_near_name(std::string_view a, std::string_view b) {
  std::vector<std::string_view> longer = words_of(a), shorter = words_of(b);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  if (longer.size() == shorter.size()) {
    std::size_t slips = 0, others = 0;
    for (std::size_t i = 0; i < longer.size(); ++i)
      if (longer[i] != shorter[i]) ++(is_slip(longer[i], shorter[i]) ? slips : others);
    return others == 0 && slips == 1;
  }
  if (longer.size() - shorter.size() != 1 || shorter.size() < 2 || longer.back() != shorter.back()) return false;
  std::size_t at = 0;
  for (std::string_view word : longer)
    if (at < shorter.size() && word == shorter[at]) ++at;
  return at == shorter.size();
}

void compare_names(const PersonTraits& a, const PersonTraits& b, const NameWeight& weight, Score& score) {
  const double rarity =
      std::min(name_bits_max, std::log2(static_cast<double>(std::max<std::int64_t>(weight.total, 1)) /
                                        static_cast<double>(std::max<std::int64_t>(weight.count, 1))));
  constexpr double common_below = 12;
  if (a.folded == b.folded) {
    score.add(rarity, rarity < common_below && weight.count > 20 ? "common_name" : "same_name");
    if (a.name != b.name) score.add(marks_differ, "marks_differ");
  } else if (is_near_name(a.folded, b.folded)) {
    score.add(std::max(rarity + name_near, 0.0), "near_name");
  } else {
    score.add(name_other, "other_name");
  }
}

void compare_whole_births(const PartialDate& a, const PartialDate& b, Score& score) {
  if (a == b) return score.add(birth_same, "same_birth_date");
  if (a.year != b.year) {
    const bool is_off_by_one = std::abs(a.year - b.year) == 1 && a.month == b.month && a.day == b.day;
    return score.add(is_off_by_one ? birth_year_off : birth_year_other, "other_birth_year");
  }
  if (a.month == b.day && a.day == b.month) return score.add(birth_swapped, "swapped_birth_date");
  const bool is_near = a.month == b.month || a.day == b.day;
  score.add(is_near ? birth_near : birth_other, is_near ? "near_birth_date" : "other_birth_date");
}

void compare_births(const PersonTraits& a, const PersonTraits& b, Score& score) {
  if (!a.birth_date || !b.birth_date) return;
  const PartialDate &one = *a.birth_date, &other = *b.birth_date;
  if (one.day != 0 && other.day != 0) return compare_whole_births(one, other, score);
  if (one.year != other.year)
    return score.add(std::abs(one.year - other.year) == 1 ? birth_year_off : birth_year_other, "other_birth_year");
  const bool has_months = one.month != 0 && other.month != 0;
  if (has_months && one.month != other.month) return score.add(birth_other, "other_birth_date");
  score.add(birth_year_same + (has_months ? 3 : 0), "same_birth_year");
}

}  // namespace

std::string_view code_of(Likeness likeness) {
  constexpr std::string_view codes[] = {"same", "question", "different"};
  return codes[static_cast<std::size_t>(likeness)];
}

Comparison compare_people(const PersonTraits& a, const PersonTraits& b, const NameWeight& weight) {
  Comparison out;
  Score score{out};
  if (a.id_number != 0 && b.id_number != 0) {
    if (a.id_number == b.id_number)
      score.add(id_same, "same_id_number");
    else if (a.id_digits == b.id_digits)
      score.add(id_other, "other_id_number");
  }
  compare_names(a, b, weight, score);
  compare_births(a, b, score);
  if (!a.phone.empty() && !b.phone.empty())
    score.add(a.phone == b.phone ? phone_same : phone_other, a.phone == b.phone ? "same_phone" : "");
  if (a.unit != 0 && b.unit != 0)
    score.add(a.unit == b.unit ? unit_same : unit_other, a.unit == b.unit ? "same_unit" : "");
  if (a.sex != Sex::Unknown && b.sex != Sex::Unknown && a.sex != b.sex) score.add(sex_other, "other_sex");
  const double by_chance = std::log2(static_cast<double>(std::max<std::int64_t>(weight.total, 2))) + twice_bits;
  if (out.bits >= by_chance + sure_bits)
    out.likeness = Likeness::Same;
  else if (out.bits >= by_chance + worth_asking_bits)
    out.likeness = Likeness::Question;
  return out;
}

}  // namespace vx
