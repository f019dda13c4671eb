#include "documents/text_quality.h"

#include "base/text.h"
#include "documents/source_text.h"
#include "documents/syllables.h"
#include "documents/word_model.h"

namespace vx {
namespace {

constexpr std::size_t words_max = 1500;
constexpr double damaged_from = 0.14;
constexpr double scanned_from = 0.0125;

bool is_word_letter(char32_t c) { return reading_letter(c) >= 'a' && reading_letter(c) <= 'z'; }

/// The letters of a word between white space; empty if anything but closing punctuation is mixed in.
std::string_view plain_word(std::string_view text) {
  std::size_t start = text.size();
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t at = i;
    char32_t c = next_code_point(text, i);
    if (is_word_letter(c)) {
      if (end != 0 && end != at) return {};
      start = std::min(start, at);
      end = i;
    } else if (c >= '0' && c <= '9') {
      return {};
    }
  }
  return start < end ? text.substr(start, end - start) : std::string_view();
}

/// A pair of words the lexicon does not know, but would with other marks on one: what OCR does to "triển khai".
bool is_slip(const WordModel& model, std::string_view first, std::string_view second) {
  WordModel::WordId a = model.find(first);
  WordModel::WordId b = model.find(second);
  if (a == WordModel::unknown && b == WordModel::unknown) return false;
  if (a != WordModel::unknown && b != WordModel::unknown && model.pair_count(a, b) > 0) return false;
  double least = a != WordModel::unknown && b != WordModel::unknown ? 3 : 1;
  if (b != WordModel::unknown)
    for (WordModel::WordId id : model.with_letters(reading_letters(first)))
      if (model.pair_count(id, b) >= least) return true;
  if (a != WordModel::unknown)
    for (WordModel::WordId id : model.with_letters(reading_letters(second)))
      if (model.pair_count(a, id) >= least) return true;
  return false;
}

}  // namespace

QualityEstimate estimate_quality(std::string_view text) {
  const WordModel& model = WordModel::administrative();
  std::size_t words = 0;
  std::size_t impossible = 0;
  std::size_t slips = 0;
  std::string_view previous;
  for (std::size_t i = 0; i < text.size() && words < words_max;) {
    std::size_t end = std::min(text.find_first_of(" \n\t\r\f", i), text.size());
    std::string_view part = text.substr(i, end - i);
    i = end + 1;
    if (part.empty()) continue;
    std::string_view word = plain_word(part);
    if (word.size() < 2 || is_abbreviation(word)) {
      previous = {};
      continue;
    }
    ++words;
    if (!is_syllable(word)) ++impossible;
    if (!previous.empty() && is_slip(model, previous, word)) ++slips;
    bool ends = part.data() + part.size() != word.data() + word.size();
    previous = ends ? std::string_view() : word;
  }
  QualityEstimate estimate;
  if (words < 20) return estimate;
  double all = static_cast<double>(words);
  estimate.damaged_share = static_cast<double>(impossible) / all;
  if (estimate.damaged_share >= damaged_from) estimate.quality = TextQuality::Damaged;
  estimate.damaged_share += static_cast<double>(slips) / all;
  if (estimate.quality == TextQuality::Clean && estimate.damaged_share >= scanned_from)
    estimate.quality = TextQuality::Scanned;
  return estimate;
}

}  // namespace vx
