#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "people/person.h"

namespace vx {

/// What is compared of a person. Pure: no database, no key of the server.
struct PersonTraits {
  std::int64_t id = 0;
  std::string name;    ///< lower case, with its marks: "nguyễn thị ánh"
  std::string folded;  ///< fold_words of it
  std::optional<PartialDate> birth_date;
  Sex sex = Sex::Unknown;
  std::string phone;
  std::uint64_t id_number = 0;  ///< of the identity number's keyed hash; 0 = none
  int id_digits = 0;            ///< 9 and 12 are an old and a new card: they never agree
  std::int64_t unit = 0;        ///< organisation or commune; 0 = none
};

/// Same: so sure that only a slip would say otherwise. Question: a person decides. Both stay two until then.
enum class Likeness { Same, Question, Different };
std::string_view code_of(Likeness likeness);

/// Why: "same_id_number", "other_birth_date", "common_name" … each a text `people.reason_<code>`.
struct Comparison {
  Likeness likeness = Likeness::Different;
  double bits = 0;  ///< how many times likelier the two are one than by chance, as a power of two
  std::vector<std::string_view> reasons;
};

/// How common a name is: of `total` people `count` bear the very name. Nguyễn Văn X says little, a rare one much.
struct NameWeight {
  std::int64_t total = 1;
  std::int64_t count = 1;
};

/// Adds what each trait says (after Fellegi and Sunter 1969): for a trait that agrees, how seldom that happens to two
/// different people; for one that differs, how seldom one person has two. The more people there are, the more pairs
/// agree by chance, so `total` sets what is enough.
Comparison compare_people(const PersonTraits& a, const PersonTraits& b, const NameWeight& weight);

struct DuplicatePair {
  std::size_t first = 0;  ///< place in the input; first < second
  std::size_t second = 0;
  Comparison comparison;
};
/// All pairs that are the same or a question, by place. Compares only pairs that share a block: identity number, phone,
/// day of birth with the given name or the initials, name with year of birth or with unit, or a rare name. `total`: how
/// many there are altogether when these are only some of them, with all bearers of their names among them.
std::vector<DuplicatePair> find_duplicates(std::span<const PersonTraits> people, std::int64_t total = 0);

}  // namespace vx
