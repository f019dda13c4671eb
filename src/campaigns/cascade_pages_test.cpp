#include <gtest/gtest.h>

#include "campaigns/gap_store.h"
#include "campaigns/test_campaigns.h"

namespace vx {
namespace {

class CascadePages : public CampaignSite {};
VX_FOR_EACH_ENGINE(CascadePages);

constexpr auto yes = Outcome::Allowed;

TEST_P(CascadePages, AskEveryDirectSubUnitForItsPlan) {
  const auto id = create_provinces(lan());
  const CascadeCounts counts = db().read([&](ReadTx& tx) { return count_cascade(tx, {id}); });
  EXPECT_EQ(counts.all(), 3) << "two departments and the district, not the commune";
  EXPECT_EQ(counts[CascadeState::Due], 3);
  const Response board = lan().get(address(id, "/cascade"));
  EXPECT_TRUE(has(board, "Sở Nội vụ"));
  EXPECT_TRUE(has(board, "Còn 5 ngày"));
}

TEST_P(CascadePages, SeePlansComeOnTimeAndLateAndOverdue) {
  const auto id = create_provinces(lan());
  launch(lan(), id);
  const auto health = create(thu(), 3, "Ngành Y tế thi đua", {{"parent", std::to_string(id)}});
  EXPECT_TRUE(has(lan().get_json(address(id, "/cascade")), "\"issued\":0")) << "a plan in preparation is not issued";
  launch(thu(), health);
  clock_.set(Instant::at(Date(2021, 9, 22), 8, 0));
  const auto district = create(lan(), 4, "Huyện thi đua", {{"parent", std::to_string(id)}, {"launch_by", "25/9/2021"}});
  launch(lan(), district);
  const CascadeCounts counts = db().read([&](ReadTx& tx) { return count_cascade(tx, {id}); });
  EXPECT_EQ(counts[CascadeState::IssuedOnTime], 1);
  EXPECT_EQ(counts[CascadeState::IssuedLate], 1);
  EXPECT_EQ(counts[CascadeState::Overdue], 1);
  const CascadeCounts tree =
      db().read([&](ReadTx& tx) { return count_cascade_tree(tx, find_campaign(tx, {id})->campaign.path); });
  EXPECT_EQ(tree.all(), 4) << "with the commune under the district";
  EXPECT_TRUE(has(lan().get(address(id, "/cascade")), "2/3 đơn vị đã ban hành kế hoạch, 1 đơn vị quá hạn"));
  EXPECT_TRUE(has(lan().get(address(id, "/leader")), "Sở Nội vụ"));
  EXPECT_EQ(lan().post(address(id, "/moves/undo")).status, 422) << "plans hang on the launch";
}

TEST_P(CascadePages, FilterSortAndPage) {
  const auto id = create_provinces(lan());
  EXPECT_TRUE(has(lan().get_json(address(id, "/cascade?kind=department&sort=name")), "Sở Y tế"));
  EXPECT_FALSE(lan().get_json(address(id, "/cascade?kind=department")).content().contains("huyện Tam Sơn"));
  EXPECT_FALSE(lan().get_json(address(id, "/cascade?q=noi+vu")).content().contains("Sở Y tế"));
  EXPECT_FALSE(lan().get_json(address(id, "/cascade?state=overdue")).content().contains("Sở Y tế"));
  for (const std::string_view sort : {"", "&sort=name", "&sort=-name", "&sort=due", "&sort=-due"}) {
    std::vector<Id<Organisation>> seen;
    PageRequest page;
    page.size = 2;
    page.sort = std::string(sort.empty() ? sort : sort.substr(6));
    do {
      const auto rows = db().read([&](ReadTx& tx) { return list_board(tx, {id}, {}, page); });
      for (const BoardRow& row : rows.items) seen.push_back(row.expectation.organisation);
      page.after = rows.next;
    } while (!page.after.empty() && seen.size() < 10);
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen, (std::vector<Id<Organisation>>{{2}, {3}, {4}})) << sort;
  }
  EXPECT_EQ(lan().get(address(id, "/cascade?sort=colour")).status, 400);
  EXPECT_EQ(lan().get(address(id, "/cascade?after=x")).status, 400);
}

TEST_P(CascadePages, RemindOnceADayAndOnlyThoseWhoSteer) {
  const auto id = create_provinces(lan());
  EXPECT_EQ(lan().post(address(id, "/cascade/3/reminder")).status, 422) << "not launched";
  launch(lan(), id);
  expect_post_access(address(id, "/cascade/2/reminder"), {},
                     people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_EQ(lan().post(address(id, "/cascade/2/reminder")).status, 422) << "reminded today";
  clock_.set(Instant::at(Date(2021, 9, 21), 8, 0));
  EXPECT_EQ(lan().post(address(id, "/cascade/reminders"), {{"to", "overdue"}, {"note", "Đã quá hạn"}}).status, 303);
  const auto expectations = db().read([&](ReadTx& tx) { return list_expectations(tx, {id}); });
  int reminders = 0;
  for (const Expectation& each : expectations) reminders += each.reminders;
  EXPECT_EQ(reminders, 4);
  EXPECT_TRUE(has(thu().get(address(id, "/cascade/3")), "Đã quá hạn"));
}

TEST_P(CascadePages, TellTheUnitsOwnPeopleOfAReminderUntilThePlanIsNoLongerAwaited) {
  const std::int64_t clerk = db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("test");
    Id<Account> account;
    for (int i = 0; i < 12; ++i) {  // the standing people are viewers with the first numbers
      const std::string login_name = "thu" + std::to_string(i);
      account = tx.insert<Account>(
          "insert into account (login_name, display_name, email, phone, locale, state, is_demo, folded, sort_key, "
          "created_at, version, password_hash, password_set_at, must_change_password, failed_count, totp_last_step) "
          "values ($1, 'Thu', '', '', 'vi', 'active', 0, '', $2, 0, 1, '', 0, 0, 0, 0) returning id",
          {login_name, as_bytes("thu")});
    }
    tx.execute(
        "insert into role_grant (account_id, role, organisation_id, valid_from, given_by, given_at, authority, "
        "paper_number) values ($1, 'organisation_clerk', 3, '2021-01-01', 0, 0, '', '')",
        {account});
    return account.value;
  });
  const auto open = [&] {
    return db().read([&](ReadTx& tx) {
      return tx.count("select count(*) from notification where account_id = $1 and settled_at is null", {clerk});
    });
  };
  const auto id = create_provinces(lan());
  launch(lan(), id);
  EXPECT_EQ(lan().post(address(id, "/cascade/2/reminder")).status, 303);
  EXPECT_EQ(open(), 0) << "another unit";
  EXPECT_EQ(lan().post(address(id, "/cascade/3/reminder")).status, 303);
  EXPECT_EQ(open(), 1);
  EXPECT_EQ(lan().post(address(id, "/cascade/3/dispensation"), {{"excuse", "Thực hiện chung kế hoạch"}}).status, 303);
  EXPECT_EQ(open(), 0);
  EXPECT_EQ(lan().post(address(id, "/cascade/3/dispensation/withdrawal")).status, 303);
  EXPECT_EQ(open(), 1) << "it is awaited again";
}

