#include <cmath>

#include "base/text.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"
#include "documents/source_text.h"
#include "documents/syllables.h"
#include "documents/word_model.h"

namespace vx {
namespace {

using WordId = WordModel::WordId;

constexpr std::size_t tokens_max = 160;
constexpr std::size_t candidates_max = 14;

/// What lies between two spaces: marks before the word, the word, marks behind.
struct Token {
  std::string before;
  std::string word;
  std::string behind;
  std::string letters;
  bool literal = false;  ///< digits, addresses, symbols: never changed
};

struct Candidate {
  WordId first = WordModel::unknown;
  WordId second = 0;  ///< of two words OCR wrote as one; 0 = none
  double cost = 0;
};

bool is_word_letter(char32_t c) {
  char letter = reading_letter(c);
  return (letter >= 'a' && letter <= 'z') || c == U'¢' || c == U'€' || c == '&';
}

Token make_token(std::string_view text) {
  Token token;
  std::vector<std::pair<std::size_t, char32_t>> points;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t at = i;
    points.emplace_back(at, next_code_point(text, i));
  }
  std::size_t first = 0;
  std::size_t last = points.size();
  while (first < last && !is_word_letter(points[first].second) &&
         !(points[first].second >= '0' && points[first].second <= '9'))
    ++first;
  while (last > first && !is_word_letter(points[last - 1].second) &&
         !(points[last - 1].second >= '0' && points[last - 1].second <= '9'))
    --last;
  std::size_t start = first < points.size() ? points[first].first : text.size();
  std::size_t end = last < points.size() ? points[last].first : text.size();
  if (last <= first) start = end = text.size();
  token.before = text.substr(0, start);
  token.word = text.substr(start, end - start);
  token.behind = text.substr(end);
  token.letters = reading_letters(token.word);
  std::size_t letters = 0;
  std::size_t digits = 0;
  for (std::size_t i = first; i < last; ++i) {
    char32_t c = points[i].second;
    if (is_word_letter(c))
      ++letters;
    else if (c >= '0' && c <= '9')
      ++digits;
    else if (c == '/' || c == '@' || c == '.' || c == '(' || c == ':' || c == '-')
      token.literal = true;
  }
  if (letters == 0 || digits > letters ||
      (letters == 1 && digits == 0 && token.letters != "y" && !token.word.starts_with("à")))
    token.literal = token.literal || token.word.size() == 1 || letters == 0 || digits > letters;
  return token;
}

/// What a difference of marks between letters that fold alike costs.
double mark_cost(std::string_view seen, std::string_view known, bool damaged) {
  std::size_t i = 0;
  std::size_t j = 0;
  double cost = 0;
  while (i < seen.size() && j < known.size()) {
    char32_t a = next_code_point(seen, i);
    char32_t b = next_code_point(known, j);
    if (a == b) continue;
    bool a_plain = a < 0x80;
    bool b_plain = b < 0x80;
    if (a_plain)
      cost += damaged ? 0.04 : 0.4;
    else if (b_plain)
      cost += damaged ? 0.25 : 0.55;
    else
      cost += damaged ? 0.12 : 0.3;
  }
  return cost;
}

class Restorer {
 public:
  Restorer(const WordModel& model, bool damaged) : model_(model), damaged_(damaged) {}

