#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace vx {

/// A kind of document and its abbreviation in symbols (Decree 30/2020, appendix III, and what the Party and the
/// National Assembly add to it).
struct DocumentKind {
  std::string_view name;          ///< "KẾ HOẠCH"
  std::string_view letters;       ///< "ke hoach"
  std::string_view abbreviation;  ///< "KH"; empty if none
  std::string_view citing;        ///< "Kế hoạch"
};

std::span<const DocumentKind> document_kinds();
const DocumentKind* find_kind_by_abbreviation(std::string_view abbreviation);

/// Words an agency's name begins with, as reading letters.
std::span<const std::string_view> agency_nouns();
/// Words the first sentence of a body begins with.
std::span<const std::string_view> body_openings();
/// Offices that sign, longest first.
struct SigningOffice {
  std::string_view title;    ///< "PHÓ GIÁM ĐỐC"
  std::string_view letters;  ///< "pho giam doc"
};
std::span<const SigningOffice> signing_offices();
/// "TM", "KT", "TL", "TUQ", "Q" with the folded forms OCR leaves of them.
std::span<const std::string_view> authority_prefixes();

/// True if `letters` (reading letters) begins with an agency noun, allowing for OCR damage.
bool starts_with_agency(std::string_view letters, double least = 0.86);

}  // namespace vx
