#pragma once
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "db/database.h"
#include "documents/document.h"
#include "web/paging.h"

namespace vx {

/// Nothing if there is none or the viewer may not know of it.
std::optional<Document> find_document(ReadTx& tx, const Viewer& viewer, Id<Document> id);
/// Or a NotFound problem.
Document get_document(ReadTx& tx, const Viewer& viewer, Id<Document> id);
std::optional<Document> find_document_unscoped(ReadTx& tx, Id<Document> id);
/// A published one, for everybody.
std::optional<Document> find_public_document(ReadTx& tx, Id<Document> id);

struct DocumentFilter {
  std::string words = {};  ///< full-text, as typed
  std::optional<DocumentState> state = {};
  std::string type = {};
  Id<Organisation> issuer = {};
  std::optional<int> year = {};
  std::optional<CitationRelation> relation = {};  ///< has such a relation to another
  Id<Document> cites = {};                        ///< is related to this one
  bool is_public = false;
};
/// Of many documents that have the words searched for only those entered last are looked at, so that a search costs
/// what it shows; `is_cut` says that there are more.
constexpr int searched_max = 300;
struct DocumentList : PageOf<Document> {
  bool is_cut = false;
};
/// Newest first unless `page.sort` is "issued", "-issued", "title", "-title" or "-received"; a bad cursor or sort is a
/// BadRequest problem.
DocumentList list_documents(ReadTx& tx, const Viewer& viewer, const DocumentFilter& filter, const PageRequest& page);
DocumentList list_public_documents(ReadTx& tx, const PageRequest& page, std::string_view words);

/// How many received documents of an owner wait for review.
struct WaitingCount {
  ScopePath owner_path;
  std::int64_t documents;
};
std::vector<WaitingCount> list_waiting_counts(ReadTx& tx);
/// Of those the ones the viewer may see.
std::int64_t count_waiting(const std::vector<WaitingCount>& counts, const Viewer& viewer);

/// What the register's filter offers, and how many documents are confirmed and wait. Counting costs the documents that
/// are counted, so it is kept until one changes (or for half a minute, where another server may have changed one).
struct RegisterFacets {
  std::vector<std::string> types;
  std::vector<std::pair<Id<Organisation>, std::string>> issuers;
  std::vector<int> years;
  std::int64_t confirmed = 0;
  std::vector<WaitingCount> waiting;
};
class RegisterFacetCache {
 public:
  std::shared_ptr<const RegisterFacets> get(ReadTx& tx);

 private:
  std::mutex mutex_;
  std::shared_ptr<const RegisterFacets> facets_;
  std::int64_t generation_ = -1;
  std::chrono::steady_clock::time_point read_at_, changed_at_;
};

/// Documents the numbers of which could be meant by (number, symbol), for citation_resolution.h: the same symbol, the
/// same number or a blank one. Received ones are left out: nobody has confirmed what they are.
std::vector<Document> list_documents_numbered(ReadTx& tx, const DocumentNumber& number);
/// Places kept by citations that the document might be: state Cited, the same symbol and number.
std::vector<Document> list_cited_only_like(ReadTx& tx, const Document& document);
/// The highest number the issuer's documents of this symbol have that year; 0 if none.
std::int64_t find_last_number(ReadTx& tx, const Document& document);

Id<Document> insert_document(WriteTx& tx, const Document& document, std::optional<std::int64_t> file = {});
/// Type, number, date, issuer, title and state; not the file.
void update_document(WriteTx& tx, const Document& document);
void set_public_since(WriteTx& tx, Id<Document> id, std::optional<Instant> since);
/// A document that nobody has confirmed, with its draft and readings. Its file goes too when no other document has it.
void remove_document(WriteTx& tx, Id<Document> id);

/// Tells the cache of facets, once the write is durable.
void note_document_change(WriteTx& tx);

}  // namespace vx
