#include "web/texts.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "web/view.h"

namespace vx {
namespace {

/// The {names} a text has.
std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    if (std::size_t close = text.find('}', open); close != std::string_view::npos)
      names.insert(std::string(text.substr(open + 1, close - open - 1)));
  return names;
}

TEST(Texts, BothLanguagesHaveTheSameKeys) {
  EXPECT_GT(catalogue(Locale::Vietnamese).keys().size(), 40u);
  EXPECT_EQ(catalogue(Locale::Vietnamese).keys(), catalogue(Locale::English).keys());
}

TEST(Texts, BothLanguagesTakeTheSameArguments) {
  for (std::string_view key : catalogue(Locale::Vietnamese).keys())
    EXPECT_EQ(names_in(find_text(Locale::Vietnamese, key)),
              names_in(catalogue(Locale::English).find_form(key, 9).value_or("")))
        << key;
}

TEST(Texts, NoTextIsEmpty) {
  for (Locale locale : {Locale::Vietnamese, Locale::English})
    for (std::string_view key : catalogue(locale).keys()) EXPECT_FALSE(find_text(locale, key).empty()) << key;
}

TEST(Texts, EveryKeyHasTheTextOfItsLanguage) {
  EXPECT_EQ(find_text(Locale::Vietnamese, "web.log_in"), "Đăng nhập");
  EXPECT_EQ(find_text(Locale::English, "web.log_in"), "Log in");
  EXPECT_EQ(find_text(Locale::English, "web.no_such_text"), "web.no_such_text");
  EXPECT_FALSE(has_text("web.no_such_text"));
  EXPECT_TRUE(has_text("web.log_in"));
}

TEST(Texts, ArgumentsFillTheirBraces) {
  std::pair<std::string_view, std::string_view> arguments[] = {{"a", "1"}, {"b", "{a}"}};
  EXPECT_EQ(fill_in("{a}, {b}, {c}, {", arguments), "1, {a}, {c}, {");
  EXPECT_EQ(fill_in("{{a}}", arguments), "{1}");
}

TEST(Texts, CatalogueThatIsCutOffIsABug) {
  EXPECT_THROW(Catalogue("not a catalogue, but long enough to be read"), std::logic_error);
  EXPECT_THROW(Catalogue(""), std::logic_error);
}

TEST(View, CountsTakeThePluralOfTheLanguage) {
  View vietnamese, english;
  english.locale = Locale::English;
  EXPECT_EQ(vietnamese.n("web.results", 1234), "1.234 kết quả");
  EXPECT_EQ(english.n("web.results", 1), "1 result");
  EXPECT_EQ(english.n("web.results", 1234), "1,234 results");
  EXPECT_EQ(english.n("web.results", 0), "0 results");
}

TEST(View, NumbersAreWrittenAsTheLanguageDoes) {
  View vietnamese, english;
  english.locale = Locale::English;
  EXPECT_EQ(vietnamese.number(std::int64_t{1234567}), "1.234.567");
  EXPECT_EQ(english.number(std::int64_t{-1234}), "-1,234");
  EXPECT_EQ(vietnamese.number(std::int64_t{-999}), "-999");
  EXPECT_EQ(vietnamese.number(std::int64_t{INT64_MIN}), "-9.223.372.036.854.775.808");
  EXPECT_EQ(vietnamese.number(1234.56, 1), "1.234,6");
  EXPECT_EQ(english.number(1234.56, 1), "1,234.6");
  EXPECT_EQ(vietnamese.number(-0.001, 1), "0,0");
  EXPECT_EQ(vietnamese.number(99.5, 0), "100");
  EXPECT_EQ(vietnamese.number(std::nan(""), 1), "–");
}

TEST(View, PartialDatesSayWhatIsKnown) {
  View view;
  EXPECT_EQ(view.date(PartialDate{2021, 9, 24}), "24/09/2021");
  EXPECT_EQ(view.date(PartialDate{2021, 9, 0}), "tháng 09/2021");
  EXPECT_EQ(view.date(PartialDate{2021, 0, 0}), "năm 2021");
  view.locale = Locale::English;
  EXPECT_EQ(view.date(PartialDate{2021, 9, 0}), "09/2021");
}

TEST(View, RefusalsFillTheirArguments) {
  View view;
  EXPECT_EQ(view.t(Refusal{"web.error_too_small", {{"min", "3"}}}), "Số phải từ 3 trở lên");
}

}  // namespace
}  // namespace vx
