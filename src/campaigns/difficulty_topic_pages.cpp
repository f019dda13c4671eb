#include "campaigns/campaign_access.h"
#include "campaigns/campaign_tabs.h"
#include "campaigns/difficulties.h"
#include "campaigns/difficulty_json.h"
#include "campaigns/difficulty_notices.h"
#include "campaigns/difficulty_views.h"

// Difficulties that are the same: suggested, grouped under a topic, answered together, taken apart again.

namespace vx {

namespace {

constexpr int looked_at = 300;  // newest difficulties among which patterns are looked for

std::string topic_subject(Id<DifficultyTopic> id) { return "difficulty_topic/" + std::to_string(id.value); }

CampaignRecord get_steered(const Request& request, ReadTx& tx, Id<Campaign> id) {
  CampaignRecord record = get_campaign(tx, request.viewer(), id);
  if (!may_steer(request.viewer(), record.organisation_path))
    request.require(steer_campaigns, record.organisation_path);
  return record;
}

TopicRecord get_topic(ReadTx& tx, const Request& request) {
  auto topic = find_topic(tx, request.path_id<DifficultyTopic>());
  if (!topic) throw Problem(ProblemCode::NotFound);
  return *std::move(topic);
}

/// Waiting, in no topic, in the campaign or below it.
std::vector<DifficultySummary> list_ungrouped(const Request& request, ReadTx& tx, const Campaign& campaign) {
  DifficultyFilter filter;
  filter.campaign_path = campaign.path;
  filter.state = "waiting";
  PageRequest page;
  page.size = looked_at;
  auto rows = list_difficulties(tx, request.viewer(), filter, page).items;
  std::erase_if(rows, [](const DifficultySummary& row) { return static_cast<bool>(row.topic); });
  return rows;
}

DifficultyTopicsPage read_topics(const Request& request, ReadTx& tx, CampaignRecord record) {
  DifficultyTopicsPage data;
  data.topics = list_topics(tx, record.campaign.id);
  data.ungrouped = list_ungrouped(request, tx, record.campaign);
  data.patterns = find_patterns(list_pattern_entries(tx, request.viewer(), record.campaign.path, looked_at));
  data.may_steer = may_steer(request.viewer(), record.organisation_path);
  data.record = std::move(record);
  return data;
}

DifficultyTopicPage read_topic(const Request& request, ReadTx& tx, TopicRecord topic) {
  DifficultyTopicPage data;
  data.record = get_campaign(tx, request.viewer(), topic.campaign);
  DifficultyFilter filter;
  filter.topic = topic.id;
  PageRequest page;
  page.size = 200;
  data.members = list_difficulties(tx, request.viewer(), filter, page).items;
  data.may_steer = may_steer(request.viewer(), data.record.organisation_path);
  if (data.may_steer)
    for (DifficultySummary& row : list_ungrouped(request, tx, data.record.campaign)) {
      const bool is_alike = sameness(row.text, topic.title) >= same_difficulty ||
                            std::any_of(data.members.begin(), data.members.end(), [&](const DifficultySummary& each) {
                              return sameness(row.text, each.text) >= same_difficulty;
                            });
      if (is_alike) data.alike.push_back(std::move(row));
    }
  data.topic = std::move(topic);
  return data;
}

Response show_topics(Request& request, ReadTx& tx) {
  const DifficultyTopicsPage data =
      read_topics(request, tx, get_campaign(tx, request.viewer(), request.path_id<Campaign>()));
  return respond(
      request, [&] { return difficulty_topics_page(request.view, data); },
      [&] {
        return json_object({{"topics", json_array(data.topics, topic_summary_json)},
                            {"patterns", json_array(data.patterns, pattern_json)}});
      });
}

Response show_topic(Request& request, ReadTx& tx) {
  const DifficultyTopicPage data = read_topic(request, tx, get_topic(tx, request));
  return respond(
      request, [&] { return difficulty_topic_page(request.view, data); },
      [&] {
        return json_object({{"topic", topic_json(data.topic)},
                            {"members", json_array(data.members, difficulty_summary_json)},
                            {"alike", json_array(data.alike, difficulty_summary_json)}});
      });
}

/// The chosen ones that may join a topic of the campaign: of it or below it, waiting, in no other topic.
std::vector<Difficulty> read_chosen(Request& request, ReadTx& tx, const Campaign& campaign) {
  std::vector<Difficulty> chosen;
  for (const std::string& value : request.form.all("difficulty")) {
    const Id<Difficulty> id{std::atoll(value.c_str())};
    DifficultyRecord record = get_difficulty(tx, request.viewer(), id);
    const auto of = find_campaign(tx, record.difficulty.campaign);
    if (!of->campaign.path.starts_with(campaign.path)) throw Problem(ProblemCode::NotFound);
    if (record.difficulty.topic || record.difficulty.state != DifficultyState::Waiting)
      request.form.add_error("", {"difficulties.refusal.not_groupable"});
    chosen.push_back(std::move(record.difficulty));
  }
  return chosen;
}

void join_topic(WriteTx& tx, Difficulty difficulty, Id<DifficultyTopic> topic, std::string_view title) {
  difficulty.topic = topic;
  update_difficulty(tx, difficulty);
  insert_difficulty_event(tx, difficulty.id, "grouped", title);
}

Response create_topic(Request& request, WriteTx& tx) {
  CampaignRecord record = get_steered(request, tx, request.path_id<Campaign>());
  const std::string title = request.form.required_text("title", 300);
  const auto chosen = read_chosen(request, tx, record.campaign);
  if (chosen.size() < 2) request.form.add_error("", {"difficulties.refusal.two_at_least"});
  if (!request.form.ok())
    return invalid(request, request.form,
                   difficulty_topics_page(request.view, read_topics(request, tx, record), request.form));
  const Id<DifficultyTopic> topic = insert_topic(tx, record.campaign.id, title);
  for (const Difficulty& difficulty : chosen) join_topic(tx, difficulty, topic, title);
  tx.record({.action = "difficulties.group", .subject = topic_subject(topic), .note = std::to_string(chosen.size())});
  return done(request, topic_address(topic), "difficulties.notice.grouped", topic_json(*find_topic(tx, topic)), 201);
}

/// The topic, steered by the viewer and not dissolved.
TopicRecord get_open_topic(const Request& request, ReadTx& tx) {
  TopicRecord topic = get_topic(tx, request);
  (void)get_steered(request, tx, topic.campaign);
  if (topic.dissolved_at) throw Problem(ProblemCode::Invalid, request.view.t("difficulties.refusal.dissolved"));
  return topic;
}

Response add_members(Request& request, WriteTx& tx) {
  const TopicRecord topic = get_open_topic(request, tx);
  const auto chosen = read_chosen(request, tx, find_campaign(tx, topic.campaign)->campaign);
  if (chosen.empty()) request.form.add_error("", {"difficulties.refusal.none_chosen"});
  if (!request.form.ok())
    return invalid(request, request.form,
                   difficulty_topic_page(request.view, read_topic(request, tx, topic), request.form));
  for (const Difficulty& difficulty : chosen) join_topic(tx, difficulty, topic.id, topic.title);
  tx.record(
      {.action = "difficulties.group", .subject = topic_subject(topic.id), .note = std::to_string(chosen.size())});
  return done(request, topic_address(topic.id), "difficulties.notice.grouped", topic_json(topic));
}

/// Out of its topic again; an answer it got stays.
void leave_topic(WriteTx& tx, Id<Difficulty> id) {
  DifficultyRecord record = *find_difficulty_unscoped(tx, id);
  record.difficulty.topic = {};
  update_difficulty(tx, record.difficulty);
  insert_difficulty_event(tx, id, "ungrouped", record.topic_title);
}

Response remove_member(Request& request, WriteTx& tx) {
  const TopicRecord topic = get_open_topic(request, tx);
  const auto record = find_difficulty_unscoped(tx, request.path_id<Difficulty>("difficulty"));
  if (!record || record->difficulty.topic != topic.id) throw Problem(ProblemCode::NotFound);
  leave_topic(tx, record->difficulty.id);
  tx.record({.action = "difficulties.ungroup",
             .subject = topic_subject(topic.id),
             .note = difficulty_subject(record->difficulty.id)});
  return done(request, topic_address(topic.id), "difficulties.notice.ungrouped", topic_json(topic));
}

Response dissolve(Request& request, WriteTx& tx) {
  const TopicRecord topic = get_open_topic(request, tx);
  for (const Id<Difficulty> id : list_topic_members(tx, topic.id)) leave_topic(tx, id);
  mark_topic_dissolved(tx, topic.id);
  tx.record({.action = "difficulties.dissolve", .subject = topic_subject(topic.id)});
  return done(request, campaign_address(topic.campaign, "/difficulties/topics"), "difficulties.notice.dissolved",
              topic_json(*find_topic(tx, topic.id)));
}

/// One answer for all that still wait, wherever they lie: those who steer the campaign reach all of it.
Response answer_all(Request& request, WriteTx& tx) {
  const TopicRecord topic = get_open_topic(request, tx);
  const std::string text = request.form.text("answer", 4000);
  std::int64_t answered = 0;
  for (const Id<Difficulty> id : list_topic_members(tx, topic.id)) {
    const DifficultyRecord record = *find_difficulty_unscoped(tx, id);
    if (record.difficulty.state != DifficultyState::Waiting) continue;
    const auto decided = decide_answer(record.difficulty, text, request.viewer().display_name, tx.now(), topic.id);
    if (!decided) {
      request.form.add_error("answer", decided.error());
      return invalid(request, request.form,
                     difficulty_topic_page(request.view, read_topic(request, tx, topic), request.form));
    }
    update_difficulty(tx, *decided);
    insert_difficulty_event(tx, id, "answered", "");
    tell_of_difficulty(tx, id);
    ++answered;
  }
  if (answered == 0) throw Problem(ProblemCode::Invalid, request.view.t("difficulties.refusal.nothing_waits"));
  tx.record(
      {.action = "difficulties.answer_topic", .subject = topic_subject(topic.id), .note = std::to_string(answered)});
  return done(request, topic_address(topic.id), "difficulties.notice.answered_all",
              json_object({{"answered", answered}}));
}

}  // namespace

void add_difficulty_topic_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const FieldInfo chosen{"difficulty", FieldType::TextList, true, "Ids of those that are the same."};
  router.get("/campaigns/{id}/difficulties/topics", show_topics,
             {.access = reader, .about = "Topics of a campaign's difficulties, and suggestions of new ones"});
  router.post("/campaigns/{id}/difficulties/topics", create_topic,
              {.access = reader,
               .about = "Groups difficulties that are the same under a topic",
               .fields = {{"title", FieldType::Text, true}, chosen}});
  router.get("/difficulty_topics/{id}", show_topic, {.access = reader, .about = "A topic and its difficulties"});
  router.post("/difficulty_topics/{id}/members", add_members,
              {.access = reader, .about = "Adds difficulties to a topic", .fields = {chosen}});
  router.post("/difficulty_topics/{id}/members/{difficulty}/remove", remove_member,
              {.access = reader, .about = "Takes a difficulty out of a topic"});
  router.post("/difficulty_topics/{id}/dissolution", dissolve, {.access = reader, .about = "Undoes a grouping"});
  router.post("/difficulty_topics/{id}/answer", answer_all,
              {.access = reader,
               .about = "Answers all difficulties of a topic that still wait",
               .fields = {{"answer", FieldType::Text, true}}});
}

}  // namespace vx
