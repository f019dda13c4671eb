#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/difficulty_pattern.h"
#include "campaigns/difficulty_store.h"

namespace vx {

/// Difficulties of several units that are the same (cùng một vấn đề).
struct TopicRecord {
  Id<DifficultyTopic> id;
  Id<Campaign> campaign;
  std::string title;
  Instant created_at;
  std::string created_by;
  std::optional<Instant> dissolved_at;
};
struct TopicSummary {
  TopicRecord topic;
  std::int64_t members = 0;
  std::int64_t units = 0;
  std::int64_t waiting = 0;
};

std::optional<TopicRecord> find_topic(ReadTx& tx, Id<DifficultyTopic> id);
/// Of the campaign, not dissolved, those with most that wait first.
std::vector<TopicSummary> list_topics(ReadTx& tx, Id<Campaign> campaign);
Id<DifficultyTopic> insert_topic(WriteTx& tx, Id<Campaign> campaign, std::string_view title);
void mark_topic_dissolved(WriteTx& tx, Id<DifficultyTopic> id);
/// All its members, in the order they were raised.
std::vector<Id<Difficulty>> list_topic_members(ReadTx& tx, Id<DifficultyTopic> id);

/// What patterns are looked for among: the newest that wait in no topic, of the campaign and those below it, in the
/// order they were raised. At most `limit`.
std::vector<PatternEntry> list_pattern_entries(ReadTx& tx, const Viewer& viewer, std::string_view campaign_path,
                                               int limit);

}  // namespace vx
