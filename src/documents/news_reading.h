#pragma once
#include "documents/document_layout.h"

namespace vx {

/// A web page about a document: title, publication date and author without the page's furniture (R118). Narrows the
/// layout to the article.
void read_news(const SourceText& text, DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
