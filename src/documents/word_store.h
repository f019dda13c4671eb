#pragma once
#include <string_view>

#include "db/database.h"
#include "documents/document.h"
#include "documents/document_query.h"
#include "documents/document_search.h"

namespace vx {

/// Makes the document's entry and text findable, in place of what was indexed before.
void index_words(WriteTx& tx, const Document& document, std::string_view body);
void unindex_words(WriteTx& tx, Id<Document> id);
/// SELECT of the column `id`: of the documents that meet the conditions and have the words, those entered last.
std::string newest_hits(DocumentQuery& query, Engine engine, const DocumentSearch& search, int count);

}  // namespace vx
