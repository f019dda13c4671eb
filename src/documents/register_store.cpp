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

/// Adds "behind the cursor" to `query`.
void where_after(DocumentQuery& query, const Order& order, std::string_view cursor) {
  if (cursor.empty()) return;
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
  query.where(
      fmt::format("(d.{}, d.id) {} ({}, {})", order.column, order.descending ? "<" : ">", value, query.parameter(id)));
}

PageOf<Document> list_page(ReadTx& tx, DocumentQuery& query, const PageRequest& page) {
  const Order order = order_of(page.sort);
  where_after(query, order, page.after);
  const std::string_view way = order.descending ? "desc" : "asc";
  const std::string sql =
      fmt::format("select {}, d.{} from {} {} order by d.{} {}, d.id {} limit {}", document_columns, order.column,
                  document_tables, query.conditions(), order.column, way, way, query.parameter(page.size + 1));
  PageOf<Document> out;
  std::string last_value;
  tx.each(sql, query.params(), [&](const Row& row) {
    if (out.items.size() == static_cast<std::size_t>(page.size)) {
      out.next = make_cursor({last_value, std::to_string(out.items.back().id.value)});
      return;
    }
    out.items.push_back(read_document(row));
    if (order.column == "title_key") {
      last_value = as_text(row.bytes(document_column_count));
    } else if (order.column == "received_at") {
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

PageOf<Document> list_documents(ReadTx& tx, const Viewer& viewer, const DocumentFilter& filter,
                                const PageRequest& page) {
  DocumentQuery query;
  query.where_visible(viewer);
  const DocumentSearch search = parse_search(filter.words);
  if (!search.empty()) where_words(query, tx.engine(), search);
  if (filter.state) query.where("d.state = " + query.parameter(code_of(*filter.state)));
  if (!filter.type.empty()) query.where("d.type_key = " + query.text(fold_words(filter.type)));
  if (filter.issuer) query.where("d.issuer_id = " + query.parameter(filter.issuer));
  if (filter.year) where_year(query, *filter.year);
  if (filter.relation || filter.cites) where_related(query, filter);
  if (filter.is_public) query.where("d.public_since is not null");
  return list_page(tx, query, page);
}

PageOf<Document> list_public_documents(ReadTx& tx, const PageRequest& page, std::string_view words) {
  DocumentQuery query;
  query.where("d.public_since is not null and d.state = 'confirmed' and d.merged_into is null");
  const DocumentSearch search = parse_search(words);
  if (!search.empty()) where_words(query, tx.engine(), search);
  return list_page(tx, query, page);
}

}  // namespace vx
