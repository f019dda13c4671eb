#pragma once
#include <charconv>
#include <string>

#include "documents/documents.h"
#include "documents/reading_store.h"
#include "documents/review.h"
#include "documents/test_documents.h"
#include "web/test_client.h"

// For tests of the pages of documents: lan works for the province's committee, minh for the department of health, hoa
// holds nothing.

namespace vx {

class DocumentSite : public DocumentTest {
 protected:
  void SetUp() override {
    DocumentTest::SetUp();
    if (IsSkipped()) return;
    hooks_.confirmed.emplace_back([this](WriteTx&, const ConfirmedPlan& plan) -> std::optional<std::string> {
      ++hooked_;
      EXPECT_EQ(plan.document.state, DocumentState::Confirmed);
      return next_address_.empty() ? std::nullopt : std::optional(next_address_);
    });
    hooks_.undone.emplace_back([this](WriteTx&, const Document&) -> std::expected<void, Refusal> {
      if (!may_undo_) return std::unexpected(Refusal{"documents.error.still_cited"});
      --hooked_;
      return {};
    });
    site_ = std::make_unique<TestSite>(db(),
                                       std::vector<TestSite::Slice>{[this](App& app) { add_documents(app, hooks_); }});
  }
  void TearDown() override {
    site_.reset();
    DocumentTest::TearDown();
  }

  TestClient lan() { return site_->as(viewer_of("lan", 1, "o/1/")); }
  TestClient minh() { return site_->as(viewer_of("minh", 3, "o/1/3/")); }
  TestClient hoa() { return site_->as(test_viewer(9, "hoa", {})); }
  TestClient signed_out() { return site_->signed_out(); }

  static Viewer viewer_of(std::string name, std::int64_t organisation, std::string scope) {
    Viewer viewer =
        test_viewer(organisation, std::move(name), {read_documents, edit_documents, publish_documents}, scope);
    viewer.organisation = organisation;
    return viewer;
  }
  static UploadedFile file(std::string name, std::string_view bytes) {
    return {"files", std::move(name), "text/plain", std::string(bytes)};
  }
  static std::string address_of(Id<Document> id) { return fmt::format("/documents/{}", id.value); }

  /// Sends the file and answers the document it became.
  Id<Document> upload(TestClient client, std::string_view bytes) {
    const Response response = client.post("/documents/upload", {}, {file("van-ban.txt", bytes)});
    std::string_view address = find_header(response, "Location");
    EXPECT_TRUE(address.starts_with("/documents/")) << response.status << response.body;
    std::int64_t id = 0;
    if (address.size() > 11) std::from_chars(address.data() + 11, address.data() + address.size(), id);
    return {id};
  }
  /// Sends the review form as the page fills it, with some values changed.
  Response confirm(TestClient client, Id<Document> id, const TestFields& changes = {}) {
    const Form filled = db().read([&](ReadTx& tx) { return fill_review_form(find_current_reading(tx, id).value()); });
    TestFields fields;
    for (const FormValue& value : filled.values()) fields.emplace_back(value.name, value.value);
    for (const auto& [name, value] : changes) {
      auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
      if (found == fields.end()) {
        fields.emplace_back(name, value);
      } else {
        found->second = value;
      }
    }
    return client.post(address_of(id) + "/review", fields);
  }

  int hooked_ = 0;  ///< documents the hooks know as confirmed
  bool may_undo_ = true;
  std::string next_address_;

 private:
  ConfirmationHooks hooks_;
  std::unique_ptr<TestSite> site_;
};

}  // namespace vx
