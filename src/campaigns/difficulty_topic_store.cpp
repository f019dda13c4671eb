#include "campaigns/difficulty_topic_store.h"

#include "campaigns/campaign_access.h"
#include "campaigns/difficulty_query_store.h"

namespace vx {

namespace {

constexpr std::string_view topic_columns = "t.id, t.campaign_id, t.title, t.created_at, t.created_by, t.dissolved_at ";

TopicRecord topic_of(const Row& row) {
  return {row.get<Id<DifficultyTopic>>(0), row.get<Id<Campaign>>(1),
          row.get<std::string>(2),         row.get<Instant>(3),
          row.get<std::string>(4),         row.get<std::optional<Instant>>(5)};
}

}  // namespace

std::optional<TopicRecord> find_topic(ReadTx& tx, Id<DifficultyTopic> id) {
  return tx.find("select " + std::string(topic_columns) + "from difficulty_topic t where t.id = $1", {id}, topic_of);
}

std::vector<TopicSummary> list_topics(ReadTx& tx, Id<Campaign> campaign) {
  return tx.list(
      "select " + std::string(topic_columns) +
          ", count(d.id), count(distinct d.organisation_id), sum(case when d.state = 'waiting' then 1 else 0 "
          "end) from difficulty_topic t join difficulty d on d.topic_id = t.id where t.campaign_id = $1 and "
          "t.dissolved_at is null group by " +
          std::string(topic_columns) + "order by 9 desc, t.id desc",
      {campaign}, [](const Row& row) {
        return TopicSummary{topic_of(row), row.get<std::int64_t>(6), row.get<std::int64_t>(7),
                            row.get<std::int64_t>(8)};
      });
}

Id<DifficultyTopic> insert_topic(WriteTx& tx, Id<Campaign> campaign, std::string_view title) {
  return tx.insert<DifficultyTopic>(
      "insert into difficulty_topic(campaign_id, title, created_at, created_by) values($1, $2, $3, $4) returning id",
      {campaign, title, tx.now(), tx.actor().name});
}

void mark_topic_dissolved(WriteTx& tx, Id<DifficultyTopic> id) {
  tx.execute("update difficulty_topic set dissolved_at = $1 where id = $2", {tx.now(), id});
}

std::vector<Id<Difficulty>> list_topic_members(ReadTx& tx, Id<DifficultyTopic> id) {
  return tx.list("select id from difficulty where topic_id = $1 order by id", {id},
                 [](const Row& row) { return row.get<Id<Difficulty>>(0); });
}

std::vector<PatternEntry> list_pattern_entries(ReadTx& tx, const Viewer& viewer, std::string_view campaign_path,
                                               int limit) {
  DifficultyQuery query;
  query.where_visible(viewer);
  query.where("c.path >= " + query.text(std::string(campaign_path)) + " and c.path < " +
              query.text(path_end(campaign_path)));
  query.where("d.state = 'waiting' and d.topic_id is null");
  auto entries = tx.list(
      "select d.id, d.organisation_id, d.text from difficulty d join campaign c on c.id = d.campaign_id "
      "join organisation o on o.id = d.organisation_id where " +
          query.condition() + " order by d.id desc limit " + std::to_string(limit),
      query.parameters(), [](const Row& row) {
        return PatternEntry{row.get<Id<Difficulty>>(0), row.get<Id<Organisation>>(1), row.get<std::string>(2)};
      });
  std::reverse(entries.begin(), entries.end());
  return entries;
}

}  // namespace vx
