#pragma once
#include <string>

#include "db/test_database.h"
#include "documents/document.h"
#include "documents/document_store.h"
#include "documents/file_store.h"
#include "documents/word_store.h"

// For tests of documents: organisations to own them, and documents of a few words.

namespace vx {

class DocumentTest : public DatabaseTest {
 protected:
  /// o/1/ (the province's committee), o/1/2/ and o/1/3/ (two departments).
  void prepare(Database& database) override {
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      insert_organisation(tx, 1, 0, "UBND tỉnh Bắc Sơn", "o/1/");
      insert_organisation(tx, 2, 1, "Sở Ngoại vụ", "o/1/2/");
      insert_organisation(tx, 3, 1, "Sở Y tế", "o/1/3/");
    });
  }

  static void insert_organisation(WriteTx& tx, std::int64_t id, std::int64_t parent, std::string_view name,
                                  std::string_view path) {
    tx.execute(
        "insert into organisation (id, parent_id, kind, name, short_name, symbol, head_name, head_title, website, "
        "path, "
        "folded, sort_key, valid_from, version) values ($1, $2, 'department', $3, '', '', '', '', '', $4, '', $5, "
        "'2000-01-01', 1)",
        {id, parent == 0 ? std::optional<std::int64_t>() : std::optional(parent), name, path, as_bytes(name)});
  }

  static Viewer viewer_at(std::string scope) {
    Viewer viewer;
    viewer.account = 7;
    viewer.login_name = "lan";
    viewer.organisation = 1;
    viewer.scope = scope;
    viewer.grants = {{"documents.read", scope}, {"documents.edit", scope}, {"documents.publish", scope}};
    return viewer;
  }

  static Document plan(std::string number, std::string symbol, std::string date, std::string agency,
                       DocumentState state = DocumentState::Confirmed, std::int64_t owner = 1) {
    Document d;
    d.state = state;
    d.type = "KẾ HOẠCH";
    d.number = std::move(number);
    d.symbol = std::move(symbol);
    d.issued_on = PartialDate::parse_iso(date);
    d.agency = std::move(agency);
    d.title = "Kế hoạch của " + d.agency;
    d.owner = {owner};
    return d;
  }

  Id<Document> store(Document document, std::string_view body = "") {
    return db().write(Actor::system(), [&](WriteTx& tx) {
      document.id = insert_document(tx, document);
      if (!body.empty()) insert_text(tx, document.id, body);
      index_words(tx, document, body);
      tx.exempt_from_audit("test data");
      return document.id;
    });
  }

  template <class Job>
  auto write(Job job) {
    return db().write(Actor{7, "lan", "", ""}, [&](WriteTx& tx) {
      tx.exempt_from_audit("a test");
      return job(tx);
    });
  }
};

}  // namespace vx
