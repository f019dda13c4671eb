#pragma once
#include "documents/document_layout.h"

namespace vx {

/// Recipients and signers, which print and OCR often interleave: "Nơi nhận:   GIÁM ĐỐC". Also the end mark and marks
/// of handwriting.
void read_closing(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
