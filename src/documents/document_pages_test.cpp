#include <gtest/gtest.h>

#include "documents/citation_store.h"
#include "documents/documents.h"
#include "documents/test_site.h"

namespace vx {
namespace {

class DocumentPages : public DocumentSite {};
VX_FOR_EACH_ENGINE(DocumentPages);

constexpr std::string_view child_plan =
    "UBND TỈNH BẮC SƠN\nSỞ NGOẠI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: /KH-SNgV\n\nBắc Sơn, ngày tháng 9 năm 2021\n\nKẾ HOẠCH\n\n"
    "Phát động phong trào thi đua đặc biệt \"Giữ vững vùng xanh\"\n\n"
    "Thực hiện Kế hoạch số 240/KH-UBND ngày 16/9/2021 của UBND tỉnh về việc phát động phong trào thi đua, Sở Ngoại vụ "
    "xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\n\n- Giữ vững vùng xanh.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
    "- Văn phòng Sở theo dõi, đôn đốc. Liên hệ 0912 345 678, mau@vidu.example./.\n\n"
    "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn Mẫu\n";
constexpr std::string_view parent_plan =
    "ỦY BAN NHÂN DÂN\nTỈNH BẮC SƠN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 240/KH-UBND\n\nBắc Sơn, ngày 16 tháng 9 năm 2021\n\nKẾ HOẠCH\n\n"
    "Phát động phong trào thi đua đặc biệt giữ vững vùng xanh\n\nI. MỤC ĐÍCH\n\n- Giữ vững vùng xanh toàn tỉnh./.\n\n"
    "Nơi nhận:\n- Các sở;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Thị Mẫu\n";

TEST_P(DocumentPages, OpenForThoseWhoMay) {
  const Id<Document> received = upload(lan(), child_plan);
  const Id<Document> confirmed = upload(lan(), parent_plan);
  confirm(lan(), confirmed);
  for (std::string_view address : {"/documents", "/documents/tree"})
    expect_access(address, {{"lan", lan(), Outcome::Allowed},
                            {"minh", minh(), Outcome::Allowed},
                            {"hoa", hoa(), Outcome::Forbidden},
                            {"signed out", signed_out(), Outcome::MustSignIn}});
  const std::string one = address_of(confirmed);
  expect_access(one, {{"lan", lan(), Outcome::Allowed},
                      {"minh", minh(), Outcome::Allowed},
                      {"hoa", hoa(), Outcome::Forbidden},
                      {"signed out", signed_out(), Outcome::MustSignIn}});
  for (const std::string& address : {address_of(received), address_of(received) + "/review"})
    expect_access(address, {{"lan", lan(), Outcome::Allowed},
                            {"minh", minh(), Outcome::NotFound},
                            {"hoa", hoa(), Outcome::Forbidden},
                            {"signed out", signed_out(), Outcome::MustSignIn}});
  expect_access(one + "/review", {{"lan", lan(), Outcome::Allowed}, {"minh", minh(), Outcome::Forbidden}});
}

TEST_P(DocumentPages, AreChangedByThoseWhoMay) {
  const Id<Document> id = upload(lan(), parent_plan);
  confirm(lan(), id);
  for (std::string_view what : {"/confirmation/undo", "/publication", "/publication/undo", "/draft/removal"})
    expect_post_access(address_of(id) + std::string(what), {},
                       {{"minh", minh(), Outcome::Forbidden},
                        {"hoa", hoa(), Outcome::Forbidden},
                        {"signed out", signed_out(), Outcome::MustSignIn}});
  expect_post_access(address_of(id) + "/publication", {}, {{"lan", lan(), Outcome::Allowed}});
}

TEST_P(DocumentPages, ReceiveAFileAndShowWhatWasRead) {
  TestClient browser = lan();
  const Response sent = browser.post("/documents/upload", {}, {file("ke hoach.txt", child_plan)});
  ASSERT_EQ(sent.status, 303) << sent.body;
  const std::string address(find_header(sent, "Location"));
  EXPECT_TRUE(address.ends_with("/review"));
  const Response review = browser.get(address);
  EXPECT_EQ(review.status, 200);
  EXPECT_TRUE(has(review, "<mark id=\"p-title\""));
  EXPECT_TRUE(has(review, "<mark id=\"p-citations.0\""));
  EXPECT_TRUE(has(review, "href=\"#p-title\""));
  EXPECT_TRUE(has(review, "240/KH-UBND"));
  EXPECT_TRUE(has(review, "value=\"KH-SNgV\""));
}

TEST_P(DocumentPages, KeepTheFileByteForByte) {
  const Id<Document> id = upload(lan(), child_plan);
  const Response response = lan().get(address_of(id) + "/file");
  EXPECT_EQ(response.body, child_plan);
  EXPECT_TRUE(find_header(response, "Content-Disposition").starts_with("attachment"));
  EXPECT_EQ(find_header(response, "X-Content-Type-Options"), "nosniff");
}

TEST_P(DocumentPages, ShowAFileThatWasSentTwice) {
  const Id<Document> id = upload(lan(), child_plan);
  TestClient browser = lan();
  const Response again = browser.post("/documents/upload", {}, {file("khac.txt", child_plan)});
  EXPECT_TRUE(find_header(again, "Location").starts_with("/documents/uploads/"));
  const Response page = browser.follow(again);
  EXPECT_TRUE(has(page, "Đã có trong sổ"));
  EXPECT_TRUE(has(page, address_of(id)));
}

TEST_P(DocumentPages, SayWhyAFileCannotBeRead) {
  const Response response = lan().post("/documents/upload", {}, {file("anh.bin", std::string("\x89PNG\0\1\2", 7))});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "id=\"error-summary\""));
  EXPECT_EQ(lan().post("/documents/upload", {{"x", "1"}}).status, 422);
}

