// What somebody signs: one page with the text, one tick, one button.
#include "commitments/commitment_json.h"
#include "commitments/commitments.h"
#include "commitments/reminding.h"
#include "commitments/signature_store.h"
#include "commitments/signing_views.h"
#include "web/request.h"

namespace vx {
namespace {

SigningPage read_page(const Request& request, ReadTx& tx, Id<Commitment> id) {
  SigningPage data;
  data.record = get_commitment(tx, request.viewer(), id);
  const auto text = find_text(tx, id, data.record.commitment.current_number);
  if (!text) throw Problem(ProblemCode::NotFound);  // a draft is not signed
  data.text = *text;
  data.rules = list_rules(tx, text->id);
  if (request.viewer().person == 0) return data;
  const Id<Person> person{request.viewer().person};
  data.place = find_workplace_unit(tx, person, tx.today());
  data.takes_part =
      data.place && takes_part(list_participating_units(tx, id, tx.today()), data.place->path, tx.today());
  const auto stored = find_stored_standing(tx, id, person);
  data.standing = standing_of(stored, data.record.commitment.renewal_number);
  if (stored && stored->signature) data.signature = find_signature(tx, stored->signature);
  return data;
}

Response list_own(Request& request, ReadTx& tx) {
  OwnCommitmentsPage data;
  data.has_person = request.viewer().person != 0;
  if (data.has_person) data.own = list_own_commitments(tx, Id<Person>{request.viewer().person});
  data.readable = list_readable_commitments(tx, request.viewer(), 100);
  return respond(
      request, [&] { return own_commitments_page(request.view, data); },
      [&] {
        return json_object({{"own", json_array(data.own, own_commitment_json)},
                            {"readable", json_array(data.readable, commitment_record_json)}});
      });
}

Response show_signing(Request& request, ReadTx& tx) {
  const SigningPage data = read_page(request, tx, request.path_id<Commitment>());
  return respond(
      request, [&] { return signing_page(request.view, request.form, data); },
      [&] {
        return json_object({{"commitment", commitment_record_json(data.record)},
                            {"text", commitment_text_json(data.text, data.rules)},
                            {"standing", code_of(data.standing)},
                            {"asks_viewer", data.takes_part},
                            {"signature", data.signature ? Json(data.signature->id) : Json()}});
      });
}

/// Who signs: the viewer's own person. A form that was kept on a device says for whom it was filled in; somebody else
/// who logged in there meanwhile does not sign it.
Workplace get_signer(Request& request, ReadTx& tx) {
  const std::int64_t own = request.viewer().person;
  if (own == 0) throw Problem(ProblemCode::Invalid, request.view.t("commitments.sign.no_person"));
  if (const auto meant = request.form.integer("person"); meant && *meant != own)
    throw Problem(ProblemCode::Invalid, request.view.t("commitments.refusal.other_person"));
  auto place = find_workplace_unit(tx, Id<Person>{own}, tx.today());
  if (!place) throw Problem(ProblemCode::Invalid, request.view.t("commitments.refusal.no_workplace"));
  return *std::move(place);
}

Response answer_signed(const Request& request, const Signature& signature, int status) {
  return done(request, signature_address(signature), "commitments.notice.signed", signature_json(signature), status);
}

Response sign(Request& request, WriteTx& tx) {
  const auto id = request.path_id<Commitment>();
  const int number = static_cast<int>(request.form.integer("number", 1, 100'000).value_or(0));
  const auto context = find_signing_context(tx, id, number);
  if (!context) throw Problem(ProblemCode::NotFound);
  const Workplace signer = get_signer(request, tx);
  const SigningFacts facts{.may_be_signed = context->may_be_signed,
                           .is_text_published = static_cast<bool>(context->text),
                           .takes_part = takes_part(context->units, signer.path, tx.today()),
                           .has_signed_text = false,
                           .now = tx.now()};
  if (!facts.takes_part) throw Problem(ProblemCode::Forbidden, request.view.t("commitments.refusal.not_asked"));
  if (auto allowed = decide_signature(facts); !allowed)
    throw Problem(ProblemCode::Invalid, request.view.t(allowed.error()));
  if (!request.form.checkbox("agree")) {
    request.form.add_error("agree", {"commitments.refusal.not_ticked"});
    return invalid(request, request.form, signing_page(request.view, request.form, read_page(request, tx, id)));
  }
  if (const auto known = find_signature_of_text(tx, *context, signer.person)) {
    tx.exempt_from_audit("has been signed before");
    return answer_signed(request, *known, 200);
  }
  const Instant moment = decide_moment(request.form.instant("signed_at"), context->published_at, tx.now());
  const Signature signature = insert_signature(tx, *context, signer, Manner::Own, moment, 0);
  settle_signed(tx, id, request.viewer().account);
  tx.record({.action = "commitments.sign",
             .subject = fmt::format("commitment/{}", id.value),
             .after = fmt::format("{{\"signature\":{},\"number\":{}}}", signature.id.value, signature.number)});
  return answer_signed(request, signature, 201);
}

}  // namespace

void add_signing_routes(Router& router) {
  router.get(
      "/commitments", list_own,
      {.access = Access::signed_in(), .about = "What the viewer has to sign or has signed, and what may be followed"});
  router.get("/commitments/{id}/sign", show_signing,
             {.access = Access::signed_in(), .about = "A commitment's text, and whether the viewer has signed it"});
  router.post("/commitments/{id}/signatures", sign,
              {.access = Access::holder(sign_commitments),
               .about = "Signs for oneself; repeating it changes nothing",
               .fields = {{"number", FieldType::Integer, true, "Of the text that was read."},
                          {"agree", FieldType::Boolean, true},
                          {"person", FieldType::Integer, false, "For whom the form was filled in."},
                          {"signed_at", FieldType::Instant, false, "When, on a device without a connection."}}});
}

}  // namespace vx
