#include "documents/document_entry.h"

#include <charconv>

#include "areas/area.h"
#include "base/text.h"
#include "documents/citation_store.h"
#include "documents/document_json.h"
#include "documents/document_store.h"
#include "documents/file_store.h"
#include "documents/issuer_place.h"
#include "documents/reading_store.h"
#include "documents/word_store.h"
#include "web/address.h"

namespace vx {

namespace {

/// The same document cited twice in one review is entered once, even if too little is said to find it again.
bool is_same_key(const CitedKey& a, const CitedKey& b) {
  return number_key(a.number.number) == number_key(b.number.number) &&
         symbol_key(a.number.symbol) == symbol_key(b.number.symbol) && a.issued_on == b.issued_on &&
         a.agency == b.agency;
}

Id<Document> insert_cited_only(WriteTx& tx, IssuerFinder& issuers, const Document& citing, const Citation& citation,
                               const CitedKey& key) {
  Document document;
  document.state = DocumentState::Cited;
  document.type = upper(citation.type);
  document.number = key.number.number;
  document.symbol = key.number.symbol;
  document.issued_on = key.issued_on;
  document.agency = key.agency;
  document.owner = citing.owner;
  document.issuer = issuers.find(document);
  document.id = insert_document(tx, document);
  index_words(tx, document, "");
  tx.record({.action = "documents.cite",
             .subject = fmt::format("document/{}", document.id.value),
             .after = document_state_json(document)});
  return document.id;
}

/// What the row's field "document" says: an id, "new", or nothing.
std::optional<Id<Document>> chosen_document(std::string_view chosen, const std::vector<Document>& candidates) {
  for (const Document& candidate : candidates)
    if (std::to_string(candidate.id.value) == chosen) return candidate.id;
  return std::nullopt;
}

struct PendingCitation {
  const Citation* citation;
  CitationChoice choice;
  Id<Document> known;  ///< none: to be entered
};

/// Which document each citation means, without writing; faults go into the form.
std::vector<PendingCitation> decide_citations(ReadTx& tx, const Document& document, const Review& review, Form& form) {
  std::vector<PendingCitation> pending;
  for (std::size_t i = 0; i < review.reading.citations.size(); ++i) {
    const Citation& citation = review.reading.citations[i];
    CitationChoice choice = find_citation_choice(tx, document.id, citation);
    if (match_citation(choice.key, document) == DocumentMatch::Certain) continue;  // it names itself
    const std::string field = review.citation_rows[i] + "document";
    const std::string_view chosen = form.raw(field);
    Id<Document> known = choice.resolution.certain;
    if (auto candidate = chosen_document(chosen, choice.candidates)) {
      known = *candidate;
    } else if (chosen == "new") {
      known = {};
    } else if (!choice.resolution.certain && !choice.resolution.possible.empty()) {
      form.add_error(field, {"documents.error.choose_cited", {{"number", citation.number}}});
    }
    pending.push_back({&citation, std::move(choice), known});
  }
  return pending;
}

std::vector<ResolvedCitation> enter_citations(WriteTx& tx, IssuerFinder& issuers, const Document& document,
                                              const std::vector<PendingCitation>& pending) {
  std::vector<ResolvedCitation> resolved;
  std::vector<std::pair<CitedKey, Id<Document>>> entered;
  for (const PendingCitation& one : pending) {
    Id<Document> cited = one.known;
    for (const auto& [key, id] : entered)
      if (!cited && is_same_key(key, one.choice.key)) cited = id;
    if (!cited) {
      cited = insert_cited_only(tx, issuers, document, *one.citation, one.choice.key);
      entered.emplace_back(one.choice.key, cited);
    }
    resolved.push_back({cited, one.citation->relation, one.citation->sentence, one.citation->place});
  }
  return resolved;
}

void merge_arrivals(WriteTx& tx, const Document& document, const Form& form) {
  const std::vector<std::string> chosen = form.all("arrivals");
  const bool was_asked = form.has("arrivals_shown");
  for (const Arrival& arrival : list_arrivals(tx, document)) {
    const bool is_chosen = std::ranges::find(chosen, std::to_string(arrival.named.id.value)) != chosen.end();
    if (is_chosen || (!was_asked && arrival.is_certain)) merge_document(tx, arrival.named.id, document.id);
  }
}

std::optional<std::string> call_hooks(WriteTx& tx, const Document& document, const PlanReading& reading,
                                      const std::vector<ResolvedCitation>& resolved, const ConfirmationHooks& hooks,
                                      bool is_correction) {
  std::vector<ConfirmedCitation> citations;
  for (const ResolvedCitation& one : resolved) {
    auto cited = find_document_unscoped(tx, one.cited);
    citations.push_back({cited && cited->merged_into ? cited->merged_into : one.cited, one.relation});
  }
  std::optional<std::string> next;
  for (const auto& hook : hooks.confirmed) {
    auto address = hook(tx, ConfirmedPlan{document, reading, citations, is_correction});
    if (!next) next = std::move(address);
  }
  return next;
}

std::string encode_form(const Form& form) {
  std::string out;
  for (const FormValue& value : form.values())
    out += fmt::format("{}{}={}", out.empty() ? "" : "&", encode_uri(value.name), encode_uri(value.value));
  return out;
}

}  // namespace

std::string document_address(Id<Document> id) { return fmt::format("/documents/{}", id.value); }

void apply_reading(Document& document, const PlanReading& reading) {
  document.type = reading.doc_type.value;
  document.number = reading.number.value;
  document.symbol = reading.symbol.value;
  document.place = reading.place.value;
  document.issued_on = reading.date ? std::optional(reading.date.value) : std::nullopt;
  document.agency = reading.agency.value;
  document.parent_agency = reading.parent_agency.value;
  document.title = reading.title.value;
}

Id<Organisation> IssuerFinder::find(const Document& document) {
  if (document.agency.empty()) return {};
  if (!matcher_) {
    organisations_ = list_organisations(tx_, tx_.today());
    matcher_.emplace(organisations_);
  }
  const auto match = matcher_->match(document.agency, document.owner);
  if (!match || match->confidence < confidence_sure) return {};
  return is_from_elsewhere(document, list_places(match->organisation)) ? Id<Organisation>{} : match->organisation;
}

std::vector<std::string> IssuerFinder::list_places(Id<Organisation> id) {
  std::vector<std::string> places;
  const auto add = [&](std::string_view name) {
    for (std::string& place : list_places_in_name(name)) places.push_back(std::move(place));
  };
  for (const Organisation& above : list_organisation_ancestry(tx_, get_organisation(tx_, id))) {
    add(above.facts.name);
    add(above.facts.short_name);
    const auto governed = find_area(tx_, above.facts.governed);
    if (!governed) continue;
    for (const Area& area : list_area_ancestry(tx_, *governed)) add("UBND " + area.full_name);
  }
  return places;
}

CitationChoice find_citation_choice(ReadTx& tx, Id<Document> citing, const Citation& citation) {
  CitationChoice choice;
  choice.key = cited_key(citation);
  std::vector<Document> numbered = list_documents_numbered(tx, choice.key.number);
  std::erase_if(numbered, [&](const Document& document) { return document.id == citing; });
  choice.resolution = resolve_citation(choice.key, numbered);
  for (Document& document : numbered) {
    const auto& possible = choice.resolution.possible;
    if (document.id == choice.resolution.certain || std::ranges::find(possible, document.id) != possible.end())
      choice.candidates.push_back(std::move(document));
  }
  return choice;
}

std::vector<Arrival> list_arrivals(ReadTx& tx, const Document& document) {
  if (document.symbol.empty()) return {};
  const std::vector<Document> named = list_cited_only_like(tx, document);
  const ArrivalResolution resolution = resolve_arrival(document, named);
  std::vector<Arrival> arrivals;
  for (const Document& one : named)
    if (std::ranges::find(resolution.certain, one.id) != resolution.certain.end()) arrivals.push_back({one, true});
  for (const Document& one : named)
    if (std::ranges::find(resolution.possible, one.id) != resolution.possible.end()) arrivals.push_back({one, false});
  return arrivals;
}

std::optional<Document> find_same_document(ReadTx& tx, const Document& document) {
  if (document.number.empty() || document.symbol.empty()) return std::nullopt;
  const CitedKey key{{document.number, document.symbol}, document.issued_on, document.agency};
  for (const Document& other : list_documents_numbered(tx, key.number))
    if (other.id != document.id && other.state == DocumentState::Confirmed &&
        match_citation(key, other) == DocumentMatch::Certain)
      return other;
  return std::nullopt;
}

std::optional<std::string> confirm_document(WriteTx& tx, const Document& before, const Review& review, Form& form,
                                            const ConfirmationHooks& hooks) {
  Document document = before;
  apply_reading(document, review.reading);
  IssuerFinder issuers(tx);
  document.issuer = form.has("issuer") ? form.id<Organisation>("issuer") : issuers.find(document);
  if (document.issuer && !find_organisation(tx, document.issuer))
    form.add_error("issuer", {"documents.error.issuer_unknown"});
  if (auto same = find_same_document(tx, document))
    form.add_error("number", {"documents.error.number_taken", {{"title", same->title}}});
  const std::vector<PendingCitation> pending = decide_citations(tx, document, review, form);
  if (!form.ok()) return std::nullopt;

  document.state = DocumentState::Confirmed;
  document.confirmed_at = tx.now();
  document.version = insert_confirmed_reading(tx, document.id, review.reading);
  update_document(tx, document);
  index_words(tx, document, find_text(tx, document.id));
  const std::vector<ResolvedCitation> resolved = enter_citations(tx, issuers, document, pending);
  replace_citations(tx, document.id, resolved);
  merge_arrivals(tx, document, form);
  remove_draft(tx, document.id);
  tx.record({.action = "documents.confirm",
             .subject = fmt::format("document/{}", document.id.value),
             .before = document_state_json(before),
             .after = document_state_json(document)});
  auto next = call_hooks(tx, document, review.reading, resolved, hooks, before.state == DocumentState::Confirmed);
  return next ? *next : document_address(document.id);
}

std::expected<void, Refusal> undo_confirmation(WriteTx& tx, const Document& before, const ConfirmationHooks& hooks) {
  for (const auto& hook : hooks.undone)
    if (auto allowed = hook(tx, before); !allowed) return allowed;
  const auto reading = find_current_reading(tx, before.id);
  for (const ReadingVersion& version : list_reading_versions(tx, before.id))
    if (version.version > 0 && !version.undone_at) mark_reading_undone(tx, before.id, version.version);
  if (reading) save_draft(tx, before.id, encode_form(fill_review_form(*reading)));
  Document document = before;
  document.state = DocumentState::Received;
  document.confirmed_at = std::nullopt;
  document.public_since = std::nullopt;
  update_document(tx, document);
  set_public_since(tx, document.id, std::nullopt);
  replace_citations(tx, document.id, {});
  for (const Document& named : list_merged(tx, document.id)) unmerge_document(tx, named.id);
  tx.record({.action = "documents.undo_confirmation",
             .subject = fmt::format("document/{}", document.id.value),
             .before = document_state_json(before),
             .after = document_state_json(document)});
  return {};
}

}  // namespace vx
