#pragma once
#include <optional>
#include <string>

#include "campaigns/campaign_reads.h"
#include "commitments/commitment_store.h"
#include "web/form.h"

namespace vx {

/// The draft as typed, decided; nothing if the form has faults, which it then holds. `typed` keeps what could be read.
std::optional<CommitmentDraft> read_draft(Form& form, ReadTx& tx, CommitmentDraft& typed);
/// A document as the field of rules has it: "240/KH-UBND ngày 16/9/2021".
std::string rule_line(const View& view, const RuleDocument& rule);
/// What a new commitment's rules begin with: the campaign's own plan.
std::string suggest_rules(const View& view, const CampaignRecord& campaign);

}  // namespace vx
