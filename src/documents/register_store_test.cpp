#include <gtest/gtest.h>

#include "documents/test_documents.h"
#include "web/problem.h"

namespace vx {
namespace {

class Register : public DocumentTest {
 protected:
  std::vector<std::string> numbers(const Viewer& viewer, const DocumentFilter& filter, std::string sort = "") {
    return db().read([&](ReadTx& tx) {
      std::vector<std::string> out;
      for (const Document& d : list_documents(tx, viewer, filter, {.size = 50, .after = "", .sort = sort}).items)
        out.push_back(d.number);
      return out;
    });
  }
  using Numbers = std::vector<std::string>;
};
VX_FOR_EACH_ENGINE(Register);

TEST_P(Register, ListsNewestFirstAndPagesThroughAll) {
  for (int i = 1; i <= 7; ++i) store(plan(std::to_string(i), "KH-UBND", i < 4 ? "2021-09-16" : "2021-09", "UBND tỉnh"));
  const Viewer viewer = viewer_at("o/1/");
  for (std::string_view sort : {"", "issued", "-issued", "title", "-title", "received", "-received"}) {
    Numbers all = numbers(viewer, {}, std::string(sort));
    ASSERT_EQ(all.size(), 7u);
    Numbers paged;
    std::string after;
    do {
      const auto page = db().read([&](ReadTx& tx) {
        return list_documents(tx, viewer, {}, {.size = 3, .after = after, .sort = std::string(sort)});
      });
      for (const Document& d : page.items) paged.push_back(d.number);
      after = page.next;
    } while (!after.empty());
    EXPECT_EQ(paged, all) << sort;
  }
  EXPECT_EQ(numbers(viewer, {}), (Numbers{"3", "2", "1", "7", "6", "5", "4"}));
}

TEST_P(Register, RefusesABadCursorAndAnUnknownSort) {
  const Viewer viewer = viewer_at("o/1/");
  auto list = [&](PageRequest page) {
    return db().read([&](ReadTx& tx) { return list_documents(tx, viewer, {}, page).items.size(); });
  };
  EXPECT_THROW(list({.size = 5, .after = "nonsense", .sort = ""}), Problem);
  EXPECT_THROW(list({.size = 5, .after = "", .sort = "owner"}), Problem);
  EXPECT_THROW(list({.size = 5, .after = make_cursor({"\xff", "1"}), .sort = ""}), Problem);
  EXPECT_THROW(list({.size = 5, .after = make_cursor({"2021", "x"}), .sort = ""}), Problem);
}

TEST_P(Register, ShowsAReceivedDocumentToItsUnitOnly) {
  store(plan("1", "KH-SNgV", "2021", "Sở Ngoại vụ", DocumentState::Received, 2));
  store(plan("2", "KH-SNgV", "2021", "Sở Ngoại vụ", DocumentState::Confirmed, 2));
  store(plan("3", "KH-UBND", "2021", "UBND tỉnh", DocumentState::Cited, 3));
  EXPECT_EQ(numbers(viewer_at("o/1/"), {}).size(), 3u);
  EXPECT_EQ(numbers(viewer_at("o/1/2/"), {}).size(), 3u);
  EXPECT_EQ(numbers(viewer_at("o/1/3/"), {}), (Numbers{"3", "2"}));
  EXPECT_EQ(numbers(viewer_at(""), {}).size(), 3u);
  EXPECT_TRUE(numbers(Viewer{}, {}).empty());
}

TEST_P(Register, FindsByStateTypeIssuerYearAndWords) {
  Document first = plan("1", "KH-UBND", "2020-04-21", "UBND tỉnh");
  first.issuer = {1};
  store(first, "Phát động phong trào \"Vùng xanh\" đợt 1");
  store(plan("2", "QĐ-UBND", "2021-12-31", "UBND tỉnh"), "Tặng bằng khen");
  const Viewer viewer = viewer_at("o/1/");
  EXPECT_EQ(numbers(viewer, {.state = DocumentState::Confirmed}).size(), 2u);
  EXPECT_TRUE(numbers(viewer, {.state = DocumentState::Cited}).empty());
  EXPECT_EQ(numbers(viewer, {.type = "kế hoạch"}).size(), 2u);
  EXPECT_EQ(numbers(viewer, {.issuer = {1}}), (Numbers{"1"}));
  EXPECT_EQ(numbers(viewer, {.year = 2021}), (Numbers{"2"}));
  for (std::string_view typed : {"vùng xanh", "VUNG XA", "\"phong trao vung\"", "1/KH-UBND", "phong  trào"})
    EXPECT_EQ(numbers(viewer, {.words = std::string(typed)}), (Numbers{"1"})) << typed;
  for (std::string_view typed : {"xanh vùng khỏe", "\"xanh vùng\"", "xa vung", "1/QĐ-UBND"})
    EXPECT_TRUE(numbers(viewer, {.words = std::string(typed)}).empty()) << typed;
  EXPECT_EQ(numbers(viewer, {.words = "' \" ) OR 1=1 :* !"}).size(), 0u);
}

TEST_P(Register, SearchesInTheOrderAskedForAndPagesThroughAll) {
  for (int i = 1; i <= 7; ++i)
    store(plan(std::to_string(i), "KH-UBND", i < 4 ? "2021-09-16" : "2020-09", "UBND tỉnh"), "giữ vững vùng xanh");
  store(plan("8", "KH-UBND", "2021", "UBND tỉnh"), "tiêm chủng");
  const Viewer viewer = viewer_at("o/1/");
  const DocumentFilter filter{.words = "vung xanh"};
  EXPECT_EQ(numbers(viewer, filter), (Numbers{"3", "2", "1", "7", "6", "5", "4"}));
  EXPECT_EQ(numbers(viewer, filter, "issued"), (Numbers{"4", "5", "6", "7", "1", "2", "3"}));
  for (std::string_view sort : {"", "issued", "title", "-received"}) {
    Numbers paged;
    std::string after;
    do {
      const auto page = db().read([&](ReadTx& tx) {
        return list_documents(tx, viewer, filter, {.size = 3, .after = after, .sort = std::string(sort)});
      });
      EXPECT_FALSE(page.is_cut);
      for (const Document& d : page.items) paged.push_back(d.number);
      after = page.next;
    } while (!after.empty());
    EXPECT_EQ(paged, numbers(viewer, filter, std::string(sort))) << sort;
  }
}

TEST_P(Register, LooksAtTheLastEnteredOfTooManyHits) {
  write([&](WriteTx& tx) {
    for (int i = 1; i <= searched_max + 5; ++i) {
      Document document = plan(std::to_string(i), "KH-UBND", fmt::format("{}", 2400 - i), "UBND tỉnh");
      document.id = insert_document(tx, document);
      index_words(tx, document, i % 100 == 0 ? "vùng xanh tròn" : "vùng xanh");
    }
  });
  const auto list = [&](DocumentFilter filter) {
    return db().read([&](ReadTx& tx) {
      return list_documents(tx, viewer_at("o/1/"), filter, {.size = 3, .after = "", .sort = "-issued"});
    });
  };
  const DocumentList cut = list({.words = "vung xanh"});
  EXPECT_TRUE(cut.is_cut);
  EXPECT_EQ(cut.items.at(0).number, "5");  // what was entered first is left out, the newest of the others leads
  const DocumentList narrowed = list({.words = "vung xanh tron"});
  EXPECT_FALSE(narrowed.is_cut);
  EXPECT_EQ(narrowed.items.size(), 3u);
  // A filter narrows before the hits are cut.
  EXPECT_EQ(list({.words = "vung xanh", .year = 2399}).items.at(0).number, "1");
}

TEST_P(Register, CountsWhatItsFilterOffersAnewAfterAChange) {
  RegisterFacetCache cache;
  const auto facets = [&] { return db().read([&](ReadTx& tx) { return cache.get(tx); }); };
  EXPECT_TRUE(facets()->types.empty());
  Document other = plan("1", "QĐ-UBND", "2019", "UBND tỉnh");
  other.type = "QUYẾT ĐỊNH";
  other.issuer = {1};
  store(other);
  store(plan("2", "KH-UBND", "2021-09-16", "UBND tỉnh"));
  store(plan("3", "KH-UBND", "2021-10", "UBND tỉnh"));
  store(plan("", "KH-SNgV", "", "Sở Ngoại vụ", DocumentState::Received, 2));
  store(plan("", "KH-SYT", "2020-02", "Sở Y tế", DocumentState::Received, 3));
  const auto found = facets();
  EXPECT_EQ(found->types, (std::vector<std::string>{"KẾ HOẠCH", "QUYẾT ĐỊNH"}));
  EXPECT_EQ(found->years, (std::vector<int>{2021, 2020, 2019}));
  ASSERT_EQ(found->issuers.size(), 1u);
  EXPECT_EQ(found->issuers[0].first.value, 1);
  EXPECT_EQ(found->confirmed, 3);
  EXPECT_EQ(count_waiting(found->waiting, viewer_at("o/1/")), 2);
  EXPECT_EQ(count_waiting(found->waiting, viewer_at("o/1/3/")), 1);
  EXPECT_EQ(count_waiting(found->waiting, Viewer{}), 0);
  EXPECT_EQ(facets(), found);
}

TEST_P(Register, FindsWhatIsIndexedAnew) {
  Document document = plan("5", "KH-UBND", "2021", "UBND tỉnh");
  document.id = store(document, "tiêm chủng");
  const Viewer viewer = viewer_at("o/1/");
  write([&](WriteTx& tx) { index_words(tx, document, "xét nghiệm"); });
  EXPECT_TRUE(numbers(viewer, {.words = "tiem chung"}).empty());
  EXPECT_EQ(numbers(viewer, {.words = "xet nghiem"}).size(), 1u);
}

TEST_P(Register, RemovesADocumentWithWhatBelongsToIt) {
  const Id<Document> id = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ", DocumentState::Received), "văn bản");
  write([&](WriteTx& tx) { remove_document(tx, id); });
  EXPECT_FALSE(db().read([&](ReadTx& tx) { return find_document_unscoped(tx, id).has_value(); }));
  EXPECT_TRUE(numbers(viewer_at("o/1/"), {.words = "van ban"}).empty());
}

TEST_P(Register, KnowsTheLastNumberOfAYear) {
  store(plan("9", "KH-UBND", "2021-01-05", "UBND tỉnh"));
  store(plan("10", "KH-UBND", "2021-02", "UBND tỉnh"));
  store(plan("77", "KH-UBND", "2020-12-31", "UBND tỉnh"));
  store(plan("88", "QĐ-UBND", "2021-12-31", "UBND tỉnh"));
  EXPECT_EQ(db().read([](ReadTx& tx) { return find_last_number(tx, plan("", "KH-UBND", "2021-09", "UBND tỉnh")); }),
            10);
}

}  // namespace
}  // namespace vx
