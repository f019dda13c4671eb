#pragma once
#include "campaigns/difficulty_store.h"
#include "campaigns/difficulty_views.h"
#include "web/json.h"

namespace vx {

Json difficulty_json(const DifficultyRecord& record);
Json difficulty_json(const DifficultyPage& page);
Json difficulty_summary_json(const DifficultySummary& summary);
Json difficulty_counts_json(const DifficultyCounts& counts);
Json difficulty_clocks_json(const DifficultyClocks& clocks);
Json topic_json(const TopicRecord& topic);
Json topic_summary_json(const TopicSummary& topic);
Json pattern_json(const DifficultyPattern& pattern);

}  // namespace vx
