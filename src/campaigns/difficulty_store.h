#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign.h"
#include "campaigns/difficulty.h"
#include "campaigns/difficulty_pattern.h"
#include "db/database.h"
#include "organisations/organisation.h"
#include "web/paging.h"
#include "web/viewer.h"

namespace vx {

/// A difficulty with the names of what it belongs to.
struct DifficultyRecord {
  Difficulty difficulty;
  std::string campaign_title;
  std::string organisation_name;
  std::string organisation_path;
  std::string item_text;
  std::string topic_title;
  std::vector<std::string> place_names;  ///< of each step
  std::vector<std::string> place_paths;
};

/// A line of a list of difficulties.
struct DifficultySummary {
  Id<Difficulty> id;
  std::string text;
  Id<Campaign> campaign;
  std::string campaign_title;
  std::string organisation_name;
  std::string raised_by;
  Instant raised_at;
  DifficultyState state = DifficultyState::Waiting;
  std::optional<DifficultyLevel> level;  ///< where it lies while it waits
  std::string place_name;
  std::optional<Instant> due_at;
  Id<DifficultyTopic> topic;
  std::string topic_title;
  std::string need;
  std::string answer;  ///< of the last step
};

/// Waiting lists only those whose clock runs; Overdue those whose clock has run out.
struct DifficultyFilter {
  std::string campaign_path = {};  ///< of one campaign and those below it; empty: of all
  std::string state = {};          ///< a state's code, "overdue", or empty
  std::string level = {};
  Id<Organisation> unit = {};
  Id<DifficultyTopic> topic = {};
  std::string words = {};   ///< folded
  bool is_my_turn = false;  ///< lies where the viewer decides
  bool is_mine = false;     ///< raised by the viewer
};

struct DifficultyCounts {
  std::int64_t waiting = 0;  ///< with those overdue
  std::int64_t overdue = 0;
  std::int64_t answered = 0;
  std::int64_t accepted = 0;
  std::int64_t withdrawn = 0;
  [[nodiscard]] std::int64_t all() const { return waiting + answered + accepted + withdrawn; }
};

struct DifficultyEvent {
  std::string kind;  ///< "raised", "passed_up", "escalated", "answered", "accepted", "reopened", "withdrawn",
                     ///< "grouped", "ungrouped"
  Instant at;
  std::string actor;
  std::string text;
};

/// Whole, or nothing; `find_difficulty_unscoped` asks nobody's permission (jobs, topics).
std::optional<DifficultyRecord> find_difficulty_unscoped(ReadTx& tx, Id<Difficulty> id);
/// NotFound unless it is there and the viewer raised it, or reads campaigns of its unit or of a place it came to.
DifficultyRecord get_difficulty(ReadTx& tx, const Viewer& viewer, Id<Difficulty> id);
/// Sort: "" most urgent first (those that wait, by their clock), "-raised" newest first, "raised" oldest first.
PageOf<DifficultySummary> list_difficulties(ReadTx& tx, const Viewer& viewer, const DifficultyFilter& filter,
                                            const PageRequest& page);
DifficultyCounts count_difficulties(ReadTx& tx, const Viewer& viewer, const DifficultyFilter& filter);
/// Whether somebody may still be told: the account that raised it may be gone.
bool is_account(ReadTx& tx, std::int64_t account);
/// Waiting ones whose clock has run out, the longest first.
std::vector<Id<Difficulty>> list_overdue_difficulties_unscoped(ReadTx& tx, int limit);

Id<Difficulty> insert_difficulty(WriteTx& tx, const Difficulty& difficulty);
/// Stores what was decided: the state, the step that ended and the one that began. A version that is no longer the
/// stored one is a Conflict.
void update_difficulty(WriteTx& tx, const Difficulty& difficulty);
void insert_difficulty_event(WriteTx& tx, Id<Difficulty> difficulty, std::string_view kind, std::string_view text);
std::vector<DifficultyEvent> list_difficulty_events(ReadTx& tx, Id<Difficulty> difficulty);

/// The clocks that hold in a campaign: its own, else those of the nearest above it, else the defaults.
DifficultyClocks find_difficulty_clocks(ReadTx& tx, Id<Campaign> campaign);
void write_difficulty_clocks(WriteTx& tx, Id<Campaign> campaign, const DifficultyClocks& clocks);
void delete_difficulty_clocks(WriteTx& tx, Id<Campaign> campaign);
/// The campaign at the top of the cascade.
Campaign find_root_campaign(ReadTx& tx, Id<Campaign> campaign);
/// The unit that follows, urges and inspects (R16, R17): the one the root campaign's plan names, else home affairs.
std::optional<Organisation> find_following_unit(ReadTx& tx, Id<Campaign> campaign);
/// What decides where a difficulty of the unit goes, by the trees of today.
DifficultyRules read_difficulty_rules(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> unit);

struct DifficultyFile {
  std::int64_t id = 0;
  std::string name;
  std::string content_type;
  std::int64_t size = 0;
  Instant added_at;
  std::string added_by;
};
std::vector<DifficultyFile> list_difficulty_files(ReadTx& tx, Id<Difficulty> difficulty);
/// With its bytes; nothing unless it belongs to the difficulty.
std::optional<std::pair<DifficultyFile, std::string>> find_difficulty_file(ReadTx& tx, Id<Difficulty> difficulty,
                                                                           std::int64_t file);
void insert_difficulty_file(WriteTx& tx, Id<Difficulty> difficulty, const UploadedFile& file);

}  // namespace vx
