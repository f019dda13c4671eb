#pragma once
#include <string>
#include <vector>

#include "documents/citation_store.h"
#include "documents/document_entry.h"
#include "documents/file_store.h"
#include "documents/reading_store.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// What a document's page shows.
struct DocumentPage {
  Document document;
  std::optional<DocumentFile> file;
  std::optional<PlanReading> reading;
  std::string text;
  std::vector<RelatedDocument> cited;
  std::vector<RelatedDocument> citing;  ///< the newest
  std::int64_t citing_count = 0;
  std::vector<Document> merged;
  std::vector<Arrival> arrivals;
  std::vector<ReadingVersion> versions;
  std::vector<Correction> corrections;
  std::int64_t last_number = 0;  ///< of its kind that year, to suggest the next
};

Html document_page(const View& view, const Form& form, const DocumentPage& content);
/// True while the number or the day is still blank.
bool has_open_number(const Document& document);
/// A tree of sections as nested lists.
Html section_list(const std::vector<SectionItem>& sections);

}  // namespace vx
