#pragma once
#include <string>
#include <string_view>

#include "documents/document.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// "Kế hoạch số 240/KH-UBND ngày 16/9/2021 của UBND tỉnh Vĩnh Phúc", as documents cite one another; the title where
/// there is no number.
std::string document_name(const View& view, const Document& document);
/// The name as a link to its page.
Html document_link(const View& view, const Document& document);
/// Where it stands in words, colour and shape.
Html state_badge(const View& view, DocumentState state);
std::string relation_label(const View& view, CitationRelation relation);
/// "cited by": the other end of the relation.
std::string reverse_relation_label(const View& view, CitationRelation relation);
/// "KẾ HOẠCH" as it stands in a sentence: "Kế hoạch".
std::string type_name(std::string_view type);
/// A part of a text for lists, cut at a word.
std::string shorten(std::string_view text, std::size_t letters_max);

}  // namespace vx
