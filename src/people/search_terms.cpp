#include "people/search_terms.h"

#include "base/text.h"

namespace vx {
namespace {

constexpr std::size_t name_words_max = 8;
constexpr std::size_t typed_words_max = 6;

}  // namespace

std::vector<std::string> search_terms(std::string_view folded_name) {
  std::vector<std::string_view> words;
  for (std::string_view word : split(folded_name, ' '))
    if (!word.empty() && words.size() < name_words_max) words.push_back(word);
  std::vector<std::string> terms;
  for (std::size_t b = 0; b < words.size(); ++b) {
    const std::string_view mark = b + 1 == words.size() ? "" : "!";
    terms.push_back(fmt::format("{}{}", words[b], mark));
    for (std::size_t a = 0; a < b; ++a) terms.push_back(fmt::format("+{} {}{}", words[a], words[b], mark));
  }
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<std::string> driving_terms(const std::vector<std::string>& words) {
  if (words.size() == 1) return {words[0]};
  std::vector<std::string> terms;
  for (std::size_t a = 0; a < words.size(); ++a)
    for (std::size_t b = a + 1; b < words.size(); ++b) terms.push_back(fmt::format("+{} {}", words[a], words[b]));
  return terms;
}

std::vector<std::string> person_words(std::string_view typed) {
  std::vector<std::string> words;
  const std::string folded = fold_words(typed);
  for (std::string_view word : split(folded, ' '))
    if (!word.empty() && words.size() < typed_words_max) words.emplace_back(word);
  return words;
}

}  // namespace vx
