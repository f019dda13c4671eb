#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/crypto.h"
#include "web/pdf.h"

namespace vx {
namespace {

/// What a reader of the file sees, page by page (form feeds between).
std::string text_of(const std::string& pdf) {
  const auto path = std::filesystem::temp_directory_path() / ("vx_pdf_" + hex(as_bytes(random_bytes(8))) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  FILE* pipe = popen(("pdftotext -layout " + path.string() + " -").c_str(), "r");
  std::string text;
  for (char buffer[4096]; std::size_t n = fread(buffer, 1, sizeof buffer, pipe);) text.append(buffer, n);
  EXPECT_EQ(pclose(pipe), 0);
  std::filesystem::remove(path);
  return text;
}

TEST(Pdf, HoldsVietnameseThatCanBeCopiedOut) {
  const std::string words = "Đặng Thị Ẩn – Ẫ Ậ Ẵ Ặ Ễ Ệ Ỡ Ợ Ữ Ự ỳ ỵ ỷ ỹ";
  const std::string pdf = write_pdf({.title = "Bản cam kết", .blocks = {PdfText{.text = words}}, .foot = "mã"});
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_TRUE(pdf.contains("/FontFile"));
  EXPECT_TRUE(text_of(pdf).contains(words));
}

TEST(Pdf, BeginsNewPagesWithNumbersAndLosesNoLine) {
  PdfPaper paper{.title = "Dài", .blocks = {}, .foot = "chân trang"};
  for (int i = 1; i <= 120; ++i)
    paper.blocks.emplace_back(PdfText{.text = fmt::format("Điều {} của bản cam kết.", i), .align = PdfAlign::Justify});
  const std::string text = text_of(write_pdf(paper));
  for (int i = 1; i <= 120; ++i) EXPECT_TRUE(text.contains(fmt::format("Điều {} của", i))) << i;
  EXPECT_GE(std::ranges::count(text, '\f'), 3);
}

TEST(Pdf, IsTheSameForTheSamePaper) {
  const PdfPaper paper{.title = "Hai lần",
                       .blocks = {PdfColumns{.left = {{.text = "trái"}}, .right = {{.text = "phải"}}}}};
  EXPECT_EQ(write_pdf(paper), write_pdf(paper));
}

}  // namespace
}  // namespace vx
