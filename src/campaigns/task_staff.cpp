#include "campaigns/task_staff.h"

#include "campaigns/task_hand_over_store.h"
#include "campaigns/task_notices.h"
#include "campaigns/task_store.h"
#include "people/people_reads.h"

namespace vx {

namespace {

constexpr std::int64_t staff_shown_max = 300;

void on_moved(WriteTx& tx, const Move& move) {
  std::string to_path;
  if (move.to) to_path = get_organisation(tx, move.to).path;
  for (CampaignTask& task : list_waiting_tasks_of(tx, move.person)) {
    if (!to_path.empty() && to_path.starts_with(get_organisation(tx, task.owner).path)) continue;
    task.left_person = task.person;
    task.person = {};
    update_task(tx, task);
    insert_task_event(tx, task.id, "left", "");
    tell_task_left(tx, task);
    tx.record(
        {.action = "campaigns.task_left",
         .subject = "campaign/" + std::to_string(task.campaign.value) + "/task/" + std::to_string(task.id.value)});
  }
}

}  // namespace

std::vector<Choice> list_staff_choices(ReadTx& tx, const Viewer& viewer, const Organisation& unit) {
  std::vector<Choice> choices;
  if (!viewer.may(read_people, unit.path)) return choices;
  const bool is_small = count_staff_below(tx, unit.path, tx.today()) <= staff_shown_max;
  const auto staff = is_small ? list_staff_below(tx, unit.path, tx.today()) : list_members(tx, unit.id, tx.today());
  for (const Member& member : staff) {
    if (!member.works_here) continue;
    const std::string& position = member.membership.position;
    choices.push_back(
        {std::to_string(member.person.value), position.empty() ? member.name : member.name + " – " + position});
  }
  return choices;
}

bool works_in(ReadTx& tx, Id<Person> person, const Organisation& unit) {
  const auto workplace = workplace_of(tx, person, tx.today());
  return workplace && get_organisation(tx, *workplace).path.starts_with(unit.path);
}

void add_task_hand_over(PeopleHooks& hooks) {
  hooks.moved.push_back(on_moved);
  hooks.merged.push_back(merge_tasks_of);
  hooks.unmerged.push_back(unmerge_tasks_of);
}

}  // namespace vx
