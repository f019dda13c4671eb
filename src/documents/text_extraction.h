#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "web/problem.h"

namespace vx {

enum class TextFormat { Plain, Html, Docx, Pdf };

/// The text of a file somebody dropped in: UTF-8, composed, lines ended by '\n', columns parted by wide gaps.
struct ExtractedText {
  std::string text;
  TextFormat format = TextFormat::Plain;
};

/// Limits that hold whatever a file says of itself.
constexpr std::size_t extraction_file_bytes_max = 32U << 20;
constexpr std::size_t extraction_text_bytes_max = 8U << 20;

/// Reads .txt (UTF-8, UTF-16), .docx, .pdf with a text layer, saved web pages. The bytes decide, the name only where
/// they do not. Refusals say what to do: a scan needs OCR, a file in TCVN3 or VNI must be converted.
std::expected<ExtractedText, Refusal> extract_text(std::string_view bytes, std::string_view file_name);

// The formats one by one, for tests and fuzzing.
std::expected<std::string, Refusal> text_of_plain(std::string_view bytes);
std::string text_of_html(std::string_view bytes);
std::expected<std::string, Refusal> text_of_docx(std::string_view bytes);
/// The text of word/document.xml.
std::string docx_body_text(std::string_view xml);
std::expected<std::string, Refusal> text_of_pdf(std::string_view bytes);
/// What pdftotext printed, as a text: pages joined, or a refusal if there is no text layer.
std::expected<std::string, Refusal> text_of_pdf_output(std::string_view output);

}  // namespace vx
