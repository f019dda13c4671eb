#include <gtest/gtest.h>

#include <set>

#include "commitments/record_store.h"
#include "commitments/test_commitments.h"

namespace vx {
namespace {

constexpr std::string_view tiny_pdf = "%PDF-1.4\n%%EOF\n";

class CommitmentPages : public CommitmentTest {
 protected:
  std::vector<AccessCase> people(Outcome lan_may, Outcome thu_may, Outcome minh_may, Outcome hoa_may,
                                 Outcome signed_out_may = Outcome::MustSignIn) {
    return {{"lan", lan(), lan_may},
            {"thu", thu(), thu_may},
            {"minh", minh(), minh_may},
            {"hoa", hoa(), hoa_may},
            {"signed out", site_->signed_out(), signed_out_may}};
  }
  Response record(TestClient client, Id<Commitment> id, std::int64_t unit, const std::vector<Id<Person>>& ticked,
                  std::string_view manner = "paper") {
    TestFields fields{{"unit", std::to_string(unit)}, {"manner", std::string(manner)}, {"signed_on", "24/9/2021"}};
    for (const Id<Person> person : ticked) fields.emplace_back("person", std::to_string(person.value));
    return client.post(address(id, "/records"), fields,
                       {{"scan", "ky-giay.pdf", "application/pdf", std::string(tiny_pdf)}});
  }
  using enum Outcome;
};
VX_FOR_EACH_ENGINE(CommitmentPages);

TEST_P(CommitmentPages, AreSeenByThoseWhomTheCommitmentConcerns) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto drafted = draft();
  expect_access(address(drafted), people(Allowed, NotFound, NotFound, NotFound));
  const auto id = published();
  expect_access(address(id), people(Allowed, Allowed, Allowed, NotFound));
  expect_access("/commitments", people(Allowed, Allowed, Allowed, Allowed));
  expect_access("/campaigns/1/commitments", people(Allowed, Allowed, Allowed, Forbidden));
  expect_access(address(id, "/sign"), people(Allowed, Allowed, Allowed, NotFound));
  expect_access(address(id, "/texts/1"), people(Allowed, Allowed, Allowed, NotFound));
  EXPECT_EQ(outcome_of(hoa(anh).get(address(id, "/sign"))), Allowed);
  expect_access(address(id, "/coverage?unit=1"), people(Allowed, Forbidden, Forbidden, Forbidden));
  expect_access(address(id, "/coverage?unit=3"), people(Allowed, Allowed, Forbidden, Forbidden));
  expect_access(address(id, "/coverage"), people(Allowed, Allowed, Allowed, Forbidden));
  expect_access(address(id, "/coverage/export?unit=3&file=csv"), people(Allowed, Allowed, Forbidden, Forbidden));
  expect_access(address(id, fmt::format("/people/{}", anh.value)), people(Allowed, Allowed, NotFound, Forbidden));
  expect_access(address(id, "/records/new?unit=3"), people(Allowed, Allowed, Forbidden, Forbidden));
  for (const std::string_view page : {"/edit", "/units"})
    EXPECT_EQ(outcome_of(thu().get(address(id, page))), Forbidden) << page;
  expect_access("/public/commitments", people(Allowed, Allowed, Allowed, Allowed, Allowed));
}

TEST_P(CommitmentPages, AreChangedOnlyByTheUnitTheyBelongTo) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto id = published();
  const TestFields draft_fields{{"title", "T"}, {"body", "B"}, {"rules", "240/KH-UBND"}};
  expect_post_access(
      "/campaigns/1/commitments", draft_fields,
      {{"thu", thu(), Forbidden}, {"hoa", hoa(), Forbidden}, {"signed out", site_->signed_out(), MustSignIn}});
  for (const std::string_view page : {"", "/publication", "/units", "/end", "/end/undo"})
    expect_post_access(
        address(id, page), draft_fields,
        {{"thu", thu(), Forbidden}, {"hoa", hoa(), Forbidden}, {"signed out", site_->signed_out(), MustSignIn}});
  expect_post_access(address(id, "/reminders"), {{"unit", "3"}},
                     {{"minh", minh(), Forbidden}, {"hoa", hoa(), Forbidden}, {"thu", thu(), Allowed}});
  const std::string events = address(id, fmt::format("/people/{}/events", anh.value));
  expect_post_access(
      events, {{"kind", "breach"}},
      {{"minh", minh(), NotFound}, {"hoa", hoa(), Forbidden}, {"signed out", site_->signed_out(), MustSignIn}});
  EXPECT_EQ(outcome_of(record(minh(), id, 3, {anh})), Forbidden);
  EXPECT_EQ(outcome_of(record(hoa(), id, 3, {anh})), Forbidden);
  EXPECT_EQ(outcome_of(hoa().post(address(id, "/signatures"), {{"number", "1"}, {"agree", "on"}})), Forbidden);
}

