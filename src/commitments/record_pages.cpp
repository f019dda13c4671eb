// Signatures on paper: single papers or the list of a meeting, ticked by a clerk, with one scan.
#include "commitments/commitment_json.h"
#include "commitments/commitments.h"
#include "commitments/record_views.h"
#include "commitments/reminding.h"
#include "web/request.h"

namespace vx {
namespace {

/// So many people of one unit can be ticked on one page.
constexpr int ticked_max = 1000;
constexpr std::size_t units_offered_max = 60;

RecordPage read_page(const Request& request, ReadTx& tx, CommitmentRecord record, Id<Organisation> wanted) {
  RecordPage data;
  const Id<Commitment> id = record.commitment.id;
  if (!record.commitment.is_published()) throw Problem(ProblemCode::NotFound);
  data.unit = get_organisation(tx, wanted);
  request.require(edit_commitments, data.unit.path);
  const CoverageTree tree(list_unit_counts(tx, id, data.unit.path, 10'000));
  data.names = list_names(tx, id, tree, {.path = data.unit.path, .is_unit_only = true}, ticked_max, "").items;
  for (const UnitCounts* unit : tree.list_under(data.unit.path))
    if (unit->counts.required > 0 && data.units.size() < units_offered_max)
      if (auto below = find_organisation(tx, unit->organisation)) data.units.push_back(*std::move(below));
  // The unit shown is one of those offered, also where nobody works in it itself.
  if (data.units.empty() || data.units.front().id != data.unit.id) data.units.insert(data.units.begin(), data.unit);
  data.past = list_records(tx, id, data.unit.path, 10);
  data.record = std::move(record);
  return data;
}

Response show_form(Request& request, ReadTx& tx) {
  CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  Id<Organisation> unit = request.filter.id<Organisation>("unit");
  if (!unit) unit = Id<Organisation>{request.viewer().organisation};
  const RecordPage data = read_page(request, tx, std::move(record), unit);
  return html_response(record_page(request.view, request.form, data));
}

/// Reads and checks; the faults are in the form.
struct TypedRecord {
  RecordDraft draft;
  std::optional<Scan> scan;
};
TypedRecord read_record(Request& request, Date published_on) {
  TypedRecord typed;
  constexpr std::array manners{std::string_view("paper"), std::string_view("meeting")};
  const std::string manner = request.form.choice("manner", manners);
  typed.draft.manner = manner == "meeting" ? Manner::Meeting : Manner::Paper;
  typed.draft.signed_on = request.form.required_date("signed_on");
  typed.draft.note = request.form.text("note", 500);
  for (const std::string& person : request.form.all("person"))
    typed.draft.people.push_back(Id<Person>{std::atoll(person.c_str())});
  if (const UploadedFile* file = request.form.file("scan")) {
    auto scan = decide_scan(*file);
    typed.draft.has_scan = true;
    if (scan)
      typed.scan = *std::move(scan);
    else
      request.form.add_error("scan", scan.error());
  }
  for (FieldError& fault : check_record(typed.draft, published_on, request.view.today()))
    request.form.add_error(fault.field, std::move(fault.error));
  return typed;
}

/// Stores one signature for each person ticked who works in the unit; who has signed this text already keeps that.
std::int64_t sign_all(Request& request, WriteTx& tx, const SigningContext& context, const Organisation& unit,
                      const RecordDraft& draft, std::int64_t record) {
  std::int64_t signatures = 0;
  const Instant moment = std::min(Instant::at(*draft.signed_on, 12, 0), tx.now());
  for (const Id<Person> person : draft.people) {
    const auto signer = find_workplace_unit(tx, person, tx.today());
    if (!signer || !signer->path.starts_with(unit.path))
      throw Problem(ProblemCode::Invalid, request.view.t("commitments.refusal.not_of_unit"));
    const SigningFacts facts{.may_be_signed = context.may_be_signed,
                             .is_text_published = static_cast<bool>(context.text),
                             .takes_part = takes_part(context.units, signer->path, tx.today()),
                             .has_signed_text = false,
                             .now = tx.now()};
    if (auto allowed = decide_signature(facts); !allowed)
      throw Problem(ProblemCode::Invalid, request.view.t(allowed.error()));
    if (find_signature_of_text(tx, context, person)) continue;
    insert_signature(tx, context, *signer, draft.manner, std::max(moment, context.published_at), record);
    if (const auto account = find_account_of(tx, person)) settle_signed(tx, context.commitment, *account);
    ++signatures;
  }
  return signatures;
}

Response create(Request& request, WriteTx& tx) {
  CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  const Organisation unit = get_organisation(tx, request.form.id<Organisation>("unit"));
  request.require(edit_commitments, unit.path);
  const int number =
      static_cast<int>(request.form.integer("number", 1, 100'000).value_or(record.commitment.current_number));
  const auto context = find_signing_context(tx, record.commitment.id, number);
  if (!context || !context->text) throw Problem(ProblemCode::NotFound);
  const TypedRecord typed = read_record(request, context->published_at.date());
  if (!request.form.ok())
    return invalid(request, request.form,
                   record_page(request.view, request.form, read_page(request, tx, std::move(record), unit.id)));
  PaperRecord made{.commitment = record.commitment.id,
                   .organisation = unit.id,
                   .organisation_name = unit.name(),
                   .organisation_path = unit.path,
                   .manner = typed.draft.manner,
                   .signed_on = *typed.draft.signed_on,
                   .note = typed.draft.note,
                   .file_name = {},
                   .recorded_at = tx.now(),
                   .recorded_by = {}};
  made.file = insert_scan(tx, typed.scan.value());
  insert_record(tx, made);
  made.signatures = sign_all(request, tx, *context, unit, typed.draft, made.id);
  tx.record({.action = "commitments.record",
             .subject = fmt::format("commitment/{}", record.commitment.id.value),
             .after = paper_record_json(made).str(),
             .note = fmt::format("record {}, {} signatures", made.id, made.signatures)});
  return done(request, commitment_address(record.commitment.id, fmt::format("/coverage?unit={}", unit.id.value)),
              "commitments.notice.recorded", paper_record_json(made), 201);
}

/// Who reads names in the unit of the paper, and who signed on it.
Response show_scan(Request& request, ReadTx& tx) {
  const auto record = find_record(tx, request.path_number("record"));
  if (!record || record->commitment != request.path_id<Commitment>() || record->file == 0)
    throw Problem(ProblemCode::NotFound);
  const Viewer& viewer = request.viewer();
  // A list of a meeting names others too: its own paper is for who reads names there.
  const bool is_own = viewer.person != 0 && record->signatures == 1 &&
                      has_signature_in_record(tx, record->id, Id<Person>{viewer.person});
  if (!is_own && !viewer.may(read_commitments, record->organisation_path)) throw Problem(ProblemCode::NotFound);
  const Scan scan = find_scan(tx, record->file).value();
  return download(scan.bytes, scan.content_type, scan.name);
}

}  // namespace

void add_paper_record_routes(Router& router) {
  const Access editor = Access::holder(edit_commitments);
  router.get("/commitments/{id}/records/new", show_form,
             {.access = editor,
              .about = "A unit's people to be ticked from a paper or the list of a meeting",
              .fields = {{"unit", FieldType::Integer}},
              .json = false});
  router.post("/commitments/{id}/records", create,
              {.access = editor,
               .about = "Records signatures on paper, with the scan",
               .fields = {{"unit", FieldType::Integer, true},
                          {"person", FieldType::TextList, true, "Who signed."},
                          {"manner", FieldType::Text, true, "paper or meeting."},
                          {"signed_on", FieldType::Date, true},
                          {"scan", FieldType::File, true, "PDF, JPEG or PNG of at most 10 MB."},
                          {"number", FieldType::Integer, false, "Of the text signed; the one in force without."},
                          {"note"}},
               .body_max = scan_bytes_max + (1 << 20)});
  router.get("/commitments/{id}/records/{record}/scan", show_scan,
             {.access = Access::signed_in(), .about = "The scan of a signed paper", .page = false, .json = false});
}

}  // namespace vx
