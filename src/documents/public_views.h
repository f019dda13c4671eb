#pragma once
#include <string>

#include "documents/document.h"
#include "documents/document_store.h"
#include "web/form.h"
#include "web/html.h"
#include "web/json.h"
#include "web/view.h"

namespace vx {

/// The text without telephone numbers and mail addresses; what is taken out is said to be: "[…]".
std::string without_contacts(std::string_view text);
/// What everybody may read of a published document: its entry, its campaign and its sections, without signers,
/// recipients, authors, marks, telephone numbers and mail addresses.
struct PublicDocument {
  Document document;
  std::optional<CampaignReading> campaign;
  std::vector<SectionItem> sections;
};
PublicDocument make_public(const Document& document, const PlanReading& reading);

Html public_document_page(const View& view, const PublicDocument& content);
Json public_document_json(const PublicDocument& content);
Html public_register_page(const View& view, const Form& filter, const DocumentList& content, std::string_view after);
Json public_register_json(const DocumentList& content);

}  // namespace vx
