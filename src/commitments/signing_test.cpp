#include <gtest/gtest.h>

#include <random>

#include "commitments/record_store.h"
#include "commitments/test_commitments.h"

namespace vx {
namespace {

class Commitments : public CommitmentTest {};
VX_FOR_EACH_ENGINE(Commitments);

TEST_P(Commitments, AreSignedOnceAndRepeatingItChangesNothing) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  add(named("Trần Văn Bình"), 3);
  const auto id = published();
  EXPECT_EQ(counts(id), (StandingCounts{2, 0, 0, 0, 0}));
  const Response first = sign(id, anh);
  ASSERT_EQ(first.status, 303) << first.content();
  const Response second = sign(id, anh);
  EXPECT_EQ(find_header(second, "Location"), find_header(first, "Location"));
  EXPECT_EQ(counts(id), (StandingCounts{2, 1, 0, 0, 0}));
  EXPECT_EQ(db().read([&](ReadTx& tx) { return list_signatures(tx, id, anh).size(); }), 1U);
  expect_counted(id);
}

TEST_P(Commitments, AreNotSignedWithoutATickBySomebodyElseOrWhereOneIsNotAsked) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const Id<Person> cuong = add(named("Lê Văn Cường"), 6);
  const auto id = published();
  EXPECT_EQ(hoa(anh).post(address(id, "/signatures"), {{"number", "1"}}).status, 422);
  EXPECT_EQ(
      hoa(anh)
          .post(address(id, "/signatures"), {{"number", "1"}, {"agree", "on"}, {"person", std::to_string(cuong.value)}})
          .status,
      422);
  EXPECT_EQ(sign(id, cuong).status, 403);
  EXPECT_EQ(sign(id, anh, 2).status, 422);
  EXPECT_EQ(counts(id), (StandingCounts{1, 0, 0, 0, 0}));
}

TEST_P(Commitments, KeepTheMomentOfADeviceThatWasOffline) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto id = published();
  clock_.set(Instant::at(Date(2021, 9, 25), 9, 0));
  const Instant signed_at = Instant::at(Date(2021, 9, 24), 17, 30);
  const Response answer =
      hoa(anh).post(address(id, "/signatures"), {{"number", "1"}, {"agree", "on"}, {"signed_at", signed_at.iso()}});
  ASSERT_EQ(answer.status, 303) << answer.content();
  const auto signatures = db().read([&](ReadTx& tx) { return list_signatures(tx, id, anh); });
  EXPECT_EQ(signatures[0].signed_at, signed_at);
  EXPECT_EQ(signatures[0].received_at.date(), Date(2021, 9, 25));
}

TEST_P(Commitments, AskForANewSignatureOnlyWhenTheTextIsRenewed) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const auto id = published();
  sign(id, anh);
  auto publish_next = [&](std::string_view renewal) {
    EXPECT_EQ(lan()
                  .post(address(id), {{"title", "Bản cam kết phòng, chống dịch"},
                                      {"body", "Nội dung mới."},
                                      {"rules", "240/KH-UBND"},
                                      {"change_note", "Bổ sung."}})
                  .status,
              303);
    EXPECT_EQ(lan().post(address(id, "/publication"), {{"renewal", std::string(renewal)}}).status, 303);
  };
  publish_next("editorial");
  EXPECT_EQ(counts(id), (StandingCounts{1, 1, 0, 0, 0}));
  expect_counted(id);
  publish_next("renew");
  EXPECT_EQ(counts(id), (StandingCounts{1, 0, 1, 0, 0}));
  expect_counted(id);
  EXPECT_TRUE(has(hoa(anh).get(address(id, "/sign")), "cần ký lại bản số 3"));
  EXPECT_EQ(sign(id, anh, 3).status, 303);
  EXPECT_EQ(counts(id), (StandingCounts{1, 1, 0, 0, 0}));
  expect_counted(id);
}

TEST_P(Commitments, CountPeopleWhereTheyWorkToday) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  add(named("Trần Văn Bình"), 4);
  const auto id = published();
  sign(id, anh);
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    join(tx, anh, 5, MemberRank::Member, Date(2021, 9, 24));
  });
  EXPECT_EQ(counts(id, "o/1/2/3/"), StandingCounts{});
  EXPECT_EQ(counts(id, "o/1/5/"), (StandingCounts{1, 1, 0, 0, 0}));
  expect_counted(id);
  // A move from another day on is counted from that day.
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    join(tx, anh, 4, MemberRank::Member, Date(2021, 9, 27), MembershipKind::Seconded, Date(2021, 10, 27));
  });
  EXPECT_EQ(counts(id, "o/1/5/").required, 1);
  clock_.set(Instant::at(Date(2021, 9, 27), 0, 5));
  keep_coverage(db());
  EXPECT_EQ(counts(id, "o/1/5/").required, 0);
  EXPECT_EQ(counts(id, "o/1/2/4/"), (StandingCounts{2, 1, 0, 0, 0}));
  expect_counted(id);
}

