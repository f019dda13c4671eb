#include <gtest/gtest.h>

#include <random>

#include "accounts/account_store.h"
#include "accounts/role_grant_store.h"
#include "campaigns/difficulties.h"
#include "campaigns/difficulty_topic_store.h"
#include "campaigns/test_campaigns.h"

namespace vx {
namespace {

constexpr auto yes = Outcome::Allowed;

/// minh's commune (5) lies under a district (4); the way up is 5, 4, home affairs (2), the committee (1).
class DifficultyPages : public CampaignSite {
 protected:
  void SetUp() override {
    CampaignSite::SetUp();
    if (IsSkipped()) return;
    campaign_ = create_provinces(lan());
    launch(lan(), campaign_);
  }
  TestClient person(std::int64_t account, const std::string& name, std::int64_t organisation, const std::string& scope,
                    const std::vector<Permission>& may) {
    Viewer viewer = test_viewer(account, name, may, scope);
    viewer.organisation = organisation;
    return site_->as(viewer);
  }
  /// Staff of the commune, who may only read.
  TestClient binh() { return person(21, "binh", 5, "o/1/4/5/", {read_campaigns}); }
  TestClient chief_of_district() { return person(22, "tuan", 4, "o/1/4/", {read_campaigns, edit_campaigns}); }
  TestClient home_affairs() { return person(23, "nga", 2, "o/1/2/", {read_campaigns, edit_campaigns}); }

