#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vx {

/// Text is UTF-8, composed (NFC), everywhere inside the program.

/// True if `text` is well-formed UTF-8 without a zero byte.
bool is_utf8(std::string_view text);
/// NFC of `text`; malformed bytes become U+FFFD.
std::string to_nfc(std::string_view text);
/// Appends `code_point` as UTF-8.
void append_utf8(std::string& out, char32_t code_point);
/// Decodes the code point that starts at `at` and moves `at` behind it; a malformed byte gives U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at);
/// Number of code points.
std::size_t length_utf8(std::string_view text);

/// Folds for search and comparison: lower case, marks dropped, đ → d ("Đặng Thị Ánh" → "dang thi anh").
/// Every code point gives exactly one code point, so places in the folded text are places in the original.
std::string fold(std::string_view text);
/// One folded code point.
char32_t fold(char32_t code_point);
/// Folded, and everything but letters and digits made one space: the form stored for search.
std::string fold_words(std::string_view text);
/// Lower case, marks kept.
std::string lower(std::string_view text);
std::string upper(std::string_view text);

/// Bytes that compare (memcmp) as Vietnamese sorts: A Ă Â … D Đ, tones last. Store it beside a name to sort by.
std::string collation_key(std::string_view text);
/// A person's name is sorted by the given name, the last word, then the whole: key of "Dũng Nguyễn Văn".
std::string person_collation_key(std::string_view full_name);

std::string_view trim(std::string_view text);
/// Runs of white space become one space; trimmed.
std::string squeeze(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// A text behind all texts that begin with `prefix`, by bytes: `path >= prefix and path < prefix_end(prefix)`.
std::string prefix_end(std::string_view prefix);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

}  // namespace vx
