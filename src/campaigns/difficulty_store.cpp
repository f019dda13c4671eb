#include "campaigns/difficulty_store.h"

#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/campaign_file_store.h"
#include "web/problem.h"

namespace vx {

namespace {

constexpr std::string_view record_columns =
    "select d.id, d.version, d.campaign_id, d.organisation_id, d.item_id, d.task_id, d.topic_id, d.account_id, "
    "d.raised_by, d.raised_at, d.since, d.text, d.need, d.state, case when c.theme = '' then c.title else c.theme end, "
    "o.name, o.path, i.text, t.title from difficulty d join campaign c on c.id = d.campaign_id "
    "join organisation o on o.id = d.organisation_id left join campaign_item i on i.id = d.item_id "
    "left join difficulty_topic t on t.id = d.topic_id ";

DifficultyRecord record_of(const Row& row) {
  DifficultyRecord record;
  Difficulty& difficulty = record.difficulty;
  difficulty.id = row.get<Id<Difficulty>>(0);
  difficulty.version = row.get<std::int64_t>(1);
  difficulty.campaign = row.get<Id<Campaign>>(2);
  difficulty.organisation = row.get<Id<Organisation>>(3);
  difficulty.item = row.get<Id<CampaignItem>>(4);
  difficulty.task = row.get<Id<CampaignTask>>(5);
  difficulty.topic = row.get<Id<DifficultyTopic>>(6);
  difficulty.account = row.get<std::int64_t>(7);
  difficulty.raised_by = row.get<std::string>(8);
  difficulty.raised_at = row.get<Instant>(9);
  difficulty.since = row.get<std::optional<Date>>(10);
  difficulty.text = row.get<std::string>(11);
  difficulty.need = row.get<std::string>(12);
  difficulty.state = difficulty_state_of(row.text(13));
  record.campaign_title = row.get<std::string>(14);
  record.organisation_name = row.get<std::string>(15);
  record.organisation_path = row.get<std::string>(16);
  record.item_text = row.get<std::string>(17);
  record.topic_title = row.get<std::string>(18);
  return record;
}

void read_steps(ReadTx& tx, DifficultyRecord& record) {
  tx.each(
      "select s.level, s.organisation_id, s.received_at, s.due_at, s.left_at, s.outcome, s.text, s.decided_by, "
      "s.topic_id, o.name, o.path from difficulty_step s join organisation o on o.id = s.organisation_id "
      "where s.difficulty_id = $1 order by s.position",
      {record.difficulty.id}, [&](const Row& row) {
        DifficultyStep step;
        step.place = {difficulty_level_of(row.text(0)), row.get<Id<Organisation>>(1)};
        step.received_at = row.get<Instant>(2);
        step.due_at = row.get<Instant>(3);
        step.left_at = row.get<std::optional<Instant>>(4);
        step.outcome = step_outcome_of(row.text(5));
        step.text = row.get<std::string>(6);
        step.decided_by = row.get<std::string>(7);
        step.topic = row.get<Id<DifficultyTopic>>(8);
        record.difficulty.steps.push_back(std::move(step));
        record.place_names.push_back(row.get<std::string>(9));
        record.place_paths.push_back(row.get<std::string>(10));
      });
}

/// What of the open step is repeated with the difficulty.
struct OpenPlace {
  std::optional<std::string_view> level;
  Id<Organisation> place;
  std::optional<Instant> due_at;
};
OpenPlace open_place_of(const Difficulty& difficulty) {
  const DifficultyStep* open = difficulty.open_step();
  if (!open) return {};
  return {code_of(open->place.level), open->place.organisation, open->due_at};
}

void insert_step(WriteTx& tx, const Difficulty& difficulty, std::size_t position) {
  const DifficultyStep& step = difficulty.steps[position];
  tx.execute(
      "insert into difficulty_step(difficulty_id, position, level, organisation_id, received_at, due_at, left_at, "
      "outcome, text, decided_by, topic_id) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {difficulty.id, position, code_of(step.place.level), step.place.organisation, step.received_at, step.due_at,
       step.left_at, code_of(step.outcome), step.text, step.decided_by, step.topic});
}

void close_step(WriteTx& tx, const Difficulty& difficulty, std::size_t position) {
  const DifficultyStep& step = difficulty.steps[position];
  if (!step.left_at) return;
  tx.execute(
      "update difficulty_step set left_at = $1, outcome = $2, text = $3, decided_by = $4, topic_id = $5 "
      "where difficulty_id = $6 and position = $7 and left_at is null",
      {step.left_at, code_of(step.outcome), step.text, step.decided_by, step.topic, difficulty.id, position});
}

bool may_read(const Viewer& viewer, const DifficultyRecord& record) {
  if (viewer.account != 0 && viewer.account == record.difficulty.account) return true;
  if (viewer.may(read_campaigns, record.organisation_path)) return true;
  return std::any_of(record.place_paths.begin(), record.place_paths.end(),
                     [&](const std::string& path) { return viewer.may(read_campaigns, path); });
}

}  // namespace

