#pragma once
#include "documents/document_layout.h"

namespace vx {

/// Kind of document and title; for a news page (R118) also publication date and author.
void read_title(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);
/// "Kính gửi: …", inline or as a list; moves layout.body_line behind it.
void read_addressees(const SourceText& text, DocumentLayout& layout, PlanReading& reading);
/// The issuer named by the body's first sentences, when there is no header: "Sở Ngoại vụ xây dựng kế hoạch …".
void read_issuer_from_body(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

}  // namespace vx
