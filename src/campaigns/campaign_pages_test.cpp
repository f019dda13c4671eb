#include <gtest/gtest.h>

#include "campaigns/campaign_item_store.h"
#include "campaigns/test_campaigns.h"

namespace vx {
namespace {

class CampaignPages : public CampaignSite {};
VX_FOR_EACH_ENGINE(CampaignPages);

constexpr auto yes = Outcome::Allowed;

TEST_P(CampaignPages, BindThoseBelowAndAreNoneOfTheBusinessOfOthers) {
  const auto province = create_provinces(lan());
  const auto health = create(thu(), 3, "Ngành Y tế thi đua", {{"parent", std::to_string(province)}});
  expect_access(address(province), people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access(address(health), people(yes, yes, Outcome::NotFound, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access("/campaigns", people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  for (const std::string_view page : {"/cascade", "/leader"})
    expect_access(address(health, page), people(yes, yes, Outcome::NotFound, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access(address(health, "/gaps"), people(yes, yes, Outcome::NotFound, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_FALSE(minh().get("/campaigns").content().contains("Ngành Y tế thi đua"));
  EXPECT_TRUE(has(minh().get("/campaigns"), "Bắc Sơn chung sức giữ vùng xanh"));
}

TEST_P(CampaignPages, AreChangedOnlyByTheirOwnUnit) {
  const auto province = create_provinces(lan());
  EXPECT_EQ(outcome_of(thu().get(address(province, "/edit"))), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(minh().post(address(province), {{"title", "x"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(thu().post(address(province, "/moves"), {{"to", "launched"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(thu().post(address(province, "/items"), {{"kind", "task"}, {"text", "x"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(thu().post(address(province, "/publication"))), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(thu().post("/campaigns", {{"organisation", "1"}, {"title", "x"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(hoa().post("/campaigns", {{"organisation", "1"}, {"title", "x"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(signed_out().post(address(province), {{"title", "x"}})), Outcome::MustSignIn);
}

TEST_P(CampaignPages, KeepWhatWasTypedBesideTheFault) {
  const Response response = lan().post("/campaigns", {{"organisation", "1"},
                                                      {"title", ""},
                                                      {"theme", "Chủ đề đã gõ"},
                                                      {"kind", "special"},
                                                      {"ends_on", "31/13/2021"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "Nhập tên phong trào."));
  EXPECT_TRUE(has(response, "31/13/2021"));
  EXPECT_TRUE(has(response, "Chủ đề đã gõ"));
}

TEST_P(CampaignPages, RefuseAThemeCopiedFromAbove) {
  const auto province = create_provinces(lan());
  const Response response = thu().post("/campaigns", {{"organisation", "3"},
                                                      {"title", "Của sở"},
                                                      {"kind", "special"},
                                                      {"theme", "BẮC SƠN chung sức giữ “vùng xanh”"},
                                                      {"parent", std::to_string(province)}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "chủ đề riêng của đơn vị"));
}

TEST_P(CampaignPages, MoveStepByStepWithReasonsAndBack) {
  const auto id = create_provinces(lan());
  const Response bare = lan().post(address(id, "/moves"), {{"to", "launched"}});
  EXPECT_EQ(bare.status, 422);
  EXPECT_TRUE(has(bare, "muốn phát động ngay, hãy nêu lý do"));
  launch(lan(), id);
  EXPECT_TRUE(has(lan().get(address(id)), "đã ký"));
  EXPECT_EQ(lan().post(address(id, "/moves"), {{"to", "closed"}, {"note", "x"}}).status, 422);
  EXPECT_EQ(lan().post(address(id, "/moves/undo")).status, 303);
  EXPECT_TRUE(has(lan().get_json(address(id)), "\"state\":\"prepared\""));
  EXPECT_TRUE(has(lan().get(address(id)), "đã hoàn tác lúc"));
}

TEST_P(CampaignPages, HoldNumberedListsThatCanBeOrdered) {
  const auto id = create_provinces(lan());
  for (const std::string_view text : {"Khai báo y tế", "Đánh giá nguy cơ"})
    EXPECT_EQ(lan().post(address(id, "/items"), {{"kind", "criterion"}, {"text", std::string(text)}}).status, 303);
  auto items = db().read([&](ReadTx& tx) { return list_items(tx, {id}, ItemKind::Criterion); });
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(lan().post(address(id, "/items/" + std::to_string(items[1].id.value) + "/up")).status, 303);
  items = db().read([&](ReadTx& tx) { return list_items(tx, {id}, ItemKind::Criterion); });
  EXPECT_EQ(items[0].text, "Đánh giá nguy cơ");
  EXPECT_EQ(lan().post(address(id, "/items/" + std::to_string(items[0].id.value) + "/up")).status, 422);
  EXPECT_EQ(lan().post(address(id, "/items/" + std::to_string(items[0].id.value) + "/remove")).status, 303);
  items = db().read([&](ReadTx& tx) { return list_items(tx, {id}, ItemKind::Criterion); });
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].position, 1);
}

TEST_P(CampaignPages, AreConflictingWhenSomebodyElseSavedFirst) {
  const auto id = create_provinces(lan());
  EXPECT_EQ(lan().post(address(id), {{"title", "Mới"}, {"kind", "special"}, {"version", "1"}}).status, 303);
  EXPECT_EQ(lan().post(address(id), {{"title", "Cũ"}, {"kind", "special"}, {"version", "1"}}).status, 409);
}

TEST_P(CampaignPages, LinkToWhatTheyContinue) {
  const auto earlier = create(lan(), 1, "Đợt cao điểm 60 ngày");
  const auto id = create_provinces(lan());
  EXPECT_EQ(lan().post(address(id, "/links"), {{"relation", "continues"}, {"other", std::to_string(earlier)}}).status,
            303);
  EXPECT_EQ(lan().post(address(id, "/links"), {{"relation", "continues"}, {"other", std::to_string(earlier)}}).status,
            422);
  EXPECT_TRUE(has(lan().get(address(earlier)), "Được tiếp tục bởi"));
}

TEST_P(CampaignPages, ShowThePublicOnlyWhatIsPublished) {
  const auto id = create_provinces(lan());
  const std::string page = "/public/campaigns/" + std::to_string(id);
  EXPECT_EQ(signed_out().get(page).status, 404);
  EXPECT_EQ(lan().post(address(id, "/publication")).status, 422) << "not launched yet";
  launch(lan(), id);
  EXPECT_EQ(lan().post(address(id, "/publication")).status, 303);
  const Response response = signed_out().get(page);
  EXPECT_TRUE(has(response, "Bắc Sơn chung sức giữ vùng xanh"));
  EXPECT_TRUE(find_header(response, "Cache-Control").starts_with("public")) << find_header(response, "Cache-Control");
  EXPECT_EQ(find_header(lan().get(page), "Cache-Control"), "private, no-cache") << "it has lan's name and token";
  EXPECT_TRUE(has(signed_out().get("/public"), "Bắc Sơn chung sức giữ vùng xanh"));
  EXPECT_EQ(lan().post(address(id, "/withdrawal")).status, 303);
  EXPECT_EQ(signed_out().get(page).status, 404);
}

}  // namespace
}  // namespace vx
