// What people type about people: contacts, birth dates, numbers, names to search for and to compare.
#include "base/check.h"
#include "base/text.h"
#include "people/duplicates.h"
#include "people/search_terms.h"

using namespace vx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string typed = to_nfc(std::string_view(reinterpret_cast<const char*>(data), size));
  const Date today(2021, 9, 24);
  if (auto phone = parse_phone(typed)) check(parse_phone(*phone) == phone, "a number is read again as itself");
  if (auto number = parse_id_number(typed))
    check(parse_id_number(*number) == number, "a number is read again as itself");
  if (auto email = parse_email(typed)) check(parse_email(*email) == email, "an address is read again as itself");
  if (auto birth = parse_birth_date(typed, today))
    check(parse_birth_date(birth->iso(), today) == birth, "a birth date is read again as itself");
  const std::string folded = fold_words(typed);
  check(search_terms(folded).size() <= 36, "a name has few terms");
  check(person_words(typed).size() <= 6, "a search has few words");
  PersonTraits a, b;
  const std::size_t half = typed.size() / 2;
  a.name = lower(to_nfc(std::string_view(typed).substr(0, half)));
  b.name = lower(to_nfc(std::string_view(typed).substr(half)));
  a.folded = fold_words(a.name);
  b.folded = fold_words(b.name);
  check(compare_people(a, b, {1000, 2}).bits == compare_people(b, a, {1000, 2}).bits, "likeness has no direction");
  check(compare_people(a, a, {1000, 2}).bits >= compare_people(a, b, {1000, 2}).bits, "nobody is liker than oneself");
  return 0;
}
