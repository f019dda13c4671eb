#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vx {

/// The words of administrative phrases and which follow which, from the embedded lexicon: a bigram model.
class WordModel {
 public:
  struct Word {
    std::string text;     ///< lower case, or as it is if it is an abbreviation: "TTĐT"
    std::string letters;  ///< reading letters
    double count = 0;
    bool is_abbreviation = false;
  };
  using WordId = std::uint32_t;
  static constexpr WordId edge = 0;     ///< a phrase's beginning
  static constexpr WordId unknown = 1;  ///< a word the lexicon lacks

  static const WordModel& administrative();

  [[nodiscard]] const Word& word(WordId id) const { return words_[id]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// The word spelled so, in any case; `unknown` if there is none.
  [[nodiscard]] WordId find(std::string_view word) const;
  /// Words with these reading letters.
  [[nodiscard]] const std::vector<WordId>& with_letters(std::string_view letters) const;
  /// All different reading letters.
  [[nodiscard]] const std::vector<std::string_view>& all_letters() const { return all_letters_; }
  /// Natural logarithm of the chance of `next` behind `previous`.
  [[nodiscard]] double log_chance(WordId previous, WordId next) const;
  /// How often `next` stands behind `previous` in the lexicon.
  [[nodiscard]] double pair_count(WordId previous, WordId next) const;
  /// How often `next` is capitalised behind `previous` in the lexicon, 0 to 1; -1 if never seen there.
  [[nodiscard]] double capital_share(WordId previous, WordId next) const;

 private:
  struct Pair {
    double count = 0;
    double capitals = 0;
  };
  WordModel();
  WordId add(std::string_view text, bool abbreviation, double weight);
  void add_phrase(std::string_view phrase, double weight);

  std::vector<Word> words_;
  std::unordered_map<std::string, WordId> by_text_;
  std::unordered_map<std::string, std::vector<WordId>> by_letters_;
  std::vector<std::string_view> all_letters_;
  std::unordered_map<std::uint64_t, Pair> pairs_;
  double total_ = 0;
};

/// True if `word` is written in capitals throughout and has two of them at least: "UBND", "GD&ĐT".
bool is_abbreviation(std::string_view word);

}  // namespace vx
