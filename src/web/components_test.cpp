#include "web/components.h"

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <filesystem>

#include <gtest/gtest.h>

#include "base/check.h"
#include "web/assets.h"
#include "web/paging.h"

namespace vx {
namespace {

View view_at(std::string path) {
  View view;
  view.path = std::move(path);
  return view;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Components, QueryValueIsSetInPlaceOrLeftOut) {
  EXPECT_EQ(with_query("/areas", "sort", "name"), "/areas?sort=name");
  EXPECT_EQ(with_query("/areas?a=1&sort=x&b=2", "sort", "-name"), "/areas?a=1&sort=-name&b=2");
  EXPECT_EQ(with_query("/areas?sort=x", "sort", ""), "/areas");
  EXPECT_EQ(with_query("/areas?q=V%C4%A9nh+T%C6%B0%E1%BB%9Dng", "lang", "en"),
            "/areas?q=V%C4%A9nh%20T%C6%B0%E1%BB%9Dng&lang=en");
}

TEST(Components, TextInAComponentIsEscaped) {
  EXPECT_EQ(badge(Tone::Good, "<b>").str().find("<b>"), std::string::npos);
  EXPECT_NE(link_button("javascript:alert(1)", "x").str().find("href=\"#\""), std::string::npos);
}

TEST(Components, SortLinksTurnTheOrderRoundAndStartTheListAgain) {
  std::vector<Column> columns{{"Name", "name"}, {"Number", "number"}};
  std::string up = data_table(view_at("/areas?sort=name&after=abc&kind=commune"), "Areas", columns, {}).str();
  EXPECT_NE(up.find("aria-sort=\"ascending\"><a href=\"/areas?sort=-name&amp;kind=commune\""), std::string::npos) << up;
  EXPECT_NE(up.find("href=\"/areas?sort=number&amp;kind=commune\""), std::string::npos) << up;
  std::string down = data_table(view_at("/areas?sort=-name"), "Areas", columns, {}).str();
  EXPECT_NE(down.find("aria-sort=\"descending\"><a href=\"/areas?sort=name\""), std::string::npos) << down;
}

TEST(Components, RowWithoutACellForEachColumnIsABug) {
  EXPECT_THROW(data_table(view_at("/"), "x", {{"a"}, {"b"}}, {{.cells = {Html("1")}}}), Bug);
}

TEST(Components, CellsCarryTheirColumnsLabelForPhones) {
  std::string table =
      data_table(view_at("/"), "x", {{"Name"}, {"Due"}}, {{.cells = {"A", "B"}, .address = "/a"}}).str();
  EXPECT_NE(table.find("<a href=\"/a\">A</a>"), std::string::npos) << table;
  EXPECT_NE(table.find("data-label=\"Due\">B</td>"), std::string::npos) << table;
}

TEST(Components, TreeNestsByDepth) {
  std::string shown = tree({{0, "a", true}, {1, "b"}, {1, "c"}, {2, "d"}, {0, "e"}}).str();
  auto place = [&](std::string_view text) { return shown.find(text); };
  EXPECT_LT(place(">a</div><details open>"), place(">b</div></li>"));
  EXPECT_LT(place(">b</div></li>"), place(">c</div><details><summary"));
  EXPECT_LT(place(">d</div></li></ul></details></li></ul></details></li>"), place(">e</div></li></ul></div>"));
  EXPECT_NE(place(">e</div></li></ul></div>"), std::string::npos) << shown;
  EXPECT_TRUE(tree({}).empty());
}

TEST(Components, LinksOfATreeStandOutsideWhatFoldsIt) {
  std::string shown = tree({{0, html::a(href("/1"), "a")}, {1, "b"}}).str();
  std::size_t fold = shown.find("<summary");
  EXPECT_EQ(shown.substr(fold, shown.find("</summary>") - fold).find("<a"), std::string::npos) << shown;
}

TEST(Components, ProgressIsSaidInWordsToo) {
  std::string shown = progress_bar(View{}, 12, 14, "Đã đánh giá").str();
  EXPECT_NE(shown.find("max=\"14\" value=\"12\" aria-label=\"Đã đánh giá\""), std::string::npos) << shown;
  EXPECT_NE(shown.find("12 / 14"), std::string::npos) << shown;
  EXPECT_NE(progress_bar(View{}, 0, 0, "x").str().find("max=\"1\" value=\"0\""), std::string::npos);
}

TEST(Components, EveryIconThatPagesNameIsShipped) {
  std::regex use("icon\\(\"([a-z0-9-]+)\"\\)");
  int found = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(VUNGXANH_SOURCE_DIR "/src")) {
    if (file.path().extension() != ".cpp" || file.path().string().ends_with("_test.cpp")) continue;
    std::string text = file_text(file.path());
    for (std::sregex_iterator at(text.begin(), text.end(), use), end; at != end; ++at, ++found)
      EXPECT_FALSE(icon((*at)[1].str()).empty()) << file.path().filename() << ": " << (*at)[1];
  }
  EXPECT_GT(found, 10);
}

TEST(Assets, AddressesNameTheBytes) {
  std::string address = asset_address("app.css");
  auto asset = find_asset(address);
  ASSERT_TRUE(asset);
  EXPECT_EQ(asset->content_type, "text/css; charset=utf-8");
  EXPECT_LT(asset->gzipped.size(), asset->bytes.size() / 2);
  EXPECT_FALSE(find_asset("/assets/000000000000-app.css"));
  EXPECT_THROW(asset_address("none.css"), Bug);
}

TEST(Assets, FontsOfTheStyleSheetExist) {
  std::string css(find_asset(asset_address("app.css"))->bytes);
  std::regex use("/assets/[0-9a-f]{12}-[a-z0-9-]+\\.woff2");
  int found = 0;
  for (std::sregex_iterator at(css.begin(), css.end(), use), end; at != end; ++at, ++found)
    EXPECT_TRUE(find_asset(at->str())) << at->str();
  EXPECT_EQ(found, 4);
}

TEST(Assets, FirstPaintIsSmall) {
  std::size_t bytes = 0;
  for (std::string_view name : {"app.css", "app.js", "icon.svg"})
    bytes += find_asset(asset_address(name))->gzipped.size();
  for (std::string_view subset : {"latin", "vietnamese"})
    for (std::string_view weight : {"400", "600"})
      bytes +=
          find_asset(asset_address(fmt::format("be-vietnam-pro-{}-{}-normal.woff2", subset, weight)))->bytes.size();
  // The page's own markup has the rest of the 100 kB.
  EXPECT_LT(bytes, 90'000u);
}

TEST(Paging, CursorGivesItsValuesBack) {
  std::string bytes("\x00:\xff", 3);
  std::string cursor = make_cursor({"Vĩnh Phúc", bytes, ""});
  EXPECT_EQ(read_cursor(cursor, 3), (std::vector<std::string>{"Vĩnh Phúc", bytes, ""}));
  EXPECT_FALSE(read_cursor(cursor, 2));
  EXPECT_FALSE(read_cursor(cursor, 4));
  EXPECT_FALSE(read_cursor("", 1));
  EXPECT_FALSE(read_cursor("!!", 1));
  EXPECT_FALSE(read_cursor(cursor.substr(0, cursor.size() - 4), 3));
}

TEST(Paging, RequestRefusesWhatIsNoPage) {
  Form form = Form::parse_query("size=20&after=abc&sort=-name");
  PageRequest page = page_request(form);
  EXPECT_EQ(page.size, 20);
  EXPECT_EQ(page.after, "abc");
  EXPECT_EQ(page.sort, "-name");
  for (std::string_view bad : {"size=0", "size=201", "size=x", "sort=name%3Bdrop"}) {
    Form filter = Form::parse_query(bad);
    EXPECT_THROW(page_request(filter), Problem) << bad;
  }
}

}  // namespace
}  // namespace vx
