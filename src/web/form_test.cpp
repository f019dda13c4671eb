#include "web/form.h"

#include <gtest/gtest.h>

#include "web/number.h"

namespace vx {
namespace {

Form typed(std::string_view value) { return Form(std::vector<FormValue>{{"x", std::string(value)}}); }

std::string error_key(const Form& form) { return form.errors().empty() ? "" : form.errors().front().error.key; }

TEST(Form, TextIsTrimmedAndItsLengthCountsCharacters) {
  Form form = typed("  Sở Y tế ");
  EXPECT_EQ(form.text("x", 7), "Sở Y tế");
  EXPECT_TRUE(form.ok());
  form.text("x", 6);
  EXPECT_EQ(error_key(form), "web.error_too_long");
}

TEST(Form, RequiredTextMustNotBeEmpty) {
  Form form = typed("   ");
  EXPECT_EQ(form.required_text("x"), "");
  EXPECT_EQ(error_key(form), "web.error_required");
  EXPECT_EQ(form.raw("x"), "   ");
  Form none;
  none.required_date("y");
  EXPECT_EQ(error_key(none), "web.error_required");
}

TEST(Form, FieldThatWasLeftOutIsNoError) {
  Form form;
  EXPECT_FALSE(form.integer("x"));
  EXPECT_FALSE(form.number("x", 0, 1));
  EXPECT_FALSE(form.date("x"));
  EXPECT_FALSE(form.instant("x"));
  EXPECT_EQ(form.choice("x", {}), "");
  EXPECT_TRUE(form.ok());
}

TEST(Form, IntegersOutsideTheirBoundsAreErrors) {
  EXPECT_EQ(typed("12").integer("x", 1, 12), 12);
  Form large = typed("13");
  EXPECT_FALSE(large.integer("x", 1, 12));
  EXPECT_EQ(error_key(large), "web.error_out_of_range");
  Form small = typed("0");
  EXPECT_FALSE(small.integer("x", 1));
  EXPECT_EQ(error_key(small), "web.error_too_small");
  Form word = typed("mười hai");
  EXPECT_FALSE(word.integer("x"));
  EXPECT_EQ(error_key(word), "web.error_not_integer");
}

TEST(Form, DatesAreTakenAsPeopleTypeThem) {
  EXPECT_EQ(typed("24/9/2021").date("x"), Date(2021, 9, 24));
  EXPECT_EQ(typed(" 2021-09-24").date("x"), Date(2021, 9, 24));
  Form bad = typed("31/9/2021");
  EXPECT_FALSE(bad.date("x"));
  EXPECT_EQ(error_key(bad), "web.error_not_date");
}

TEST(Form, ChoiceIsOneOfItsCodes) {
  std::string_view codes[] = {"done", "due"};
  EXPECT_EQ(typed("due").choice("x", codes), "due");
  Form bad = typed("late");
  EXPECT_EQ(bad.choice("x", codes), "");
  EXPECT_EQ(error_key(bad), "web.error_not_choice");
}

TEST(Form, CheckboxFromAFormAndFromJson) {
  EXPECT_TRUE(typed("on").checkbox("x"));
  EXPECT_TRUE(typed("true").checkbox("x"));
  EXPECT_FALSE(typed("false").checkbox("x"));
  EXPECT_FALSE(Form().checkbox("x"));
}

TEST(Form, SeveralValuesOfOneNameAreKeptInOrder) {
  Form form(std::vector<FormValue>{{"x", "b"}, {"y", "1"}, {"x", "a"}});
  EXPECT_EQ(form.all("x"), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(form.raw("x"), "b");
  EXPECT_TRUE(form.has("y"));
  EXPECT_FALSE(form.has("z"));
}

TEST(Number, IsReadAsVietnameseWriteIt) {
  EXPECT_EQ(parse_integer("1.234"), 1234);
  EXPECT_EQ(parse_integer("1 234 567"), 1234567);
  EXPECT_EQ(parse_integer("1\u00a0234"), 1234);
  EXPECT_EQ(parse_integer("1,234"), 1234);
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_integer("9223372036854775807"), INT64_MAX);
  for (std::string_view bad :
       {"", "-", "1.5", "12.34", "1.2345", "1..234", ".234", "9223372036854775808", "0x10", "1e3"})
    EXPECT_FALSE(parse_integer(bad)) << bad;
  EXPECT_EQ(parse_number("1.234,5"), 1234.5);
  EXPECT_EQ(parse_number("36,6"), 36.6);
  EXPECT_EQ(parse_number("1234.5"), 1234.5);
  EXPECT_EQ(parse_number("1.234"), 1234.0);
  EXPECT_EQ(parse_number("-0,5"), -0.5);
  EXPECT_EQ(parse_number("\u22123"), -3.0);
  for (std::string_view bad : {"", ",5", "5,", "1,2,3", "1.2.3", "inf", "nan", "1e3", "1.23,4"})
    EXPECT_FALSE(parse_number(bad)) << bad;
}

}  // namespace
}  // namespace vx
