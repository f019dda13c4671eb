#pragma once
#include "documents/document_layout.h"

namespace vx {

/// Forms of commendation the document promises or grants, each once: "Bằng khen của Thủ tướng Chính phủ".
void read_award_forms(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
