#include "base/text.h"

#include <array>
#include <memory>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/check.h"

namespace vx {
namespace {

constexpr char32_t replacement = 0xFFFD;

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  check(U_SUCCESS(status) && found != nullptr, "ICU has no normaliser");
  return *found;
}

/// Lower case of the base letter, by Unicode's decomposition; đ has none, so it is named.
char32_t fold_by_icu(char32_t c) {
  static const icu::Normalizer2& nfd = normalizer("nfc", UNORM2_DECOMPOSE);
  auto lowered = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  if (lowered == U'đ') return U'd';
  icu::UnicodeString parts;
  if (nfd.getDecomposition(static_cast<UChar32>(lowered), parts)) return static_cast<char32_t>(parts.char32At(0));
  return lowered;
}

/// The letters Vietnamese uses are all below U+0250 or in U+1E00–1EFF.
struct FoldTable {
  std::array<char32_t, 0x250> low;
  std::array<char32_t, 0x100> high;
  FoldTable() {
    for (char32_t c = 0; c < low.size(); ++c) low[c] = fold_by_icu(c);
    for (char32_t c = 0; c < high.size(); ++c) high[c] = fold_by_icu(0x1E00 + c);
  }
};

std::string from_icu(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

const icu::Collator& vietnamese_collator() {
  static const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    check(U_SUCCESS(status), "ICU has no Vietnamese collation");
    return made;
  }();
  return *collator;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(at);
  if (first < 0x80) return ++at, first;
  int more = first >= 0xF0 && first < 0xF5   ? 3
             : first >= 0xE0 && first < 0xF0 ? 2
             : first >= 0xC2 && first < 0xE0 ? 1
                                             : 0;
  if (more == 0 || text.size() - at <= static_cast<std::size_t>(more)) return ++at, replacement;
  char32_t c = first & (0x3F >> more);
  for (int i = 1; i <= more; ++i) {
    unsigned char next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return ++at, replacement;
    c = c << 6 | (next & 0x3F);
  }
  static constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
  if (c < smallest[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return ++at, replacement;
  at += static_cast<std::size_t>(more) + 1;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t start = at;
    char32_t c = next_code_point(text, at);
    if (c == 0 || (c == replacement && at - start == 1)) return false;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; })) return std::string(text);
  static const icu::Normalizer2& nfc = normalizer("nfc", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = nfc.normalize(to_icu(text), status);
  check(U_SUCCESS(status), "ICU could not normalise");
  return from_icu(result);
}

std::size_t length_utf8(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) next_code_point(text, at);
  return n;
}

char32_t fold(char32_t c) {
  static const FoldTable table;
  if (c < table.low.size()) return table.low[c];
  if (c >= 0x1E00 && c < 0x1F00) return table.high[c - 0x1E00];
  return fold_by_icu(c);
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(out, fold(next_code_point(text, at)));
  return out;
}

std::string fold_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = fold(next_code_point(text, at));
    if (!u_isalnum(static_cast<UChar32>(c))) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    append_utf8(out, c);
  }
  return out;
}

std::string lower(std::string_view text) { return from_icu(to_icu(text).toLower(icu::Locale("vi"))); }
std::string upper(std::string_view text) { return from_icu(to_icu(text).toUpper(icu::Locale("vi"))); }

std::string collation_key(std::string_view text) {
  const icu::Collator& collator = vietnamese_collator();
  icu::UnicodeString unicode = to_icu(text);
  std::string key(64, '\0');
  auto size = [&] { return static_cast<std::int32_t>(key.size()); };
  std::int32_t needed = collator.getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), size());
  if (needed > size()) {
    key.resize(static_cast<std::size_t>(needed));
    collator.getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), size());
  }
  key.resize(static_cast<std::size_t>(needed > 0 ? needed - 1 : 0));  // without the closing zero
  return key;
}

std::string person_collation_key(std::string_view full_name) {
  std::string_view name = trim(full_name);
  std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return collation_key(name);
  return collation_key(std::string(name.substr(space + 1)) + " " + std::string(name.substr(0, space)));
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\r\n\v\f";
  std::size_t start = text.find_first_not_of(white);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(white) - start + 1);
}

std::string squeeze(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    append_utf8(out, c);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string prefix_end(std::string_view prefix) {
  return std::string(prefix) + "\U0010FFFF";  // well-formed whatever the prefix ends in
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (small(text[i]) != small(prefix[i])) return false;
  return true;
}

}  // namespace vx
