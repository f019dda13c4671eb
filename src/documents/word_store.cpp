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

void where_words(DocumentQuery& query, Engine engine, const DocumentSearch& search) {
  if (engine == Engine::Sqlite) {
    query.where(fmt::format("d.id in (select rowid from document_words where document_words match {})",
                            query.text(fts5_query(search))));
  } else {
    query.where(fmt::format("d.id in (select rowid from document_words where words @@ to_tsquery('simple', {}))",
                            query.text(tsquery(search))));
  }
}

}  // namespace vx
