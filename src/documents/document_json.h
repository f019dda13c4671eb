#pragma once
#include <vector>

#include "documents/citation_store.h"
#include "documents/document_store.h"
#include "documents/file_store.h"
#include "documents/reading_store.h"
#include "documents/review.h"
#include "web/json.h"
#include "web/paging.h"

namespace vx {

Json document_json(const Document& document);
/// What an audit line's hashes are made of.
std::string document_state_json(const Document& document);
Json document_list_json(const DocumentList& list);
Json related_json(const std::vector<RelatedDocument>& related);
Json corrections_json(const std::vector<Correction>& corrections);
Json upload_json(const Upload& upload);

}  // namespace vx