  std::int64_t raise(TestClient client, std::int64_t unit = 5,
                     std::string_view text = "Thiếu kit test nhanh cho chốt kiểm soát",
                     const std::vector<UploadedFile>& files = {}) {
    const Response response = client.post(address(campaign_, "/difficulties"),
                                          {{"text", std::string(text)},
                                           {"need", "Cấp thêm 200 kit trước ngày 20/9"},
                                           {"since", "10/9/2021"},
                                           {"unit", std::to_string(unit)}},
                                          files);
    EXPECT_EQ(response.status, 303) << response.content();
    return number_behind(find_header(response, "Location"), "/difficulties/");
  }
  static std::string at(std::int64_t difficulty, std::string_view rest = "") {
    return "/difficulties/" + std::to_string(difficulty) + std::string(rest);
  }
  Difficulty stored(std::int64_t id) {
    return db().read([&](ReadTx& tx) { return find_difficulty_unscoped(tx, {id})->difficulty; });
  }
  std::int64_t campaign_ = 0;
};
VX_FOR_EACH_ENGINE(DifficultyPages);

TEST_P(DifficultyPages, GoUpThreeLevelsAndComeBackAnswered) {
  const auto id = raise(binh());
  EXPECT_EQ(stored(id).open_step()->place.level, DifficultyLevel::Unit) << "staff do not speak for the unit";
  EXPECT_TRUE(has(binh().get(at(id)), "Đang chờ Ủy ban nhân dân xã Hòa Bình trả lời"));
  EXPECT_EQ(outcome_of(binh().post(at(id, "/passing_up"), {{"opinion", "x"}})), Outcome::Forbidden);
  EXPECT_EQ(minh().post(at(id, "/passing_up"), {{"opinion", ""}}).status, 422);
  EXPECT_EQ(minh().post(at(id, "/passing_up"), {{"opinion", "Xã không có kinh phí"}}).status, 303);
  EXPECT_EQ(outcome_of(minh().post(at(id, "/answer"), {{"answer", "tự trả lời"}})), Outcome::Forbidden);
  EXPECT_EQ(chief_of_district().post(at(id, "/passing_up"), {{"opinion", "Huyện đã hết kit dự phòng"}}).status, 303);
  EXPECT_EQ(outcome_of(thu().get(at(id))), Outcome::NotFound) << "it did not come to health";
  EXPECT_TRUE(has(home_affairs().get(at(id)), "Huyện đã hết kit dự phòng"));
  EXPECT_TRUE(has(home_affairs().get("/difficulties?view=turn"), "Thiếu kit test nhanh"));
  EXPECT_EQ(home_affairs().post(at(id, "/passing_up"), {{"opinion", "Trình Ủy ban xem xét"}}).status, 303);
  EXPECT_TRUE(has(lan().get(at(id)), "Đang chờ Ủy ban nhân dân tỉnh Bắc Sơn trả lời"));
  EXPECT_EQ(lan().post(at(id, "/passing_up"), {{"opinion", "lên nữa"}}).status, 422) << "nobody is above";
  EXPECT_EQ(lan().post(at(id, "/answer"), {{"answer", "Cấp 200 kit từ kho tỉnh"}}).status, 303);
  EXPECT_TRUE(has(binh().get(at(id)), "Cấp 200 kit từ kho tỉnh"));
  EXPECT_EQ(binh().post(at(id, "/reopening"), {{"reason", " "}}).status, 422);
  EXPECT_EQ(binh().post(at(id, "/reopening"), {{"reason", "Mới nhận 50 kit"}}).status, 303);
  EXPECT_EQ(lan().post(at(id, "/answer"), {{"answer", "Đã cấp đủ"}}).status, 303);
  EXPECT_EQ(outcome_of(lan().post(at(id, "/acceptance"))), Outcome::Forbidden) << "who answered does not accept";
  EXPECT_EQ(binh().post(at(id, "/acceptance")).status, 303);
  const Difficulty closed = stored(id);
  EXPECT_EQ(closed.state, DifficultyState::Accepted);
  EXPECT_EQ(closed.steps.size(), 5U);
  EXPECT_TRUE(has(binh().get(at(id)), "Khó khăn đã được giải quyết"));
}

TEST_P(DifficultyPages, AreOpenToThoseItConcerns) {
  const auto id = raise(minh());
  expect_access(at(id), people(yes, Outcome::NotFound, yes, Outcome::Forbidden, Outcome::MustSignIn));
  for (const std::string_view rest : {"", "/topics", "/clocks"})
    expect_access(address(campaign_, "/difficulties" + std::string(rest)),
                  people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access("/difficulties", people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_FALSE(thu().get_json(address(campaign_, "/difficulties")).content().contains("kit"));
  EXPECT_TRUE(has(thu().get_json(address(campaign_, "/difficulties")), "\"waiting\":0")) << "nor in the counts";
  EXPECT_FALSE(thu().get(address(campaign_, "/difficulties/export?file=csv")).content().contains("kit"));
  const TestFields fields{{"text", "a"}, {"need", "b"}, {"unit", "5"}};
  expect_post_access(address(campaign_, "/difficulties"), fields,
                     people(yes, Outcome::Forbidden, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_post_access(at(id, "/answer"), {{"answer", ""}},
                     people(yes, Outcome::NotFound, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  expect_post_access(address(campaign_, "/difficulties/clocks"), {{"unit", "0"}},
                     people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  expect_post_access(address(campaign_, "/difficulties/topics"), {{"title", ""}},
                     people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  auto hits_of = [&](const std::string& scope) {
    View view;
    view.viewer = test_viewer(30, "x", {read_campaigns}, scope);
    return db().read([&](ReadTx& tx) {
      std::size_t hits = 0;
      for (const SearchProvider& search : site_->app().search) hits += search(tx, view, "kit test", 10).size();
      return hits;
    });
  };
  EXPECT_EQ(hits_of("o/1/4/"), 1U) << "found without its marks";
  EXPECT_EQ(hits_of("o/1/3/"), 0U);
}

TEST_P(DifficultyPages, KeepWhatWasTypedWhenSomethingIsMissing) {
  const Response page = minh().post(address(campaign_, "/difficulties"), {{"text", "Thiếu kit"}, {"unit", "5"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Nhập đề nghị giải quyết."));
  EXPECT_TRUE(has(page, "Thiếu kit"));
  EXPECT_TRUE(has(minh().get(address(campaign_, "/difficulties/new")), "Ủy ban nhân dân xã Hòa Bình"));
  EXPECT_TRUE(has(minh().get("/difficulties/new"), address(campaign_, "/difficulties/new")));
  const auto prepared = create(lan(), 1, "Phong trào chưa phát động");
  EXPECT_EQ(minh().post(address(prepared, "/difficulties"), {{"text", "a"}, {"need", "b"}, {"unit", "5"}}).status, 422);
}

TEST_P(DifficultyPages, CarryAFileOnlyToThoseWhoMayReadThem) {
  const auto id = raise(minh(), 5, "Thiếu kit", {{"file", "anh-chup.jpg", "image/jpeg", "bytes of a photo"}});
  const std::string file = at(id, "/files/1");
  EXPECT_EQ(minh().get(file).content(), "bytes of a photo");
  EXPECT_EQ(outcome_of(thu().get(file)), Outcome::NotFound);
  EXPECT_EQ(outcome_of(minh().get(at(raise(minh()), "/files/1"))), Outcome::NotFound) << "of another difficulty";
}

TEST_P(DifficultyPages, AreEscalatedByRuleOnceAndAgainWhenTheNextClockRunsOut) {
  const auto id = raise(binh());
  EXPECT_EQ(escalate_overdue_difficulties(db()), 0);
  clock_.set(Instant::at(Date(2021, 9, 16), 17, 31));
  EXPECT_EQ(escalate_overdue_difficulties(db()), 1) << "one working day for the unit";
  EXPECT_EQ(escalate_overdue_difficulties(db()), 0) << "idempotent";
  EXPECT_EQ(stored(id).open_step()->place.level, DifficultyLevel::Department);
  EXPECT_EQ(stored(id).steps[0].outcome, StepOutcome::Overdue);
  EXPECT_TRUE(has(binh().get(at(id)), "Quá hạn, tự động chuyển lên"));
  for (int day = 20; day <= 30; ++day) {
    clock_.set(Instant::at(Date(2021, 9, static_cast<unsigned>(day)), 18, 0));
    escalate_overdue_difficulties(db());
  }
  EXPECT_EQ(stored(id).open_step()->place.level, DifficultyLevel::Committee);
  clock_.set(Instant::at(Date(2021, 11, 1), 8, 0));
  EXPECT_EQ(escalate_overdue_difficulties(db()), 0);
  EXPECT_EQ(stored(id).steps.size(), 4U);
  EXPECT_TRUE(has(lan().get(at(id)), "đã quá hạn trả lời"));
  EXPECT_TRUE(has(lan().get_json(address(campaign_, "/difficulties?state=overdue")), "\"overdue\":1"));
}

TEST_P(DifficultyPages, KeepTheClocksOfTheirCampaign) {
  EXPECT_TRUE(has(lan().get(address(campaign_, "/difficulties/clocks")), "chưa được xác minh"));
  EXPECT_EQ(lan()
                .post(address(campaign_, "/difficulties/clocks"),
                      {{"unit", "2"}, {"department", "61"}, {"home_affairs", "4"}, {"committee", "9"}})
                .status,
            422);
  EXPECT_EQ(lan()
                .post(address(campaign_, "/difficulties/clocks"),
                      {{"unit", "2"}, {"department", "3"}, {"home_affairs", "4"}, {"committee", "9"}})
                .status,
            303);
  const auto id = raise(binh());
  EXPECT_EQ(stored(id).open_step()->due_at, Instant::at(Date(2021, 9, 17), 17, 30));
  const auto district = create(chief_of_district(), 4, "Huyện thi đua", {{"parent", std::to_string(campaign_)}});
  EXPECT_EQ(
      db().read([&](ReadTx& tx) { return find_difficulty_clocks(tx, {district}).of(DifficultyLevel::Committee); }), 9)
      << "those of the campaign above";
  EXPECT_EQ(lan().post(address(campaign_, "/difficulties/clocks/default")).status, 303);
  EXPECT_EQ(db().read([&](ReadTx& tx) { return find_difficulty_clocks(tx, {campaign_}); }),
            default_difficulty_clocks());
}

TEST_P(DifficultyPages, AreGroupedAnsweredTogetherAndTakenApart) {
  const auto first = raise(minh());
  const auto second = raise(thu(), 3, "Thiếu kit test nhanh cho chốt kiểm soát và khu cách ly");
  const auto third = raise(chief_of_district(), 4, "Phần mềm khai báo y tế hay lỗi");
  EXPECT_TRUE(has(lan().get(address(campaign_, "/difficulties")), "nhiều đơn vị cùng phản ánh"));
  EXPECT_TRUE(has(lan().get(address(campaign_, "/difficulties/topics")), "2 đơn vị cùng phản ánh"));
  const std::string topics = address(campaign_, "/difficulties/topics");
  EXPECT_EQ(lan().post(topics, {{"title", "Thiếu kit"}, {"difficulty", std::to_string(first)}}).status, 422);
  const Response made = lan().post(topics, {{"title", "Thiếu kit test nhanh"},
                                            {"difficulty", std::to_string(first)},
                                            {"difficulty", std::to_string(second)},
                                            {"difficulty", std::to_string(third)}});
  ASSERT_EQ(made.status, 303) << made.content();
  const std::string topic(find_header(made, "Location"));
  EXPECT_EQ(outcome_of(thu().post(topic + "/answer", {{"answer", "x"}})), Outcome::Forbidden);
  EXPECT_EQ(lan().post(topic + "/members/" + std::to_string(third) + "/remove").status, 303);
  EXPECT_FALSE(stored(third).topic);
  const Difficulty before = stored(first);
  EXPECT_EQ(lan().post(topic + "/answer", {{"answer", "Tỉnh cấp đợt 2 ngày 22/9"}}).status, 303);
  EXPECT_EQ(lan().post(topic + "/answer", {{"answer", "lần nữa"}}).status, 422) << "nothing waits";
  EXPECT_EQ(stored(first).state, DifficultyState::Answered);
  EXPECT_EQ(stored(first).steps.back().due_at, before.steps.back().due_at);
  EXPECT_EQ(stored(second).answer()->text, "Tỉnh cấp đợt 2 ngày 22/9");
  EXPECT_EQ(stored(third).state, DifficultyState::Waiting);
  EXPECT_TRUE(has(minh().get(at(first)), "Trả lời chung cho nhiều đơn vị"));
  EXPECT_TRUE(has(thu().get(topic), "Sở Y tế"));
  EXPECT_FALSE(thu().get(topic).content().contains("xã Hòa Bình")) << "a member of another unit stays hidden";
  EXPECT_EQ(lan().post(topic + "/dissolution").status, 303);
  EXPECT_FALSE(stored(first).topic);
  EXPECT_EQ(stored(first).state, DifficultyState::Answered) << "an answer stays";
  EXPECT_EQ(lan().post(topic + "/members", {{"difficulty", std::to_string(third)}}).status, 422);
}

TEST_P(DifficultyPages, ListWhatIsAskedForPageByPage) {
  for (int i = 0; i < 5; ++i) raise(minh(), 5, "Vướng mắc số " + std::to_string(i));
  raise(thu(), 3);
  for (const std::string_view sort : {"", "raised", "-raised"}) {
    std::vector<std::int64_t> seen;
    PageRequest page;
    page.size = 2;
    page.sort = sort;
    do {
      const auto rows = db().read(
          [&](ReadTx& tx) { return list_difficulties(tx, test_viewer(1, "lan", {read_campaigns}, "o/1/"), {}, page); });
      for (const DifficultySummary& row : rows.items) seen.push_back(row.id.value);
      page.after = rows.next;
    } while (!page.after.empty() && seen.size() < 20);
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen.size(), 6U) << sort;
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end()) << sort;
  }
  const std::string list = address(campaign_, "/difficulties");
  EXPECT_FALSE(lan().get_json(list + "?unit=3").content().contains("Vướng mắc số"));
  EXPECT_TRUE(has(lan().get_json(list + "?q=vuong+mac+so+3"), "Vướng mắc số 3"));
  EXPECT_TRUE(has(lan().get_json(list + "?level=home_affairs"), "Sở Y tế"));
  EXPECT_FALSE(lan().get_json(list + "?level=home_affairs").content().contains("Vướng mắc số"));
  EXPECT_EQ(lan().get(list + "?state=green").status, 400);
  EXPECT_EQ(lan().get(list + "?after=x").status, 400);
  EXPECT_EQ(lan().get(list + "?sort=colour").status, 400);
  EXPECT_TRUE(has(lan().get(list + "/export?file=csv"), "Vướng mắc số 4"));
  EXPECT_TRUE(lan().get(list + "/export?file=xlsx").content().starts_with("PK"));
}

TEST_P(DifficultyPages, TellOnTheFirstPageWhoseTurnItIs) {
  const auto id = raise(binh());
  auto cards_of = [&](std::int64_t account, std::int64_t organisation, const std::string& scope,
                      const std::vector<Permission>& may) {
    View view;
    view.viewer = test_viewer(account, "x", may, scope);
    view.viewer.organisation = organisation;
    view.now = clock_.now();
    return db().read([&](ReadTx& tx) {
      std::string content;
      for (const HomeProvider& provider : site_->app().home)
        for (const HomeCard& card : provider(tx, view)) content += card.content.str();
      return content;
    });
  };
  EXPECT_TRUE(cards_of(5, 5, "o/1/4/5/", {read_campaigns, edit_campaigns}).contains("1 khó khăn chờ cơ quan"));
  EXPECT_FALSE(cards_of(22, 4, "o/1/4/", {read_campaigns, edit_campaigns}).contains("khó khăn chờ cơ quan"));
  EXPECT_EQ(minh().post(at(id, "/answer"), {{"answer", "Đã có"}}).status, 303);
  EXPECT_TRUE(cards_of(21, 5, "o/1/4/5/", {read_campaigns}).contains("đã được trả lời"));
}

TEST_P(DifficultyPages, TellTheNearestOfficersAndThenWhoRaisedThem) {
  std::vector<std::int64_t> accounts;
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test data");
    accounts.clear();
    for (int i = 0; i < 12; ++i) {  // the first are the numbers of the standing people
      Account account;
      account.login_name = "account" + std::to_string(i);
      account.display_name = account.login_name;
      accounts.push_back(insert_account(tx, account, "x").value);
    }
    auto give = [&](std::int64_t account, Role role, std::int64_t organisation) {
      RoleGrant grant;
      grant.account = {account};
      grant.role = role;
      grant.place.organisation = {organisation};
      grant.valid_from = Date(2021, 1, 1);
      insert_role_grant(tx, grant);
    };
    give(accounts[9], Role::OrganisationClerk, 5);
    give(accounts[10], Role::EmulationSecretary, 1);
  });
  const std::int64_t clerk = accounts[9];
  const std::int64_t secretary = accounts[10];
  const std::int64_t staff = accounts[11];
  auto waiting = [&](std::int64_t account) {
    return db().read([&](ReadTx& tx) {
      return tx.count("select count(*) from notification where account_id = $1 and settled_at is null", {account});
    });
  };
  TestClient raiser = person(staff, "binh", 5, "o/1/4/5/", {read_campaigns});
  const auto id = raise(raiser);
  EXPECT_EQ(waiting(clerk), 1);
  EXPECT_EQ(waiting(secretary), 0) << "not everybody above is told of everything";
  EXPECT_EQ(minh().post(at(id, "/passing_up"), {{"opinion", "Vượt thẩm quyền"}}).status, 303);
  EXPECT_EQ(waiting(clerk), 0) << "done";
  EXPECT_EQ(waiting(secretary), 1) << "the district has nobody: the nearest above";
  EXPECT_EQ(lan().post(at(id, "/answer"), {{"answer", "Đồng ý"}}).status, 303);
  EXPECT_EQ(waiting(secretary), 0);
  EXPECT_EQ(waiting(staff), 1);
  EXPECT_EQ(raiser.post(at(id, "/acceptance")).status, 303);
  EXPECT_EQ(waiting(staff), 0);
}

TEST_P(DifficultyPages, AConcurrentDecisionIsAConflict) {
  const auto id = raise(minh());
  EXPECT_EQ(chief_of_district().post(at(id, "/passing_up"), {{"opinion", "x"}, {"version", "1"}}).status, 303);
  EXPECT_EQ(home_affairs().post(at(id, "/answer"), {{"answer", "y"}, {"version", "1"}}).status, 409);
}

/// The same property as of the pure rules, through requests and the store.
TEST_P(DifficultyPages, AreStoredAtOneLevelOrClosedWhateverIsDone) {
  const auto id = raise(binh());
  const auto other = raise(minh());
  std::mt19937 random(7);
  Instant now = clock_.now();
  std::string topic;
  for (int i = 0; i < 40; ++i) {
    now = now.plus_seconds(static_cast<std::int64_t>(random() % (2 * 86400)));
    clock_.set(now);
    const Difficulty before = stored(id);
    switch (random() % 7) {
      case 0:
        lan().post(at(id, "/answer"), {{"answer", "Trả lời"}});
        break;
      case 1:
        lan().post(at(id, "/passing_up"), {{"opinion", "Ý kiến"}});
        break;
      case 2:
        escalate_overdue_difficulties(db());
        break;
      case 3:
        binh().post(at(id, "/acceptance"));
        break;
      case 4:
        binh().post(at(id, "/reopening"), {{"reason", "Chưa xong"}});
        break;
      case 5: {
        const Response made =
            lan().post(address(campaign_, "/difficulties/topics"),
                       {{"title", "Chung"}, {"difficulty", std::to_string(id)}, {"difficulty", std::to_string(other)}});
        if (made.status == 303) topic = find_header(made, "Location");
        break;
      }
      default:
        if (!topic.empty()) lan().post(topic + "/dissolution");
    }
    const Difficulty after = stored(id);
    const auto open =
        std::count_if(after.steps.begin(), after.steps.end(), [](const DifficultyStep& step) { return !step.left_at; });
    EXPECT_EQ(open, after.state == DifficultyState::Waiting ? 1 : 0);
    ASSERT_GE(after.steps.size(), before.steps.size());
    for (std::size_t k = 0; k < before.steps.size(); ++k)
      EXPECT_EQ(after.steps[k].due_at, before.steps[k].due_at) << "a clock was lost";
    const auto listed = db().read([&](ReadTx& tx) {
      return tx.find("select level, due_at from difficulty where id = $1", {id}, [](const Row& row) {
        return std::pair(row.get<std::string>(0), row.get<std::optional<Instant>>(1));
      });
    });
    EXPECT_EQ(listed->first, after.open_step() ? code_of(after.open_step()->place.level) : "");
    EXPECT_EQ(listed->second, after.open_step() ? std::optional(after.open_step()->due_at) : std::nullopt);
  }
}

}  // namespace
}  // namespace vx