TEST_P(Commitments, ExcuseWhoIsAbsentUntilBackOrSigned) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const Id<Person> binh = add(named("Trần Văn Bình"), 3);
  const auto id = published();
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    for (const Id<Person> person : {anh, binh})
      insert_absence(tx, {{}, person, AbsenceKind::Leave, Date(2021, 9, 20), Date(2021, 9, 26), ""});
  });
  keep_coverage(db());
  EXPECT_EQ(counts(id), (StandingCounts{2, 0, 0, 2, 0}));
  sign(id, anh);
  EXPECT_EQ(counts(id), (StandingCounts{2, 1, 0, 1, 0}));
  clock_.set(Instant::at(Date(2021, 9, 27), 8, 0));
  keep_coverage(db());
  EXPECT_EQ(counts(id), (StandingCounts{2, 1, 0, 0, 0}));
  expect_counted(id);
}

/// The same sequence of random writes on both engines: what was counted along the way is what a recount finds.
TEST_P(Commitments, StayCountedThroughRandomSignaturesMovesAbsencesAndWithdrawals) {
  constexpr std::array units{1, 2, 3, 4, 5};
  std::vector<Id<Person>> people;
  for (int i = 0; i < 20; ++i)
    people.push_back(add(named(fmt::format("Người Thứ {}", i)), units[static_cast<std::size_t>(i) % 5]));
  const auto id = published();
  std::mt19937 random(20210924);
  int number = 1;
  for (int step = 0; step < 150; ++step) {
    const Id<Person> person = people[random() % people.size()];
    const auto action = random() % 10;
    if (action < 5) {
      sign(id, person, static_cast<int>(1 + random() % static_cast<unsigned>(number)));
    } else if (action == 9 && step % 3 == 0) {
      ++number;
      lan().post(address(id), {{"title", "Cam kết"}, {"body", "Mới."}, {"rules", "240/KH-UBND"}, {"change_note", "x"}});
      lan().post(address(id, "/publication"), {{"renewal", random() % 2 ? "renew" : "editorial"}});
    } else {
      db().write(Actor::system(), [&](WriteTx& tx) {
        tx.exempt_from_audit("test");
        const int unit = units[random() % 5];
        if (action == 5) void_signatures(tx, id, person, "withdrawn");
        if (action == 6) {
          Membership wanted{.id = {},
                            .person = person,
                            .organisation = {unit},
                            .position = {},
                            .valid_from = tx.today(),
                            .valid_to = {},
                            .is_main = true};
          if (auto plan = decide_membership(list_memberships(tx, person), wanted, tx.today()))
            apply_membership(tx, hooks_, *plan);
        }
        if (action == 7) insert_absence(tx, {{}, person, AbsenceKind::Sick, tx.today(), tx.today().plus_days(2), ""});
        if (action == 8)
          for (const Signature& one : list_signatures(tx, id, person))
            if (!one.voided_at) {
              void_signature(tx, one);
              break;
            }
      });
    }
    if (step % 25 == 24) {
      clock_.set(Instant::at(test_today.plus_days(step / 25), 8, 0));
      keep_coverage(db());
      expect_counted(id);
    }
  }
  keep_coverage(db());
  expect_counted(id);
}

TEST_P(Commitments, CountOnlyTheUnitsThatTakePart) {
  add(named("Nguyễn Thị Ánh"), 3);
  add(named("Trần Văn Bình"), 5);
  const auto id = published();
  EXPECT_EQ(lan().post(address(id, "/units"), {{"unit", "5"}}).status, 303);
  EXPECT_EQ(counts(id).required, 1);
  expect_counted(id);
  EXPECT_EQ(lan().post(address(id, "/units"), {{"unit", "6"}}).status, 400);
  EXPECT_EQ(lan().post(address(id, "/units")).status, 422);
}

TEST_P(Commitments, LetTheSignaturesOfMergedPeopleCountTogetherAndApartAgain) {
  const Id<Person> anh = add(named("Nguyễn Thị Ánh"), 3);
  const Id<Person> twice = add(named("Nguyễn Thị Ánh"), 4);
  const auto id = published();
  sign(id, twice);
  auto merge = [&](bool is_undone) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("test");
      tx.execute("update person set merged_into = $1 where id = $2",
                 {is_undone ? std::optional<Id<Person>>() : std::optional(anh), twice});
      for (const auto& hook : is_undone ? hooks_.unmerged : hooks_.merged) hook(tx, twice, anh);
    });
  };
  merge(false);
  EXPECT_EQ(counts(id, "o/1/2/3/").has_signed, 1);
  expect_counted(id);
  merge(true);
  EXPECT_EQ(counts(id, "o/1/2/3/").has_signed, 0);
  expect_counted(id);
}

}  // namespace
}  // namespace vx
