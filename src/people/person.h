#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "areas/area.h"
#include "base/date.h"
#include "base/id.h"
#include "web/viewer.h"

namespace vx {

/// Names, units and positions of those who belong to the subtree.
inline constexpr Permission read_people{"people.read"};
/// Birth date, contacts, residence, identity number, reasons of absence: each look at another's leaves an audit line.
inline constexpr Permission read_sensitive_people{"people.read_sensitive"};
inline constexpr Permission edit_people{"people.edit"};

enum class Sex { Unknown, Male, Female, Other };
std::string_view code_of(Sex sex);
std::optional<Sex> sex_of(std::string_view code);
std::span<const std::string_view> sex_codes();

/// Active; left: belongs to no organisation any more; merged: the same human being is recorded elsewhere.
enum class PersonState { Active, Left, Merged };
std::string_view code_of(PersonState state);
std::optional<PersonState> person_state_of(std::string_view code);
std::span<const std::string_view> person_state_codes();

/// A member of staff or a citizen (cán bộ, công chức, viên chức, người lao động; người dân): what everybody may know
/// who may know that they are there. The rest is in PersonFacts.
struct Person {
  Id<Person> id;
  std::string name;  ///< in full: "Nguyễn Thị Ánh"
  PersonState state = PersonState::Active;
  Id<Person> merged_into;  ///< of a merged one
  bool is_demo = false;    ///< made up for the demonstration
  std::int64_t version = 1;
};

/// Personal data. Never shown but to who may see it (person_access.h).
struct PersonFacts {
  std::string name;
  std::optional<PartialDate> birth_date;  ///< many know the year only
  Sex sex = Sex::Unknown;
  std::string phone;      ///< as dialled in Vietnam: "0912345678"
  std::string email;      ///< lower case
  std::string id_number;  ///< identity card, 9 or 12 digits
  Id<Area> residence;     ///< commune
  std::string residence_address;
  bool operator==(const PersonFacts&) const = default;
};

/// "091 234.56-78", "+84 912345678" → "0912345678"; nothing if that is no Vietnamese number.
std::optional<std::string> parse_phone(std::string_view typed);
/// 9 (old cards) or 12 digits; spaces and dots do not matter.
std::optional<std::string> parse_id_number(std::string_view typed);
/// "17/3/1985", "3/1985", "1985" or ISO; nothing if no such day, or not in 1900 to `today`.
std::optional<PartialDate> parse_birth_date(std::string_view typed, Date today);
/// Lower case; nothing unless it looks like one.
std::optional<std::string> parse_email(std::string_view typed);

}  // namespace vx
