#pragma once
#include "campaigns/campaign_store.h"
#include "campaigns/cascade_store.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

struct CascadePage {
  CampaignRecord record;
  PageOf<BoardRow> rows;
  CascadeCounts counts;
  CascadeCounts tree;  ///< with all campaigns below
  std::vector<CountedGroup> kinds;
  BoardFilter filter;
  std::string words;  ///< as typed
  std::string sort;
  std::string after;
  bool may_steer = false;
};
Html cascade_page(const View& view, const CascadePage& data);

/// One unit's row with everything said about it.
struct CascadeUnitPage {
  CampaignRecord record;
  BoardRow row;
  std::vector<CampaignEvent> events;
  bool may_steer = false;
  bool may_explain = false;  ///< speaks for the unit
};
Html cascade_unit_page(const View& view, const CascadeUnitPage& data, const Form& form = {});

Html cascade_units_page(const View& view, const CampaignRecord& record, const std::vector<PossibleUnit>& units,
                        const Form& form);

/// The board as a table to save, with its head.
std::vector<std::vector<std::string>> cascade_table(const View& view, const std::vector<BoardRow>& rows);

/// How many stand where, as one bar of parts with its numbers beside it; drawn by the server.
Html counts_bar(const View& view, const CascadeCounts& counts, std::string_view label);
/// "còn 3 ngày", "quá hạn 2 ngày", "hết hạn hôm nay".
std::string due_text(const View& view, const BoardRow& row);

/// A link to a page of the unit's own campaign; only its label for those who may not read that campaign.
Html child_link(const View& view, const BoardRow& row, std::string_view page, Html label);
/// The same to the campaign, named by its plan.
Html plan_link(const View& view, const BoardRow& row);

}  // namespace vx