std::optional<DifficultyRecord> find_difficulty_unscoped(ReadTx& tx, Id<Difficulty> id) {
  auto record = tx.find(std::string(record_columns) + "where d.id = $1", {id}, record_of);
  if (record) read_steps(tx, *record);
  return record;
}

DifficultyRecord get_difficulty(ReadTx& tx, const Viewer& viewer, Id<Difficulty> id) {
  auto record = find_difficulty_unscoped(tx, id);
  if (!record || !may_read(viewer, *record)) throw Problem(ProblemCode::NotFound);
  return *std::move(record);
}

Id<Difficulty> insert_difficulty(WriteTx& tx, const Difficulty& difficulty) {
  const OpenPlace open = open_place_of(difficulty);
  Difficulty stored = difficulty;
  stored.id = tx.insert<Difficulty>(
      "insert into difficulty(campaign_id, organisation_id, item_id, task_id, topic_id, account_id, raised_by, "
      "raised_at, since, text, need, state, level, place_id, due_at, folded) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id",
      {difficulty.campaign, difficulty.organisation, difficulty.item, difficulty.task, difficulty.topic,
       difficulty.account, difficulty.raised_by, difficulty.raised_at, difficulty.since, difficulty.text,
       difficulty.need, code_of(difficulty.state), open.level, open.place, open.due_at,
       fold_words(difficulty.text + " " + difficulty.need)});
  for (std::size_t i = 0; i < stored.steps.size(); ++i) insert_step(tx, stored, i);
  return stored.id;
}

void update_difficulty(WriteTx& tx, const Difficulty& difficulty) {
  const OpenPlace open = open_place_of(difficulty);
  const auto changed = tx.execute(
      "update difficulty set version = version + 1, topic_id = $1, state = $2, level = $3, place_id = $4, due_at = $5 "
      "where id = $6 and version = $7",
      {difficulty.topic, code_of(difficulty.state), open.level, open.place, open.due_at, difficulty.id,
       difficulty.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  const auto stored = static_cast<std::size_t>(
      tx.count("select count(*) from difficulty_step where difficulty_id = $1", {difficulty.id}));
  for (std::size_t i = 0; i < stored; ++i) close_step(tx, difficulty, i);
  for (std::size_t i = stored; i < difficulty.steps.size(); ++i) insert_step(tx, difficulty, i);
}

void insert_difficulty_event(WriteTx& tx, Id<Difficulty> difficulty, std::string_view kind, std::string_view text) {
  tx.execute("insert into difficulty_event(difficulty_id, kind, happened_at, actor, text) values($1, $2, $3, $4, $5)",
             {difficulty, kind, tx.now(), tx.actor().name, text});
}

std::vector<DifficultyEvent> list_difficulty_events(ReadTx& tx, Id<Difficulty> difficulty) {
  return tx.list("select kind, happened_at, actor, text from difficulty_event where difficulty_id = $1 order by id",
                 {difficulty}, [](const Row& row) {
                   return DifficultyEvent{row.get<std::string>(0), row.get<Instant>(1), row.get<std::string>(2),
                                          row.get<std::string>(3)};
                 });
}

std::vector<DifficultyFile> list_difficulty_files(ReadTx& tx, Id<Difficulty> difficulty) {
  return tx.list(
      "select d.id, d.name, d.content_type, f.size, d.added_at, d.added_by from difficulty_file d "
      "join campaign_file f on f.id = d.file_id where d.difficulty_id = $1 order by d.id",
      {difficulty}, [](const Row& row) {
        return DifficultyFile{row.get<std::int64_t>(0), row.get<std::string>(1), row.get<std::string>(2),
                              row.get<std::int64_t>(3), row.get<Instant>(4),     row.get<std::string>(5)};
      });
}

std::optional<std::pair<DifficultyFile, std::string>> find_difficulty_file(ReadTx& tx, Id<Difficulty> difficulty,
                                                                           std::int64_t file) {
  return tx.find(
      "select d.id, d.name, d.content_type, f.size, d.added_at, d.added_by, f.bytes from difficulty_file d "
      "join campaign_file f on f.id = d.file_id where d.difficulty_id = $1 and d.id = $2",
      {difficulty, file}, [](const Row& row) {
        return std::pair(DifficultyFile{row.get<std::int64_t>(0), row.get<std::string>(1), row.get<std::string>(2),
                                        row.get<std::int64_t>(3), row.get<Instant>(4), row.get<std::string>(5)},
                         std::string(as_text(row.bytes(6))));
      });
}

void insert_difficulty_file(WriteTx& tx, Id<Difficulty> difficulty, const UploadedFile& file) {
  tx.execute(
      "insert into difficulty_file(difficulty_id, name, content_type, file_id, added_at, added_by) "
      "values($1, $2, $3, $4, $5, $6)",
      {difficulty, file.name, file.content_type, keep_file(tx, file.bytes), tx.now(), tx.actor().name});
}

}  // namespace vx