TEST_P(DocumentPages, EnterWhatIsConfirmedWithTheDocumentItCites) {
  const Id<Document> id = upload(lan(), child_plan);
  const Response done = confirm(lan(), id, {{"number", "45"}, {"date", "20/9/2021"}});
  EXPECT_EQ(find_header(done, "Location"), address_of(id));
  const Response page = lan().get(address_of(id));
  EXPECT_TRUE(has(page, "45/KH-SNgV"));
  EXPECT_TRUE(has(page, "240/KH-UBND"));
  EXPECT_TRUE(has(page, "Biết qua viện dẫn"));
  EXPECT_TRUE(has(page, "giá trị cán bộ đã sửa"));
  const Response tree = lan().get("/documents/tree");
  EXPECT_TRUE(has(tree, "240/KH-UBND"));
  EXPECT_TRUE(has(tree, "45/KH-SNgV"));
  EXPECT_TRUE(has(lan().get("/documents?q=v%C3%B9ng+xanh"), "vững <mark>vùng xanh</mark>"));
}

TEST_P(DocumentPages, JoinTheCitedDocumentWithTheOneThatArrives) {
  const Id<Document> child = upload(lan(), child_plan);
  confirm(lan(), child);
  const Id<Document> parent = upload(lan(), parent_plan);
  confirm(lan(), parent);
  const auto cited = [&] {
    return db().read([&](ReadTx& tx) { return list_cited(tx, viewer_at("o/1/"), child).at(0).other; });
  };
  EXPECT_EQ(cited().id, parent);
  const auto named = db().read([&](ReadTx& tx) { return list_merged(tx, parent).at(0).id; });
  EXPECT_EQ(lan().get(address_of(named)).status, 303);
  EXPECT_EQ(lan().post(fmt::format("{}/merges/{}/undo", address_of(parent), named.value)).status, 303);
  EXPECT_EQ(cited().id, named);
  EXPECT_TRUE(has(lan().get(address_of(parent)), "Có thể là cùng một văn bản"));
  EXPECT_EQ(lan().post(fmt::format("{}/merges/{}", address_of(parent), named.value)).status, 303);
  EXPECT_EQ(cited().id, parent);
}

TEST_P(DocumentPages, ResolveACitationOfWhatIsThere) {
  const Id<Document> parent = upload(lan(), parent_plan);
  confirm(lan(), parent);
  const Id<Document> child = upload(lan(), child_plan);
  EXPECT_TRUE(has(lan().get(address_of(child) + "/review"), fmt::format("value=\"{}\" checked", parent.value)));
  confirm(lan(), child);
  EXPECT_EQ(db().read([&](ReadTx& tx) { return list_cited(tx, viewer_at("o/1/"), child).at(0).other.id; }), parent);
}

TEST_P(DocumentPages, AskWhereTheMachineMayNotGuess) {
  store(plan("240", "KH-UBND", "", "UBND tỉnh"));
  const Id<Document> child = upload(lan(), child_plan);
  EXPECT_EQ(confirm(lan(), child).status, 422);
  EXPECT_TRUE(has(confirm(lan(), child), "f-citations.0.document"));
  EXPECT_EQ(confirm(lan(), child, {{"citations.0.document", "new"}}).status, 303);
}

