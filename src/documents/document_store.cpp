#include "documents/document_store.h"

#include "base/text.h"
#include "documents/document_query.h"
#include "documents/word_store.h"
#include "web/problem.h"

namespace vx {

namespace {

std::string issued_on(const Document& document) { return document.issued_on ? document.issued_on->iso() : ""; }

std::string title_key(const Document& document) { return collation_key(document.title); }

}  // namespace

std::optional<Document> find_document_unscoped(ReadTx& tx, Id<Document> id) {
  return tx.find(fmt::format("select {} from {} where d.id = $1", document_columns, document_tables), {id},
                 read_document);
}

std::optional<Document> find_document(ReadTx& tx, const Viewer& viewer, Id<Document> id) {
  auto document = find_document_unscoped(tx, id);
  if (document && !may_read(viewer, *document)) return std::nullopt;
  return document;
}

Document get_document(ReadTx& tx, const Viewer& viewer, Id<Document> id) {
  auto document = find_document(tx, viewer, id);
  if (!document) throw Problem(ProblemCode::NotFound);
  return *document;
}

std::optional<Document> find_public_document(ReadTx& tx, Id<Document> id) {
  auto document = find_document_unscoped(tx, id);
  if (!document || !document->public_since || document->state != DocumentState::Confirmed) return std::nullopt;
  return document;
}

std::vector<Document> list_documents_numbered(ReadTx& tx, const DocumentNumber& number) {
  return tx.list(fmt::format("select {} from {} where d.symbol_key = $1 and d.number_key in ($2, '') and "
                             "d.merged_into is null and d.state <> 'received' order by d.id limit 100",
                             document_columns, document_tables),
                 {symbol_key(number.symbol), number_key(number.number)}, read_document);
}

std::vector<Document> list_cited_only_like(ReadTx& tx, const Document& document) {
  return tx.list(fmt::format("select {} from {} where d.symbol_key = $1 and (d.number_key = $2 or $2 = '') and ($3 is "
                             "null or d.id <> $3) and "
                             "d.merged_into is null and d.state = 'cited' order by d.id limit 100",
                             document_columns, document_tables),
                 {symbol_key(document.symbol), number_key(document.number), document.id}, read_document);
}

std::int64_t find_last_number(ReadTx& tx, const Document& document) {
  if (!document.issued_on) return 0;
  const std::string year = std::to_string(document.issued_on->year);
  std::int64_t last = 0;
  tx.each(
      "select number_key from document where symbol_key = $1 and issued_on >= $2 and issued_on < $3 and "
      "(issuer_id = $4 or $4 is null) and merged_into is null",
      {symbol_key(document.symbol), year, std::to_string(document.issued_on->year + 1), document.issuer},
      [&](const Row& row) {
        std::int64_t number = 0;
        for (char c : row.text(0))
          if (c >= '0' && c <= '9' && number < 1'000'000) number = number * 10 + (c - '0');
        last = std::max(last, number);
      });
  return last;
}

Id<Document> insert_document(WriteTx& tx, const Document& d, std::optional<std::int64_t> file) {
  const std::string key = title_key(d);
  note_document_change(tx);
  return tx.insert<Document>(
      "insert into document (state, type, type_key, number, number_key, symbol, symbol_key, place, issued_on, agency, "
      "parent_agency, issuer_id, title, title_key, owner_id, file_id, received_at, confirmed_at, version) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning id",
      {code_of(d.state), d.type, fold_words(d.type), d.number, number_key(d.number), d.symbol, symbol_key(d.symbol),
       d.place, issued_on(d), d.agency, d.parent_agency, d.issuer, d.title, as_bytes(key), d.owner, file, tx.now(),
       d.confirmed_at, d.version});
}

void update_document(WriteTx& tx, const Document& d) {
  const std::string key = title_key(d);
  note_document_change(tx);
  tx.execute(
      "update document set state = $2, type = $3, type_key = $4, number = $5, number_key = $6, symbol = $7, "
      "symbol_key = $8, place = $9, issued_on = $10, agency = $11, parent_agency = $12, issuer_id = $13, title = $14, "
      "title_key = $15, confirmed_at = $16, version = $17 where id = $1",
      {d.id, code_of(d.state), d.type, fold_words(d.type), d.number, number_key(d.number), d.symbol,
       symbol_key(d.symbol), d.place, issued_on(d), d.agency, d.parent_agency, d.issuer, d.title, as_bytes(key),
       d.confirmed_at, d.version});
}

void set_public_since(WriteTx& tx, Id<Document> id, std::optional<Instant> since) {
  tx.execute("update document set public_since = $2 where id = $1", {id, since});
}

void remove_document(WriteTx& tx, Id<Document> id) {
  const auto file = tx.find("select file_id from document where id = $1", {id},
                            [](const Row& row) { return row.get<std::optional<std::int64_t>>(0); });
  note_document_change(tx);
  unindex_words(tx, id);
  tx.execute("update document_upload_file set document_id = null where document_id = $1", {id});
  for (std::string_view table : {"document_text", "document_reading", "document_draft", "document_citation"})
    tx.execute(fmt::format("delete from {} where document_id = $1", table), {id});
  tx.execute("delete from document where id = $1", {id});
  if (file && *file)
    tx.execute("delete from document_file where id = $1 and not exists (select 1 from document where file_id = $1)",
               {**file});
}

}  // namespace vx
