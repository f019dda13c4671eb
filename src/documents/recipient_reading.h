#pragma once
#include "documents/document_layout.h"

namespace vx {

/// A stretch of letters that the recipients' list left over: the signer's column, or lines behind the list.
struct ClosingPart {
  std::size_t start = 0;
  std::size_t end = 0;
};

/// Reads the list under "Nơi nhận" and returns everything else of the closing, in order.
std::vector<ClosingPart> read_recipients(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