  std::vector<Candidate> candidates(const Token& token) {
    std::vector<Candidate> found;
    if (token.literal || token.word.empty()) return {{WordModel::unknown, 0, 0}};
    std::string small = lower_letters(token.word);
    bool vowelless = token.letters.find_first_of("aeiouy") == std::string::npos;
    bool abbreviation = shouting_ ? vowelless : is_abbreviation(token.word);
    WordId own = model_.find(abbreviation || shouting_ ? token.word : small);
    if (own == WordModel::unknown) own = model_.find(small);
    bool valid = is_syllable(small);
    double keep = own != WordModel::unknown ? 0.0 : abbreviation ? 0.1 : valid ? (damaged_ ? 1.1 : -0.2) : 1.3;
    if (own == WordModel::unknown) found.push_back({WordModel::unknown, 0, keep});
    auto add = [&](WordId id, double base) {
      const WordModel::Word& word = model_.word(id);
      if ((!shouting_ || vowelless) && word.is_abbreviation != abbreviation && own != id &&
          !(abbreviation && token.letters.size() == 2))
        return;
      std::string_view seen = word.is_abbreviation ? std::string_view(token.word) : std::string_view(small);
      double cost = base + (base > 0 ? 0 : mark_cost(seen, word.text, damaged_));
      found.push_back({id, 0, cost});
    };
    for (WordId id : model_.with_letters(token.letters)) add(id, 0);
    if (found.size() <= 1 && (own == WordModel::unknown)) scan(token, add);
    if (own == WordModel::unknown && !valid && token.letters.size() >= 5) split_in_two(token, found);
    std::ranges::sort(found, {}, &Candidate::cost);
    if (found.size() > candidates_max) found.resize(candidates_max);
    return found;
  }

  /// Fills the words in place; returns how many changed.
  int restore(std::vector<Token>& tokens, bool shouting) {
    shouting_ = shouting;
    std::vector<std::vector<Candidate>> all;
    for (const Token& token : tokens) all.push_back(candidates(token));
    choices_ = best_path(all);
    int changed = 0;
    for (std::size_t t = 0; t < tokens.size(); ++t) changed += apply(tokens[t], all[t][choices_[t]]) ? 1 : 0;
    for (std::size_t t = 0; t < tokens.size(); ++t) chosen_.push_back(all[t][choices_[t]]);
    return changed;
  }

  [[nodiscard]] const std::vector<Candidate>& chosen() const { return chosen_; }

 private:
  const WordModel& model_;
  bool damaged_;
  bool shouting_ = false;
  std::vector<std::size_t> choices_;
  std::vector<Candidate> chosen_;

  template <class Add>
  void scan(const Token& token, Add add) {
    double most = damaged_ ? 0.40 : 0.30;
    for (std::string_view letters : model_.all_letters()) {
      std::size_t longer = std::max(letters.size(), token.letters.size());
      if (longer - std::min(letters.size(), token.letters.size()) > (longer < 3 ? 0 : 1 + longer / 6)) continue;
      double limit = std::min(1.7, most * static_cast<double>(longer));
      double cost = distance(token.letters, letters, static_cast<float>(limit));
      if (cost > limit) continue;
      for (WordId id : model_.with_letters(letters)) add(id, 0.15 + cost * 0.8);
    }
  }

  void split_in_two(const Token& token, std::vector<Candidate>& found) {
    for (std::size_t at = 2; at + 2 <= token.letters.size(); ++at) {
      const std::vector<WordId>& left = model_.with_letters(std::string_view(token.letters).substr(0, at));
      const std::vector<WordId>& right = model_.with_letters(std::string_view(token.letters).substr(at));
      for (WordId a : left)
        for (WordId b : right)
          if (model_.log_chance(a, b) > -5) found.push_back({a, b, 0.5});
    }
  }

  std::vector<std::size_t> best_path(const std::vector<std::vector<Candidate>>& all) {
    double weight = damaged_ ? 5 : 6;
    std::vector<std::vector<double>> score(all.size());
    std::vector<std::vector<std::size_t>> from(all.size());
    for (std::size_t t = 0; t < all.size(); ++t) {
      score[t].assign(all[t].size(), -1e18);
      from[t].assign(all[t].size(), 0);
      for (std::size_t c = 0; c < all[t].size(); ++c) {
        const Candidate& candidate = all[t][c];
        double own =
            -weight * candidate.cost + (candidate.second ? model_.log_chance(candidate.first, candidate.second) : 0);
        if (t == 0) {
          score[t][c] = own + model_.log_chance(WordModel::edge, candidate.first);
          continue;
        }
        for (std::size_t p = 0; p < all[t - 1].size(); ++p) {
          const Candidate& previous = all[t - 1][p];
          WordId last = previous.second ? previous.second : previous.first;
          double total = score[t - 1][p] + own + model_.log_chance(last, candidate.first);
          if (total > score[t][c]) score[t][c] = total, from[t][c] = p;
        }
      }
    }
    std::vector<std::size_t> path(all.size());
    if (all.empty()) return path;
    path.back() = static_cast<std::size_t>(std::ranges::max_element(score.back()) - score.back().begin());
    for (std::size_t t = all.size() - 1; t > 0; --t) path[t - 1] = from[t][path[t]];
    return path;
  }

