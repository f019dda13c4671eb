#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vx {

/// The words of a text as they are indexed: folded, ASCII letters and digits, one space between; the same on both
/// engines, so both give the same hits.
std::string search_words(std::string_view text);

/// Words that must stand one behind the other.
struct SearchPhrase {
  std::vector<std::string> words;
  bool is_prefix = false;  ///< the last word is the beginning of one
  std::string typed;       ///< lower case, with its marks
};

/// What somebody typed into a search box: every phrase must occur. "Quoted words" and words joined by signs
/// (240/KH-UBND) are phrases; the last word may be unfinished. Diacritics do not matter for finding; where they were
/// typed, excerpts prefer places that have them too.
struct DocumentSearch {
  std::vector<SearchPhrase> phrases;
  [[nodiscard]] bool empty() const { return phrases.empty(); }
};
DocumentSearch parse_search(std::string_view typed);

/// For SQLite's FTS5 `match` and PostgreSQL's `to_tsquery('simple', …)`; both hold ASCII words and operators only.
std::string fts5_query(const DocumentSearch& search);
std::string tsquery(const DocumentSearch& search);

struct ExcerptPiece {
  std::string text;
  bool is_hit = false;
};
/// About `width` bytes of `text` around the first place where the phrase that says most occurs, with all hits in them;
/// cut at words, "…" where something is left out. Empty if nothing occurs.
std::vector<ExcerptPiece> make_excerpt(std::string_view text, const DocumentSearch& search, std::size_t width = 220);

}  // namespace vx
