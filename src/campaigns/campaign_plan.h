#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign.h"
#include "campaigns/campaign_item.h"
#include "documents/plan_reading.h"

namespace vx {

/// What a confirmed plan says as a campaign: its fields and its lists. Pure; who issued it and what it carries out is
/// settled by the caller.
struct PlanCampaign {
  Campaign campaign;
  std::vector<CampaignItem> items;
};

/// Nothing if the plan starts no campaign. Sections become lists by their headings ("NỘI DUNG THI ĐUA", "GIẢI PHÁP",
/// "TIÊU CHÍ"); targets, tasks and award forms come from what the reader found (R12, R13, R15).
std::optional<PlanCampaign> campaign_of_plan(const PlanReading& reading);

/// The lists of a plan, whether or not it starts a campaign.
std::vector<CampaignItem> items_of_plan(const PlanReading& reading);

/// Which list a section's items belong to; nothing for a heading that says none ("MỤC ĐÍCH, YÊU CẦU").
std::optional<ItemKind> list_of_heading(std::string_view heading);

/// Until when sub-units are told to issue their plans: the deadline of the task that tells them so (R9).
std::optional<Date> launch_deadline(const PlanReading& reading);

/// A plan with its number and its whole date has been issued, so that its campaign is launched; a copy without them is
/// still being prepared (R107, R108).
bool is_issued(const PlanReading& reading);

}  // namespace vx
