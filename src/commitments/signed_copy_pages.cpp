// A signature as its owner and the office read it, as a page and as a PDF; and whether a copy is genuine.
#include "commitments/commitment_json.h"
#include "commitments/commitments.h"
#include "commitments/signing_views.h"
#include "people/people_reads.h"
#include "web/request.h"

namespace vx {
namespace {

SignedCopy read_copy(ReadTx& tx, const Signature& signature) {
  SignedCopy copy{.record = find_commitment(tx, signature.commitment).value(),
                  .text = find_text(tx, signature.commitment, signature.number).value(),
                  .rules = {},
                  .signature = signature,
                  .national_place = {},
                  .scan_record = signature.record};
  copy.rules = list_rules(tx, copy.text.id);
  return copy;
}

/// Its owner, and who reads names where the person signed or works today.
SignedCopy get_copy(const Request& request, ReadTx& tx) {
  const auto signature = find_signature(tx, request.path_id<Signature>("signature"));
  if (!signature || signature->commitment != request.path_id<Commitment>()) throw Problem(ProblemCode::NotFound);
  const Viewer& viewer = request.viewer();
  const bool is_own = viewer.person != 0 && current_person(tx, signature->person).value == viewer.person;
  if (!is_own) {
    const auto unit = find_organisation(tx, signature->organisation);
    const auto place = find_workplace_unit(tx, current_person(tx, signature->person), tx.today());
    const bool may_read =
        (unit && viewer.may(read_commitments, unit->path)) || (place && viewer.may(read_commitments, place->path));
    if (!may_read) throw Problem(ProblemCode::NotFound);
  }
  SignedCopy copy = read_copy(tx, *signature);
  copy.is_own = is_own;
  return copy;
}

Response show_copy(Request& request, ReadTx& tx) {
  const SignedCopy copy = get_copy(request, tx);
  return respond(
      request, [&] { return signed_copy_page(request.view, copy); }, [&] { return signature_json(copy.signature); });
}

Response show_pdf(Request& request, ReadTx& tx) {
  const SignedCopy copy = get_copy(request, tx);
  return download(signed_copy_pdf(copy), "application/pdf",
                  fmt::format("cam-ket-{}.pdf", verification_code(copy.signature)));
}

Response verify(Request& request, ReadTx& tx) {
  VerifiedCopy data;
  data.typed = request.filter.text("code", 60);
  if (const auto typed = parse_verification_code(data.typed))
    if (const auto signature = find_signature(tx, typed->signature);
        signature && equal_in_constant_time(signature->secret, typed->secret))
      data.found = read_copy(tx, *signature);
  return respond(
      request, [&] { return verification_page(request.view, request.filter, data); },
      [&] {
        if (!data.found) return json_object({{"is_genuine", false}});
        const Signature& signature = data.found->signature;
        return json_object({{"is_genuine", true},
                            {"is_void", signature.voided_at.has_value()},
                            {"title", data.found->record.commitment.title},
                            {"signer", initials_of(signature.person_name)},
                            {"unit", signature.organisation_name},
                            {"signed_on", signature.signed_at.date()},
                            {"number", signature.number},
                            {"sha256", hex(data.found->text.body_hash)}});
      });
}

}  // namespace

void add_signed_copy_routes(Router& router) {
  router.get("/commitments/{id}/signatures/{signature}", show_copy,
             {.access = Access::signed_in(), .about = "A signed copy: the text, who signed it, when and how"});
  router.get("/commitments/{id}/signatures/{signature}/pdf", show_pdf,
             {.access = Access::signed_in(), .about = "The same as a paper", .page = false, .json = false});
  router.get("/public/commitments", verify,
             {.access = Access::everybody(),
              .about = "Whether a signed copy is genuine, by its code; names nobody in full",
              .fields = {{"code", FieldType::Text, false, "As it stands on the copy."}}});
}

}  // namespace vx
