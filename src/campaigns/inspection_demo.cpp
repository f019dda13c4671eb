#include "campaigns/campaign_store.h"
#include "campaigns/difficulty_demo.h"
#include "campaigns/inspection_store.h"
#include "campaigns/task_store.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

struct FoundStory {
  std::string_view unit;
  FindingKind kind;
  FindingSeverity severity;
  std::string_view text;
  int due_in_days;  ///< counted from the clock of the demonstration
  Recheck recheck = Recheck::None;
};
struct VisitStory {
  std::string_view subject;
  int days_ago;  ///< negative: planned for that many days ahead
  std::vector<std::string_view> units;
  std::string_view conclusion;  ///< empty: still planned
  std::vector<FoundStory> findings = {};
};

const std::vector<VisitStory>& visits() {
  static const std::vector<VisitStory> told{
      {"Đánh giá nguy cơ hằng ngày và tổ chức ký cam kết",
       7,
       {"Sở Công Thương", "Ủy ban nhân dân thành phố Vĩnh Yên"},
       "Hai đơn vị đã tổ chức ký cam kết đầy đủ; việc cập nhật đánh giá nguy cơ trước 15 giờ chưa đều.",
       {{"Sở Công Thương", FindingKind::Fault, FindingSeverity::Medium,
         "Ba ngày trong tuần cập nhật đánh giá nguy cơ sau 15 giờ", 4},
        {"Ủy ban nhân dân thành phố Vĩnh Yên", FindingKind::Recommendation, FindingSeverity::None,
         "Bố trí thêm một điểm khai báo y tế tại chợ trung tâm", 6},
        {"Ủy ban nhân dân thành phố Vĩnh Yên", FindingKind::GoodPractice, FindingSeverity::None,
         "Tổ tự quản khu phố gọi điện nhắc khai báo hai lần mỗi ngày", 0}}},
      {"Chốt kiểm soát dịch tại cửa ngõ",
       12,
       {"Ủy ban nhân dân huyện Bình Xuyên"},
       "Chốt hoạt động đủ ba ca; sổ theo dõi phương tiện còn thiếu.",
       {{"Ủy ban nhân dân huyện Bình Xuyên", FindingKind::Fault, FindingSeverity::High,
         "Sổ theo dõi phương tiện qua chốt bỏ trống hai ca đêm", -3, Recheck::Resolved}}},
      {"Công tác tuyên truyền, quán triệt kế hoạch",
       -5,
       {"Ủy ban nhân dân huyện Tam Đảo", "Sở Ngoại vụ", "Sở Lao động - Thương binh và Xã hội"},
       ""}};
  return told;
}

class VisitTeller {
 public:
  VisitTeller(WriteTx& tx, Campaign campaign) : tx_(tx), campaign_(std::move(campaign)) {
    organisations_ = list_organisations(tx_, tx_.today());
  }

  void tell(const VisitStory& story) {
    Inspection draft;
    draft.campaign = campaign_.id;
    draft.subject = story.subject;
    draft.planned_on = tx_.today().plus_days(-story.days_ago);
    draft.leader = "Trưởng ban Thi đua - Khen thưởng (minh họa)";
    draft.members = {"Chuyên viên Sở Nội vụ (minh họa)", "Chuyên viên Sở Y tế (minh họa)"};
    draft.checks = {{"100% công chức, viên chức đã ký cam kết", CheckResult::None, ""},
                    {"Đánh giá nguy cơ cập nhật trước 15 giờ", CheckResult::None, ""}};
    for (const std::string_view name : story.units)
      if (const auto unit = find(name)) draft.units.push_back(*unit);
    auto inspection = decide_inspection(std::move(draft));
    if (!inspection) return;  // the demonstration of other organisations has no such units
    if (!story.conclusion.empty()) {
      inspection->carried_out_on = inspection->planned_on;
      inspection->conclusion = story.conclusion;
      inspection->checks[0].result = CheckResult::Met;
      inspection->checks[1] = {inspection->checks[1].text, CheckResult::NotMet, "Ba ngày cập nhật muộn"};
      inspection = decide_inspection_result(*std::move(inspection), tx_.today());
    }
    inspection->id = insert_inspection(tx_, *inspection);
    for (const FoundStory& found : story.findings) tell(found, *inspection);
    tx_.record({.action = "inspections.plan",
                .subject = "inspection/" + std::to_string(inspection->id.value),
                .note = "demo"});
  }

 private:
  [[nodiscard]] std::optional<Id<Organisation>> find(std::string_view name) const {
    const auto at = std::find_if(organisations_.begin(), organisations_.end(),
                                 [&](const Organisation& each) { return each.name() == name; });
    return at == organisations_.end() ? std::nullopt : std::optional(at->id);
  }

  void tell(const FoundStory& story, const Inspection& inspection) {
    InspectionFinding draft;
    draft.inspection = inspection.id;
    draft.organisation = find(story.unit).value_or(Id<Organisation>{});
    draft.kind = story.kind;
    draft.severity = story.severity;
    draft.text = story.text;
    if (story.kind != FindingKind::GoodPractice) draft.due_on = tx_.today().plus_days(story.due_in_days);
    auto finding = decide_finding(std::move(draft), inspection);
    if (!finding) return;
    finding->id = insert_finding(tx_, *finding);
    if (finding->kind != FindingKind::GoodPractice) {
      NewTask task;
      task.campaign = campaign_.id;
      task.origin = "finding/" + std::to_string(finding->id.value);
      task.title = finding->text;
      task.owner = finding->organisation;
      task.set_by = campaign_.organisation;
      task.due_on = finding->due_on;
      finding->task = add_task(tx_, task);
    }
    finding->recheck = story.recheck;
    if (story.recheck != Recheck::None) {
      finding->rechecked_on = tx_.today().plus_days(-2);
      const auto done = decide_task_move(*find_task(tx_, finding->task), {.to = TaskState::Done}, tx_.today());
      if (done) update_task(tx_, *done);
    }
    update_finding(tx_, *finding);
  }

  WriteTx& tx_;
  Campaign campaign_;
  std::vector<Organisation> organisations_;
};

}  // namespace

void tell_inspection_demo(WriteTx& tx, Id<Campaign> campaign) {
  VisitTeller teller(tx, find_campaign(tx, campaign)->campaign);
  for (const VisitStory& story : visits()) teller.tell(story);
}

}  // namespace vx