TEST_P(DocumentPages, KeepTypedValuesBesideTheirFaults) {
  const Id<Document> id = upload(lan(), child_plan);
  const Response response = confirm(lan(), id, {{"title", ""}, {"date", "31/2/2021"}, {"place", "Nơi <khác>"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"#f-title\""));
  EXPECT_TRUE(has(response, "31/2/2021"));
  EXPECT_TRUE(has(response, "Nơi &lt;khác&gt;"));
}

TEST_P(DocumentPages, KeepADraftUntilItIsConfirmedOrDropped) {
  const Id<Document> id = upload(lan(), child_plan);
  EXPECT_EQ(confirm(lan(), id, {{"action", "draft"}, {"title", "Tên đang sửa & dở"}}).status, 303);
  EXPECT_TRUE(has(lan().get(address_of(id) + "/review"), "Tên đang sửa &amp; dở"));
  EXPECT_EQ(lan().post(address_of(id) + "/draft/removal").status, 303);
  EXPECT_FALSE(has(lan().get(address_of(id) + "/review"), "Tên đang sửa"));
}

TEST_P(DocumentPages, TakeAConfirmationBackWithoutLosingIt) {
  const Id<Document> id = upload(lan(), child_plan);
  confirm(lan(), id, {{"title", "Tên đã sửa"}});
  EXPECT_EQ(hooked_, 1);
  EXPECT_EQ(lan().post(address_of(id) + "/confirmation/undo").status, 303);
  EXPECT_EQ(hooked_, 0);
  EXPECT_TRUE(has(lan().get(address_of(id) + "/review"), "Tên đã sửa"));
  EXPECT_FALSE(has(lan().get("/documents/tree"), "240/KH-UBND"));
  EXPECT_EQ(confirm(lan(), id).status, 303);
  may_undo_ = false;
  EXPECT_EQ(lan().post(address_of(id) + "/confirmation/undo").status, 422);
}

TEST_P(DocumentPages, GoWhereTheHookSays) {
  next_address_ = "/campaigns/12";
  const Id<Document> id = upload(lan(), child_plan);
  EXPECT_EQ(find_header(confirm(lan(), id), "Location"), "/campaigns/12");
}

TEST_P(DocumentPages, RefuseTheSameNumberTwice) {
  confirm(lan(), upload(lan(), parent_plan));
  const Id<Document> again = upload(lan(), std::string(parent_plan) + "\nbản khác");
  const Response response = confirm(lan(), again);
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "Số này đã có trong sổ"));
}

TEST_P(DocumentPages, RefuseWhatSomebodyElseHasConfirmedMeanwhile) {
  const Id<Document> id = upload(lan(), child_plan);
  EXPECT_TRUE(has(lan().get(address_of(id) + "/review"), "name=\"version\" value=\"0\""));
  EXPECT_EQ(confirm(lan(), id, {{"version", "0"}}).status, 303);
  EXPECT_EQ(confirm(lan(), id, {{"version", "0"}}).status, 422);
  EXPECT_EQ(confirm(lan(), id, {{"version", "1"}}).status, 303);
}

TEST_P(DocumentPages, TakeTheNumberLater) {
  const Id<Document> id = upload(lan(), child_plan);
  confirm(lan(), id);
  EXPECT_TRUE(has(lan().get(address_of(id)), "Chưa cấp số"));
  EXPECT_EQ(lan().post(address_of(id) + "/number", {{"number", "45"}, {"date", "5/10/2021"}}).status, 422);
  EXPECT_EQ(lan().post(address_of(id) + "/number", {{"number", "45"}, {"date", "20/9/2021"}}).status, 303);
  EXPECT_TRUE(has(lan().get(address_of(id)), "45/KH-SNgV"));
  EXPECT_TRUE(has(lan().get("/documents?q=45%2FKH-SNgV"), "45/KH-SNgV"));
}

TEST_P(DocumentPages, ShowThePublicOnlyWhatIsPublishedAndNobodysData) {
  const Id<Document> id = upload(lan(), child_plan);
  confirm(lan(), id);
  const std::string address = "/public" + address_of(id);
  EXPECT_EQ(signed_out().get(address).status, 404);
  lan().post(address_of(id) + "/publication");
  const Response page = signed_out().get(address);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Giữ vững vùng xanh."));
  for (const Response& answer : {page, signed_out().get_json(address), signed_out().get(address + "?lang=en")})
    for (std::string_view personal : {"Nguyễn Văn Mẫu", "0912", "mau@vidu"})
      EXPECT_FALSE(answer.body.contains(personal)) << personal;
  EXPECT_TRUE(has(signed_out().get("/public/documents"), address));
  lan().post(address_of(id) + "/publication/undo");
  EXPECT_EQ(signed_out().get(address).status, 404);
}

TEST_P(DocumentPages, RemoveWhatNobodyConfirmed) {
  const Id<Document> id = upload(lan(), child_plan);
  EXPECT_EQ(minh().post(address_of(id) + "/removal").status, 404);
  EXPECT_EQ(lan().post(address_of(id) + "/removal").status, 303);
  EXPECT_EQ(lan().get(address_of(id)).status, 404);
}

TEST_P(DocumentPages, AnswerTheSameInJson) {
  const Id<Document> id = upload(lan(), child_plan);
  confirm(lan(), id);
  const Response list = lan().get_json("/documents?state=confirmed&year=2021");
  EXPECT_TRUE(has(list, "\"symbol\":\"KH-SNgV\""));
  EXPECT_TRUE(has(lan().get_json("/documents/tree"), "\"depth\":1"));
  EXPECT_TRUE(has(lan().get_json(address_of(id)), "\"relation\":\"carries_out\""));
  EXPECT_EQ(lan().get_json("/documents?state=lost").status, 400);
  EXPECT_EQ(lan().get_json("/documents?sort=owner").status, 400);
}

}  // namespace
}  // namespace vx
