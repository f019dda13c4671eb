#include "people/person.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

const Date today(2021, 9, 24);

TEST(PersonParsing, ReadsTelephoneNumbersAsPeopleTypeThem) {
  for (std::string_view typed :
       {"0912345678", "091 234 5678", "091.234.5678", "+84 912345678", "84912345678", "912345678", "(091) 234-5678"})
    EXPECT_EQ(parse_phone(typed), "0912345678") << typed;
  EXPECT_EQ(parse_phone("02113862480"), "02113862480");
  for (std::string_view typed : {"", "12345", "09123456789012", "0912x45678", "+1 202 555 0100", "0012345678"})
    EXPECT_FALSE(parse_phone(typed)) << typed;
}

TEST(PersonParsing, TakesOldAndNewIdentityNumbersOnly) {
  EXPECT_EQ(parse_id_number(" 026 085 001 234 "), "026085001234");
  EXPECT_EQ(parse_id_number("135.123.456"), "135123456");
  for (std::string_view typed : {"", "1234567890", "02608500123a"}) EXPECT_FALSE(parse_id_number(typed)) << typed;
}

TEST(PersonParsing, ABirthDateMayBeTheYearAlone) {
  EXPECT_EQ(parse_birth_date("17/3/1985", today)->iso(), "1985-03-17");
  EXPECT_EQ(parse_birth_date("1985-03-17", today)->iso(), "1985-03-17");
  EXPECT_EQ(parse_birth_date("3/1985", today)->iso(), "1985-03");
  EXPECT_EQ(parse_birth_date("1985", today)->iso(), "1985");
  for (std::string_view typed : {"", "31/2/1985", "13/1985", "1899", "25/9/2021", "85", "abc", "1985/03/17x"})
    EXPECT_FALSE(parse_birth_date(typed, today)) << typed;
}

TEST(PersonParsing, AnAddressOfMailHasOneAtAndAHost) {
  EXPECT_EQ(parse_email(" Lan.Nguyen@VinhPhuc.gov.vn "), "lan.nguyen@vinhphuc.gov.vn");
  for (std::string_view typed : {"", "lan", "@a.vn", "lan@vn", "a b@c.vn", "a@b@c.vn", "a@b.vn,c@d.vn"})
    EXPECT_FALSE(parse_email(typed)) << typed;
}

}  // namespace
}  // namespace vx
