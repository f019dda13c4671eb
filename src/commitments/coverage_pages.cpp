// Who has signed, unit by unit up the tree, down to names.
#include "base/text.h"
#include "commitments/commitment_json.h"
#include "commitments/commitments.h"
#include "commitments/coverage_views.h"
#include "commitments/reminding.h"
#include "web/request.h"
#include "web/table_download.h"

namespace vx {
namespace {

constexpr int exported_names_max = 20'000;

/// The unit asked for; without one the highest that the viewer may read and that takes part.
Organisation get_unit(Request& request, ReadTx& tx, const CommitmentRecord& record) {
  if (const auto id = request.filter.id<Organisation>("unit")) {
    Organisation unit = get_organisation(tx, id);
    request.require(read_commitments, unit.path);
    return unit;
  }
  const auto units = list_participating_units(tx, record.commitment.id, tx.today());
  for (const ScopePath& scope : request.viewer().scopes_of(read_commitments)) {
    if (record.organisation_path.starts_with(scope)) return get_organisation(tx, record.commitment.organisation);
    const auto last = scope.find_last_of('/', scope.size() - 2);
    if (scope.starts_with("o/") && last != std::string::npos && takes_part(units, scope, tx.today()))
      return get_organisation(tx, Id<Organisation>{std::atoll(scope.c_str() + last + 1)});
  }
  throw Problem(ProblemCode::Forbidden);
}

NameFilter read_filter(Request& request, const Organisation& unit, std::string& words) {
  NameFilter filter;
  filter.path = unit.path;
  words = request.filter.text("q", 100);
  filter.words = fold_words(words);
  const std::string state = request.filter.choice("state", standing_codes);
  if (!state.empty()) filter.standing = find_standing(state);
  constexpr std::array scopes{std::string_view("all"), std::string_view("own")};
  filter.is_unit_only = request.filter.choice("names", scopes) != "all";
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  return filter;
}

CommitmentCoveragePage read_page(Request& request, ReadTx& tx, CoverageCache& cache) {
  CommitmentCoveragePage data;
  data.record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  if (!data.record.commitment.is_published()) throw Problem(ProblemCode::NotFound);
  const Id<Commitment> id = data.record.commitment.id;
  data.unit = get_unit(request, tx, data.record);
  data.filter = read_filter(request, data.unit, data.words);
  const PageRequest wanted = page_request(request.filter);
  data.after = wanted.after;
  const auto tree = read_coverage(tx, cache, id, data.unit.path);
  data.counts = tree->sum_under(data.unit.path);
  for (UnitName& child : list_child_units(tx, data.unit.id)) {
    const StandingCounts counts = tree->sum_under(child.path);
    if (counts.required == 0) continue;
    data.children.push_back({std::move(child), counts});
  }
  data.own_counts = data.counts;
  for (const CoverageChild& child : data.children) data.own_counts -= child.counts;
  data.is_by_name = !data.filter.is_unit_only && !data.children.empty();
  data.names = list_names(tx, id, *tree, data.filter, wanted.size, wanted.after);
  for (Organisation& above : list_organisation_ancestry(tx, data.unit))
    if (above.id != data.unit.id && request.viewer().may(read_commitments, above.path))
      data.above.push_back(std::move(above));
  data.may_edit = request.viewer().may(edit_commitments, data.unit.path);
  if (data.may_edit) data.reminders = list_reminders(tx, id, data.unit.id, 3);
  return data;
}

Json page_json(const CommitmentCoveragePage& data) {
  return json_object({{"commitment", commitment_record_json(data.record)},
                      {"unit", data.unit.id},
                      {"unit_name", data.unit.name()},
                      {"head_name", data.unit.facts.head_name},
                      {"counts", counts_json(data.counts)},
                      {"units", json_array(data.children,
                                           [](const CoverageChild& child) {
                                             return json_object({{"organisation", child.unit.organisation},
                                                                 {"name", child.unit.name},
                                                                 {"head_name", child.unit.head_name},
                                                                 {"counts", counts_json(child.counts)}});
                                           })},
                      {"names", json_array(data.names.items, coverage_name_json)},
                      {"next", data.names.next}});
}

/// Exactly the names the page with the same filter shows, on all its pages.
Response export_names(Request& request, ReadTx& tx, CoverageCache& cache) {
  const CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  const Organisation unit = get_unit(request, tx, record);
  std::string words;
  const NameFilter filter = read_filter(request, unit, words);
  const TableFormat format = read_table_format(request);
  const auto tree = read_coverage(tx, cache, record.commitment.id, unit.path);
  const auto names = list_names(tx, record.commitment.id, *tree, filter, exported_names_max, "").items;
  const auto table = commitment_coverage_table(request.view, names);
  const std::string name = fmt::format("cam-ket-{}-{}-{}", record.commitment.id.value, unit.id.value, tx.today().iso());
  return download_table(format, request.view.t("commitments.coverage.names"), table, name);
}

Response remind(Request& request, WriteTx& tx) {
  const CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  const Organisation unit = get_organisation(tx, request.form.id<Organisation>("unit"));
  request.require(edit_commitments, unit.path);
  const std::string note = request.form.text("note", 500);
  if (!record.commitment.may_be_signed_on(tx.today()) || !record.is_campaign_open)
    throw Problem(ProblemCode::Invalid, request.view.t("commitments.refusal.ended"));
  const PeopleToRemind found = list_people_to_remind(tx, record.commitment.id, unit.path);
  insert_reminder(tx, record.commitment.id, unit.id, found.people, note);
  remind_accounts(tx, record, find_text(tx, record.commitment.id, record.commitment.current_number).value(),
                  found.accounts);
  tx.record(
      {.action = "commitments.remind",
       .subject = fmt::format("commitment/{}", record.commitment.id.value),
       .note = fmt::format("unit {}, {} people, {} accounts", unit.id.value, found.people, found.accounts.size())});
  return done(request, commitment_coverage_address(record.commitment.id, unit.id), "commitments.notice.reminded",
              json_object({{"people", found.people}, {"accounts", static_cast<std::int64_t>(found.accounts.size())}}));
}

}  // namespace

void add_coverage_routes(Router& router, const std::shared_ptr<CoverageCache>& cache) {
  const Access reader = Access::holder(read_commitments);
  const std::vector<FieldInfo> filter{
      {"unit", FieldType::Integer, false, "An organisation; without one the highest the viewer may read."},
      {"state", FieldType::Text, false, "signed, outdated, missing, absent or withdrawn."},
      {"names", FieldType::Text, false, "all: of the units below too; own: of the unit itself."},
      {"q", FieldType::Text, false, "Words of the name."},
      {"size", FieldType::Integer},
      {"after"}};
  router.get("/commitments/{id}/coverage",
             [cache](Request& request, ReadTx& tx) {
               const CommitmentCoveragePage data = read_page(request, tx, *cache);
               return respond(
                   request, [&] { return commitment_coverage_page(request.view, data); },
                   [&] { return page_json(data); });
             },
             {.access = reader, .about = "Who has signed in a unit, the units below it and by name", .fields = filter});
  auto export_fields = filter;
  export_fields.push_back({"file", FieldType::Text, false, "csv or xlsx."});
  router.get("/commitments/{id}/coverage/export",
             [cache](Request& request, ReadTx& tx) { return export_names(request, tx, *cache); },
             {.access = reader,
              .about = "The names as a file to save",
              .fields = export_fields,
              .page = false,
              .json = false});
  router.post("/commitments/{id}/reminders", remind,
              {.access = Access::holder(edit_commitments),
               .about = "Reminds everybody of a unit who has not signed",
               .fields = {{"unit", FieldType::Integer, true}, {"note"}}});
}

}  // namespace vx
