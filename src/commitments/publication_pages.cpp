// A draft becomes the text to be signed; a commitment ends.
#include "commitments/commitment_json.h"
#include "commitments/commitment_store.h"
#include "commitments/commitments.h"
#include "commitments/coverage_keeping.h"
#include "commitments/signing_views.h"
#include "web/request.h"

namespace vx {
namespace {

CommitmentRecord get_editable(const Request& request, ReadTx& tx) {
  CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  request.require(edit_commitments, record.organisation_path);
  return record;
}

Response publish(Request& request, WriteTx& tx) {
  const CommitmentRecord record = get_editable(request, tx);
  const Commitment& commitment = record.commitment;
  constexpr std::array choices{std::string_view("renew"), std::string_view("editorial")};
  const bool needs_renewal = request.form.choice("renewal", choices) != "editorial";
  if (!request.form.ok()) throw Problem(ProblemCode::BadRequest);
  const auto draft = find_text(tx, commitment.id, commitment.current_number + 1);
  if (!draft) throw Problem(ProblemCode::Invalid, request.view.t("commitments.refusal.no_draft"));
  const PublicationFacts facts{.has_participants = !list_participating_units(tx, commitment.id, tx.today()).empty(),
                               .is_campaign_open = record.is_campaign_open,
                               .today = tx.today()};
  const auto text = decide_publication(commitment, *draft, needs_renewal, facts);
  if (!text) throw Problem(ProblemCode::Invalid, request.view.t(text.error()));
  publish_text(tx, commitment, *text);
  if (!commitment.is_published()) begin_recount(tx, commitment.id);
  const CommitmentRecord after = find_commitment(tx, commitment.id).value();
  tx.record({.action = "commitments.publish",
             .subject = fmt::format("commitment/{}", commitment.id.value),
             .before = commitment_record_json(record).str(),
             .after = commitment_record_json(after).str(),
             .note = fmt::format("text {} {}", text->number, hex(text->body_hash).substr(0, 16))});
  return done(request, commitment_address(commitment.id), "commitments.notice.published",
              commitment_record_json(after));
}

Response set_end(Request& request, WriteTx& tx, bool is_ended) {
  const CommitmentRecord record = get_editable(request, tx);
  if (!record.commitment.is_published()) throw Problem(ProblemCode::Conflict);
  set_ended(tx, record.commitment.id, is_ended ? std::optional(tx.today()) : std::nullopt);
  const CommitmentRecord after = find_commitment(tx, record.commitment.id).value();
  tx.record({.action = is_ended ? "commitments.end" : "commitments.reopen",
             .subject = fmt::format("commitment/{}", record.commitment.id.value),
             .before = commitment_record_json(record).str(),
             .after = commitment_record_json(after).str()});
  return done(request, commitment_address(record.commitment.id),
              is_ended ? "commitments.notice.ended" : "commitments.notice.reopened", commitment_record_json(after));
}

}  // namespace

void add_publication_of_commitment_routes(Router& router) {
  const Access editor = Access::holder(edit_commitments);
  router.post("/commitments/{id}/publication", publish,
              {.access = editor,
               .about = "Publishes the draft as the text to be signed",
               .fields = {{"renewal", FieldType::Text, false,
                           "renew: everybody signs anew; editorial: signatures of the text before stay good."}}});
  router.post("/commitments/{id}/end", [](Request& request, WriteTx& tx) { return set_end(request, tx, true); },
              {.access = editor, .about = "Takes no more signatures from today on"});
  router.post("/commitments/{id}/end/undo", [](Request& request, WriteTx& tx) { return set_end(request, tx, false); },
              {.access = editor, .about = "Takes signatures again"});
}

}  // namespace vx