TEST_P(CascadePages, TakeAReasonFromTheUnitAndADispensationFromAbove) {
  const auto id = create_provinces(lan());
  launch(lan(), id);
  clock_.set(Instant::at(Date(2021, 9, 24), 8, 0));
  EXPECT_EQ(thu().post(address(id, "/cascade/3/reason"), {{"reason", "Chờ họp Đảng ủy"}}).status, 303);
  EXPECT_EQ(outcome_of(thu().post(address(id, "/cascade/2/reason"), {{"reason", "thay sở khác"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(thu().post(address(id, "/cascade/3/dispensation"), {{"excuse", "tự miễn"}})),
            Outcome::Forbidden);
  EXPECT_EQ(lan().post(address(id, "/cascade/3/dispensation"), {{"excuse", " "}}).status, 422);
  EXPECT_EQ(lan().post(address(id, "/cascade/3/dispensation"), {{"excuse", "Thực hiện chung kế hoạch"}}).status, 303);
  EXPECT_TRUE(has(lan().get_json(address(id, "/cascade/3")), "\"state\":\"excused\""));
  EXPECT_EQ(lan().post(address(id, "/cascade/3/dispensation/withdrawal")).status, 303);
  EXPECT_TRUE(has(lan().get_json(address(id, "/cascade/3")), "\"state\":\"overdue\""));
  EXPECT_EQ(lan().post(address(id, "/cascade/3/deadline"), {{"due_on", "30/9/2021"}}).status, 303);
  EXPECT_TRUE(has(lan().get_json(address(id, "/cascade/3")), "\"state\":\"due\""));
  EXPECT_EQ(lan().post(address(id, "/cascade/3/dispensation"), {{"excuse", "x"}, {"version", "1"}}).status, 409);
}

TEST_P(CascadePages, LetTheBoardBeSaved) {
  const auto id = create_provinces(lan());
  const Response csv = lan().get(address(id, "/cascade/export?file=csv"));
  EXPECT_EQ(csv.status, 200);
  EXPECT_TRUE(has(csv, "Sở Y tế"));
  EXPECT_TRUE(lan().get(address(id, "/cascade/export?file=xlsx")).content().starts_with("PK"));
}

TEST_P(CascadePages, LetThoseWhoSteerChooseWhoMust) {
  const auto id = create_provinces(lan());
  EXPECT_EQ(lan().post(address(id, "/cascade/2/remove")).status, 303);
  EXPECT_TRUE(has(lan().get(address(id, "/cascade/units")), "Sở Nội vụ"));
  EXPECT_EQ(lan().post(address(id, "/cascade/units")).status, 422);
  EXPECT_EQ(lan().post(address(id, "/cascade/units"), {{"unit", "2"}, {"due_on", "18/9/2021"}}).status, 303);
  EXPECT_TRUE(has(lan().get_json(address(id, "/cascade/2")), "\"due_on\":\"2021-09-18\""));
  EXPECT_EQ(outcome_of(thu().get(address(id, "/cascade/units"))), Outcome::Forbidden);
}

TEST_P(CascadePages, CompareAPlanWithTheOneAboveAndLetAnOfficerOverrule) {
  const auto id = create_provinces(lan());
  EXPECT_EQ(
      lan()
          .post(address(id, "/items"), {{"kind", "target"}, {"text", "100% đơn vị khai báo y tế 02 lần mỗi ngày"}})
          .status,
      303);
  EXPECT_EQ(
      lan()
          .post(address(id, "/items"), {{"kind", "target"}, {"text", "100% đơn vị đánh giá nguy cơ trước 15 giờ"}})
          .status,
      303);
  const auto health = create(thu(), 3, "Ngành Y tế thi đua", {{"parent", std::to_string(id)}});
  EXPECT_EQ(
      thu()
          .post(address(health, "/items"), {{"kind", "target"}, {"text", "100% đơn vị khai báo y tế 01 lần mỗi ngày"}})
          .status,
      303);
  const Response page = lan().get(address(health, "/gaps"));
  EXPECT_TRUE(has(page, "bỏ sót 1, yêu cầu thấp hơn 1"));
  EXPECT_TRUE(has(page, "100% đơn vị khai báo y tế 02 lần mỗi ngày"));
  EXPECT_TRUE(has(page, "100% đơn vị khai báo y tế 01 lần mỗi ngày"));
  const auto gaps = db().read([&](ReadTx& tx) { return list_gaps(tx, {health}); });
  ASSERT_EQ(gaps.size(), 2U);
  const std::string item = address(health, "/gaps/" + std::to_string(gaps[0].parent_item.id.value));
  EXPECT_EQ(lan().post(item, {{"verdict", "taken_up"}}).status, 422);
  EXPECT_EQ(lan().post(item, {{"verdict", "taken_up"}, {"reason", "Đã có trong quy chế"}}).status, 303);
  EXPECT_EQ(thu().post(address(health, "/items"), {{"kind", "content"}, {"text", "Nội dung khác"}}).status, 303);
  EXPECT_TRUE(has(lan().get_json(address(health, "/gaps")), "Đã có trong quy chế"))
      << "a verdict outlives a new comparison";
  EXPECT_EQ(outcome_of(minh().post(item, {{"verdict", "left_out"}})), Outcome::NotFound);
}

TEST_P(CascadePages, TellEachOnTheFirstPageWhatWaits) {
  const auto id = create_provinces(lan());
  launch(lan(), id);
  clock_.set(Instant::at(Date(2021, 9, 24), 8, 0));
  auto cards_of = [&](const std::string& name, std::int64_t organisation, const std::string& scope) {
    View view;
    view.viewer = test_viewer(1, name, {read_campaigns, edit_campaigns}, scope);
    view.viewer.organisation = organisation;
    view.now = clock_.now();
    return db().read([&](ReadTx& tx) {
      std::string content;
      for (const HomeProvider& provider : site_->app().home)
        for (const HomeCard& card : provider(tx, view)) content += card.content.str();
      return content;
    });
  };
  EXPECT_TRUE(cards_of("thu", 3, "o/1/3/").contains("Sở Y tế phải ban hành kế hoạch"));
  EXPECT_TRUE(cards_of("thu", 3, "o/1/3/").contains("Quá hạn 4 ngày"));
  EXPECT_TRUE(cards_of("lan", 1, "o/1/").contains("3 đơn vị quá hạn ban hành kế hoạch"));
  EXPECT_EQ(cards_of("minh", 5, "o/1/4/5/"), "");
}

}  // namespace
}  // namespace vx
