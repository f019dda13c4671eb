#include "documents/citation_resolution.h"

#include "documents/issuer_name.h"

namespace vx {

namespace {

std::optional<PartialDate> date_of(const std::optional<PartialDate>& date, std::string_view symbol) {
  if (date) return date;
  if (auto year = year_in_symbol(symbol)) return PartialDate{*year};
  return std::nullopt;
}

bool is_whole(const PartialDate& date) { return date.month != 0 && date.day != 0; }

}  // namespace

CitedKey cited_key(const Citation& citation) {
  return {parse_document_number(citation.number), citation.date, citation.agency};
}

DocumentMatch match_citation(const CitedKey& cited, const Document& candidate) {
  if (cited.number.symbol.empty() && cited.number.number.empty()) return DocumentMatch::None;
  if (symbol_key(cited.number.symbol) != symbol_key(candidate.symbol)) return DocumentMatch::None;
  const std::string wanted = number_key(cited.number.number);
  const std::string given = number_key(candidate.number);
  // A copy whose number is still blank may be the one that is cited; that is for an officer to say.
  const bool is_blank = given.empty() && !wanted.empty();
  if (wanted != given && !is_blank) return DocumentMatch::None;

  const IssuerMatch issuer = compare_issuers({cited.agency}, {candidate.agency, candidate.place});
  if (issuer == IssuerMatch::Different) return DocumentMatch::None;
  const auto cited_date = date_of(cited.issued_on, cited.number.symbol);
  const auto candidate_date = date_of(candidate.issued_on, candidate.symbol);
  if (cited_date && candidate_date && !may_be_same_date(*cited_date, *candidate_date)) return DocumentMatch::None;
  if (is_blank || !cited_date || !candidate_date || wanted.empty()) return DocumentMatch::Possible;

  if (issuer == IssuerMatch::Same) return DocumentMatch::Certain;
  const bool both_name_issuer = !cited.agency.empty() && !candidate.agency.empty();
  const bool same_day = is_whole(*cited_date) && is_whole(*candidate_date);
  return same_day && both_name_issuer ? DocumentMatch::Certain : DocumentMatch::Possible;
}

CitationResolution resolve_citation(const CitedKey& cited, const std::vector<Document>& candidates) {
  std::vector<Id<Document>> certain;
  CitationResolution resolution;
  for (const Document& candidate : candidates) {
    const DocumentMatch match = match_citation(cited, candidate);
    if (match == DocumentMatch::Certain) certain.push_back(candidate.id);
    if (match == DocumentMatch::Possible) resolution.possible.push_back(candidate.id);
  }
  if (certain.size() == 1) return {certain.front(), {}};
  resolution.possible.insert(resolution.possible.begin(), certain.begin(), certain.end());
  return resolution;
}

ArrivalResolution resolve_arrival(const Document& arrived, const std::vector<Document>& cited_only) {
  ArrivalResolution resolution;
  for (const Document& node : cited_only) {
    const CitedKey cited{{node.number, node.symbol}, node.issued_on, node.agency};
    const DocumentMatch match = match_citation(cited, arrived);
    if (match == DocumentMatch::Certain) resolution.certain.push_back(node.id);
    if (match == DocumentMatch::Possible) resolution.possible.push_back(node.id);
  }
  return resolution;
}

}  // namespace vx