  /// Gives `text` the case of what was printed.
  static std::string in_case_of(std::string_view printed, const std::string& text) {
    if (is_abbreviation(printed)) return upper(text);
    std::size_t i = 0;
    if (!is_capital(next_code_point(printed, i))) return text;
    std::size_t behind = 0;
    next_code_point(text, behind);
    return upper(text.substr(0, behind)) + text.substr(behind);
  }

  bool apply(Token& token, const Candidate& candidate) {
    if (candidate.first == WordModel::unknown) return false;
    const WordModel::Word& word = model_.word(candidate.first);
    std::string text = word.is_abbreviation ? word.text : in_case_of(token.word, word.text);
    if (candidate.second) text += " " + in_case_of(shouting_ ? token.word : "a", model_.word(candidate.second).text);
    if (text == token.word) return false;
    token.word = text;
    return true;
  }
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::string squeezed = squeeze(text);
  for (std::string_view part : split(squeezed, ' '))
    if (!part.empty() && tokens.size() < tokens_max) tokens.push_back(make_token(part));
  return tokens;
}

std::string join(std::span<const Token> tokens) {
  std::string out;
  for (const Token& token : tokens) out += (out.empty() ? "" : " ") + token.before + token.word + token.behind;
  return out;
}

bool is_shouting(std::string_view text) {
  std::size_t capitals = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    if (is_capital(c)) ++capitals;
    if (is_word_letter(c)) ++letters;
  }
  return letters > 3 && capitals * 4 > letters * 3;
}

}  // namespace

RestoredText restore_words(std::string_view text, TextQuality quality) {
  if (quality == TextQuality::Clean) return {squeeze(text), 1};
  std::vector<Token> tokens = tokens_of(text);
  if (tokens.empty() || tokens.size() >= tokens_max) return {squeeze(text), 1};
  Restorer restorer(WordModel::administrative(), quality == TextQuality::Damaged);
  int changed = restorer.restore(tokens, is_shouting(text));
  double share = static_cast<double>(changed) / static_cast<double>(tokens.size());
  return {join(tokens), changed == 0 ? 1 : std::max(0.5, 0.97 - 0.4 * share)};
}

RestoredText restore_name(std::string_view text, TextQuality quality) {
  bool shouting = is_shouting(text);
  RestoredText restored = restore_words(text, quality);
  std::vector<Token> tokens = tokens_of(restored.text);
  const WordModel& model = WordModel::administrative();
  if (!shouting) return restored;
  WordId previous = WordModel::edge;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    Token& token = tokens[t];
    if (token.word.empty()) continue;
    WordId id = model.find(token.word);
    bool abbreviation =
        id != WordModel::unknown ? model.word(id).is_abbreviation : !is_syllable(token.word) && token.word.size() > 1;
    double capital = model.capital_share(previous, id);
    if (!abbreviation) {
      std::string small = lower_letters(token.word);
      std::size_t behind = 0;
      next_code_point(small, behind);
      bool named =
          id == WordModel::unknown || capital < 0
              ? previous == WordModel::edge || previous == WordModel::unknown || id == WordModel::unknown || capital < 0
              : capital > 0.5;
      token.word = t == 0 || named ? upper(small.substr(0, behind)) + small.substr(behind) : small;
    }
    previous = id;
  }
  return {join(tokens), restored.confidence};
}

}  // namespace vx
