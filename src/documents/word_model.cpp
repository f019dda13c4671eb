#include "documents/word_model.h"

#include <cmath>

#include "base/text.h"
#include "documents/source_text.h"
#include "embedded/reading_lexicon.h"

namespace vx {
namespace {

constexpr double place_weight = 0.2;
constexpr double pair_share = 0.85;   ///< of the chance that comes from pairs
constexpr double word_share = 0.149;  ///< from single words; the rest is for the unknown
constexpr double unknown_chance = 2e-4;

std::uint64_t pair_key(WordModel::WordId a, WordModel::WordId b) { return std::uint64_t{a} << 32 | b; }

std::string_view without_punctuation(std::string_view word) {
  auto mark = [](char c) { return std::string_view(",.;:()\"'-/").find(c) != std::string_view::npos; };
  while (!word.empty() && mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && mark(word.back())) word.remove_suffix(1);
  return word;
}

}  // namespace

bool is_abbreviation(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < word.size();) {
    char32_t c = next_code_point(word, i);
    if (is_capital(c))
      ++capitals;
    else if (reading_letter(c) >= 'a' && reading_letter(c) <= 'z')
      return false;
  }
  return capitals >= 2;
}

const WordModel& WordModel::administrative() {
  static const WordModel model;
  return model;
}

WordModel::WordModel() {
  words_.resize(2);
  std::span<const EmbeddedFile> files = embedded::reading_lexicon();
  for (std::string_view line : split(files[1].bytes, '\n')) {
    line = trim(line);
    if (!line.empty() && line[0] != '#') add_phrase(line, 1);
  }
  for (std::string_view line : split(files[0].bytes, '\n')) {
    if (line.size() < 4) continue;
    for (std::string_view kind : {"tỉnh ", "huyện ", "thành phố "}) {
      bool province = line[0] == 'P';
      if (province == (kind == std::string_view("huyện "))) continue;
      add_phrase(std::string(kind) + std::string(line.substr(2)), province ? place_weight : place_weight / 4);
    }
  }
  for (const auto& [letters, ids] : by_letters_) all_letters_.push_back(letters);
  std::ranges::sort(all_letters_);
}

WordModel::WordId WordModel::add(std::string_view text, bool abbreviation, double weight) {
  std::string form = abbreviation ? std::string(text) : lower_letters(text);
  auto [entry, is_new] = by_text_.try_emplace(form, static_cast<WordId>(words_.size()));
  if (is_new) {
    words_.push_back({form, reading_letters(form), 0, abbreviation});
    by_letters_[words_.back().letters].push_back(entry->second);
  }
  words_[entry->second].count += weight;
  total_ += weight;
  return entry->second;
}

void WordModel::add_phrase(std::string_view phrase, double weight) {
  WordId previous = edge;
  words_[edge].count += weight;
  for (std::string_view part : split(phrase, ' ')) {
    std::string_view word = without_punctuation(part);
    if (word.empty()) continue;
    bool abbreviation = is_abbreviation(word);
    WordId id = add(word, abbreviation, weight);
    Pair& pair = pairs_[pair_key(previous, id)];
    pair.count += weight;
    std::size_t behind = 0;
    if (is_capital(next_code_point(word, behind))) pair.capitals += weight;
    previous = id;
  }
}

WordModel::WordId WordModel::find(std::string_view word) const {
  if (auto found = by_text_.find(std::string(word)); found != by_text_.end()) return found->second;
  auto found = by_text_.find(lower_letters(word));
  return found == by_text_.end() ? unknown : found->second;
}

const std::vector<WordModel::WordId>& WordModel::with_letters(std::string_view letters) const {
  static const std::vector<WordId> nobody;
  auto found = by_letters_.find(std::string(letters));
  return found == by_letters_.end() ? nobody : found->second;
}

double WordModel::log_chance(WordId previous, WordId next) const {
  if (next == unknown) return std::log(unknown_chance);
  double chance = word_share * words_[next].count / total_;
  auto pair = pairs_.find(pair_key(previous, next));
  if (pair != pairs_.end() && previous != unknown)
    chance += pair_share * pair->second.count / (words_[previous].count + 2);
  return std::log(chance + 1e-9);
}

double WordModel::pair_count(WordId previous, WordId next) const {
  auto pair = pairs_.find(pair_key(previous, next));
  return pair == pairs_.end() ? 0 : pair->second.count;
}

double WordModel::capital_share(WordId previous, WordId next) const {
  auto pair = pairs_.find(pair_key(previous, next));
  return pair == pairs_.end() ? -1 : pair->second.capitals / pair->second.count;
}

}  // namespace vx
