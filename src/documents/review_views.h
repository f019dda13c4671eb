#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "documents/document_entry.h"
#include "documents/plan_lint.h"
#include "documents/reading_store.h"
#include "documents/review.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// What the review page shows: the text beside the fields of the form.
struct ReviewPage {
  Document document;
  std::string text;
  PlanReading reading;                  ///< what the form began as; its places are marked in the text
  std::vector<CitationChoice> choices;  ///< one a row of "citations"
  std::vector<Id<Document>> cited;      ///< what the document cites according to its last confirmation
  std::vector<Arrival> arrivals;
  std::vector<PlanFinding> findings;                              ///< what is worth looking at in the plan
  std::vector<std::pair<Id<Organisation>, std::string>> issuers;  ///< to choose the issuer from
  Id<Organisation> issuer;                                        ///< the one found
  std::optional<ReviewDraft> draft;
  std::int64_t waiting = 0;  ///< documents that wait for review, this one among them
};
Html review_page(const View& view, const Form& form, const ReviewPage& content);

/// How many rows of a list the form has ("citations", whose first field is "number").
std::size_t count_rows(const Form& form, std::string_view list, std::string_view first_field);

// The lists of rows, each with a blank one behind (review_rows.cpp).
Html citation_rows(const View& view, const Form& form, const ReviewPage& content);
Html task_rows(const View& view, const Form& form, const ReviewPage& content);
Html participant_rows(const View& view, const Form& form, const ReviewPage& content);
Html signer_rows(const View& view, const Form& form, const ReviewPage& content);
/// "See it in the text", and how sure the machine is; nothing for a value without a place.
Html place_note(const View& view, std::string_view field, const Span& place, double confidence);

}  // namespace vx