TEST_P(CommitmentPages, AreBoundToDocumentsOfTheRegister) {
  const Response wrong =
      lan().post("/campaigns/1/commitments", {{"title", "T"}, {"body", "B"}, {"rules", "999/QĐ-UBND\nkhông phải số"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(has(wrong, "999/QĐ-UBND"));
  EXPECT_TRUE(has(wrong, "không phải số"));
  const auto id = draft();
  EXPECT_TRUE(has(lan().get(address(id)), "240/KH-UBND"));
  const auto blocked = db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    Document document;
    document.id = Id<Document>{1};
    return confirmations_.undone.front()(tx, document);
  });
  ASSERT_FALSE(blocked);
  EXPECT_EQ(blocked.error().key, "commitments.refusal.plan_has_commitments");
}

TEST_P(CommitmentPages, AreSignedByAWholeRoomWithOneScan) {
  std::vector<Id<Person>> room;
  for (const std::string_view name : {"Nguyễn Thị Ánh", "Trần Văn Bình", "Đặng Thu Hà"})
    room.push_back(add(named(std::string(name)), 3));
  const Id<Person> elsewhere = add(named("Lê Văn Cường"), 5);
  const auto id = published();
  EXPECT_TRUE(has(thu().get(address(id, "/records/new?unit=3")), "Đặng Thu Hà"));
  EXPECT_EQ(record(thu(), id, 3, {}).status, 422);
  EXPECT_EQ(record(thu(), id, 3, {elsewhere}).status, 422);
  EXPECT_EQ(counts(id).has_signed, 0);
  const Response done = record(thu(), id, 3, room, "meeting");
  ASSERT_EQ(done.status, 303) << done.content();
  EXPECT_EQ(counts(id, "o/1/2/3/"), (StandingCounts{3, 3, 0, 0, 0}));
  expect_counted(id);
  const auto records = db().read([&](ReadTx& tx) { return list_records(tx, id, "o/1/", 10); });
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].signatures, 3);
  const std::string scan = address(id, fmt::format("/records/{}/scan", records[0].id));
  EXPECT_EQ(thu().get(scan).content(), tiny_pdf);
  EXPECT_EQ(minh().get(scan).status, 404);
  EXPECT_EQ(hoa(room[0]).get(scan).status, 404);  // a list names the others too
  EXPECT_TRUE(has(thu().get(address(id, "/coverage?unit=3")), "Ký tại cuộc họp"));
}

TEST_P(CommitmentPages, ShowCoverageDownToNamesFilteredAndPaged) {
  for (int i = 0; i < 7; ++i) add(named(fmt::format("Nguyễn Văn Số {}", i)), 3);
  const Id<Person> ha = add(named("Đặng Thu Hà"), 4);
  const auto id = published();
  sign(id, ha);
  const Response page = lan().get(address(id, "/coverage"));
  EXPECT_TRUE(has(page, "1 trên 8 người đã ký, còn 7 người chưa ký"));
  EXPECT_TRUE(has(page, "Sở Ngoại vụ"));
  EXPECT_TRUE(has(page, "Chưa ghi tên người đứng đầu"));
  const Response missing = thu().get(address(id, "/coverage?unit=2&state=missing&names=all&size=4"));
  EXPECT_TRUE(has(missing, "Nguyễn Văn Số 0"));
  EXPECT_FALSE(has(missing, "Nguyễn Văn Số 5"));
  EXPECT_FALSE(has(missing, "Đặng Thu Hà</a>"));
  std::set<std::string> names;
  std::string next;
  do {
    const Response json = thu().get_json(address(id, "/coverage?unit=2&names=all&size=3") +
                                         (next.empty() ? "" : "&after=" + encode_uri(next)));
    const std::string body(json.content());
    for (std::size_t at = body.find("\"person\":"); at != std::string::npos; at = body.find("\"person\":", at + 1))
      EXPECT_TRUE(names.insert(body.substr(at, 14)).second) << body;
    const auto mark = body.rfind("\"next\":\"");
    next = body.substr(mark + 8, body.find('"', mark + 8) - mark - 8);
  } while (!next.empty());
  EXPECT_EQ(names.size(), 8U);
  EXPECT_TRUE(has(lan().get(address(id, "/coverage?unit=1&names=all&q=thu+ha")), "Đặng Thu Hà"));
  const Response csv = thu().get(address(id, "/coverage/export?unit=2&state=signed&names=all&file=csv"));
  EXPECT_TRUE(has(csv, "Đặng Thu Hà"));
  EXPECT_FALSE(has(csv, "Nguyễn Văn"));
  EXPECT_EQ(lan().get(address(id, "/coverage?unit=1&after=nonsense&names=all")).status, 400);
}

