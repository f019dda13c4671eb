// Commitments of a campaign: the list, drafting, choosing who signs.
#include "base/text.h"
#include "campaigns/campaign_tabs.h"
#include "commitments/commitment_json.h"
#include "commitments/commitment_views.h"
#include "commitments/commitments.h"
#include "commitments/coverage_keeping.h"
#include "commitments/coverage_store.h"
#include "commitments/draft_form.h"
#include "organisations/organisation.h"
#include "web/request.h"

namespace vx {
namespace {

std::string subject_of(Id<Commitment> id) { return fmt::format("commitment/{}", id.value); }

/// What the viewer may see of the counts: the unit he reads for, within who signs.
std::optional<StandingCounts> sum_for(ReadTx& tx, CoverageCache& cache, const Viewer& viewer,
                                      const CommitmentRecord& record) {
  const auto scopes = viewer.scopes_of(read_commitments);
  if (scopes.empty() || !record.commitment.is_published()) return std::nullopt;
  StandingCounts sum;
  for (const ScopePath& scope : scopes) {
    const std::string path = scope.starts_with(record.organisation_path) ? scope : record.organisation_path;
    if (!path.starts_with(scope)) continue;
    sum += read_coverage(tx, cache, record.commitment.id, path)->sum_under(path);
  }
  return sum;
}

Response list_of_campaign(Request& request, ReadTx& tx, CoverageCache& cache) {
  CampaignCommitmentsPage data;
  data.campaign = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const Campaign& campaign = data.campaign.campaign;
  data.may_edit = request.viewer().may(edit_commitments, data.campaign.organisation_path);
  for (CommitmentRecord& record : list_commitments_of_campaign(tx, campaign.id, campaign.path)) {
    if (!record.commitment.is_published() && !request.viewer().may(edit_commitments, record.organisation_path))
      continue;
    CampaignCommitment one{.record = std::move(record), .counts = {}};
    one.is_inherited = one.record.commitment.campaign != campaign.id;
    if (const auto sum = sum_for(tx, cache, request.viewer(), one.record)) {
      one.counts = *sum;
      one.may_see_counts = true;
    }
    data.commitments.push_back(std::move(one));
  }
  return respond(
      request, [&] { return campaign_commitments_page(request.view, data); },
      [&] {
        return json_object({{"campaign", campaign.id},
                            {"commitments", json_array(data.commitments, [](const CampaignCommitment& one) {
                               return json_object({{"commitment", commitment_record_json(one.record)},
                                                   {"is_inherited", one.is_inherited},
                                                   {"counts", one.may_see_counts ? counts_json(one.counts) : Json()}});
                             })}});
      });
}

/// `cache`: none where the counts do not matter, in writes.
CommitmentPage read_page(const Request& request, ReadTx& tx, CommitmentRecord record, CoverageCache* cache = nullptr) {
  CommitmentPage data;
  const Id<Commitment> id = record.commitment.id;
  const Viewer& viewer = request.viewer();
  data.may_edit = viewer.may(edit_commitments, record.organisation_path);
  data.texts = list_texts(tx, id);
  if (!data.may_edit) std::erase_if(data.texts, [](const CommitmentText& text) { return !text.published_at; });
  for (const CommitmentText& text : data.texts) {
    if (text.number == record.commitment.current_number) data.rules = list_rules(tx, text.id);
    if (!text.published_at) data.draft_rules = list_rules(tx, text.id);
  }
  data.units = list_participating_units(tx, id, tx.today());
  if (const auto sum = cache ? sum_for(tx, *cache, viewer, record) : std::nullopt) {
    data.counts = *sum;
    data.may_see_counts = true;
  }
  if (viewer.person != 0)
    if (const auto place = find_workplace_unit(tx, Id<Person>{viewer.person}, tx.today())) {
      data.asks_viewer =
          record.commitment.may_be_signed_on(tx.today()) && takes_part(data.units, place->path, tx.today());
      data.own_standing = standing_of(find_stored_standing(tx, id, place->person), record.commitment.renewal_number);
    }
  data.record = std::move(record);
  return data;
}

Json page_json(const CommitmentPage& data) {
  std::vector<Json> texts;
  for (const CommitmentText& text : data.texts) {
    const bool is_current = text.number == data.record.commitment.current_number;
    texts.push_back(commitment_text_json(text, is_current          ? data.rules
                                               : text.published_at ? std::vector<RuleDocument>{}
                                                                   : data.draft_rules));
  }
  return json_object({{"commitment", commitment_record_json(data.record)},
                      {"texts", Json(texts)},
                      {"units", json_array(data.units,
                                           [](const ParticipatingUnit& unit) {
                                             return json_object({{"organisation", unit.organisation},
                                                                 {"name", unit.name},
                                                                 {"from_on", unit.from_on}});
                                           })},
                      {"counts", data.may_see_counts ? counts_json(data.counts) : Json()}});
}

Response show(Request& request, ReadTx& tx, CoverageCache& cache) {
  const CommitmentPage data =
      read_page(request, tx, get_commitment(tx, request.viewer(), request.path_id<Commitment>()), &cache);
  return respond(
      request, [&] { return commitment_page(request.view, request.form, data); }, [&] { return page_json(data); });
}

Response show_text(Request& request, ReadTx& tx) {
  const CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  const auto text = find_text(tx, record.commitment.id, static_cast<int>(request.path_number("number")));
  if (!text || !text->published_at) throw Problem(ProblemCode::NotFound);
  const auto rules = list_rules(tx, text->id);
  return respond(
      request, [&] { return commitment_text_page(request.view, record, *text, rules); },
      [&] { return commitment_text_json(*text, rules); });
}

CampaignRecord get_own_campaign(const Request& request, ReadTx& tx) {
  CampaignRecord campaign = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  request.require(edit_commitments, campaign.organisation_path);
  return campaign;
}

Response show_new(Request& request, ReadTx& tx) {
  DraftPage data{.campaign = get_own_campaign(request, tx), .record = {}, .draft = {}, .rules = {}};
  data.rules = suggest_rules(request.view, data.campaign);
  return html_response(draft_page(request.view, request.form, data));
}

Response create(Request& request, WriteTx& tx) {
  DraftPage data{.campaign = get_own_campaign(request, tx), .record = {}, .draft = {}, .rules = {}};
  const auto draft = read_draft(request.form, tx, data.draft);
  if (!draft) return invalid(request, request.form, draft_page(request.view, request.form, data));
  Commitment commitment;
  commitment.campaign = data.campaign.campaign.id;
  commitment.organisation = data.campaign.campaign.organisation;
  commitment.title = draft->title;
  insert_commitment(tx, commitment);
  save_draft(tx, commitment.id, *draft);
  set_participating_units(tx, commitment.id, {commitment.organisation});
  const CommitmentPage made = read_page(request, tx, find_commitment(tx, commitment.id).value());
  tx.record({.action = "commitments.create", .subject = subject_of(commitment.id), .after = page_json(made).str()});
  return done(request, commitment_address(commitment.id), "commitments.notice.drafted", page_json(made), 201);
}

CommitmentRecord get_editable(const Request& request, ReadTx& tx) {
  CommitmentRecord record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  request.require(edit_commitments, record.organisation_path);
  return record;
}

/// The draft that is there, else the text in force to go on from.
DraftPage read_draft_page(const Request& request, ReadTx& tx, const CommitmentRecord& record) {
  DraftPage data;
  data.record = record;
  data.draft.title = record.commitment.title;
  const auto texts = list_texts(tx, record.commitment.id);
  if (!texts.empty()) {
    const CommitmentText& newest = texts.front();
    data.draft.body = newest.body;
    if (!newest.published_at) {
      data.draft.change_note = newest.change_note;
      data.draft.due_on = newest.due_on;
    }
    for (const RuleDocument& rule : list_rules(tx, newest.id)) data.rules += rule_line(request.view, rule) + "\n";
  }
  return data;
}

Response show_edit(Request& request, ReadTx& tx) {
  return html_response(draft_page(request.view, request.form, read_draft_page(request, tx, get_editable(request, tx))));
}

Response update(Request& request, WriteTx& tx) {
  const CommitmentRecord record = get_editable(request, tx);
  DraftPage data = read_draft_page(request, tx, record);
  const auto draft = read_draft(request.form, tx, data.draft);
  if (!draft) return invalid(request, request.form, draft_page(request.view, request.form, data));
  const Json before = page_json(read_page(request, tx, record));
  Commitment commitment = record.commitment;
  commitment.version = request.form.integer("version").value_or(commitment.version);
  // The title in force is part of what people signed: with a published text it stays.
  if (!commitment.is_published()) commitment.title = draft->title;
  update_commitment(tx, commitment);
  save_draft(tx, commitment.id, *draft);
  const CommitmentPage after = read_page(request, tx, find_commitment(tx, commitment.id).value());
  tx.record({.action = "commitments.draft",
             .subject = subject_of(commitment.id),
             .before = before.str(),
             .after = page_json(after).str()});
  return done(request, commitment_address(commitment.id), "commitments.notice.drafted", page_json(after));
}

UnitsPage read_units(ReadTx& tx, const CommitmentRecord& record) {
  UnitsPage data{.record = record, .units = {}};
  const auto chosen = list_participating_units(tx, record.commitment.id, tx.today());
  auto add = [&](Id<Organisation> id, std::string name) {
    const bool is_chosen = std::ranges::find(chosen, id, &ParticipatingUnit::organisation) != chosen.end();
    data.units.push_back({id, std::move(name), is_chosen});
  };
  add(record.commitment.organisation, record.organisation_name);
  for (const Organisation& child : list_child_organisations(tx, record.commitment.organisation))
    add(child.id, child.shown_name());
  // Those chosen otherwise (by a program) stay to be seen and unticked.
  for (const ParticipatingUnit& unit : chosen)
    if (std::ranges::find(data.units, unit.organisation, &UnitChoice::organisation) == data.units.end())
      data.units.push_back({unit.organisation, unit.name, true});
  return data;
}

Response show_units(Request& request, ReadTx& tx) {
  return html_response(units_page(request.view, request.form, read_units(tx, get_editable(request, tx))));
}

Response update_units(Request& request, WriteTx& tx) {
  const CommitmentRecord record = get_editable(request, tx);
  std::vector<Id<Organisation>> units;
  for (const std::string& typed : request.form.all("unit")) {
    const auto unit = find_organisation(tx, Id<Organisation>{std::atoll(typed.c_str())});
    if (!unit || !unit->path.starts_with(record.organisation_path)) throw Problem(ProblemCode::BadRequest);
    if (std::ranges::find(units, unit->id) == units.end()) units.push_back(unit->id);
  }
  if (units.empty()) {
    request.form.add_error("unit", {"commitments.refusal.nobody_signs"});
    return invalid(request, request.form, units_page(request.view, request.form, read_units(tx, record)));
  }
  const Json before = page_json(read_page(request, tx, record));
  set_participating_units(tx, record.commitment.id, units);
  if (record.commitment.is_published()) begin_recount(tx, record.commitment.id);
  const CommitmentPage after = read_page(request, tx, record);
  tx.record({.action = "commitments.units",
             .subject = subject_of(record.commitment.id),
             .before = before.str(),
             .after = page_json(after).str()});
  return done(request, commitment_address(record.commitment.id), "commitments.notice.units", page_json(after));
}

}  // namespace

void add_commitment_routes(Router& router, const std::shared_ptr<CoverageCache>& cache) {
  const Access reader = Access::signed_in();
  const Access editor = Access::holder(edit_commitments);
  const std::vector<FieldInfo> draft_fields{
      {"title", FieldType::Text, true},
      {"body", FieldType::Text, true, "What is signed; paragraphs are lines."},
      {"rules", FieldType::Text, true,
       "Documents of the register it commits to, one a line: number, then day if needed."},
      {"due_on", FieldType::Date, false, "Until when to sign."},
      {"change_note", FieldType::Text, false, "What differs from the text in force."},
      {"version", FieldType::Integer, false, "The version that was read."}};
  router.get("/campaigns/{id}/commitments",
             [cache](Request& request, ReadTx& tx) { return list_of_campaign(request, tx, *cache); },
             {.access = Access::holder(read_commitments), .about = "Commitments of a campaign and of those above it"});
  router.get("/campaigns/{id}/commitments/new", show_new,
             {.access = editor, .about = "The form of a new commitment", .json = false});
  router.post("/campaigns/{id}/commitments", create,
              {.access = editor, .about = "Drafts a commitment", .fields = draft_fields});
  router.get("/commitments/{id}", [cache](Request& request, ReadTx& tx) { return show(request, tx, *cache); },
             {.access = reader, .about = "A commitment, its texts and who must sign"});
  router.get("/commitments/{id}/texts/{number}", show_text,
             {.access = reader, .about = "One published text with its hash"});
  router.get("/commitments/{id}/edit", show_edit, {.access = editor, .about = "The form of the draft", .json = false});
  router.post("/commitments/{id}", update, {.access = editor, .about = "Changes the draft", .fields = draft_fields});
  router.get("/commitments/{id}/units", show_units,
             {.access = editor, .about = "Who must sign, to be chosen", .json = false});
  router.post("/commitments/{id}/units", update_units,
              {.access = editor,
               .about = "Chooses the units whose people must sign, from today on",
               .fields = {{"unit", FieldType::TextList, true, "Organisations; each with all below it."}}});
}

}  // namespace vx
