#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "documents/plan_reading.h"
#include "web/viewer.h"

namespace vx {

struct Account;
struct Organisation;

inline constexpr Permission read_documents{"documents.read"};
inline constexpr Permission edit_documents{"documents.edit"};
inline constexpr Permission publish_documents{"documents.publish"};

/// How far a document has come. `Cited`: only known because another names it (R119). `Received`: the file is here, the
/// machine has read it, nobody has confirmed what it says; seen only by those who may read for the unit that received
/// it. `Confirmed`: an officer has; seen by everybody who may read documents.
enum class DocumentState { Cited, Received, Confirmed };

/// Văn bản: an administrative document the register knows. Number and date may be blank (R107, R108).
struct Document {
  Id<Document> id;
  DocumentState state = DocumentState::Received;
  std::string type;    ///< "KẾ HOẠCH"
  std::string number;  ///< "240"; empty: not yet given
  std::string symbol;  ///< "KH-UBND"
  std::string place;   ///< "Vĩnh Phúc"
  std::optional<PartialDate> issued_on;
  std::string agency;         ///< as the document names it
  std::string parent_agency;  ///< the line above it
  Id<Organisation> issuer;    ///< the same in the list of organisations, if it is there
  std::string title;
  Id<Organisation> owner;    ///< the unit that received it and answers for its entry
  std::string owner_path;    ///< its place in the tree, for permissions; empty: the whole server
  Id<Document> merged_into;  ///< a cited document that turned out to be this received one
  std::optional<Instant> public_since;
  std::optional<Instant> confirmed_at;
  bool has_file = false;
  int version = 0;  ///< how often it was confirmed
};

std::string_view code_of(DocumentState state);
std::optional<DocumentState> parse_document_state(std::string_view code);
std::string_view code_of(CitationRelation relation);
std::optional<CitationRelation> parse_citation_relation(std::string_view code);

/// Số và ký hiệu: "240/KH-UBND" is {"240", "KH-UBND"}, "23/2021/QĐ-TTg" {"23", "2021/QĐ-TTg"}, "02-NQ/TU" {"02",
/// "NQ/TU"}.
struct DocumentNumber {
  std::string number;
  std::string symbol;
  bool operator==(const DocumentNumber&) const = default;
};
DocumentNumber parse_document_number(std::string_view text);
/// As it is written: "240/KH-UBND"; "…/KH-SNgV" while the number is blank; empty if there is neither.
std::string written_number(std::string_view number, std::string_view symbol);
/// Equal for numbers that mean the same: "083" and "83".
std::string number_key(std::string_view number);
/// Equal for symbols that mean the same: "KH-SKHĐT", "KH – SKHDT"; a year before it is not part of it.
std::string symbol_key(std::string_view symbol);
/// The year written in the symbol ("2021/QĐ-TTg").
std::optional<int> year_in_symbol(std::string_view symbol);

/// False if a part that both give differs: a month without day agrees with every day of it.
bool may_be_same_date(const PartialDate& a, const PartialDate& b);

/// An officer may fill in or correct a document's entry.
bool may_edit(const Viewer& viewer, const Document& document);
/// May know that it exists and read it.
bool may_read(const Viewer& viewer, const Document& document);

}  // namespace vx
