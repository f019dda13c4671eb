#include "documents/document_search.h"

#include "base/text.h"

namespace vx {

namespace {

constexpr std::size_t phrases_max = 12;
/// A single letter begins nearly every text.
constexpr std::size_t beginning_min = 2;

struct Word {
  std::string folded;
  std::size_t start;
  std::size_t end;
};

bool is_word_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

/// The words of a text with their places, the same as search_words() gives; read only as far as they are asked for.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  /// Whether there is an i-th word.
  bool has(std::size_t i) {
    while (words_.size() <= i && read_word()) {
    }
    return i < words_.size();
  }
  const Word& operator[](std::size_t i) const { return words_[i]; }

 private:
  bool read_word() {
    std::size_t start = at_;
    char32_t letter = 0;
    do {
      if (at_ >= text_.size()) return false;
      start = at_;
      letter = fold(next_code_point(text_, at_));
    } while (!is_word_letter(letter));
    Word& word = words_.emplace_back(Word{{}, start, at_});
    while (is_word_letter(letter)) {
      word.folded += static_cast<char>(letter);
      word.end = at_;
      if (at_ >= text_.size()) break;
      letter = fold(next_code_point(text_, at_));
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Word> words_;
};

bool occurs_at(Words& words, std::size_t at, const SearchPhrase& phrase) {
  if (!words.has(at + phrase.words.size() - 1)) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const bool may_go_on = phrase.is_prefix && i + 1 == phrase.words.size();
    const std::string& word = words[at + i].folded;
    if (may_go_on ? !word.starts_with(phrase.words[i]) : word != phrase.words[i]) return false;
  }
  return true;
}

/// True if the words at `at` also have the marks that were typed.
bool has_marks_at(const Words& words, std::size_t at, const SearchPhrase& phrase) {
  const std::size_t end = words[at + phrase.words.size() - 1].end;
  return lower(words.text().substr(words[at].start, end - words[at].start)).starts_with(phrase.typed);
}

/// Which of the words [first, last] begin or continue a hit; where marks were typed and occur, only those with them.
std::vector<bool> find_hits(Words& words, std::size_t first, std::size_t last, const DocumentSearch& search) {
  std::vector<bool> is_hit(last + 1, false);
  for (const SearchPhrase& phrase : search.phrases) {
    std::vector<std::size_t> plain, marked;
    for (std::size_t i = first; i <= last; ++i) {
      if (!occurs_at(words, i, phrase)) continue;
      (has_marks_at(words, i, phrase) ? marked : plain).push_back(i);
    }
    const bool was_marked = std::ranges::any_of(phrase.typed, [](char c) { return static_cast<signed char>(c) < 0; });
    if (!was_marked || marked.empty()) marked.insert(marked.end(), plain.begin(), plain.end());
    for (std::size_t i : marked)
      for (std::size_t k = i; k <= last && k < i + phrase.words.size(); ++k) is_hit[k] = true;
  }
  return is_hit;
}

/// Where the excerpt is about: the first place of the longest phrase, if possible with the marks as typed.
std::optional<std::size_t> find_best(Words& words, const DocumentSearch& search) {
  std::vector<const SearchPhrase*> phrases;
  for (const SearchPhrase& phrase : search.phrases) phrases.push_back(&phrase);
  std::ranges::sort(phrases, [](const SearchPhrase* a, const SearchPhrase* b) {
    return a->typed.size() != b->typed.size() ? a->typed.size() > b->typed.size() : a < b;
  });
  for (const SearchPhrase* phrase : phrases) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; words.has(i); ++i) {
      if (!occurs_at(words, i, *phrase)) continue;
      if (has_marks_at(words, i, *phrase)) return i;
      if (!first) first = i;
    }
    if (first) return first;
  }
  return std::nullopt;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return out;
}

void add_phrase(DocumentSearch& search, std::string_view typed, bool is_prefix) {
  SearchPhrase phrase;
  Words words(typed);
  for (std::size_t i = 0; words.has(i); ++i) phrase.words.push_back(words[i].folded);
  if (phrase.words.empty() || search.phrases.size() >= phrases_max) return;
  phrase.is_prefix = is_prefix && phrase.words.back().size() >= beginning_min;
  phrase.typed = lower(trim(typed));
  search.phrases.push_back(std::move(phrase));
}

std::string join_words(const SearchPhrase& phrase, std::string_view separator) {
  std::string joined;
  for (const std::string& word : phrase.words) joined.append(joined.empty() ? "" : separator).append(word);
  return joined;
}

}  // namespace

std::string search_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = fold(next_code_point(text, at));
    if (is_word_letter(letter)) {
      out += static_cast<char>(letter);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

DocumentSearch parse_search(std::string_view typed) {
  DocumentSearch search;
  std::string text = squeeze(typed.substr(0, 300));
  for (std::string_view quote : {"“", "”"})
    for (std::size_t at = text.find(quote); at != text.npos; at = text.find(quote, at))
      text.replace(at, quote.size(), "\"");
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '"') {
      const std::size_t end = text.find('"', at + 1);
      add_phrase(search, std::string_view(text).substr(at + 1, end == text.npos ? end : end - at - 1),
                 end == text.npos);
      at = end == text.npos ? text.size() : end + 1;
    } else if (text[at] == ' ') {
      ++at;
    } else {
      const std::size_t end = std::min(text.find_first_of(" \"", at), text.size());
      add_phrase(search, std::string_view(text).substr(at, end - at), end == text.size());
      at = end;
    }
  }
  return search;
}

std::string fts5_query(const DocumentSearch& search) {
  std::string query;
  for (const SearchPhrase& phrase : search.phrases)
    query +=
        fmt::format("{}\"{}\"{}", query.empty() ? "" : " AND ", join_words(phrase, " "), phrase.is_prefix ? "*" : "");
  return query;
}

std::string tsquery(const DocumentSearch& search) {
  std::string query;
  for (const SearchPhrase& phrase : search.phrases)
    query +=
        fmt::format("{}({}{})", query.empty() ? "" : " & ", join_words(phrase, " <-> "), phrase.is_prefix ? ":*" : "");
  return query;
}

std::vector<ExcerptPiece> make_excerpt(std::string_view text, const DocumentSearch& search, std::size_t width) {
  Words words(text);
  const auto best = find_best(words, search);
  if (!best) return {};
  std::size_t first = *best;
  while (first > 0 && words[*best].start - words[first - 1].start < width / 3) --first;
  std::size_t last = *best;
  while (words.has(last + 1) && words[last + 1].end - words[first].start < width) ++last;

  const std::vector<bool> is_hit = find_hits(words, first, last, search);

  std::vector<ExcerptPiece> pieces;
  if (first > 0) pieces.push_back({"… "});
  std::size_t at = words[first].start;
  for (std::size_t i = first; i <= last;) {
    if (!is_hit[i]) {
      ++i;
      continue;
    }
    if (words[i].start > at) pieces.push_back({one_line(text.substr(at, words[i].start - at))});
    std::size_t end = i;
    while (end < last && is_hit[end + 1]) ++end;
    pieces.push_back({one_line(text.substr(words[i].start, words[end].end - words[i].start)), true});
    at = words[end].end;
    i = end + 1;
  }
  if (words[last].end > at) pieces.push_back({one_line(text.substr(at, words[last].end - at))});
  if (words.has(last + 1)) pieces.push_back({" …"});
  return pieces;
}

}  // namespace vx
