#include "campaigns/task_json.h"

namespace vx {

namespace {

std::vector<Field> task_fields(const View& view, const TaskRow& row) {
  const CampaignTask& task = row.task;
  const bool names = may_see_names(view.viewer, row.owner_path, task.person);
  return {{"id", task.id},
          {"version", task.version},
          {"campaign", task.campaign},
          {"campaign_title", row.campaign_title},
          {"title", task.title},
          {"detail", task.detail},
          {"owner", task.owner},
          {"owner_name", row.owner_name},
          {"is_assigned", static_cast<bool>(task.person)},
          {"is_mine", task.person && task.person.value == view.viewer.person},
          {"needs_person", task.left_person && !task.person && is_waiting(task.state)},
          {"person", names ? Json(task.person) : Json()},
          {"person_name", names ? Json(row.person_name) : Json()},
          {"due_on", task.due_on},
          {"state", code_of(task.state)},
          {"standing", code_of(classify_task(task, view.today()))},
          {"state_note", task.state_note},
          {"unblocker", task.unblocker},
          {"progress", task.progress},
          {"done_on", task.done_on},
          {"item", task.item},
          {"origin", task.origin}};
}

Json evidence_json(const TaskEvidence& evidence) {
  return json_object({{"id", evidence.id},
                      {"kind", code_of(evidence.kind)},
                      {"title", evidence.title},
                      {"address", evidence.address},
                      {"size", evidence.size},
                      {"amount", evidence.amount},
                      {"unit", evidence.unit},
                      {"added_at", evidence.added_at},
                      {"added_by", evidence.added_by},
                      {"withdrawn_at", evidence.withdrawn_at}});
}

}  // namespace

Json task_json(const View& view, const TaskRow& row) { return json_object(task_fields(view, row)); }

Json task_json(const View& view, const TaskPage& page) {
  auto fields = task_fields(view, page.row);
  fields.push_back({"coordinators", Json(page.row.task.coordinators)});
  fields.push_back({"evidence", json_array(page.evidence, evidence_json)});
  fields.push_back({"history", json_array(page.events, [](const TaskEvent& event) {
                      return json_object(
                          {{"kind", event.kind}, {"at", event.at}, {"by", event.actor}, {"text", event.text}});
                    })});
  fields.push_back({"may", json_object({{"direct", page.rights.direct},
                                        {"run", page.rights.run},
                                        {"work", page.rights.work},
                                        {"comment", page.rights.comment}})});
  return json_object(fields);
}

Json task_counts_json(const TaskCounts& counts) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < task_show_codes.size(); ++i) fields.push_back({task_show_codes[i], counts.by_show[i]});
  return json_object(fields);
}

Json task_list_json(const View& view, const TaskListPage& page) {
  return json_object({{"counts", task_counts_json(page.counts)},
                      {"below", page.below},
                      {"units", json_array(page.units,
                                           [](const UnitTasks& unit) {
                                             return json_object({{"unit", unit.unit},
                                                                 {"name", unit.name},
                                                                 {"counts", task_counts_json(unit.counts)}});
                                           })},
                      {"tasks", json_array(page.rows.items, [&](const TaskRow& row) { return task_json(view, row); })},
                      {"next", page.rows.next}});
}

Json candidate_json(const PlanCandidate& candidate) {
  return json_object({{"item", candidate.item.id},
                      {"kind", code_of(candidate.item.kind)},
                      {"text", candidate.item.text},
                      {"unit", candidate.item.unit},
                      {"organisation", candidate.item.organisation},
                      {"due_on", candidate.due_on},
                      {"made_for", Json(candidate.made_for)},
                      {"ready", candidate.is_ready}});
}

}  // namespace vx