TEST_P(CommitmentPages, GiveEverybodyTheirOwnSignedCopyThatCanBeChecked) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto id = published();
  const std::string copy = std::string(find_header(sign(id, anh), "Location"));
  EXPECT_TRUE(has(hoa(anh).get(copy), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  expect_access(copy, people(Allowed, Allowed, NotFound, NotFound));
  const Response pdf = hoa(anh).get(copy + "/pdf");
  EXPECT_TRUE(pdf.content().starts_with("%PDF-"));
  EXPECT_EQ(minh().get(copy + "/pdf").status, 404);
  const auto signature = db().read([&](ReadTx& tx) { return list_signatures(tx, id, anh).front(); });
  const std::string check = "/public/commitments?code=" + verification_code(signature);
  const Response verified = site_->signed_out().get(check);
  EXPECT_TRUE(has(verified, "có thật và còn hiệu lực"));
  EXPECT_TRUE(has(verified, "N. T. Ánh"));
  EXPECT_FALSE(has(verified, "Nguyễn Thị Ánh"));
  EXPECT_TRUE(has(site_->signed_out().get("/public/commitments?code=1-AAAA-AAAA"), "Không có bản cam kết nào"));
}

TEST_P(CommitmentPages, RecordWithdrawalAndBreachWithTheirHandling) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto id = published();
  const std::string person = address(id, fmt::format("/people/{}", anh.value));
  EXPECT_EQ(thu()
                .post(person + "/events",
                      {{"kind", "breach"}, {"happened_on", "24/9/2021"}, {"description", "Không khai báo"}})
                .status,
            422);
  sign(id, anh);
  EXPECT_EQ(thu()
                .post(person + "/events",
                      {{"kind", "breach"}, {"happened_on", "24/9/2021"}, {"description", "Không khai báo y tế"}})
                .status,
            303);
  EXPECT_TRUE(has(thu().get(person), "Chưa xử lý"));
  EXPECT_TRUE(has(thu().get(address(id, "/coverage?unit=3")), "Vi phạm chưa xử lý"));
  const auto events = db().read([&](ReadTx& tx) { return list_events(tx, id, anh); });
  EXPECT_EQ(
      thu()
          .post(fmt::format("{}/events/{}/handling", person, events[0].id),
                {{"decided_by", "Giám đốc Sở"}, {"decided_on", "24/9/2021"}, {"decision", "Phê bình trước đơn vị"}})
          .status,
      303);
  EXPECT_TRUE(has(thu().get(person), "Phê bình trước đơn vị"));
  EXPECT_FALSE(has(thu().get(person), "Chưa xử lý"));
  EXPECT_EQ(counts(id), (StandingCounts{1, 1, 0, 0, 0}));
  EXPECT_EQ(
      thu()
          .post(person + "/events", {{"kind", "withdrawal"}, {"happened_on", "24/9/2021"}, {"description", "Xin rút"}})
          .status,
      303);
  EXPECT_EQ(counts(id), (StandingCounts{1, 0, 0, 0, 1}));
  expect_counted(id);
  EXPECT_EQ(sign(id, anh).status, 303);
  EXPECT_EQ(counts(id), (StandingCounts{1, 1, 0, 0, 0}));
  expect_counted(id);
}

TEST_P(CommitmentPages, AskOnlyThoseWhoHaveNotSigned) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto id = published();
  auto cards = [&](Viewer viewer) {
    return db().read([&](ReadTx& tx) {
      View view;
      view.viewer = std::move(viewer);
      view.now = tx.now();
      std::string all;
      for (const HomeProvider& provider : site_->app().home)
        for (const HomeCard& card : provider(tx, view)) all += card.content.str();
      return all;
    });
  };
  Viewer own = test_viewer(7, "anh", {});
  own.person = anh.value;
  Viewer clerk = test_viewer(8, "thu", {read_commitments, edit_commitments}, "o/1/2/");
  clerk.organisation = 2;
  EXPECT_TRUE(cards(own).contains("Bạn chưa ký: Bản cam kết phòng, chống dịch"));
  EXPECT_TRUE(cards(clerk).contains("1 người trong đơn vị chưa ký cam kết"));
  sign(id, anh);
  EXPECT_FALSE(cards(own).contains("Bạn chưa ký"));
  EXPECT_FALSE(cards(clerk).contains("chưa ký cam kết"));
}

TEST_P(CommitmentPages, RemindWhoHasNotSignedAndStopWhenDone) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  add(named("Trần Văn Bình"), 3);
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    tx.execute(
        "insert into account (login_name, display_name, email, phone, locale, state, is_demo, folded, sort_key, "
        "created_at, version, password_hash, password_set_at, must_change_password, failed_count, totp_last_step, "
        "person_id) values ('anh', 'Ánh', '', '', 'vi', 'active', 0, 'anh', $1, 1, 1, '', 1, 0, 0, 0, $2)",
        {as_bytes("x"), anh});
  });
  const auto id = published();
  EXPECT_EQ(thu().post(address(id, "/reminders"), {{"unit", "2"}, {"note", "Ký trước thứ Sáu"}}).status, 303);
  auto waiting = [&] {
    return db().read([&](ReadTx& tx) {
      return tx.count("select count(*) from notification where subject = $1 and settled_at is null",
                      {fmt::format("commitment/{}", id.value)});
    });
  };
  EXPECT_EQ(waiting(), 1);
  EXPECT_TRUE(has(thu().get(address(id, "/coverage?unit=2")), "đã nhắc 2 người"));
  ASSERT_EQ(record(thu(), id, 3, {anh}).status, 303);
  EXPECT_EQ(waiting(), 0);
}

}  // namespace
}  // namespace vx
