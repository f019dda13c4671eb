#include "documents/plan_lint.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/text.h"

namespace vx {
namespace {

constexpr std::string_view plan = R"(UBND TỈNH HÀ NAM
SỞ CÔNG THƯƠNG
Số: 31/KH-SCT
Hà Nam, ngày 12 tháng 10 năm 2021
KẾ HOẠCH
Phát động phong trào thi đua “Chợ sạch, hàng an toàn, giữ vững vùng xanh”

Thực hiện Kế hoạch số 90/KH-UBND ngày 01/10/2021 của UBND tỉnh về phong trào thi đua “Cả tỉnh chung tay giữ vùng xanh”, Sở ban hành kế hoạch:

I. MỤC ĐÍCH, YÊU CẦU
Góp phần thực hiện phong trào thi đua “Cả tỉnh chung tay giữ vùng xanh”.
II. NỘI DUNG THI ĐUA
1. 90% chợ cập nhật đánh giá nguy cơ lây nhiễm trước 16 giờ hàng ngày.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở tổng hợp báo cáo trước ngày 25/12/2021.
2. Kinh phí của phong trào thi đua “Người công nhân làm theo lời Bác dạy” do đơn vị tự bố trí./.
)";

bool has(const std::vector<PlanFinding>& findings, PlanFindingKind kind) {
  return std::ranges::any_of(findings, [&](const PlanFinding& finding) { return finding.kind == kind; });
}

TEST(PlanLint, FindsACampaignCopiedFromElsewhereAndNothingElseOfTheKind) {
  std::vector<PlanFinding> others;
  for (const PlanFinding& finding : lint_plan(plan, read_plan(plan)))
    if (finding.kind == PlanFindingKind::OtherCampaign) others.push_back(finding);
  ASSERT_EQ(others.size(), 1U);
  EXPECT_EQ(others[0].reason, "Người công nhân làm theo lời Bác dạy");
  EXPECT_EQ(plan.substr(others[0].place.start, others[0].place.end - others[0].place.start), others[0].reason);
}

TEST(PlanLint, FindsMissingSectionsAndUnownedTasks) {
  std::vector<PlanFinding> findings = lint_plan(plan, read_plan(plan));
  EXPECT_TRUE(has(findings, PlanFindingKind::MissingCriteria));
  EXPECT_TRUE(has(findings, PlanFindingKind::MissingAwards));
  EXPECT_FALSE(has(findings, PlanFindingKind::MissingPurpose));
  EXPECT_FALSE(has(findings, PlanFindingKind::MissingOrganisation));
  EXPECT_TRUE(has(findings, PlanFindingKind::TaskWithoutOwner));
  EXPECT_TRUE(has(findings, PlanFindingKind::TaskWithoutDeadline));
}

TEST(PlanLint, FindsTheMovementNamedByCopyInARealPlan) {
  std::ifstream in(std::filesystem::path(VUNGXANH_SOURCE_DIR) / "../shared/data/plans/seeds/001_4a0ce342cd450c32.txt",
                   std::ios::binary);
  if (!in) GTEST_SKIP() << "skipped: the shared documents are not here";
  std::string text = to_nfc(std::string(std::istreambuf_iterator<char>(in), {}));
  std::vector<std::string> names;
  for (const PlanFinding& finding : lint_plan(text, read_plan(text)))
    if (finding.kind == PlanFindingKind::OtherCampaign) names.push_back(finding.reason);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_NE(names[0].find("văn hóa công sở"), std::string::npos);
}

}  // namespace
}  // namespace vx
