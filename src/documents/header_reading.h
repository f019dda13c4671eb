#pragma once
#include "documents/document_layout.h"

namespace vx {

/// Number, symbol, place, date, agency and parent agency from the header: its two columns may stand one under the
/// other or be interleaved line by line.
void read_header(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
