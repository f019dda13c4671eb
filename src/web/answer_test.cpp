#include "web/answer.h"

#include <gtest/gtest.h>

#include <zlib.h>
#include <set>

#include "web/cookies.h"
#include "web/gzip.h"
#include "web/protocol.h"

namespace vx {
namespace {

Request page_request(HeaderFields headers = {}) {
  Request request;
  request.path = "/areas";
  request.headers = std::move(headers);
  return request;
}

Response page_of(std::string_view text) {
  Response response;
  response.with_header("Content-Type", "text/html; charset=utf-8");
  response.body = text;
  return response;
}

std::string inflate(std::string_view packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Answer, GuardsPagesAgainstForeignScriptsAndFrames) {
  Request request = page_request();
  request.is_tls = true;
  Response response = page_of("<p>x</p>");
  finish_answer(request, "", response);
  std::string_view policy = find_header(response, "Content-Security-Policy");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'self'"));
  EXPECT_TRUE(policy.contains("frame-ancestors 'none'"));
  EXPECT_FALSE(policy.contains("unsafe"));
  EXPECT_EQ(find_header(response, "X-Frame-Options"), "DENY");
  EXPECT_EQ(find_header(response, "X-Content-Type-Options"), "nosniff");
  EXPECT_TRUE(find_header(response, "Strict-Transport-Security").contains("max-age"));
  EXPECT_EQ(find_header(response, "Cache-Control"), "private, no-cache");
}

TEST(Answer, GuardsDownloadsAgainstGuessedTypesAndNamesThatBreakOut) {
  Response file = download("<script>", "application/octet-stream", "kế \"hoạch\"\r\nX-Evil: 1.html");
  finish_answer(page_request(), "", file);
  auto guards = std::ranges::count_if(file.headers, [](const auto& h) { return h.first == "X-Content-Type-Options"; });
  EXPECT_EQ(guards, 1);
  std::string_view disposition = find_header(file, "Content-Disposition");
  EXPECT_TRUE(disposition.starts_with("attachment; filename=\"ke__hoach___X-Evil:_1.html\"; ")) << disposition;
  EXPECT_EQ(disposition.find_first_of("\r\n"), std::string_view::npos);
}

TEST(Answer, SendsAnUnchangedPageOnlyOnce) {
  Response first = page_of("the same"), again = page_of("the same"), changed = page_of("another");
  finish_answer(page_request(), "", first);
  std::string etag(find_header(first, "ETag"));
  EXPECT_TRUE(etag.starts_with("W/\""));
  finish_answer(page_request({{"if-none-match", etag}}), "", again);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.content(), "");
  EXPECT_EQ(find_header(again, "ETag"), etag);
  finish_answer(page_request({{"if-none-match", etag}}), "", changed);
  EXPECT_EQ(changed.status, 200);
}

TEST(Answer, MarksEveryContentWithItsOwnTag) {
  std::set<std::string> tags;
  auto add = [&](std::string content) {
    Response response = page_of(std::move(content));
    finish_answer(page_request(), "", response);
    return tags.emplace(find_header(response, "ETag")).second;
  };
  const std::string page(100, 'a');
  for (std::size_t length = 0; length <= page.size(); ++length) EXPECT_TRUE(add(page.substr(0, length))) << length;
  for (std::size_t at = 0; at < page.size(); ++at) {
    std::string other = page;
    other[at] = 'b';
    EXPECT_TRUE(add(other)) << at;
  }
  EXPECT_TRUE(add(std::string("a\0", 2)));
  EXPECT_FALSE(add(page));
}

TEST(Answer, NeverMarksWhatMustNotBeKept) {
  Response response = page_of("codes");
  response.with_header("Cache-Control", "no-store");
  finish_answer(page_request(), "", response);
  EXPECT_EQ(find_header(response, "ETag"), "");
}

TEST(Answer, PacksTextForWhoTakesIt) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "Ủy ban nhân dân tỉnh ";
  Request takes = page_request({{"accept-encoding", "br, gzip"}});
  Response response = page_of(text);
  EXPECT_TRUE(is_worth_packing(takes, response));
  EXPECT_FALSE(is_worth_packing(page_request(), response));
  EXPECT_FALSE(is_worth_packing(takes, page_of("short")));
  pack_answer(response);
  EXPECT_LT(response.body.size(), text.size() / 5);
  EXPECT_EQ(inflate(response.body), text);
  EXPECT_EQ(find_header(response, "Content-Encoding"), "gzip");
  EXPECT_FALSE(is_worth_packing(takes, response));
}

TEST(Answer, GivesTheFormCookieOnlyWithAForm) {
  Request request = page_request();
  request.view.csrf_token = "the-token";
  Response with_form = page_of("<input value=\"the-token\">"), without = page_of("<p>x</p>");
  finish_answer(request, "a-secret", with_form);
  finish_answer(request, "a-secret", without);
  EXPECT_TRUE(find_header(with_form, "Set-Cookie").starts_with("vx_form=a-secret; Path=/; HttpOnly; SameSite=Lax"));
  EXPECT_EQ(find_header(without, "Set-Cookie"), "");
}

TEST(Answer, RemembersTheLanguageThatWasAskedFor) {
  Request request = page_request();
  request.filter = Form::parse_query("lang=en");
  request.view.locale = Locale::English;
  Response response = page_of("x");
  finish_answer(request, "", response);
  EXPECT_TRUE(find_header(response, "Set-Cookie").starts_with(std::string(language_cookie) + "=en;"));
}

}  // namespace
}  // namespace vx
