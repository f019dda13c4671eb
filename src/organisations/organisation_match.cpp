#include "base/text.h"
#include "organisations/organisation.h"
#include "organisations/organisation_names.h"

namespace vx {
namespace {

constexpr double confidence_min = 0.6;

bool is_place_word(std::string_view word) {
  return word == "tinh" || word == "huyen" || word == "thi" || word == "thanh" || word == "xa" || word == "phuong" ||
         word == "quan" || word == "tran";
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }
std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

/// Letters to change, add or drop to make one of the other; given up beyond `max`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t max) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > max) return max + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = std::exchange(row[0], j), best = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({changed, row[i] + 1, row[i - 1] + 1});
      best = std::min(best, row[i]);
    }
    if (best > max) return max + 1;
  }
  return row[a.size()];
}

}  // namespace

OrganisationMatcher::OrganisationMatcher(std::span<const Organisation> candidates) {
  for (const Organisation& candidate : candidates) {
    places_[candidate.id.value] = entries_.size();
    entries_.push_back({&candidate, read_out_name(candidate.facts.name), read_out_name(candidate.facts.short_name),
                        compact_symbol(candidate.facts.symbol)});
  }
}

std::vector<std::int64_t> OrganisationMatcher::ancestry(Id<Organisation> id) const {
  constexpr std::size_t depth_max = 20;
  std::vector<std::int64_t> chain;
  for (auto at = places_.find(id.value); at != places_.end() && chain.size() < depth_max;
       at = places_.find(entries_[at->second].organisation->facts.parent.value))
    chain.push_back(at->first);
  return chain;
}

/// Steps through the tree; unconnected ones are farthest.
std::size_t OrganisationMatcher::tree_distance(Id<Organisation> from, Id<Organisation> to) const {
  std::vector<std::int64_t> up = ancestry(from), other = ancestry(to);
  for (std::size_t i = 0; i < up.size(); ++i)
    if (auto met = std::ranges::find(other, up[i]); met != other.end())
      return i + static_cast<std::size_t>(met - other.begin());
  return 1000;
}

/// True if `rest`, which the text says beyond the candidate's name ("tinh vinh phuc"), is what a body above is named
/// after; otherwise the text means the same body of another place.
bool OrganisationMatcher::is_named_above(const Entry& entry, std::string_view rest) const {
  std::string wanted = fmt::format(" {}", rest);
  return std::ranges::any_of(ancestry(entry.organisation->id),
                             [&](std::int64_t id) { return (" " + entries_[places_.at(id)].name).ends_with(wanted); });
}

double OrganisationMatcher::score_name(const Entry& entry, std::string_view text, const std::string& name) const {
  if (name.empty()) return 0;
  if (text == name) return 1;
  // "Sở Ngoại vụ" for "Sở Ngoại vụ tỉnh Vĩnh Phúc"; "UBND tỉnh" for "UBND tỉnh Vĩnh Phúc".
  if (name.size() > text.size() && name.starts_with(text) && name[text.size()] == ' ') {
    std::string_view rest = std::string_view(name).substr(text.size() + 1);
    if (is_place_word(first_word(rest)) || is_place_word(last_word(text))) return 0.9;
  }
  // "Sở Ngoại vụ tỉnh Vĩnh Phúc" for "Sở Ngoại vụ" below "UBND tỉnh Vĩnh Phúc".
  if (text.size() > name.size() && text.starts_with(name) && text[name.size()] == ' ') {
    std::string_view rest = text.substr(name.size() + 1);
    if (is_place_word(first_word(rest))) return rest == "tinh" || is_named_above(entry, rest) ? 0.95 : 0;
  }
  // A letter or two misread.
  std::size_t allowed = text.size() / 12;
  if (allowed == 0) return 0;
  std::size_t distance = edit_distance(text, name, allowed);
  return distance > allowed ? 0 : 0.85 - 0.5 * static_cast<double>(distance) / static_cast<double>(text.size());
}

double OrganisationMatcher::score(const Entry& entry, std::string_view text, std::string_view symbol) const {
  if (!entry.symbol.empty() && entry.symbol == symbol) return 1;
  return std::max(score_name(entry, text, entry.name), score_name(entry, text, entry.short_name) * 0.99);
}

std::optional<OrganisationMatch> OrganisationMatcher::match(std::string_view name, Id<Organisation> context) const {
  std::string text = read_out_name(name), symbol = compact_symbol(name);
  if (text.empty()) return std::nullopt;
  constexpr double as_good = 0.02;  // differences below it do not decide; the tree does
  OrganisationMatch best;
  std::size_t best_distance = 0;
  bool is_tied = false;
  for (const Entry& entry : entries_) {
    double confidence = score(entry, text, symbol);
    if (confidence < confidence_min || confidence < best.confidence - as_good) continue;
    std::size_t distance = context ? tree_distance(context, entry.organisation->id) : 0;
    if (!best.organisation || confidence > best.confidence + as_good || distance < best_distance) {
      best = {entry.organisation->id, confidence};
      best_distance = distance;
      is_tied = false;
    } else if (distance == best_distance) {
      is_tied = true;
    }
  }
  if (!best.organisation || is_tied) return std::nullopt;
  return best;
}

std::optional<OrganisationMatch> match_organisation(std::string_view name, std::span<const Organisation> candidates,
                                                    Id<Organisation> context) {
  return OrganisationMatcher(candidates).match(name, context);
}

}  // namespace vx
