#include "campaigns/difficulty_json.h"

namespace vx {

namespace {

std::vector<Field> difficulty_fields(const DifficultyRecord& record) {
  const Difficulty& difficulty = record.difficulty;
  std::vector<Json> steps;
  for (std::size_t i = 0; i < difficulty.steps.size(); ++i) {
    const DifficultyStep& step = difficulty.steps[i];
    steps.push_back(json_object({{"level", code_of(step.place.level)},
                                 {"organisation", step.place.organisation},
                                 {"organisation_name", i < record.place_names.size() ? record.place_names[i] : ""},
                                 {"received_at", step.received_at},
                                 {"due_at", step.due_at},
                                 {"left_at", step.left_at},
                                 {"outcome", code_of(step.outcome)},
                                 {"text", step.text},
                                 {"by", step.decided_by},
                                 {"topic", step.topic}}));
  }
  const DifficultyStep* open = difficulty.open_step();
  return {{"id", difficulty.id},
          {"version", difficulty.version},
          {"campaign", difficulty.campaign},
          {"campaign_title", record.campaign_title},
          {"organisation", difficulty.organisation},
          {"organisation_name", record.organisation_name},
          {"item", difficulty.item},
          {"task", difficulty.task},
          {"topic", difficulty.topic},
          {"raised_by", difficulty.raised_by},
          {"raised_at", difficulty.raised_at},
          {"since", difficulty.since},
          {"text", difficulty.text},
          {"need", difficulty.need},
          {"state", code_of(difficulty.state)},
          {"level", open ? Json(code_of(open->place.level)) : Json()},
          {"due_at", open ? Json(open->due_at) : Json()},
          {"steps", Json(steps)}};
}

}  // namespace

Json difficulty_json(const DifficultyRecord& record) { return json_object(difficulty_fields(record)); }

Json difficulty_json(const DifficultyPage& page) {
  auto fields = difficulty_fields(page.record);
  fields.push_back({"above", page.above});
  fields.push_back({"events", json_array(page.events, [](const DifficultyEvent& event) {
                      return json_object(
                          {{"kind", event.kind}, {"at", event.at}, {"by", event.actor}, {"text", event.text}});
                    })});
  fields.push_back({"files", json_array(page.files, [](const DifficultyFile& file) {
                      return json_object({{"id", file.id}, {"name", file.name}, {"size", file.size}});
                    })});
  return json_object(fields);
}

Json difficulty_summary_json(const DifficultySummary& summary) {
  return json_object({{"id", summary.id},
                      {"text", summary.text},
                      {"need", summary.need},
                      {"campaign", summary.campaign},
                      {"campaign_title", summary.campaign_title},
                      {"organisation_name", summary.organisation_name},
                      {"raised_by", summary.raised_by},
                      {"raised_at", summary.raised_at},
                      {"state", code_of(summary.state)},
                      {"level", summary.level ? Json(code_of(*summary.level)) : Json()},
                      {"place_name", summary.place_name},
                      {"due_at", summary.due_at},
                      {"topic", summary.topic},
                      {"topic_title", summary.topic_title},
                      {"answer", summary.answer}});
}

Json difficulty_counts_json(const DifficultyCounts& counts) {
  return json_object({{"waiting", counts.waiting},
                      {"overdue", counts.overdue},
                      {"answered", counts.answered},
                      {"accepted", counts.accepted},
                      {"withdrawn", counts.withdrawn}});
}

Json difficulty_clocks_json(const DifficultyClocks& clocks) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < difficulty_level_codes.size(); ++i)
    fields.push_back({difficulty_level_codes[i], clocks.working_days[i]});
  fields.push_back({"verified", clocks.is_verified});
  fields.push_back({"own", clocks.is_own});
  return json_object(fields);
}

Json topic_json(const TopicRecord& topic) {
  return json_object({{"id", topic.id},
                      {"campaign", topic.campaign},
                      {"title", topic.title},
                      {"created_at", topic.created_at},
                      {"created_by", topic.created_by},
                      {"dissolved_at", topic.dissolved_at}});
}

Json topic_summary_json(const TopicSummary& topic) {
  return json_object({{"topic", topic_json(topic.topic)},
                      {"members", topic.members},
                      {"units", topic.units},
                      {"waiting", topic.waiting}});
}

Json pattern_json(const DifficultyPattern& pattern) {
  return json_object({{"units", pattern.units},
                      {"difficulties", json_array(pattern.entries, [](const PatternEntry& e) {
                         return json_object({{"id", e.difficulty}, {"organisation", e.organisation}, {"text", e.text}});
                       })}});
}

}  // namespace vx
