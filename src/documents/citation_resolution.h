#pragma once
#include <optional>
#include <vector>

#include "documents/document.h"

namespace vx {

/// How well a document fits a citation, or an arrived document a place kept for it.
enum class DocumentMatch {
  None,
  Possible,  ///< nothing speaks against it, but year or issuer rest on a guess: an officer decides
  Certain,   ///< number, symbol, year and issuer agree
};

/// What a citation says of the document it means.
struct CitedKey {
  DocumentNumber number;
  std::optional<PartialDate> issued_on;
  std::string agency;
};
CitedKey cited_key(const Citation& citation);

/// Number and symbol must be equal, dates and issuers agree as far as both are given. Certain needs either the whole
/// date or the same year together with the same issuer; short names and missing dates are never guessed at.
DocumentMatch match_citation(const CitedKey& cited, const Document& candidate);

/// Which documents of the register a citation may mean.
struct CitationResolution {
  Id<Document> certain;                ///< exactly one is certain
  std::vector<Id<Document>> possible;  ///< else: those to ask about; none: the register does not know it
  [[nodiscard]] bool is_unknown() const { return !certain && possible.empty(); }
};
CitationResolution resolve_citation(const CitedKey& cited, const std::vector<Document>& candidates);

/// Which documents known by citation only an arrived one may be: the same question from the other side. `certain` holds
/// all that are certain, since several citations may have kept a place for the same document.
struct ArrivalResolution {
  std::vector<Id<Document>> certain;
  std::vector<Id<Document>> possible;
};
ArrivalResolution resolve_arrival(const Document& arrived, const std::vector<Document>& cited_only);

}  // namespace vx
