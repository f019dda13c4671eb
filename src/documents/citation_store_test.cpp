#include "documents/citation_store.h"

#include <gtest/gtest.h>

#include "documents/reading_store.h"
#include "documents/test_documents.h"

namespace vx {
namespace {

class Graph : public DocumentTest {
 protected:
  void cite(Id<Document> from, Id<Document> to, CitationRelation relation) {
    write([&](WriteTx& tx) { replace_citations(tx, from, {{to, relation, "Thực hiện Kế hoạch", {3, 9}}}); });
  }
  std::vector<Id<Document>> children(Id<Document> parent, const Viewer& viewer) {
    return db().read([&](ReadTx& tx) {
      std::vector<Id<Document>> out;
      for (const TreeEdge& edge : list_tree_edges(tx, viewer, {parent}, 100)) out.push_back(edge.child.id);
      return out;
    });
  }
  std::vector<Id<Document>> roots(const Viewer& viewer) {
    return db().read([&](ReadTx& tx) {
      std::vector<Id<Document>> out;
      for (const Document& d : list_roots(tx, viewer, {}).items) out.push_back(d.id);
      return out;
    });
  }
  using Ids = std::vector<Id<Document>>;
  const Viewer all_ = viewer_at("o/1/");
};
VX_FOR_EACH_ENGINE(Graph);

TEST_P(Graph, ShowsBothSidesOfACitation) {
  const auto parent = store(plan("240", "KH-UBND", "2021-09-16", "UBND tỉnh", DocumentState::Cited));
  const auto child = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ"));
  cite(child, parent, CitationRelation::CarriesOut);
  db().read([&](ReadTx& tx) {
    const auto cited = list_cited(tx, all_, child);
    ASSERT_EQ(cited.size(), 1u);
    EXPECT_EQ(cited[0].other.id, parent);
    EXPECT_EQ(cited[0].relation, CitationRelation::CarriesOut);
    EXPECT_EQ(cited[0].place, (Span{3, 9}));
    EXPECT_EQ(list_citing(tx, all_, parent, 10).at(0).other.id, child);
    EXPECT_EQ(count_citing(tx, all_, parent), 1);
  });
  EXPECT_EQ(roots(all_), (Ids{parent}));
  EXPECT_EQ(children(parent, all_), (Ids{child}));
}

TEST_P(Graph, ForgetsADocumentNobodyCitesAnyMore) {
  const auto parent = store(plan("240", "KH-UBND", "2021-09-16", "UBND tỉnh", DocumentState::Cited));
  const auto child = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ"));
  cite(child, parent, CitationRelation::CarriesOut);
  write([&](WriteTx& tx) { replace_citations(tx, child, {}); });
  EXPECT_FALSE(db().read([&](ReadTx& tx) { return find_document_unscoped(tx, parent).has_value(); }));
}

TEST_P(Graph, MeansTheArrivedDocumentOnceMergedAndTheNamedOneAfterUndo) {
  const auto named = store(plan("240", "KH-UBND", "2021-09-16", "UBND tỉnh", DocumentState::Cited));
  const auto child = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ"));
  cite(child, named, CitationRelation::CarriesOut);
  const auto arrived = store(plan("240", "KH-UBND", "2021-09-16", "UBND tỉnh Bắc Sơn"));
  write([&](WriteTx& tx) { merge_document(tx, named, arrived); });
  EXPECT_EQ(roots(all_), (Ids{arrived}));
  EXPECT_EQ(children(arrived, all_), (Ids{child}));
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(list_cited(tx, all_, child).at(0).other.id, arrived);
    EXPECT_EQ(list_citing(tx, all_, arrived, 5).size(), 1u);
    EXPECT_EQ(list_merged(tx, arrived).size(), 1u);
  });
  write([&](WriteTx& tx) { unmerge_document(tx, named); });
  EXPECT_EQ(roots(all_), (Ids{named}));
  EXPECT_EQ(children(named, all_), (Ids{child}));
}

TEST_P(Graph, HangsADocumentBelowWhatItCarriesOutOrElseContinues) {
  const auto parent = store(plan("85", "KH-UBND", "2021-09-21", "UBND tỉnh", DocumentState::Cited));
  const auto earlier = store(plan("46", "KH-UBND", "2020-04-21", "UBND tỉnh", DocumentState::Cited));
  const auto child = store(plan("44", "KH-STTTT", "2021-10-15", "Sở Thông tin"));
  write([&](WriteTx& tx) { replace_citations(tx, child, {{earlier, CitationRelation::Continues, "", {}}}); });
  EXPECT_EQ(roots(all_), (Ids{earlier}));
  write([&](WriteTx& tx) {
    replace_citations(tx, child,
                      {{earlier, CitationRelation::Continues, "", {}}, {parent, CitationRelation::CarriesOut, "", {}}});
  });
  EXPECT_EQ(roots(all_), (Ids{parent}));
  EXPECT_EQ(children(parent, all_), (Ids{child}));
  EXPECT_TRUE(children(earlier, all_).empty());
}

