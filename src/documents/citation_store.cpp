#include "documents/citation_store.h"

#include "base/text.h"
#include "documents/document_query.h"
#include "documents/word_store.h"
#include "web/problem.h"

namespace vx {

namespace {

RelatedDocument read_related(const Row& row) {
  RelatedDocument related;
  related.other = read_document(row);
  related.relation = parse_citation_relation(row.text(document_column_count)).value_or(CitationRelation::Cites);
  related.sentence = row.get<std::string>(document_column_count + 1);
  related.place.start = row.get<std::size_t>(document_column_count + 2);
  related.place.end = row.get<std::size_t>(document_column_count + 3);
  return related;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == text.npos;
}

/// The citations of `named`, which is the document itself or one merged into it.
constexpr std::string_view citations_of =
    "document_citation c join document n on n.id = c.cited_id join document d on d.id = c.document_id "
    "left join organisation o on o.id = d.owner_id";

/// The lines of the tree, of a citation `c`: what carries another out hangs below it; what only continues another hangs
/// there if it carries out none.
constexpr std::string_view is_tree_line =
    "(c.relation = 'carries_out' or (c.relation = 'continues' and not exists (select 1 from document_citation p where "
    "p.document_id = c.document_id and p.relation = 'carries_out')))";

/// Sets is_root of the documents, and of those they were merged into, to what the citations now say.
void refresh_roots(WriteTx& tx, const std::vector<Id<Document>>& ids) {
  const std::string sql = fmt::format(
      "update document set is_root = case when merged_into is null and not exists (select 1 from document_citation c "
      "where c.document_id = document.id and c.relation in ('carries_out', 'continues')) and (exists (select 1 from "
      "document_citation c where c.cited_id = document.id and {0}) or exists (select 1 from document m "
      "join document_citation c on c.cited_id = m.id where m.merged_into = document.id and {0})) then 1 else 0 end "
      "where id = $1 or id = (select n.merged_into from document n where n.id = $1)",
      is_tree_line);
  for (Id<Document> id : ids)
    if (id) tx.execute(sql, {id});
}

/// Removes documents known by citation only of `ids` that nothing cites any more, except those `kept` will cite again.
void remove_uncited(WriteTx& tx, const std::vector<Id<Document>>& ids, const std::vector<ResolvedCitation>& kept) {
  for (Id<Document> id : ids) {
    if (std::ranges::find(kept, id, &ResolvedCitation::cited) != kept.end()) continue;
    const bool is_left = tx.count(
                             "select count(*) from document d where d.id = $1 and d.state = 'cited' and "
                             "d.merged_into is null and not exists (select 1 from document_citation c where "
                             "c.cited_id = d.id)",
                             {id}) > 0;
    if (!is_left) continue;
    unindex_words(tx, id);
    tx.execute("delete from document where id = $1", {id});
  }
}

}  // namespace

void replace_citations(WriteTx& tx, Id<Document> document, const std::vector<ResolvedCitation>& citations) {
  auto touched = tx.list("select distinct cited_id from document_citation where document_id = $1", {document},
                         [](const Row& row) { return row.get<Id<Document>>(0); });
  if (!touched.empty()) tx.execute("delete from document_citation where document_id = $1", {document});
  remove_uncited(tx, touched, citations);
  std::int64_t position = 0;
  for (const ResolvedCitation& citation : citations) {
    tx.execute(
        "insert into document_citation (document_id, position, cited_id, relation, sentence, place_start, place_end) "
        "values ($1, $2, $3, $4, $5, $6, $7)",
        {document, position++, citation.cited, code_of(citation.relation), citation.sentence, citation.place.start,
         citation.place.end});
    touched.push_back(citation.cited);
  }
  touched.push_back(document);
  refresh_roots(tx, touched);
}

std::vector<RelatedDocument> list_cited(ReadTx& tx, const Viewer& viewer, Id<Document> document) {
  DocumentQuery query;
  query.where("c.document_id = " + query.parameter(document));
  query.where_visible(viewer);
  return tx.list(
      fmt::format("select {}, c.relation, c.sentence, c.place_start, c.place_end from document_citation c "
                  "join document n on n.id = c.cited_id join document d on d.id = coalesce(n.merged_into, n.id) "
                  "left join organisation o on o.id = d.owner_id {} order by c.position",
                  document_columns, query.conditions()),
      query.params(), read_related);
}

std::vector<RelatedDocument> list_citing(ReadTx& tx, const Viewer& viewer, Id<Document> document, int limit) {
  DocumentQuery query;
  const std::string id = query.parameter(document);
  query.where(fmt::format("c.cited_id in (select m.id from document m where m.id = {} or m.merged_into = {})", id, id));
  query.where_visible(viewer);
  return tx.list(fmt::format("select {}, c.relation, c.sentence, c.place_start, c.place_end from {} {} "
                             "order by d.issued_on desc, d.id desc limit {}",
                             document_columns, citations_of, query.conditions(), query.parameter(limit)),
                 query.params(), read_related);
}

std::int64_t count_citing(ReadTx& tx, const Viewer& viewer, Id<Document> document) {
  DocumentQuery query;
  const std::string id = query.parameter(document);
  query.where(fmt::format("c.cited_id in (select m.id from document m where m.id = {} or m.merged_into = {})", id, id));
  query.where_visible(viewer);
  std::int64_t count = 0;
  tx.each(fmt::format("select count(*) from {} {}", citations_of, query.conditions()), query.params(),
          [&](const Row& row) { count = row.get<std::int64_t>(0); });
  return count;
}

void merge_document(WriteTx& tx, Id<Document> cited, Id<Document> into) {
  tx.execute("update document set merged_into = $2, merged_at = $3, merged_by = $4 where id = $1 and state = 'cited'",
             {cited, into, tx.now(), tx.actor().name});
  refresh_roots(tx, {cited, into});
}

void unmerge_document(WriteTx& tx, Id<Document> cited) {
  const auto into = tx.find("select merged_into from document where id = $1", {cited},
                            [](const Row& row) { return row.get<Id<Document>>(0); });
  tx.execute("update document set merged_into = null, merged_at = null, merged_by = '' where id = $1", {cited});
  refresh_roots(tx, {cited, into.value_or(Id<Document>{})});
}

std::vector<Document> list_merged(ReadTx& tx, Id<Document> document) {
  return tx.list(
      fmt::format("select {} from {} where d.merged_into = $1 order by d.id", document_columns, document_tables),
      {document}, read_document);
}

PageOf<Document> list_roots(ReadTx& tx, const Viewer& viewer, const PageRequest& page) {
  DocumentQuery query;
  query.where_visible(viewer);
  query.where("d.is_root = 1");
  if (!page.after.empty()) {
    const auto values = read_cursor(page.after, 2);
    if (!values || !is_number((*values)[1]) || !is_utf8((*values)[0])) throw Problem(ProblemCode::BadRequest);
    const std::string issued_on = query.text((*values)[0]);
    query.where(fmt::format("(d.issued_on < {} or (d.issued_on = {} and d.id < cast({} as bigint)))", issued_on,
                            issued_on, query.text((*values)[1])));
  }
  PageOf<Document> out;
  tx.each(fmt::format("select {} from {} {} order by d.issued_on desc, d.id desc limit {}", document_columns,
                      document_tables, query.conditions(), query.parameter(page.size + 1)),
          query.params(), [&](const Row& row) {
            if (out.items.size() == static_cast<std::size_t>(page.size)) {
              const Document& last = out.items.back();
              out.next = make_cursor({last.issued_on ? last.issued_on->iso() : "", std::to_string(last.id.value)});
              return;
            }
            out.items.push_back(read_document(row));
          });
  return out;
}

std::vector<TreeEdge> list_tree_edges(ReadTx& tx, const Viewer& viewer, const std::vector<Id<Document>>& parents,
                                      int limit) {
  if (parents.empty()) return {};
  DocumentQuery query;
  std::string ids;
  for (Id<Document> parent : parents) ids += (ids.empty() ? "" : ", ") + query.parameter(parent);
  query.where(
      fmt::format("c.cited_id in (select m.id from document m where m.id in ({}) or m.merged_into in ({}))", ids, ids));
  query.where(std::string(is_tree_line));
  query.where_visible(viewer);
  return tx.list(
      fmt::format("select {}, coalesce(n.merged_into, n.id), c.relation from {} {} "
                  "order by d.issued_on, d.id, c.id limit {}",
                  document_columns, citations_of, query.conditions(), query.parameter(limit)),
      query.params(), [](const Row& row) {
        return TreeEdge{
            row.get<Id<Document>>(document_column_count),
            parse_citation_relation(row.text(document_column_count + 1)).value_or(CitationRelation::CarriesOut),
            read_document(row)};
      });
}

}  // namespace vx
