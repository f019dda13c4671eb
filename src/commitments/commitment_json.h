#pragma once
#include <vector>

#include "commitments/commitment_store.h"
#include "commitments/conduct_event.h"
#include "commitments/coverage_store.h"
#include "commitments/paper_record.h"
#include "commitments/signature_store.h"
#include "web/json.h"

namespace vx {

Json commitment_record_json(const CommitmentRecord& record);
Json commitment_text_json(const CommitmentText& text, const std::vector<RuleDocument>& rules);
Json own_commitment_json(const OwnCommitment& own);
Json signature_json(const Signature& signature);
Json counts_json(const StandingCounts& counts);
Json coverage_name_json(const CoverageName& name);
Json paper_record_json(const PaperRecord& record);
Json commitment_event_json(const CommitmentEvent& event);

}  // namespace vx
