#include "campaigns/difficulty_demo.h"

#include <span>

#include "accounts/account_store.h"
#include "base/check.h"
#include "campaigns/difficulty_topic_store.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

/// What was done, so many days before the clock of the demonstration.
struct Deed {
  enum class Kind { PassedUp, Escalated, Answered, Accepted, Reopened, Withdrawn } kind;
  int days_ago;
  std::string_view text = {};
  std::string_view by = {};
};

struct Story {
  std::string_view login_name;
  std::string_view unit;
  int days_ago;
  bool speaks_for_unit;
  std::string_view text;
  std::string_view need;
  std::vector<Deed> deeds = {};
};

using Kind = Deed::Kind;
constexpr std::string_view secretary = "Thường trực thi đua (minh họa)";

const std::vector<Story>& stories() {
  static const std::vector<Story> told{
      {"minh", "Ủy ban nhân dân huyện Tam Đảo", 1, true,
       "Thiếu kit test nhanh để xét nghiệm người từ vùng dịch về tại các chốt kiểm soát",
       "Cấp bổ sung 500 kit test nhanh trước ngày 28/9/2021"},
      {"demo", "Ủy ban nhân dân huyện Bình Xuyên", 1, true,
       "Các chốt kiểm soát thiếu kit test nhanh để xét nghiệm lái xe, người từ vùng dịch về",
       "Cấp 800 kit test nhanh và hướng dẫn thanh quyết toán"},
      {"demo", "Ủy ban nhân dân thành phố Vĩnh Yên", 2, true,
       "Thiếu kit test nhanh xét nghiệm người từ vùng dịch về tại chốt kiểm soát cửa ngõ thành phố",
       "Điều chuyển kit test từ kho của tỉnh cho thành phố"},
      {"demo",
       "Sở Công Thương",
       14,
       true,
       "Xe chở công nhân của doanh nghiệp trong khu công nghiệp phải dừng nhiều lần ở các chốt liên huyện",
       "Thống nhất một mã nhận diện cho xe chở công nhân trên toàn tỉnh",
       {{Kind::PassedUp, 13, "Liên quan Công an tỉnh và các huyện, vượt thẩm quyền của Sở Nội vụ.", secretary}}},
      {"canbo",
       "Phòng Lãnh sự",
       1,
       false,
       "Chưa rõ hồ sơ xin cho chuyên gia nước ngoài nhập cảnh làm việc tại khu công nghiệp cần những giấy tờ phòng "
       "dịch nào",
       "Ban hành danh mục giấy tờ thống nhất để Phòng hướng dẫn doanh nghiệp",
       {{Kind::PassedUp, 1, "Phòng không có căn cứ trả lời doanh nghiệp.", "Phòng Lãnh sự (minh họa)"}}},
      {"canbo",
       "Sở Ngoại vụ",
       4,
       true,
       "Phần mềm khai báo y tế chưa có mục cho khách nước ngoài không có số điện thoại Việt Nam",
       "Cho phép khai bằng số hộ chiếu",
       {{Kind::Answered, 2, "Đã đề nghị đơn vị vận hành bổ sung mục hộ chiếu, dùng được từ ngày 23/9/2021.",
         secretary}}},
      {"demo",
       "Sở Giáo dục và Đào tạo",
       20,
       true,
       "Giáo viên ở vùng phong tỏa chưa ký được bản cam kết bằng giấy",
       "Cho phép ký cam kết trên hệ thống hoặc ký sau khi hết phong tỏa",
       {{Kind::PassedUp, 19, "Đề nghị Ủy ban nhân dân tỉnh cho ký trên hệ thống.", secretary},
        {Kind::Answered, 17, "Đồng ý cho ký trên hệ thống; bản giấy bổ sung khi hết phong tỏa.",
         "Lãnh đạo tỉnh (minh họa)"},
        {Kind::Reopened, 16, "Một số giáo viên chưa có tài khoản."},
        {Kind::Answered, 14, "Sở được cấp tài khoản theo danh sách, hoàn thành trong ngày.",
         "Lãnh đạo tỉnh (minh họa)"},
        {Kind::Accepted, 13}}},
      {"demo",
       "Sở Lao động - Thương binh và Xã hội",
       9,
       true,
       "Chưa có kinh phí khen thưởng đột xuất cho tập thể, cá nhân trực chốt",
       "Bổ sung kinh phí khen thưởng đột xuất quý IV",
       {{Kind::Escalated, 3}}},
      {"minh",
       "Ủy ban nhân dân huyện Tam Đảo",
       6,
       true,
       "Lực lượng trực chốt ở xã có điểm du lịch thiếu người thay ca vào ban đêm",
       "Tăng cường 20 đoàn viên, dân quân đến hết tháng 9",
       {{Kind::Withdrawn, 3}}}};
  return told;
}

