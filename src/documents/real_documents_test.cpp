#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "documents/citation_store.h"
#include "documents/test_site.h"

// The real plans, when they lie beside the repository: an officer sends all eleven through the page and confirms them.

namespace vx {
namespace {

const std::filesystem::path plans = std::filesystem::path(VUNGXANH_SOURCE_DIR) / ".." / "shared" / "data" / "plans";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> list_texts() {
  std::vector<std::filesystem::path> texts;
  for (const auto& folder : {plans / "seeds", plans})
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".txt") texts.push_back(entry.path());
  std::ranges::sort(texts);
  return texts;
}

class RealDocuments : public DocumentSite {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(plans)) GTEST_SKIP() << "skipped: the real documents are not here";
    DocumentSite::SetUp();
  }

  /// All files in one upload, as the officer drops them in.
  std::map<std::string, Id<Document>> receive_all() {
    std::vector<UploadedFile> files;
    for (const auto& path : list_texts()) files.push_back(file(path.filename().string(), bytes_of(path)));
    TestClient officer = lan();
    const Response sent = officer.post("/documents/upload", {}, files);
    EXPECT_EQ(sent.status, 303) << sent.body;
    const std::string address(find_header(sent, "Location"));
    EXPECT_TRUE(has(officer.get(address), fmt::format("Đã nhận {} văn bản", files.size())));
    std::int64_t id = 0;
    std::from_chars(address.data() + address.rfind('/') + 1, address.data() + address.size(), id);
    std::map<std::string, Id<Document>> ids;
    db().read([&](ReadTx& tx) {
      for (const UploadedDocument& one : find_upload(tx, viewer_of("lan", 1, "o/1/"), {id})->files)
        ids[one.name.substr(0, one.name.find('.'))] = one.document;
    });
    return ids;
  }

  std::optional<Document> find_numbered(std::string_view number) {
    const auto found =
        db().read([&](ReadTx& tx) { return list_documents_numbered(tx, parse_document_number(number)); });
    std::vector<Document> exact;
    for (const Document& d : found)
      if (written_number(d.number, d.symbol) == number) exact.push_back(d);
    EXPECT_EQ(exact.size(), 1u) << number;
    return exact.empty() ? std::nullopt : std::optional(exact.front());
  }

  std::vector<Id<Document>> children_of(std::string_view number) {
    const auto parent = find_numbered(number);
    if (!parent) return {};
    EXPECT_EQ(parent->state, DocumentState::Cited) << number;
    return db().read([&](ReadTx& tx) {
      std::vector<Id<Document>> ids;
      for (const TreeEdge& edge : list_tree_edges(tx, viewer_at("o/1/"), {parent->id}, 100))
        ids.push_back(edge.child.id);
      std::ranges::sort(ids);
      return ids;
    });
  }
};
VX_FOR_EACH_ENGINE(RealDocuments);

TEST_P(RealDocuments, FormTheTreeOnceAnOfficerHasConfirmedThem) {
  auto ids = receive_all();
  ASSERT_GE(ids.size(), 11u);
  TestClient officer = lan();
  for (const auto& [name, id] : ids) {
    EXPECT_EQ(officer.get(address_of(id) + "/review").status, 200) << name;
    TestFields missing;
    const Document document = db().read([&](ReadTx& tx) { return find_document_unscoped(tx, id).value(); });
    if (document.title.empty()) missing.emplace_back("title", "Không có trích yếu");
    EXPECT_EQ(confirm(officer, id, missing).status, 303) << name << confirm(officer, id, missing).body.substr(0, 6000);
  }
  std::vector<Id<Document>> vinh_phuc = {ids["000_805fc6d1cd07305d"], ids["001_4a0ce342cd450c32"],
                                         ids["002_cd2f8dea40dd5a3c"]};
  std::ranges::sort(vinh_phuc);
  EXPECT_EQ(children_of("240/KH-UBND"), vinh_phuc);
  EXPECT_EQ(children_of("85/KH-UBND"), (std::vector<Id<Document>>{ids["004_a622ab335e882930"]}));
  const Response tree = officer.get("/documents/tree");
  EXPECT_TRUE(has(tree, "240/KH-UBND"));
  EXPECT_TRUE(has(tree, "85/KH-UBND"));
  EXPECT_TRUE(has(tree, "Biết qua viện dẫn"));
}

TEST_P(RealDocuments, ShowTheCampaignThatWasCopiedByMistake) {
  const auto path = plans / "seeds" / "001_4a0ce342cd450c32.txt";
  const Id<Document> id = upload(lan(), bytes_of(path));
  EXPECT_TRUE(has(lan().get(address_of(id) + "/review"), "thi đua thực hiện văn hóa công sở"));
  EXPECT_TRUE(has(lan().get_json(address_of(id) + "/findings"), "\"kind\":\"other_campaign\""));
}

}  // namespace
}  // namespace vx
