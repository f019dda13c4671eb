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
/// Adds the condition that the document has the words.
void where_words(DocumentQuery& query, Engine engine, const DocumentSearch& search);

}  // namespace vx
