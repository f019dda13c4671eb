#pragma once
#include "documents/document_layout.h"

namespace vx {

/// The body as a tree of sections, items and paragraphs; sentences broken by lines and pages are joined again (R123).
void read_sections(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
