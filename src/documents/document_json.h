#pragma once
#include <vector>

#include "documents/citation_store.h"
#include "documents/document.h"
#include "documents/file_store.h"
#include "documents/reading_store.h"
#include "documents/review.h"
#include "web/json.h"
#include "web/paging.h"

namespace vx {

Json document_json(const Document& document);
Json document_page_json(const PageOf<Document>& page);
Json related_json(const std::vector<RelatedDocument>& related);
Json corrections_json(const std::vector<Correction>& corrections);
Json upload_json(const Upload& upload);

}  // namespace vx
