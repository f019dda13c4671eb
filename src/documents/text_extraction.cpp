#include "documents/text_extraction.h"

#include "base/text.h"

namespace vx {
namespace {

bool ends_with(std::string_view name, std::string_view extension) {
  return name.size() >= extension.size() &&
         starts_with_ignoring_case(name.substr(name.size() - extension.size()), extension);
}

/// Control characters have no place in a text; line ends are '\n'.
std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(std::min(text.size(), extraction_text_bytes_max));
  for (std::size_t i = 0; i < text.size() && out.size() < extraction_text_bytes_max;) {
    char32_t c = next_code_point(text, i);
    if (c == '\r') c = i < text.size() && text[i] == '\n' ? 0 : '\n';
    if (c == 0xFEFF || c == 0xAD || (c < 0x20 && c != '\n' && c != '\t' && c != '\f')) continue;
    append_utf8(out, c);
  }
  return to_nfc(out);
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  char32_t high = 0;
  for (std::size_t i = 0; i + 1 < bytes.size() && out.size() < extraction_text_bytes_max; i += 2) {
    auto a = static_cast<unsigned char>(bytes[i]);
    auto b = static_cast<unsigned char>(bytes[i + 1]);
    char32_t unit = big_endian ? static_cast<char32_t>(a << 8 | b) : static_cast<char32_t>(b << 8 | a);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      append_utf8(out, high ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
      high = 0;
    } else {
      append_utf8(out, unit);
      high = 0;
    }
  }
  return out;
}

/// Typed with a font of the years before Unicode: TCVN3 (.VnTime) writes marked letters as single bytes B5–FE, VNI as a
/// letter with a byte for its mark behind it.
bool looks_like_vni(std::string_view bytes) {
  std::size_t marks = 0;
  std::size_t high = 0;
  constexpr std::string_view signs =
      "\xF9\xF8\xFB\xF5\xEF\xE2\xE1\xE0\xE5\xE3\xE4\xEA\xE9\xE8\xFA\xFC\xEB\xD9\xD8\xDB\xD5\xCF\xC2\xC1\xC0\xC5\xC3"
      "\xC4";
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    ++high;
    bool vowel = std::string_view("aeouyAEOUY").find(bytes[i - 1]) != std::string_view::npos;
    if (vowel && signs.find(bytes[i]) != std::string_view::npos) ++marks;
  }
  return high > 0 && marks * 2 > high;
}

bool is_web_page(std::string_view bytes) {
  std::string head = lower(bytes.substr(0, 1024));
  return head.find("<!doctype html") != std::string::npos || head.find("<html") != std::string::npos ||
         head.find("<body") != std::string::npos;
}

}  // namespace

std::expected<std::string, Refusal> text_of_plain(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return cleaned(from_utf16(bytes.substr(2), false));
  if (bytes.starts_with("\xFE\xFF")) return cleaned(from_utf16(bytes.substr(2), true));
  if (bytes.size() > 8 && bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0) return cleaned(from_utf16(bytes, false));
  if (is_utf8(bytes)) return cleaned(bytes);
  std::size_t zeros = static_cast<std::size_t>(std::ranges::count(bytes.substr(0, 4096), '\0'));
  if (zeros > 4) return std::unexpected(Refusal{"documents.extraction.not_text"});
  return std::unexpected(Refusal{looks_like_vni(bytes) ? "documents.extraction.vni" : "documents.extraction.tcvn3"});
}

std::expected<ExtractedText, Refusal> extract_text(std::string_view bytes, std::string_view file_name) {
  if (bytes.size() > extraction_file_bytes_max) return std::unexpected(Refusal{"documents.extraction.too_large"});
  auto made = [](std::expected<std::string, Refusal> text, TextFormat format) -> std::expected<ExtractedText, Refusal> {
    if (!text) return std::unexpected(text.error());
    std::string clean = cleaned(*text);
    if (trim(clean).empty()) return std::unexpected(Refusal{"documents.extraction.empty"});
    return ExtractedText{std::move(clean), format};
  };
  if (bytes.starts_with("%PDF-") || ends_with(file_name, ".pdf")) return made(text_of_pdf(bytes), TextFormat::Pdf);
  if (bytes.starts_with("PK\x03\x04")) return made(text_of_docx(bytes), TextFormat::Docx);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return std::unexpected(Refusal{"documents.extraction.old_word"});
  for (std::string_view picture : {"\x89PNG", "\xFF\xD8\xFF", "II*", "MM"})
    if (bytes.starts_with(picture) && !is_utf8(bytes.substr(0, 512)))
      return std::unexpected(Refusal{"documents.extraction.needs_ocr"});
  bool named_page = ends_with(file_name, ".html") || ends_with(file_name, ".htm");
  if (named_page || is_web_page(bytes)) return made(text_of_html(bytes), TextFormat::Html);
  return made(text_of_plain(bytes), TextFormat::Plain);
}

}  // namespace vx
