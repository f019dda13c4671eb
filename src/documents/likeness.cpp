#include "documents/likeness.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace vx {
namespace {

/// Pairs an OCR engine mixes up, by how readily.
constexpr std::string_view near_pairs =
    "0o"
    "qo"
    "0q"
    "co"
    "il"
    "1l"
    "1i"
    "|l"
    "|i"
    "|1"
    "!i"
    "!l"
    "/l"
    "it"
    "lt"
    "lj"
    "ij"
    "6o"
    "6b"
    "5s"
    "8b"
    "8s"
    "2z"
    "dp"
    "dq"
    "9g"
    "gq"
    "4a"
    "ft"
    "rt"
    "rn"
    "nh"
    "mn"
    "un"
    "uv"
    "vy"
    "hb"
    "ce"
    "eo"
    "ea"
    "ao"
    "ou"
    "pb"
    "pf"
    "gs"
    "gy"
    "hu"
    "ht"
    "io"
    "cy";
constexpr std::string_view vowels = "aeiouy";

struct Costs {
  std::array<std::array<float, 128>, 128> table{};
  constexpr Costs() {
    for (std::size_t a = 0; a < 128; ++a)
      for (std::size_t b = 0; b < 128; ++b) table[a][b] = a == b ? 0.0F : 1.0F;
    for (char a : vowels)
      for (char b : vowels)
        if (a != b) put(a, b, 0.55F);
    for (std::size_t i = 0; i + 1 < near_pairs.size(); i += 2) put(near_pairs[i], near_pairs[i + 1], 0.35F);
    for (char a : vowels) put(a, '\x01', 0.5F), put(a, '&', 0.5F), put(a, '6', 0.5F);
    table[1][1] = 0.5F;
    put(' ', '\t', 0), put(' ', '\n', 0), put('\t', '\n', 0);
  }
  constexpr void put(char a, char b, float cost) {
    table[static_cast<unsigned char>(a)][static_cast<unsigned char>(b)] = cost;
    table[static_cast<unsigned char>(b)][static_cast<unsigned char>(a)] = cost;
  }
};
constexpr Costs costs;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\x01'; }

/// Cost of a letter that is there and should not be, or the other way round.
float gap_cost(char c) { return c == ' ' || c == '\t' || c == '\n' ? 0.1F : is_letter(c) ? 0.8F : 0.25F; }

}  // namespace

float confusion_cost(char a, char b) { return costs.table[a & 0x7F][b & 0x7F]; }

float distance(std::string_view a, std::string_view b, float give_up) {
  constexpr std::size_t short_text = 64;  // words and names; no memory is asked for
  std::array<float, short_text + 1> small{};
  std::vector<float> large(b.size() > short_text ? b.size() + 1 : 0);
  float* row = b.size() > short_text ? large.data() : small.data();
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + gap_cost(b[j - 1]);
  for (char from : a) {
    float diagonal = row[0];
    float least = row[0] += gap_cost(from);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      float best = std::min(
          {diagonal + confusion_cost(from, b[j - 1]), row[j] + gap_cost(from), row[j - 1] + gap_cost(b[j - 1])});
      diagonal = row[j];
      row[j] = best;
      least = std::min(least, best);
    }
    if (least > give_up) return least;
  }
  return row[b.size()];
}

double likeness(std::string_view a, std::string_view b) {
  std::size_t longest = std::max(a.size(), b.size());
  if (longest == 0) return 1;
  return std::max(0.0, 1 - static_cast<double>(distance(a, b)) / static_cast<double>(longest));
}

std::optional<Hit> find_like(std::string_view text, std::string_view phrase, double least) {
  if (phrase.empty() || text.empty()) return std::nullopt;
  struct Cell {
    float cost;
    std::uint32_t start;
  };
  std::vector<Cell> row(phrase.size() + 1);
  row[0] = {0, 0};
  for (std::size_t j = 1; j <= phrase.size(); ++j) row[j] = {row[j - 1].cost + gap_cost(phrase[j - 1]), 0};
  auto limit = static_cast<float>((1 - least) * static_cast<double>(phrase.size()));
  float best = limit + 0.001F;
  std::optional<Hit> hit;
  for (std::size_t i = 0; i < text.size(); ++i) {
    Cell diagonal = row[0];
    bool opens_word = i + 1 == text.size() || !is_letter(text[i]) || !is_letter(text[i + 1]);
    row[0] = {opens_word ? 0.0F : 1.0F, static_cast<std::uint32_t>(i + 1)};
    for (std::size_t j = 1; j <= phrase.size(); ++j) {
      Cell next = {diagonal.cost + confusion_cost(text[i], phrase[j - 1]), diagonal.start};
      if (float skip = row[j].cost + gap_cost(text[i]); skip < next.cost) next = {skip, row[j].start};
      if (float miss = row[j - 1].cost + gap_cost(phrase[j - 1]); miss < next.cost) next = {miss, row[j - 1].start};
      diagonal = row[j];
      row[j] = next;
    }
    bool ends_word = i + 1 == text.size() || !is_letter(text[i]) || !is_letter(text[i + 1]);
    if (ends_word && row.back().cost < best) {
      best = row.back().cost;
      hit = Hit{row.back().start, i + 1, 1 - static_cast<double>(best) / static_cast<double>(phrase.size())};
    }
  }
  return hit;
}

std::optional<Hit> starts_like(std::string_view text, std::string_view phrase, double least) {
  std::size_t skip = 0;
  while (skip < text.size() && skip < 4 && !is_letter(text[skip])) ++skip;
  std::optional<Hit> hit = find_like(text.substr(skip, phrase.size() + 6), phrase, least);
  if (!hit || hit->start > 2) return std::nullopt;
  return Hit{hit->start + skip, hit->end + skip, hit->likeness};
}

bool is_like(std::string_view text, std::string_view phrase, double least) {
  auto noise = [](char c) { return !is_letter(c); };
  while (!text.empty() && noise(text.front())) text.remove_prefix(1);
  while (!text.empty() && noise(text.back())) text.remove_suffix(1);
  std::size_t most = phrase.size() + phrase.size() / 3 + 3;
  return text.size() <= most && likeness(text, phrase) >= least;
}

int find_opening(std::string_view text, std::span<const std::string_view> phrases, double least) {
  int best = -1;
  double best_likeness = least;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    std::optional<Hit> hit = starts_like(text, phrases[i], least);
    if (!hit || (best >= 0 && hit->likeness <= best_likeness)) continue;
    best = static_cast<int>(i);
    best_likeness = hit->likeness;
  }
  return best;
}

}  // namespace vx
