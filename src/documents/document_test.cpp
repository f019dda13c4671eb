#include "documents/document.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

TEST(DocumentNumberTest, IsNumberAndSymbol) {
  EXPECT_EQ(parse_document_number("240/KH-UBND"), (DocumentNumber{"240", "KH-UBND"}));
  EXPECT_EQ(parse_document_number("83 /KH-SKHĐT"), (DocumentNumber{"83", "KH-SKHĐT"}));
  EXPECT_EQ(parse_document_number("23/2021/QĐ-TTg"), (DocumentNumber{"23", "2021/QĐ-TTg"}));
  EXPECT_EQ(parse_document_number("02-NQ/TU"), (DocumentNumber{"02", "NQ/TU"}));
  EXPECT_EQ(parse_document_number("12a/KH-UBND"), (DocumentNumber{"12a", "KH-UBND"}));
  EXPECT_EQ(parse_document_number("/KH-SNN&PTNT"), (DocumentNumber{"", "KH-SNN&PTNT"}));
  EXPECT_EQ(parse_document_number("1906"), (DocumentNumber{"1906", ""}));
  EXPECT_EQ(parse_document_number(""), (DocumentNumber{"", ""}));
}

TEST(DocumentNumberTest, IsWrittenAsItIsRead) {
  for (std::string_view text : {"240/KH-UBND", "23/2021/QĐ-TTg", "02-NQ/TU", "12a/KH-UBND", "…/KH-SNgV"}) {
    const DocumentNumber number = parse_document_number(text);
    EXPECT_EQ(written_number(number.number, number.symbol), text);
  }
  EXPECT_EQ(written_number("", ""), "");
}

TEST(DocumentNumberTest, HasAKeyThatSpellingDoesNotChange) {
  EXPECT_EQ(symbol_key("KH-SKHĐT"), symbol_key(" kh – SKHDT"));
  EXPECT_EQ(symbol_key("2021/QĐ-TTg"), symbol_key("QĐ-TTg"));
  EXPECT_NE(symbol_key("KH-SNN&PTNT"), symbol_key("KH-SNNPTNT"));
  EXPECT_NE(symbol_key("KH-UBND"), symbol_key("QĐ-UBND"));
  EXPECT_EQ(number_key("083"), "83");
  EXPECT_EQ(number_key("12A"), "12a");
  EXPECT_EQ(number_key("0"), "0");
  EXPECT_EQ(number_key(" "), "");
  EXPECT_EQ(year_in_symbol("2021/QĐ-TTg"), 2021);
  EXPECT_FALSE(year_in_symbol("KH-UBND"));
  EXPECT_FALSE(year_in_symbol("4869/UBND"));
}

TEST(DocumentDate, AgreesWithAnyDayWhileTheDayIsBlank) {
  EXPECT_TRUE(may_be_same_date({2021, 9, 0}, {2021, 9, 16}));
  EXPECT_TRUE(may_be_same_date({2021, 0, 0}, {2021, 9, 16}));
  EXPECT_FALSE(may_be_same_date({2021, 9, 15}, {2021, 9, 16}));
  EXPECT_FALSE(may_be_same_date({2020, 9, 16}, {2021, 9, 16}));
}

TEST(DocumentCodes, GoThereAndBack) {
  for (auto state : {DocumentState::Cited, DocumentState::Received, DocumentState::Confirmed})
    EXPECT_EQ(parse_document_state(code_of(state)), state);
  for (auto relation :
       {CitationRelation::CarriesOut, CitationRelation::Continues, CitationRelation::TiedTo, CitationRelation::Cites})
    EXPECT_EQ(parse_citation_relation(code_of(relation)), relation);
  EXPECT_FALSE(parse_document_state("lost"));
}

}  // namespace
}  // namespace vx
