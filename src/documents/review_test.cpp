#include "documents/review.h"

#include <gtest/gtest.h>

#include "documents/reading_json.h"

namespace vx {
namespace {

PlanReading machine() {
  PlanReading r;
  r.doc_type = {"KẾ HOẠCH", {0, 10}, 0.99};
  r.symbol = {"KH-SNgV", {12, 20}, 0.95};
  r.date = {{2021, 9, 0}, {21, 30}, 0.9};
  r.title = {"Phat dong phong trao", {31, 50}, 0.4};
  r.citations = {{"Kế hoạch",
                  "240/KH-UBND",
                  PartialDate{2021, 9, 16},
                  "UBND tỉnh",
                  CitationRelation::CarriesOut,
                  "Thực hiện",
                  {60, 80},
                  0.9}};
  r.sections = {{ItemStyle::Roman,
                 "I.",
                 "MỤC ĐÍCH",
                 true,
                 {81, 90},
                 0.9,
                 {{ItemStyle::Arabic,
                   "1.",
                   "Mục đích",
                   true,
                   {91, 99},
                   0.9,
                   {{ItemStyle::Dash, "-", "Giữ vững", false, {100, 110}, 0.9, {}}}}}},
                {ItemStyle::Roman, "II.", "NỘI DUNG", true, {111, 120}, 0.9, {}}};
  r.campaign = CampaignReading{{"phong trào thi đua", {1, 2}, 0.9},
                               {"Giữ vững vùng xanh", {3, 4}, 0.9},
                               {},
                               {{"Các phòng", ParticipantKind::Collective, {5, 6}, 0.9}},
                               {{2021, 9, 0}, {7, 8}, 0.9},
                               {}};
  r.targets = {
      {"100% đơn vị là vùng xanh", {{QuantityKind::Percent, "100%", 100, std::nullopt, {1, 5}}}, {130, 150}, 0.8}};
  r.tasks = {{"Văn phòng Sở", "Theo dõi, đôn đốc", std::nullopt, {160, 170}, 0.7}};
  r.recipients = {{"Sở Nội vụ", false, {180, 190}, 0.9}, {"Lưu: VT", true, {191, 199}, 0.9}};
  r.signers = {{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Mẫu", {200, 210}, 0.5}};
  return r;
}

Form changed(std::vector<std::pair<std::string, std::string>> changes) {
  const Form filled = fill_review_form(machine());
  std::vector<FormValue> values(filled.values());
  for (auto& [name, value] : changes) {
    auto found = std::ranges::find(values, name, &FormValue::name);
    if (found == values.end()) {
      values.push_back({name, value});
    } else {
      found->value = value;
    }
  }
  return Form(std::move(values));
}

TEST(Review, OfAnUntouchedFormChangesNoValueAndConfirmsAll) {
  Form form = changed({});
  const PlanReading out = read_review_form(form, machine()).reading;
  EXPECT_TRUE(form.ok());
  EXPECT_TRUE(list_corrections(machine(), out).empty());
  EXPECT_EQ(out.title.confidence, 1);
  EXPECT_EQ(out.title.place, (Span{31, 50}));
  EXPECT_EQ(out.citations[0].agency, "UBND tỉnh");
  EXPECT_EQ(out.sections[0].items[0].items[0].place, (Span{100, 110}));
  EXPECT_EQ(out.targets[0].quantities.size(), 1u);
  EXPECT_TRUE(out.recipients[1].is_archive);
  EXPECT_EQ(out.campaign->participants[0].kind, ParticipantKind::Collective);
  EXPECT_EQ(out.date.value, (PartialDate{2021, 9, 0}));
}

TEST(Review, KeepsThePlaceOfACorrectedValueAndTellsWhatChanged) {
  Form form = changed({{"title", "Phát động  phong trào"}, {"number", "45"}, {"date", "20/9/2021"}});
  const PlanReading out = read_review_form(form, machine()).reading;
  EXPECT_EQ(out.title.value, "Phát động phong trào");
  EXPECT_EQ(out.title.place, (Span{31, 50}));
  EXPECT_EQ(out.date.value, (PartialDate{2021, 9, 20}));
  EXPECT_EQ(list_corrections(machine(), out),
            (std::vector<Correction>{{"number", "", "45"},
                                     {"title", "Phat dong phong trao", "Phát động phong trào"},
                                     {"date", "9/2021", "20/9/2021"}}));
}

TEST(Review, AddsRemovesAndDropsRows) {
  Form form = changed({{"citations.0.remove", "on"},
                       {"citations.1.number", "68/NQ-CP"},
                       {"citations.1.agency", "Chính phủ"},
                       {"citations.1.relation", "tied_to"},
                       {"citations.2.number", ""},
                       {"tasks.1.unit", ""},
                       {"tasks.1.text", ""}});
  const PlanReading out = read_review_form(form, machine()).reading;
  EXPECT_TRUE(form.ok());
  ASSERT_EQ(out.citations.size(), 1u);
  EXPECT_EQ(out.citations[0].number, "68/NQ-CP");
  EXPECT_EQ(out.citations[0].relation, CitationRelation::TiedTo);
  EXPECT_EQ(out.tasks.size(), 1u);
}

TEST(Review, NotesEveryFaultBesideItsField) {
  Form form = changed({{"title", " "},
                       {"date", "31/2/2021"},
                       {"citations.0.number", "KH-UBND"},
                       {"tasks.0.text", ""},
                       {"campaign.end", "1/8/2021"},
                       {"campaign.subject", ""}});
  read_review_form(form, machine());
  for (std::string_view field :
       {"title", "date", "citations.0.number", "tasks.0.text", "campaign.end", "campaign.subject"})
    EXPECT_TRUE(form.error_of(field)) << field;
  EXPECT_EQ(form.errors().size(), 6u);
}

TEST(Review, TakesACampaignAwayWhenItsBoxIsEmpty) {
  Form form = changed({{"campaign.on", ""}});
  EXPECT_FALSE(read_review_form(form, machine()).reading.campaign);
}

TEST(Review, ReadsAChangedOutline) {
  const auto out = parse_outline(
      "I. MỤC ĐÍCH\n  1. Mục đích\n    - Giữ vững\n    - Mở rộng\nII. NỘI DUNG MỚI\n   a) Một\n (2). Hai\n\nĐiều 3. Ba",
      machine().sections);
  ASSERT_EQ(out.size(), 4u);
  EXPECT_EQ(out[0].items[0].items[0].place, (Span{100, 110}));
  EXPECT_EQ(out[0].items[0].items[1].style, ItemStyle::Dash);
  EXPECT_EQ(out[0].items[0].items[1].place, Span{});
  EXPECT_EQ(out[1].mark, "II.");
  EXPECT_EQ(out[1].items[0].style, ItemStyle::Point);
  EXPECT_EQ(out[2].style, ItemStyle::Bracketed);
  EXPECT_EQ(out[3].mark, "Điều 3.");
  EXPECT_EQ(out[3].text, "Ba");
  EXPECT_EQ(write_outline(parse_outline(write_outline(out), out)), write_outline(out));
}

TEST(Review, ReadsDatesAsPeopleTypeThem) {
  EXPECT_EQ(parse_partial_date("16/9/2021"), (PartialDate{2021, 9, 16}));
  EXPECT_EQ(parse_partial_date(" 9/2021 "), (PartialDate{2021, 9, 0}));
  EXPECT_EQ(parse_partial_date("2021"), (PartialDate{2021, 0, 0}));
  EXPECT_EQ(parse_partial_date("2021-09"), (PartialDate{2021, 9, 0}));
  for (std::string_view bad : {"13/2021", "30/2/2021", "tháng 9", "9/", "/2021", ""})
    EXPECT_FALSE(parse_partial_date(bad)) << bad;
}

}  // namespace
}  // namespace vx
