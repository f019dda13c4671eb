#include "web/form_parsers.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

/// The name of the problem `work` throws; "" if none.
template <class Work>
std::string problem_of(Work work) {
  try {
    work();
  } catch (const Problem& problem) {
    return std::string(name_of(problem.code()));
  }
  return "";
}

std::string shown(const std::vector<FormValue>& values) {
  std::string out;
  for (const FormValue& value : values) out += value.name + "=" + value.value + ";";
  return out;
}

TEST(Urlencoded, FieldsAreDecodedAndComposed) {
  EXPECT_EQ(shown(parse_urlencoded("a=1&b=x+y%26z&c&=v&&a=2")), "a=1;b=x y&z;c=;=v;a=2;");
  EXPECT_EQ(shown(parse_urlencoded("q=%C4%83")), "q=ă;");
  EXPECT_EQ(shown(parse_urlencoded("q=a%CC%86")), "q=ă;");  // a and a breve: composed
  EXPECT_EQ(shown(parse_urlencoded("")), "");
}

TEST(Urlencoded, WhatIsNotTextIsRefused) {
  EXPECT_EQ(problem_of([] { parse_urlencoded("q=%ff"); }), "bad_request");
  EXPECT_EQ(problem_of([] { parse_urlencoded("q=%00"); }), "bad_request");
}

TEST(Urlencoded, TooManyFieldsAreRefused) {
  EXPECT_EQ(problem_of([] { parse_urlencoded("a&b&c", {.fields_max = 2}); }), "too_large");
  EXPECT_EQ(problem_of([] { parse_urlencoded("abc=1", {.name_max = 2}); }), "too_large");
}

const std::string multipart_body =
    "--xyz\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nKế hoạch\r\n"
    "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Kế hoạch %22a%22.docx\"\r\n"
    "Content-Type: application/zip\r\n\r\nPK\r\n"
    "--xyz\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--xyz--\r\n";

TEST(Multipart, FieldsAndFilesComeApart) {
  std::string body = multipart_body;
  Form form = parse_multipart(multipart_body, "xyz");
  EXPECT_EQ(form.raw("title"), "Kế hoạch");
  ASSERT_EQ(form.files().size(), 1u);
  const UploadedFile* file = form.file("file");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->name, "Kế hoạch \"a\".docx");
  EXPECT_EQ(file->content_type, "application/zip");
}

TEST(Multipart, BytesOfAFileAreKeptEvenIfTheyLookLikeABoundary) {
  std::string content("PK\r\n--xy\0\xff\r\n-", 13);
  std::string body = "--xyz\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\plans\\a.bin\"\r\n\r\n" +
                     content + "\r\n--xyz--";
  Form form = parse_multipart(body, "xyz");
  ASSERT_TRUE(form.file("f"));
  EXPECT_EQ(form.file("f")->bytes, content);
  EXPECT_EQ(form.file("f")->name, "a.bin");
}

TEST(Multipart, MalformedBodiesAreRefused) {
  for (std::string_view bad :
       {"", "--xyz", "--xyz\r\n", "--xyz\r\n\r\n", "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--xyz\r\nContent-Type: text/plain\r\n\r\nx\r\n--xyz--",
        "--xyz\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--xyz--",
        "--xyz\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xyz--",
        "--xyz\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--xyz--", "--abc--"})
    EXPECT_EQ(problem_of([&] { parse_multipart(bad, "xyz"); }), "bad_request") << bad;
  EXPECT_EQ(problem_of([] { parse_multipart(multipart_body, ""); }), "bad_request");
  EXPECT_EQ(problem_of([] { parse_multipart(multipart_body, "xyz", {.files_max = 0}); }), "too_large");
}

TEST(JsonFields, NestedValuesGetDottedNames) {
  EXPECT_EQ(
      shown(parse_json_fields(R"({"title":"K\u1ebf","items":[{"name":"A","n":1},{"name":"B"}],"on":true,"no":null})")),
      "title=Kế;items.0.name=A;items.0.n=1;items.1.name=B;on=true;");
  EXPECT_EQ(shown(parse_json_fields(R"({"ids":[3,null,7]})")), "ids.0=3;ids=3;ids.2=7;ids=7;");
  EXPECT_EQ(shown(parse_json_fields("{}")), "");
}

TEST(JsonFields, NumbersComeAsTheyWouldBeTyped) {
  Form form(parse_json_fields(R"({"a":36.6,"b":1.234,"c":-12,"d":1e3,"e":12345678901234567})"));
  EXPECT_EQ(form.number("a", 0, 100), 36.6);
  EXPECT_EQ(form.number("b", 0, 100), 1.234);
  EXPECT_EQ(form.integer("c"), -12);
  EXPECT_EQ(form.number("d", 0, 10000), 1000);
  EXPECT_EQ(form.integer("e"), 12345678901234567);
  EXPECT_TRUE(form.ok());
}

TEST(JsonFields, MalformedJsonIsRefused) {
  for (std::string_view bad :
       {"", "[]", "1", "\"a\"", "{", "{\"a\":}", "{\"a\":tru}", "{\"a\":1}x", "{\"a\":1}{}", "{\"a\" 1}",
        "{\"a\":\"\xff\"}", "{\"a\":\"\\u0000\"}", "{\"a\":[1,}", "{\"a\":01}", "nul"})
    EXPECT_EQ(problem_of([&] { parse_json_fields(bad); }), "bad_request") << bad;
}

TEST(JsonFields, DeepNestingIsRefused) {
  std::string deep = "{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  EXPECT_NE(problem_of([&] { parse_json_fields(deep); }), "");
  EXPECT_EQ(problem_of([] { parse_json_fields(R"({"a":{"b":{"c":1}}})", {.depth_max = 2}); }), "too_large");
}

TEST(Body, IsReadByItsType) {
  EXPECT_EQ(parse_body("application/json; charset=utf-8", R"({"a":"x"})").raw("a"), "x");
  EXPECT_EQ(parse_body("Application/X-WWW-Form-Urlencoded", "a=x").raw("a"), "x");
  EXPECT_EQ(parse_body("multipart/form-data; boundary=\"xyz\"", multipart_body).raw("title"), "Kế hoạch");
  EXPECT_TRUE(parse_body("", "").values().empty());
  EXPECT_EQ(problem_of([] { parse_body("text/plain", "a=x"); }), "unsupported_media");
}

TEST(Body, HeaderParametersMayBeQuoted) {
  EXPECT_EQ(header_parameter("multipart/form-data; charset=utf-8; boundary=abc", "boundary"), "abc");
  EXPECT_EQ(header_parameter("form-data; name=\"a;b=\\\"c\"; filename=x", "filename"), "x");
  EXPECT_EQ(header_parameter("form-data; name=\"a;b=\\\"c\"", "name"), "a;b=\"c");
  EXPECT_EQ(header_parameter("form-data; Name=a", "name"), "a");
  EXPECT_EQ(header_parameter("form-data", "name"), "");
  EXPECT_EQ(header_parameter("form-data; flag; name=a", "name"), "a");
}

}  // namespace
}  // namespace vx
