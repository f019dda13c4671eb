#include "documents/text_extraction.h"

#include <gtest/gtest.h>
#include <zip.h>

#include "documents/docx_numbering.h"

namespace vx {
namespace {

/// A .docx of the given parts.
std::string make_docx(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* part = zip_source_buffer(archive, content.data(), content.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string word_body(const std::string& blocks) {
  return R"(<?xml version="1.0"?><w:document xmlns:w="w"><w:body>)" + blocks + "</w:body></w:document>";
}

std::string paragraph(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

TEST(TextExtraction, ReadsPlainTextInItsEncodings) {
  EXPECT_EQ(text_of_plain("\xEF\xBB\xBFKế hoạch\r\n").value(), "Kế hoạch\n");
  EXPECT_EQ(text_of_plain(std::string_view("\xFF\xFEK\0\xBF\x1E", 6)).value(), "Kế");
  EXPECT_EQ(text_of_plain(std::string_view("\xFE\xFF\0K\x1E\xBF", 6)).value(), "Kế");
}

TEST(TextExtraction, NamesLegacyEncodings) {
  EXPECT_EQ(text_of_plain("C\xE9ng hoa x\xB7 h\xE9i chñ nghÜa ViÖt Nam \xD7").error().key,
            "documents.extraction.tcvn3");
  EXPECT_EQ(text_of_plain("Co\xE4ng ho\xF8"
                          "a xa\xF5 ho\xE4i")
                .error()
                .key,
            "documents.extraction.vni");
}

TEST(TextExtraction, ReadsAWebPageWithoutItsFurniture) {
  std::string text = text_of_html(
      "<html><head><title>x</title><script>var a = '<p>no</p>';</script></head><body><nav>Trang ch&#7911;</nav>"
      "<h1>K&#7871; ho&#x1EA1;ch</h1><p>M&ecirc;t&nbsp;hai<br>ba</p><table><tr><td>a</td><td>b</td></tr></table>"
      "<ul><li>m&#7897;t</ul><!-- <p>no</p> --></body>");
  EXPECT_EQ(text.find("no"), std::string::npos);
  EXPECT_EQ(text.find("Trang"), std::string::npos);
  EXPECT_NE(text.find("Kế hoạch\n"), std::string::npos);
  EXPECT_NE(text.find("Mêt hai\nba"), std::string::npos);
  EXPECT_NE(text.find("a    b"), std::string::npos);
  EXPECT_NE(text.find("- một"), std::string::npos);
}

TEST(TextExtraction, ReadsAWordDocumentColumnByColumn) {
  std::string table = "<w:tbl><w:tr><w:tc>" + paragraph("SỞ XÂY DỰNG") + paragraph("Số: 5/KH-SXD") + "</w:tc><w:tc>" +
                      paragraph("CỘNG HÒA") + paragraph("Hà Nam, ngày 2 tháng 3 năm 2021") + "</w:tc></w:tr></w:tbl>";
  std::string list =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>MỤC "
      "ĐÍCH</w:t></w:r></w:p>";
  std::string numbering =
      R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>)"
      R"(<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>)"
      R"(<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>)";
  std::string bytes = make_docx({{"word/document.xml", word_body(table + paragraph("KẾ HOẠCH") + list + list)},
                                 {"word/numbering.xml", numbering}});
  std::expected<ExtractedText, Refusal> extracted = extract_text(bytes, "plan.docx");
  ASSERT_TRUE(extracted);
  EXPECT_EQ(extracted->format, TextFormat::Docx);
  EXPECT_NE(extracted->text.find("SỞ XÂY DỰNG\nSố: 5/KH-SXD\nCỘNG HÒA\nHà Nam"), std::string::npos);
  EXPECT_NE(extracted->text.find("I. MỤC ĐÍCH\nII. MỤC ĐÍCH"), std::string::npos);
}

TEST(TextExtraction, RefusesAWordDocumentThatInflatesTooFar) {
  std::string huge(60U << 20, ' ');
  std::string bytes = make_docx({{"word/document.xml", word_body(paragraph(huge))}});
  EXPECT_LT(bytes.size(), 1U << 20);
  EXPECT_EQ(text_of_docx(bytes).error().key, "documents.extraction.docx_broken");
}

TEST(TextExtraction, RefusesWhatItCannotRead) {
  EXPECT_EQ(extract_text("\xD0\xCF\x11\xE0 old", "a.doc").error().key, "documents.extraction.old_word");
  EXPECT_EQ(extract_text("PK\x03\x04 no archive", "a.docx").error().key, "documents.extraction.docx_broken");
  EXPECT_EQ(extract_text("   \n", "a.txt").error().key, "documents.extraction.empty");
  EXPECT_EQ(extract_text("\xFF\xD8\xFF\xE0 picture", "a.jpg").error().key, "documents.extraction.needs_ocr");
  EXPECT_EQ(text_of_pdf_output("\f\f 3 \f").error().key, "documents.extraction.needs_ocr");
  EXPECT_FALSE(extract_text("%PDF-1.4 nothing behind it", "a.pdf"));
}

TEST(TextExtraction, ReadsAPdfThatHasText) {
  std::string content = "BT /F1 12 Tf 50 700 Td (Ke hoach phat dong phong trao thi dua dac biet cua don vi) Tj ET";
  std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 "
      "R/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
      "/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length " +
      std::to_string(content.size()) + ">>stream\n" + content + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
  std::expected<ExtractedText, Refusal> extracted = extract_text(pdf, "a.pdf");
  if (!extracted && extracted.error().key == "documents.extraction.no_pdf_reader")
    GTEST_SKIP() << "skipped: no pdftotext";
  ASSERT_TRUE(extracted) << extracted.error().key;
  EXPECT_NE(extracted->text.find("phong trao thi dua"), std::string::npos);
}

}  // namespace
}  // namespace vx
