#include "commitments/commitment_json.h"

namespace vx {

Json commitment_record_json(const CommitmentRecord& record) {
  const Commitment& commitment = record.commitment;
  return json_object({{"id", commitment.id},
                      {"version", commitment.version},
                      {"campaign", commitment.campaign},
                      {"campaign_title", record.campaign_title},
                      {"organisation", commitment.organisation},
                      {"organisation_name", record.organisation_name},
                      {"title", commitment.title},
                      {"current_number", commitment.current_number},
                      {"renewal_number", commitment.renewal_number},
                      {"ended_on", commitment.ended_on}});
}

Json commitment_text_json(const CommitmentText& text, const std::vector<RuleDocument>& rules) {
  return json_object({{"number", text.number},
                      {"body", text.body},
                      {"change_note", text.change_note},
                      {"needs_renewal", text.needs_renewal},
                      {"due_on", text.due_on},
                      {"published_at", text.published_at},
                      {"sha256", text.published_at ? Json(hex(text.body_hash)) : Json()},
                      {"rules", json_array(rules, [](const RuleDocument& rule) {
                         return json_object({{"document", rule.document}, {"number", rule.number}});
                       })}});
}

Json own_commitment_json(const OwnCommitment& own) {
  return json_object({{"commitment", commitment_record_json(own.record)},
                      {"standing", code_of(own.standing)},
                      {"due_on", own.due_on},
                      {"signature", own.signature},
                      {"signed_at", own.signed_at}});
}

Json signature_json(const Signature& signature) {
  return json_object({{"id", signature.id},
                      {"commitment", signature.commitment},
                      {"number", signature.number},
                      {"person", signature.person},
                      {"person_name", signature.person_name},
                      {"organisation", signature.organisation},
                      {"manner", code_of(signature.manner)},
                      {"signed_at", signature.signed_at},
                      {"received_at", signature.received_at},
                      {"code", verification_code(signature)},
                      {"voided_at", signature.voided_at}});
}

Json counts_json(const StandingCounts& counts) {
  return json_object({{"required", counts.required},
                      {"signed", counts.has_signed},
                      {"outdated", counts.outdated},
                      {"missing", counts.missing()},
                      {"absent", counts.absent},
                      {"withdrawn", counts.withdrawn}});
}

Json coverage_name_json(const CoverageName& name) {
  return json_object({{"person", name.person},
                      {"name", name.name},
                      {"position", name.position},
                      {"organisation", name.organisation},
                      {"organisation_name", name.organisation_name},
                      {"standing", code_of(name.standing)},
                      {"number", name.number > 0 ? Json(name.number) : Json()},
                      {"signed_at", name.signed_at},
                      {"manner", name.manner ? Json(code_of(*name.manner)) : Json()}});
}

Json paper_record_json(const PaperRecord& record) {
  return json_object({{"id", record.id},
                      {"organisation", record.organisation},
                      {"organisation_name", record.organisation_name},
                      {"manner", code_of(record.manner)},
                      {"signed_on", record.signed_on},
                      {"signatures", record.signatures},
                      {"recorded_at", record.recorded_at},
                      {"recorded_by", record.recorded_by}});
}

Json commitment_event_json(const CommitmentEvent& event) {
  return json_object({{"id", event.id},
                      {"kind", code_of(event.kind)},
                      {"happened_on", event.happened_on},
                      {"description", event.description},
                      {"recorded_by", event.recorded_by},
                      {"handlings", json_array(event.handlings, [](const CommitmentHandling& handling) {
                         return json_object({{"decided_on", handling.decided_on},
                                             {"decided_by", handling.decided_by},
                                             {"decision", handling.decision}});
                       })}});
}

}  // namespace vx
