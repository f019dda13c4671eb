#include "documents/plan_reading.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/text.h"
#include "documents/campaign_reading.h"
#include "documents/plan_reading_json.h"

namespace vx {
namespace {

std::vector<std::string> heading_texts(const PlanReading& reading) {
  std::vector<std::string> texts;
  for (const FoundText& heading : list_top_headings(reading)) texts.push_back(heading.value);
  return texts;
}

std::vector<std::string> recipient_names(const PlanReading& reading) {
  std::vector<std::string> names;
  for (const Recipient& recipient : reading.recipients) names.push_back(recipient.name);
  return names;
}

using Texts = std::vector<std::string>;

constexpr std::string_view plan_text = R"(UBND TỈNH HÀ NAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ XÂY DỰNG                    Độc lập - Tự do - Hạnh phúc
Số: 57/KH-SXD                  Hà Nam, ngày 04 tháng 10 năm 2021

KẾ HOẠCH
Phát động phong trào thi đua đặc biệt “Công trường an toàn, giữ vững “vùng xanh””

Thực hiện Kế hoạch số 118/KH-UBND ngày 27/9/2021 của UBND tỉnh về việc phát động phong trào thi đua, Sở Xây dựng
xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Động viên người lao động trên các công trường.
2. Yêu cầu
- Thiết thực, hiệu quả.
II. NỘI DUNG THI ĐUA
1. 100% công trường có cán bộ y tế trước ngày 15/10/2021.
2. Đối tượng thi đua:
- Tập thể: các phòng, đơn vị thuộc Sở.
- Cá nhân: công chức, viên chức, người lao động.
3. Thời gian thi đua: từ ngày 05/10/2021 đến ngày 31/12/2021.
III. TỔ CHỨC THỰC HIỆN
1. Giao Văn phòng Sở chủ trì theo dõi, báo cáo trước ngày 20/12/2021.
2. Sở đề nghị Chủ tịch UBND tỉnh tặng Bằng khen và Giám đốc Sở tặng Giấy khen cho tập thể xuất sắc./.

Nơi nhận:                      KT. GIÁM ĐỐC
- UBND tỉnh (để b/c);          PHÓ GIÁM ĐỐC
- Các phòng, đơn vị
thuộc Sở;
- Lưu: VT, QLXD.
                               Đỗ Thị Minh Hòa
)";

TEST(PlanReading, ReadsAWholePlanWithItsHeaderInTwoColumns) {
  PlanReading reading = read_plan(plan_text);
  EXPECT_EQ(reading.doc_type.value, "KẾ HOẠCH");
  EXPECT_EQ(reading.number.value, "57");
  EXPECT_EQ(reading.symbol.value, "KH-SXD");
  EXPECT_EQ(reading.place.value, "Hà Nam");
  EXPECT_EQ(reading.date.value.iso(), "2021-10-04");
  EXPECT_EQ(reading.agency.value, "Sở Xây dựng");
  EXPECT_EQ(reading.parent_agency.value, "UBND tỉnh Hà Nam");
  EXPECT_EQ(heading_texts(reading), (Texts{"I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG THI ĐUA", "III. TỔ CHỨC THỰC HIỆN"}));
  ASSERT_EQ(reading.citations.size(), 1U);
  EXPECT_EQ(reading.citations[0].number, "118/KH-UBND");
  EXPECT_EQ(reading.citations[0].date->iso(), "2021-09-27");
  EXPECT_EQ(reading.citations[0].agency, "UBND tỉnh");
  EXPECT_EQ(reading.citations[0].relation, CitationRelation::CarriesOut);
  EXPECT_EQ(recipient_names(reading), (Texts{"UBND tỉnh (để b/c)", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, QLXD"}));
  EXPECT_TRUE(reading.recipients.back().is_archive);
  ASSERT_EQ(reading.signers.size(), 1U);
  EXPECT_EQ(reading.signers[0].authority, "KT. GIÁM ĐỐC");
  EXPECT_EQ(reading.signers[0].title, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(reading.signers[0].name, "Đỗ Thị Minh Hòa");
  EXPECT_EQ(reading.end_mark.value, "./.");
}

TEST(PlanReading, ReadsTheCampaign) {
  PlanReading reading = read_plan(plan_text);
  ASSERT_TRUE(reading.campaign);
  EXPECT_EQ(reading.campaign->kind.value, "phong trào thi đua đặc biệt");
  EXPECT_EQ(reading.campaign->subject.value, "Công trường an toàn, giữ vững “vùng xanh”");
  EXPECT_EQ(reading.campaign->start.value.iso(), "2021-10-05");
  EXPECT_EQ(reading.campaign->end.value.iso(), "2021-12-31");
  ASSERT_EQ(reading.campaign->participants.size(), 2U);
  EXPECT_EQ(reading.campaign->participants[0].kind, ParticipantKind::Collective);
  EXPECT_EQ(reading.campaign->participants[1].kind, ParticipantKind::Individual);
  ASSERT_FALSE(reading.targets.empty());
  EXPECT_EQ(reading.targets[0].quantities[0].kind, QuantityKind::Percent);
  ASSERT_FALSE(reading.tasks.empty());
  EXPECT_EQ(reading.tasks[0].unit, "Văn phòng Sở");
  EXPECT_EQ(reading.tasks[0].deadline->iso(), "2021-12-20");
  ASSERT_EQ(reading.award_forms.size(), 2U);
  EXPECT_EQ(reading.award_forms[0].value, "Bằng khen của Chủ tịch UBND tỉnh");
}

TEST(PlanReading, PlacesAreBytesOfTheText) {
  PlanReading reading = read_plan(plan_text);
  auto at = [&](Span place) { return plan_text.substr(place.start, place.end - place.start); };
  EXPECT_EQ(at(reading.symbol.place), "KH-SXD");
  EXPECT_EQ(at(reading.place.place), "Hà Nam");
  EXPECT_EQ(at(reading.citations[0].place), "118/KH-UBND");
  EXPECT_EQ(at(reading.campaign->end.place), "31/12/2021");
}

/// The real documents are beside the repository, not in it.
std::string shared_plan(const std::string& name) {
  std::filesystem::path path = std::filesystem::path(VUNGXANH_SOURCE_DIR) / "../shared/data/plans" / name;
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return to_nfc(text.str());
}

TEST(PlanReadingGolden, ReadsTheSeeds) {
  std::string text = shared_plan("seeds/004_a622ab335e882930.txt");
  if (text.empty()) GTEST_SKIP() << "skipped: the shared documents are not here";
  PlanReading reading = read_plan(text);
  EXPECT_EQ(reading.quality, TextQuality::Damaged);
  EXPECT_EQ(reading.symbol.value, "KH-STTTT");
  EXPECT_EQ(reading.place.value, "Trà Vinh");
  EXPECT_EQ(reading.date.value.iso(), "2021-10-15");
  EXPECT_EQ(reading.agency.value, "Sở Thông tin và Truyền thông");
  EXPECT_EQ(heading_texts(reading).size(), 6U);
  EXPECT_EQ(heading_texts(reading)[2], "III. NỘI DUNG PHONG TRÀO THI ĐUA");
  EXPECT_EQ(reading.citations.size(), 6U);
  PlanReading news = read_plan(shared_plan("seeds/002_cd2f8dea40dd5a3c.txt"));
  EXPECT_EQ(news.doc_type.value, "TIN BÀI");
  EXPECT_EQ(news.date.value.iso(), "2021-09-24");
}

TEST(PlanReading, RejoinsASentenceBrokenByAPage) {
  PlanReading reading = read_plan(
      "KẾ HOẠCH\nKiểm tra cuối năm\n\nI. NỘI DUNG\n\n1. Kiểm tra các quy định do Chính phủ,\n\n\f2\n\nThủ tướng Chính "
      "phủ và tỉnh ban hành.\n");
  ASSERT_EQ(reading.sections.size(), 1U);
  ASSERT_EQ(reading.sections[0].items.size(), 1U);
  EXPECT_EQ(reading.sections[0].items[0].text,
            "Kiểm tra các quy định do Chính phủ, Thủ tướng Chính phủ và tỉnh ban hành.");
}

TEST(PlanReading, MendsRomanNumerals) {
  PlanReading reading =
      read_plan("KẾ HOẠCH\nKiểm tra\n\nI. MỤC ĐÍCH\nMột.\nIl. YÊU CẦU\nHai.\nI11. NỘI DUNG\nBa.\n1V. KINH PHÍ\nBốn.\n");
  EXPECT_EQ(heading_texts(reading), (Texts{"I. MỤC ĐÍCH", "II. YÊU CẦU", "III. NỘI DUNG", "IV. KINH PHÍ"}));
}

TEST(PlanReading, KnowsEveryNumberingStyle) {
  PlanReading reading = read_plan(
      "KẾ HOẠCH\nKiểm tra\n\nI. NỘI DUNG\n1. Việc chung\n1.1. Việc thứ nhất.\n(1). Phần đầu.\na) Điểm a.\n- Gạch.\n");
  std::vector<ItemStyle> styles;
  for (const SectionItem* item = &reading.sections.at(0);; item = &item->items.at(0)) {
    styles.push_back(item->style);
    if (item->items.empty()) break;
  }
  EXPECT_EQ(styles, (std::vector{ItemStyle::Roman, ItemStyle::Arabic, ItemStyle::Dotted, ItemStyle::Bracketed,
                                 ItemStyle::Point, ItemStyle::Dash}));
}

TEST(PlanReading, TellsTheAuthorityOfADecisionFromItsTitleInCapitals) {
  PlanReading reading = read_plan(
      "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\nSố: 05/2021/QĐ-UBND\nHòa Bình, ngày 12 tháng 3 năm 2021\nQUYẾT ĐỊNH\nBAN HÀNH "
      "QUY ĐỊNH VỀ CHỢ\nỦY BAN NHÂN DÂN TỈNH HÒA BÌNH\nCăn cứ Luật Giá;\nĐiều 1. Ban hành quy định./.\n");
  EXPECT_EQ(reading.title.value, "BAN HÀNH QUY ĐỊNH VỀ CHỢ");
  EXPECT_EQ(reading.number.value, "05/2021");
  EXPECT_EQ(reading.place.value, "Hòa Bình");
  EXPECT_EQ(reading.agency.value, "Ủy ban nhân dân tỉnh Hòa Bình");
}

TEST(PlanReading, LeavesBlanksBlank) {
  PlanReading reading =
      read_plan("SỞ XÂY DỰNG\nSố:     /KH-SXD\nHà Nam, ngày     tháng 9 năm 2021\nKẾ HOẠCH\nKiểm tra\n");
  EXPECT_FALSE(reading.number);
  EXPECT_EQ(reading.symbol.value, "KH-SXD");
  EXPECT_EQ(reading.date.value.iso(), "2021-09");
}

TEST(PlanReading, TakesNoEndlessNumberForAQuantity) {
  EXPECT_TRUE(find_quantities("tài khoản " + std::string(400, '9') + " giờ").empty());
  const auto found = find_quantities("trước 9999999999h, trước 15 giờ 30");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, QuantityKind::TimeOfDay);
  EXPECT_EQ(found[0].value, 15 * 60 + 30);
}

TEST(PlanReading, SurvivesAnything) {
  for (std::string_view text :
       {"", "\n", "Số", "Số: /", "Nơi nhận:", "ngày tháng năm", "KẾ HOẠCH", "I.", "\xFF\xFE/", "Kính gửi:", "./."}) {
    EXPECT_FALSE(plan_reading_json(read_plan(text)).empty());
  }
}

}  // namespace
}  // namespace vx
