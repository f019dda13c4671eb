#include "commitments/commitment.h"

#include <gtest/gtest.h>

#include "commitments/conduct_event.h"
#include "commitments/coverage.h"
#include "commitments/paper_record.h"
#include "commitments/signing_views.h"

namespace vx {
namespace {

const Date today(2021, 9, 24);

CommitmentText text_with_rules() {
  CommitmentText text;
  text.number = 1;
  text.body = "Tôi cam kết.";
  text.rules = {Id<Document>{1}};
  return text;
}
PublicationFacts facts() { return {.has_participants = true, .is_campaign_open = true, .today = today}; }

TEST(Commitment, IsPublishedOnlyBoundToADocumentAndWithSomebodyToSign) {
  Commitment commitment;
  commitment.title = "Cam kết";
  EXPECT_TRUE(decide_publication(commitment, text_with_rules(), false, facts()));
  CommitmentText bare = text_with_rules();
  bare.rules.clear();
  EXPECT_EQ(decide_publication(commitment, bare, true, facts()).error().key, "commitments.refusal.no_rules");
  PublicationFacts nobody = facts();
  nobody.has_participants = false;
  EXPECT_EQ(decide_publication(commitment, text_with_rules(), true, nobody).error().key,
            "commitments.refusal.nobody_signs");
  CommitmentText late = text_with_rules();
  late.due_on = today.plus_days(-1);
  EXPECT_EQ(decide_publication(commitment, late, true, facts()).error().key, "commitments.refusal.due_is_over");
}

TEST(Commitment, AsksForSignaturesWithItsFirstTextAndOnlyWhereWantedAfterwards) {
  Commitment commitment;
  commitment.title = "Cam kết";
  EXPECT_TRUE(decide_publication(commitment, text_with_rules(), false, facts())->needs_renewal);
  commitment.current_number = 1;
  CommitmentText second = text_with_rules();
  second.number = 2;
  EXPECT_EQ(decide_publication(commitment, second, false, facts()).error().key, "commitments.refusal.no_change_note");
  second.change_note = "Sửa lỗi chính tả.";
  EXPECT_FALSE(decide_publication(commitment, second, false, facts())->needs_renewal);
  EXPECT_TRUE(decide_publication(commitment, second, true, facts())->needs_renewal);
}

TEST(Commitment, TakesPartWithTheUnitsNamedAndAllBelowOnTheirDays) {
  const std::vector<ParticipatingUnit> units{{Id<Organisation>{2}, "o/1/2/", "Sở", Date(2021, 9, 1), Date(2021, 9, 20)},
                                             {Id<Organisation>{5}, "o/1/5/", "Sở Y tế", Date(2021, 9, 1), {}}};
  EXPECT_TRUE(takes_part(units, "o/1/5/9/", today));
  EXPECT_FALSE(takes_part(units, "o/1/2/3/", today));
  EXPECT_TRUE(takes_part(units, "o/1/2/3/", Date(2021, 9, 19)));
  EXPECT_FALSE(takes_part(units, "o/1/55/", today));
}

TEST(Signature, CountsFromTheDevicesMomentUnlessThatCannotBe) {
  const Instant published = Instant::at(Date(2021, 9, 20), 8, 0);
  const Instant now = Instant::at(today, 8, 0);
  EXPECT_EQ(decide_moment(now.plus_seconds(-3600), published, now), now.plus_seconds(-3600));
  EXPECT_EQ(decide_moment(now.plus_seconds(60), published, now), now);
  EXPECT_EQ(decide_moment(published.plus_seconds(-1), published, now), now);
  EXPECT_EQ(decide_moment(std::nullopt, published, now), now);
  const Instant long_ago = now.plus_seconds(-20 * 86'400LL);
  EXPECT_EQ(decide_moment(long_ago.plus_seconds(60), long_ago, now), now);
}

TEST(Signature, IsOutdatedBehindTheTextThatHadToBeSignedAnew) {
  EXPECT_EQ(standing_of(std::nullopt, 1), Standing::Missing);
  EXPECT_EQ(standing_of(StoredStanding{"signed", 2}, 2), Standing::Signed);
  EXPECT_EQ(standing_of(StoredStanding{"signed", 1}, 2), Standing::Outdated);
  EXPECT_EQ(standing_of(StoredStanding{"withdrawn", 0}, 1), Standing::Withdrawn);
  EXPECT_EQ(standing_of(StoredStanding{"absent", 0}, 1), Standing::Absent);
}

TEST(Signature, HasACodeThatPeopleCanTypeInAnyWay) {
  Signature signature;
  signature.id = Id<Signature>{1234567};
  signature.secret = make_signature_secret();
  const std::string code = verification_code(signature);
  const auto read = parse_verification_code(code);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->signature, signature.id);
  EXPECT_EQ(read->secret, signature.secret);
  std::string typed;
  for (const char letter : code) typed += letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
  EXPECT_EQ(parse_verification_code(typed)->secret, signature.secret);
  for (const std::string_view wrong : {"", "A", "0-0000-0000", "12345678", "chữ-ký", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"})
    EXPECT_FALSE(parse_verification_code(wrong)) << wrong;
  EXPECT_NE(make_signature_secret(), make_signature_secret());
}

TEST(Signature, NamesNobodyInFullWhereEverybodyMayLook) {
  EXPECT_EQ(initials_of("Nguyễn Thị Ánh"), "N. T. Ánh");
  EXPECT_EQ(initials_of("Đặng Văn"), "Đ. Văn");
  EXPECT_EQ(initials_of("Ánh"), "Ánh");
}

TEST(Coverage, SumsAnyPartOfTheTree) {
  const CoverageTree tree({{Id<Organisation>{3}, "o/1/3/", {10, 4, 1, 1, 1}},
                           {Id<Organisation>{1}, "o/1/", {2, 2, 0, 0, 0}},
                           {Id<Organisation>{30}, "o/1/30/", {5, 0, 0, 0, 0}},
                           {Id<Organisation>{4}, "o/1/3/4/", {7, 7, 0, 0, 0}}});
  EXPECT_EQ(tree.sum_under("o/1/3/"), (StandingCounts{17, 11, 1, 1, 1}));
  EXPECT_EQ(tree.sum_under("o/1/").required, 24);
  EXPECT_EQ(tree.sum_under("o/2/"), StandingCounts{});
  EXPECT_EQ(tree.sum_under("o/1/3/").missing(), 3);
  EXPECT_EQ(tree.list_under("o/1/3/").size(), 2U);
}

TEST(Coverage, IsGoodOnlyWhenNobodyIsLeft) {
  EXPECT_EQ(classify_coverage({}), CoverageLevel::Nobody);
  EXPECT_EQ(classify_coverage({10, 10, 0, 0, 0}), CoverageLevel::All);
  EXPECT_EQ(classify_coverage({10, 9, 0, 1, 0}), CoverageLevel::All);
  EXPECT_EQ(classify_coverage({10, 9, 0, 0, 1}), CoverageLevel::Some);
  EXPECT_EQ(classify_coverage({10, 9, 1, 0, 0}), CoverageLevel::Some);
  EXPECT_EQ(classify_coverage({10, 0, 0, 0, 0}), CoverageLevel::None);
}

TEST(PaperRecord, NeedsATickADayThatCanBeAndAScanThatIsOne) {
  const RecordDraft good{
      .manner = Manner::Meeting, .signed_on = today, .people = {Id<Person>{1}}, .has_scan = true, .note = {}};
  EXPECT_TRUE(check_record(good, Date(2021, 9, 20), today).empty());
  RecordDraft bad = good;
  bad.people.clear();
  bad.has_scan = false;
  bad.signed_on = Date(2021, 9, 19);
  EXPECT_EQ(check_record(bad, Date(2021, 9, 20), today).size(), 3U);
  bad.signed_on = today.plus_days(1);
  EXPECT_EQ(check_record(bad, Date(2021, 9, 20), today)[1].error.key, "commitments.refusal.signed_in_future");
  EXPECT_EQ(decide_scan({"scan", "a.pdf", "application/pdf", "%PDF-1.7 …"})->content_type, "application/pdf");
  EXPECT_FALSE(decide_scan({"scan", "a.pdf", "application/pdf", "<html><script>"}));
  EXPECT_FALSE(decide_scan({"scan", "a.png", "image/png", ""}));
}

TEST(CommitmentEvent, IsOfASignatureAndItsDecisionIsNotOlder) {
  CommitmentEvent event;
  event.kind = CommitmentEventKind::Breach;
  event.happened_on = Date(2021, 9, 22);
  event.description = "Không khai báo y tế";
  EXPECT_TRUE(decide_event(event, true, today));
  EXPECT_FALSE(decide_event(event, false, today));
  CommitmentHandling handling{Date(2021, 9, 23), "Giám đốc Sở", "Nhắc nhở", {}, {}};
  EXPECT_TRUE(decide_handling(event, handling, today));
  handling.decided_on = Date(2021, 9, 21);
  EXPECT_EQ(decide_handling(event, handling, today).error().key, "commitments.refusal.decision_day");
  event.kind = CommitmentEventKind::Mistake;
  EXPECT_FALSE(decide_handling(event, handling, today));
}

}  // namespace
}  // namespace vx