class DifficultyTeller {
 public:
  DifficultyTeller(WriteTx& tx, Id<Campaign> campaign) : tx_(tx), campaign_(campaign) {
    organisations_ = list_organisations(tx_, tx_.today());
  }

  void tell(const Story& story) {
    const auto unit = std::find_if(organisations_.begin(), organisations_.end(),
                                   [&](const Organisation& each) { return each.name() == story.unit; });
    if (unit == organisations_.end()) return;  // the demonstration of other organisations has no such unit
    const auto account = find_account_by_login(tx_, story.login_name);
    Difficulty draft;
    draft.campaign = campaign_;
    draft.organisation = unit->id;
    draft.account = account ? account->id.value : 0;
    draft.raised_by = account ? account->display_name : unit->name() + " (minh họa)";
    draft.text = story.text;
    draft.need = story.need;
    draft.since = day(story.days_ago + 1).date();
    const DifficultyRules rules = read_difficulty_rules(tx_, campaign_, unit->id);
    Difficulty difficulty = start_difficulty(draft, rules, story.speaks_for_unit, day(story.days_ago));
    std::vector<std::pair<std::string_view, const Deed*>> events;
    for (const Deed& deed : story.deeds) events.emplace_back(apply(difficulty, rules, deed), &deed);
    difficulty.id = insert_difficulty(tx_, difficulty);
    insert_event(difficulty.id, "raised", day(story.days_ago), draft.raised_by, "");
    for (const auto& [kind, deed] : events)
      insert_event(difficulty.id, kind, day(deed->days_ago),
                   deed->kind == Kind::Escalated ? "system"
                   : deed->by.empty()            ? std::string_view(draft.raised_by)
                                                 : deed->by,
                   deed->kind == Kind::Answered ? std::string_view() : deed->text);
    tx_.record({.action = "difficulties.raise",
                .subject = "difficulty/" + std::to_string(difficulty.id.value),
                .note = "demo"});
  }

 private:
  [[nodiscard]] Instant day(int days_ago) const { return tx_.now().plus_seconds(-86400LL * days_ago); }

  std::string_view apply(Difficulty& difficulty, const DifficultyRules& rules, const Deed& deed) {
    const Instant at = day(deed.days_ago);
    switch (deed.kind) {
      case Kind::PassedUp:
        difficulty = decide_passing_up(difficulty, rules, deed.text, deed.by, at).value();
        return "passed_up";
      case Kind::Escalated:
        if (auto up = decide_escalation(difficulty, rules, at)) difficulty = *std::move(up);
        return "escalated";
      case Kind::Answered:
        difficulty = decide_answer(difficulty, deed.text, deed.by, at).value();
        return "answered";
      case Kind::Accepted:
        difficulty = decide_acceptance(difficulty).value();
        return "accepted";
      case Kind::Reopened:
        difficulty = decide_reopening(difficulty, rules, deed.text, at).value();
        return "reopened";
      case Kind::Withdrawn:
        difficulty = decide_withdrawal(difficulty, difficulty.raised_by, at).value();
        return "withdrawn";
    }
    return "";
  }

  void insert_event(Id<Difficulty> id, std::string_view kind, Instant at, std::string_view by, std::string_view text) {
    tx_.execute(
        "insert into difficulty_event(difficulty_id, kind, happened_at, actor, text) values($1, $2, $3, $4, $5)",
        {id, kind, at, by, text});
  }

  WriteTx& tx_;
  Id<Campaign> campaign_;
  std::vector<Organisation> organisations_;
};

/// The province's running campaign: the one most units must carry out.
std::optional<Id<Campaign>> find_main_campaign(ReadTx& tx) {
  return tx.find(
      "select c.id from campaign c where c.parent_id is null and c.state not in ('prepared', 'closed') "
      "order by (select count(*) from campaign_expectation e where e.campaign_id = c.id) desc, c.id limit 1",
      {}, [](const Row& row) { return row.get<Id<Campaign>>(0); });
}

}  // namespace

void add_difficulty_demo(App& app) {
  app.demo_data.push_back([](Database& database) {
    database.write(Actor::system(), [](WriteTx& tx) {
      const auto campaign = find_main_campaign(tx);
      if (!campaign || tx.count("select count(*) from difficulty", {}) > 0) {
        tx.exempt_from_audit("the demonstration has been told");
        return;
      }
      DifficultyTeller teller(tx, *campaign);
      for (const Story& story : stories()) teller.tell(story);
      tell_inspection_demo(tx, *campaign);
    });
  });
}

}  // namespace vx
