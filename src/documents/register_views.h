#pragma once
#include <string>
#include <vector>

#include "documents/document_search.h"
#include "documents/document_store.h"
#include "web/html.h"
#include "web/paging.h"
#include "web/view.h"

namespace vx {

/// What the register's page shows.
struct RegisterPage {
  DocumentFilter filter;
  PageRequest request;
  DocumentList page;
  std::vector<std::vector<ExcerptPiece>> excerpts;  ///< one a document, when words are searched
  std::shared_ptr<const RegisterFacets> facets;
  std::int64_t waiting = 0;  ///< received documents, as far as the viewer may see them
};

Html register_page(const View& view, const Form& filter, const RegisterPage& content);
/// Says so where a search found more than its page is chosen from.
Html cut_note(const View& view, const DocumentList& list);
/// "Danh sách văn bản | Sơ đồ": the parts of the register.
Html register_tabs(const View& view, std::string_view current);

}  // namespace vx
