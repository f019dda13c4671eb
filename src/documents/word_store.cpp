#include "documents/word_store.h"

namespace vx {

namespace {

/// A tsvector holds a megabyte at most; far beyond any plan.
constexpr std::size_t words_max = 600'000;

}  // namespace

void index_words(WriteTx& tx, const Document& document, std::string_view body) {
  std::string words =
      search_words(fmt::format("{} {} {} {} {} ", document.type, written_number(document.number, document.symbol),
                               document.agency, document.parent_agency, document.title)) +
      " " + search_words(body);
  if (words.size() > words_max) words.resize(words.rfind(' ', words_max));
  unindex_words(tx, document.id);
  if (tx.engine() == Engine::Sqlite) {
    tx.execute("insert into document_words (rowid, words) values ($1, $2)", {document.id, words});
  } else {
    tx.execute("insert into document_words (rowid, words) values ($1, to_tsvector('simple', $2))",
               {document.id, words});
  }
}

void unindex_words(WriteTx& tx, Id<Document> id) { tx.execute("delete from document_words where rowid = $1", {id}); }

std::string newest_hits(DocumentQuery& query, Engine engine, const DocumentSearch& search, int count) {
  // The words come first (cross join): they know how to go through their hits backwards and stop.
  query.where("d.id = w.rowid");
  query.where(engine == Engine::Sqlite
                  ? fmt::format("w.words match {}", query.text(fts5_query(search)))
                  : fmt::format("w.words @@ to_tsquery('simple', {})", query.text(tsquery(search))));
  return fmt::format("select d.id as id from document_words w cross join {} {} order by w.rowid desc limit {}",
                     document_tables, query.conditions(), query.parameter(count));
}

}  // namespace vx
