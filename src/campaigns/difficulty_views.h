#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign_item.h"
#include "campaigns/campaign_store.h"
#include "campaigns/difficulty_store.h"
#include "campaigns/difficulty_topic_store.h"
#include "organisations/organisation.h"
#include "web/components.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

std::string difficulty_address(Id<Difficulty> id, std::string_view rest = {});
std::string topic_address(Id<DifficultyTopic> id, std::string_view rest = {});
std::string level_name(const View& view, DifficultyLevel level);
/// "còn 2 ngày làm việc, đến 17:30 28/09/2021", "quá hạn 1 ngày làm việc".
std::string clock_text(const View& view, Instant due_at);
/// State and, while it waits, whether its clock has run out.
Html difficulty_badge(const View& view, DifficultyState state, const std::optional<Instant>& due_at);
/// A text shortened at a word to at most so many characters.
std::string shorten_text(std::string_view text, std::size_t max);

/// The list of one campaign and those below it, or (no campaign) of everything that concerns the viewer.
struct DifficultyListPage {
  std::optional<CampaignRecord> record;
  PageOf<DifficultySummary> rows;
  DifficultyCounts counts;
  DifficultyFilter filter;
  std::string words;  ///< as typed
  std::string view;   ///< "turn", "mine" or ""
  std::string sort;
  std::string after;
  std::int64_t patterns = 0;  ///< suggestions that wait, for those who steer
  bool may_steer = false;
  bool may_raise = false;
};
Html difficulty_list_page(const View& view, const DifficultyListPage& data);
std::vector<std::vector<std::string>> difficulty_table(const View& view, const std::vector<DifficultySummary>& rows);

struct DifficultyPage {
  DifficultyRecord record;
  std::optional<std::string> above;  ///< the place it would go to next
  DifficultyClocks clocks;
  std::vector<DifficultyEvent> events;
  std::vector<DifficultyFile> files;
  bool may_decide = false;  ///< answers or passes on
  bool may_close = false;   ///< accepts, reopens, withdraws
};
Html difficulty_page(const View& view, const DifficultyPage& data, const Form& form = {});

struct DifficultyFormPage {
  CampaignRecord record;
  std::vector<Organisation> units;
  std::vector<CampaignItem> items;
  Id<Organisation> unit;  ///< of the viewer
};
Html difficulty_form_page(const View& view, const DifficultyFormPage& data, const Form& form);
/// Which campaign is it about? The running ones that bind the viewer.
Html difficulty_campaigns_page(const View& view, const std::vector<CampaignSummary>& campaigns);

Html difficulty_clocks_page(const View& view, const CampaignRecord& record, const DifficultyClocks& clocks,
                            const Form& form);

struct DifficultyTopicsPage {
  CampaignRecord record;
  std::vector<TopicSummary> topics;
  std::vector<DifficultyPattern> patterns;
  std::vector<DifficultySummary> ungrouped;  ///< those that wait in no topic
  bool may_steer = false;
};
Html difficulty_topics_page(const View& view, const DifficultyTopicsPage& data, const Form& form = {});

struct DifficultyTopicPage {
  TopicRecord topic;
  CampaignRecord record;
  std::vector<DifficultySummary> members;
  std::vector<DifficultySummary> alike;  ///< that could join
  bool may_steer = false;
};
Html difficulty_topic_page(const View& view, const DifficultyTopicPage& data, const Form& form = {});

}  // namespace vx