TEST_P(Graph, HidesWhatTheViewerMayNotKnow) {
  const auto parent = store(plan("240", "KH-UBND", "2021-09-16", "UBND tỉnh"));
  const auto child = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ", DocumentState::Received, 2));
  cite(child, parent, CitationRelation::CarriesOut);
  EXPECT_EQ(children(parent, viewer_at("o/1/2/")), (Ids{child}));
  EXPECT_TRUE(children(parent, viewer_at("o/1/3/")).empty());
  EXPECT_EQ(db().read([&](ReadTx& tx) { return count_citing(tx, viewer_at("o/1/3/"), parent); }), 0);
}

TEST_P(Graph, OffersPlacesKeptUnderTheSameNumber) {
  const auto kept = store(plan("083", "KH-SKHĐT", "2021-09-17", "Sở KH&ĐT", DocumentState::Cited));
  store(plan("83", "KH-SKHĐT", "2020-01-01", "Sở KH&ĐT"));
  store(plan("83", "KH-UBND", "2021-09-17", "UBND tỉnh", DocumentState::Cited));
  db().read([&](ReadTx& tx) {
    const auto found = list_cited_only_like(tx, plan("83", "KH-SKHDT", "2021-09-17", "Sở Kế hoạch và Đầu tư"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].id, kept);
    EXPECT_EQ(list_documents_numbered(tx, {"83", "kh-skhđt"}).size(), 2u);
  });
}

class Readings : public DocumentTest {};
VX_FOR_EACH_ENGINE(Readings);

TEST_P(Readings, KeepTheMachinesBesideTheOfficers) {
  const auto id = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ", DocumentState::Received), "text");
  PlanReading machine;
  machine.title = {"Phat dong", {0, 9}, 0.5};
  PlanReading corrected = machine;
  corrected.title = {"Phát động", {0, 9}, 1};
  write([&](WriteTx& tx) {
    insert_machine_reading(tx, id, machine);
    EXPECT_EQ(insert_confirmed_reading(tx, id, corrected), 1);
  });
  auto titles = [&] {
    return db().read([&](ReadTx& tx) {
      return std::pair(find_machine_reading(tx, id)->title.value, find_current_reading(tx, id)->title.value);
    });
  };
  EXPECT_EQ(titles(), std::pair(std::string("Phat dong"), std::string("Phát động")));
  write([&](WriteTx& tx) { mark_reading_undone(tx, id, 1); });
  EXPECT_EQ(titles().second, "Phat dong");
  const auto versions = db().read([&](ReadTx& tx) { return list_reading_versions(tx, id); });
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_TRUE(versions[0].undone_at);
  EXPECT_EQ(versions[0].made_by, "lan");
  write([&](WriteTx& tx) { EXPECT_EQ(insert_confirmed_reading(tx, id, corrected), 2); });
}

TEST_P(Readings, KeepOneDraft) {
  const auto id = store(plan("", "KH-SNgV", "2021-09", "Sở Ngoại vụ", DocumentState::Received), "text");
  write([&](WriteTx& tx) {
    save_draft(tx, id, "title=a");
    save_draft(tx, id, "title=b");
  });
  EXPECT_EQ(db().read([&](ReadTx& tx) { return find_draft(tx, id)->fields; }), "title=b");
  write([&](WriteTx& tx) { EXPECT_TRUE(remove_draft(tx, id)); });
  EXPECT_FALSE(db().read([&](ReadTx& tx) { return find_draft(tx, id).has_value(); }));
}

TEST_P(Readings, KeepAFileByteForByteAndOnce) {
  DocumentFile file;
  file.bytes = std::string("\0\xff%PDF", 6);
  file.sha256 = sha256(file.bytes);
  file.name = "kế hoạch.pdf";
  file.content_type = "application/pdf";
  const auto id = write([&](WriteTx& tx) {
    const auto first = insert_file(tx, file);
    EXPECT_EQ(insert_file(tx, file), first);
    return insert_document(tx, plan("", "KH-SNgV", "2021", "Sở Ngoại vụ", DocumentState::Received, 2), first);
  });
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(find_file(tx, id, true)->bytes, file.bytes);
    EXPECT_EQ(find_file(tx, id, false)->size, 6);
    EXPECT_TRUE(find_document_of_file(tx, viewer_at("o/1/"), file.sha256));
    EXPECT_FALSE(find_document_of_file(tx, viewer_at("o/1/3/"), file.sha256));
  });
  write([&](WriteTx& tx) { remove_document(tx, id); });
  EXPECT_FALSE(db().read([&](ReadTx& tx) { return find_file_id(tx, file.sha256).has_value(); }));
}

}  // namespace
}  // namespace vx
