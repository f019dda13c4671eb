#pragma once
#include <vector>

#include "documents/citation_resolution.h"
#include "documents/confirmation.h"
#include "documents/document.h"
#include "documents/review.h"
#include "organisations/organisation.h"
#include "web/form.h"

namespace vx {

/// What the register says of a document, taken from what was read in it. State, owner and file stay.
void apply_reading(Document& document, const PlanReading& reading);

/// Finds the organisations documents were issued by; lists them once, at the first question.
class IssuerFinder {
 public:
  explicit IssuerFinder(ReadTx& tx) : tx_(tx) {}
  /// Nothing if the agency's name leaves a doubt, or the document says that it comes from elsewhere.
  Id<Organisation> find(const Document& document);

 private:
  /// The places the organisation and those above it are named after or govern.
  std::vector<std::string> list_places(Id<Organisation> id);

  ReadTx& tx_;
  std::vector<Organisation> organisations_;
  std::optional<OrganisationMatcher> matcher_;
};

/// A citation of the review with what the register knows of it.
struct CitationChoice {
  CitedKey key;
  CitationResolution resolution;
  std::vector<Document> candidates;  ///< certain or possible ones
};
CitationChoice find_citation_choice(ReadTx& tx, Id<Document> citing, const Citation& citation);

/// Documents known by citation only that this one may be, certain ones first.
struct Arrival {
  Document named;
  bool is_certain = false;
};
std::vector<Arrival> list_arrivals(ReadTx& tx, const Document& document);

/// Another confirmed document with the same number, symbol, year and issuer.
std::optional<Document> find_same_document(ReadTx& tx, const Document& document);

/// Enters what the officer confirmed: the entry, the reading, the citations (a cited document that the register does
/// not know is entered as known by citation only), the merges of the fields "arrivals"; then the hooks. Notes in the
/// form what stands against it and answers nothing; otherwise the address to go to next.
std::optional<std::string> confirm_document(WriteTx& tx, const Document& document, const Review& review, Form& form,
                                            const ConfirmationHooks& hooks);

/// Takes the last confirmation back: the document waits for review again, its citations and merges go, what the officer
/// had confirmed is kept as the draft. Refused if a hook refuses.
std::expected<void, Refusal> undo_confirmation(WriteTx& tx, const Document& document, const ConfirmationHooks& hooks);

/// The address of a document's page.
std::string document_address(Id<Document> id);

}  // namespace vx
