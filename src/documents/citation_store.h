#pragma once
#include <string>
#include <vector>

#include "db/database.h"
#include "documents/document.h"
#include "web/paging.h"

namespace vx {

/// One line of the graph (R2, R10, R11): `other` is cited by, or cites, the document it was asked for.
struct RelatedDocument {
  CitationRelation relation = CitationRelation::Cites;
  Document other;
  std::string sentence;
  Span place;  ///< in the text of the document that cites
};
/// What the officer confirmed that a document cites.
struct ResolvedCitation {
  Id<Document> cited;
  CitationRelation relation = CitationRelation::Cites;
  std::string sentence;
  Span place;
};

/// In place of those it had. Documents known by citation only that nobody cites any more are removed.
void replace_citations(WriteTx& tx, Id<Document> document, const std::vector<ResolvedCitation>& citations);
/// In the order of the text; a cited document that was merged is shown as what it became.
std::vector<RelatedDocument> list_cited(ReadTx& tx, const Viewer& viewer, Id<Document> document);
/// The newest `limit` documents that cite this one, also under a number that was merged into it.
std::vector<RelatedDocument> list_citing(ReadTx& tx, const Viewer& viewer, Id<Document> document, int limit);
std::int64_t count_citing(ReadTx& tx, const Viewer& viewer, Id<Document> document);

/// The cited document and the received one are the same; citations of the former then mean the latter.
void merge_document(WriteTx& tx, Id<Document> cited, Id<Document> into);
void unmerge_document(WriteTx& tx, Id<Document> cited);
/// Documents that were merged into this one.
std::vector<Document> list_merged(ReadTx& tx, Id<Document> document);

/// Roots of the tree: others carry them out or continue them, they carry out none themselves. Newest first.
PageOf<Document> list_roots(ReadTx& tx, const Viewer& viewer, const PageRequest& page);
/// The documents right below any of `parents` (those that carry it out or continue it), each with its parent; at most
/// `limit` in all.
struct TreeEdge {
  Id<Document> parent;
  CitationRelation relation = CitationRelation::CarriesOut;
  Document child;
};
std::vector<TreeEdge> list_tree_edges(ReadTx& tx, const Viewer& viewer, const std::vector<Id<Document>>& parents,
                                      int limit);

}  // namespace vx
