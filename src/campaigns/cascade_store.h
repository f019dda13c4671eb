#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "campaigns/cascade.h"
#include "db/database.h"
#include "web/paging.h"
#include "web/viewer.h"

namespace vx {

/// A line of the cascade board.
struct BoardRow {
  Expectation expectation;
  CascadeState state = CascadeState::NoDeadline;
  std::string organisation_name;
  std::string organisation_kind;
  std::string organisation_path;
  std::string district;     ///< of the area it governs or sits in; may be empty
  std::string child_title;  ///< of its campaign
  bool child_is_public = false;
  std::string document;   ///< number and symbol of its plan
  CascadeCounts below;    ///< of the campaigns under its own
  std::int64_t gaps = 0;  ///< items of the plan above that it weakens or leaves out
};

struct BoardFilter {
  std::optional<CascadeState> state;
  std::string kind;       ///< of organisation
  std::string words;      ///< folded
  Id<Organisation> unit;  ///< only this one
};

/// Sort: "" by urgency, then due day; "name", "-name", "due", "-due".
PageOf<BoardRow> list_board(ReadTx& tx, Id<Campaign> campaign, const BoardFilter& filter, const PageRequest& page);
CascadeCounts count_cascade(ReadTx& tx, Id<Campaign> campaign);
/// Of the campaign and of all below it.
CascadeCounts count_cascade_tree(ReadTx& tx, std::string_view campaign_path);

/// Counts of one campaign's sub-units, by kind of organisation or by the district they govern or sit in ("" = none).
struct CountedGroup {
  std::string name;
  CascadeCounts counts;
};
std::vector<CountedGroup> count_by_kind(ReadTx& tx, Id<Campaign> campaign);
/// Of the whole tree under the campaign: communes by their district.
std::vector<CountedGroup> count_by_district(ReadTx& tx, std::string_view campaign_path);

std::optional<Expectation> find_expectation(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> organisation);
std::optional<Expectation> find_expectation_of_child(ReadTx& tx, Id<Campaign> child);
/// Stores it anew; its outcome is decided here.
void insert_expectation(WriteTx& tx, const Expectation& expectation);
/// A version that is no longer the stored one is a Conflict.
void update_expectation(WriteTx& tx, const Expectation& expectation);
void delete_expectation(WriteTx& tx, Id<Expectation> id);
std::vector<Expectation> list_expectations(ReadTx& tx, Id<Campaign> campaign);

/// Direct sub-organisations that are not on the board yet.
struct PossibleUnit {
  Id<Organisation> id;
  std::string name;
  std::string kind;
};
std::vector<PossibleUnit> list_possible_units(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> organisation,
                                              std::string_view kind);

/// What happened in a campaign's cascade.
struct CampaignEvent {
  std::string kind;  ///< "issued", "reminded", "reason", "excused", "excuse_withdrawn", "moved", "published"
  Id<Organisation> organisation;
  std::string organisation_name;
  Instant at;
  std::string actor;
  std::string text;
};
void insert_event(WriteTx& tx, Id<Campaign> campaign, Id<Organisation> organisation, std::string_view kind,
                  std::string_view text);
/// Latest first; of one unit, or of all (no id).
std::vector<CampaignEvent> list_events(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> organisation, int limit);

/// Plans awaited from organisations where the viewer may edit, most urgent first.
struct AwaitedPlan {
  Id<Campaign> campaign;
  std::string title;
  std::string issuer;
  Id<Organisation> organisation;
  std::string organisation_name;
  std::optional<Date> due_on;
  int reminders = 0;
  std::optional<Instant> reminded_at;
};
std::vector<AwaitedPlan> list_awaited_plans(ReadTx& tx, const Viewer& viewer, int limit);
/// Campaigns the viewer steers with units overdue, most first.
struct OverdueCampaign {
  Id<Campaign> campaign;
  std::string title;
  std::int64_t overdue = 0;
  std::int64_t waiting = 0;
};
std::vector<OverdueCampaign> list_overdue_campaigns(ReadTx& tx, const Viewer& viewer, int limit);

}  // namespace vx
