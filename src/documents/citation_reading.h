#pragma once
#include "documents/document_layout.h"

namespace vx {

/// Documents the title and the body name by number, each once, in order of first appearance.
void read_citations(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
