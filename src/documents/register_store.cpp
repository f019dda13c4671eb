#include <charconv>

#include "base/text.h"
#include "documents/document_query.h"
#include "documents/document_store.h"
#include "documents/word_store.h"
#include "web/problem.h"

namespace vx {

namespace {

/// An order of the register: its column, and which way.
struct Order {
  std::string_view column;
  bool descending;
};

Order order_of(std::string_view sort) {
  if (sort.empty()) sort = "-issued";
  const bool descending = sort.starts_with('-');
  if (descending) sort.remove_prefix(1);
  if (sort == "issued") return {"issued_on", descending};
  if (sort == "title") return {"title_key", descending};
  if (sort == "received") return {"received_at", descending};
  throw Problem(ProblemCode::BadRequest);
}

/// "behind the cursor", as a condition.
std::string after(DocumentQuery& query, const Order& order, std::string_view cursor) {
  if (cursor.empty()) return "1 = 1";
  const auto values = read_cursor(cursor, 2);
  if (!values) throw Problem(ProblemCode::BadRequest);
  std::int64_t id = 0;
  if (auto [end, error] = std::from_chars((*values)[1].data(), (*values)[1].data() + (*values)[1].size(), id);
      error != std::errc() || end != (*values)[1].data() + (*values)[1].size())
    throw Problem(ProblemCode::BadRequest);
  std::string value;
  if (order.column == "title_key") {
    value = query.bytes((*values)[0]);
  } else if (order.column == "received_at") {
    std::int64_t micros = 0;
    std::from_chars((*values)[0].data(), (*values)[0].data() + (*values)[0].size(), micros);
    value = query.parameter(micros);
  } else {
    if (!is_utf8((*values)[0])) throw Problem(ProblemCode::BadRequest);
    value = query.text((*values)[0]);
  }
  return fmt::format("(d.{}, d.id) {} ({}, {})", order.column, order.descending ? "<" : ">", value,
                     query.parameter(id));
}

/// The documents that meet the conditions, in the order asked for: by the order's index, or with words to search out of
/// the newest hits. Beside the columns of the document: the order's, and how many hits there are.
std::string page_sql(DocumentQuery& query, Engine engine, const DocumentSearch& search, const PageRequest& page) {
  const Order order = order_of(page.sort);
  const std::string_view way = order.descending ? "desc" : "asc";
  std::string hits, source, number_of_hits = "0";
  if (search.empty()) {
    query.where(after(query, order, page.after));
    source = fmt::format("{} {}", document_tables, query.conditions());
  } else {
    hits = fmt::format("with hit as materialized ({}) ", newest_hits(query, engine, search, searched_max + 1));
    source =
        fmt::format("hit cross join {} where d.id = hit.id and {}", document_tables, after(query, order, page.after));
    number_of_hits = "(select count(*) from hit)";
  }
  return fmt::format("{}select {}, d.{}, {} from {} order by d.{} {}, d.id {} limit {}", hits, document_columns,
                     order.column, number_of_hits, source, order.column, way, way, query.parameter(page.size + 1));
}

DocumentList list_page(ReadTx& tx, DocumentQuery& query, std::string_view words, const PageRequest& page) {
  const std::string_view column = order_of(page.sort).column;
  const std::string sql = page_sql(query, tx.engine(), parse_search(words), page);
  DocumentList out;
  std::string last_value;
  tx.each(sql, query.params(), [&](const Row& row) {
    out.is_cut = row.integer(document_column_count + 1) > searched_max;
    if (out.items.size() == static_cast<std::size_t>(page.size)) {
      out.next = make_cursor({last_value, std::to_string(out.items.back().id.value)});
      return;
    }
    out.items.push_back(read_document(row));
    if (column == "title_key") {
      last_value = as_text(row.bytes(document_column_count));
    } else if (column == "received_at") {
      last_value = std::to_string(row.integer(document_column_count));
    } else {
      last_value = row.text(document_column_count);
    }
  });
  return out;
}

void where_year(DocumentQuery& query, int year) {
  const std::string from = query.text(std::to_string(year));
  const std::string to = query.text(std::to_string(year + 1));
  query.where(fmt::format("d.issued_on >= {} and d.issued_on < {}", from, to));
}

void where_related(DocumentQuery& query, const DocumentFilter& filter) {
  const std::string relation =
      filter.relation ? " and c.relation = " + query.parameter(code_of(*filter.relation)) : std::string();
  if (!filter.cites)
    return query.where(
        fmt::format("exists (select 1 from document_citation c where c.document_id = d.id{})", relation));
  const std::string named = query.parameter(filter.cites);
  query.where(
      fmt::format("d.id in (select c.document_id from document_citation c where c.cited_id in "
                  "(select n.id from document n where n.id = {} or n.merged_into = {}){})",
                  named, named, relation));
}

}  // namespace

DocumentList list_documents(ReadTx& tx, const Viewer& viewer, const DocumentFilter& filter, const PageRequest& page) {
  DocumentQuery query;
  query.where_visible(viewer);
  if (filter.state) query.where("d.state = " + query.parameter(code_of(*filter.state)));
  if (!filter.type.empty()) query.where("d.type_key = " + query.text(fold_words(filter.type)));
  if (filter.issuer) query.where("d.issuer_id = " + query.parameter(filter.issuer));
  if (filter.year) where_year(query, *filter.year);
  if (filter.relation || filter.cites) where_related(query, filter);
  if (filter.is_public) query.where("d.public_since is not null");
  return list_page(tx, query, filter.words, page);
}

DocumentList list_public_documents(ReadTx& tx, const PageRequest& page, std::string_view words) {
  DocumentQuery query;
  query.where("d.public_since is not null and d.state = 'confirmed' and d.merged_into is null");
  return list_page(tx, query, words, page);
}

}  // namespace vx
