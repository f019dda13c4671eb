#include "organisations/organisation.h"

#include "organisations/decisions.h"

namespace vx {
namespace {

constexpr std::string_view kinds[] = {"peoples_committee", "department", "room",       "centre",
                                      "mass_organisation", "school",     "enterprise", "party_body",
                                      "hospital",          "other"};

Refusal refuse(std::string key) { return {"organisations." + key}; }

}  // namespace

std::string_view code_of(OrganisationKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::span<const std::string_view> organisation_kind_codes() { return kinds; }

std::optional<OrganisationKind> organisation_kind_of(std::string_view code) {
  for (std::size_t i = 0; i < std::size(kinds); ++i)
    if (kinds[i] == code) return static_cast<OrganisationKind>(i);
  return std::nullopt;
}

std::expected<void, Refusal> decide_change(const OrganisationPeriod& open, std::optional<Date> applies_from,
                                           Date today) {
  if (!applies_from) return {};
  if (*applies_from > today) return std::unexpected(refuse("day_in_future"));
  if (*applies_from < open.valid_from)
    return std::unexpected(Refusal{"organisations.day_before_period", {{"day", open.valid_from.vietnamese()}}});
  return {};
}

std::expected<void, Refusal> decide_move(const Organisation& moved, const Organisation* parent) {
  if (moved.facts.parent == (parent ? parent->id : Id<Organisation>{})) return std::unexpected(refuse("already_there"));
  if (!parent) return {};
  if (parent->path.starts_with(moved.path)) return std::unexpected(refuse("move_into_itself"));
  if (parent->valid_to) return std::unexpected(refuse("parent_closed"));
  return {};
}

std::expected<void, Refusal> decide_close(const Organisation& organisation, Date open_since, Date day,
                                          std::int64_t open_children, Date today) {
  if (organisation.valid_to) return std::unexpected(refuse("already_closed"));
  if (day > today) return std::unexpected(refuse("day_in_future"));
  if (day <= open_since)
    return std::unexpected(Refusal{"organisations.day_before_period", {{"day", open_since.plus_days(1).vietnamese()}}});
  if (open_children > 0)
    return std::unexpected(Refusal{"organisations.has_open_children", {{"count", std::to_string(open_children)}}});
  return {};
}

std::expected<void, Refusal> decide_reopen(const Organisation& organisation, const Organisation* parent) {
  if (!organisation.valid_to) return std::unexpected(refuse("not_closed"));
  if (parent && parent->valid_to) return std::unexpected(refuse("parent_closed"));
  return {};
}

std::vector<FactChange> list_changes(const OrganisationFacts& before, const OrganisationFacts& after) {
  std::vector<FactChange> changes;
  auto compare = [&](std::string_view field, const auto& old_value, const auto& new_value) {
    auto text = [](const auto& value) -> std::string {
      using T = std::decay_t<decltype(value)>;
      if constexpr (std::is_same_v<T, std::string>)
        return value;
      else if constexpr (std::is_same_v<T, OrganisationKind>)
        return std::string(code_of(value));
      else
        return value ? std::to_string(value.value) : "";
    };
    if (old_value != new_value) changes.push_back({field, text(old_value), text(new_value)});
  };
  compare("parent", before.parent, after.parent);
  compare("kind", before.kind, after.kind);
  compare("name", before.name, after.name);
  compare("short_name", before.short_name, after.short_name);
  compare("symbol", before.symbol, after.symbol);
  compare("seat", before.seat, after.seat);
  compare("governed", before.governed, after.governed);
  compare("head_name", before.head_name, after.head_name);
  compare("head_title", before.head_title, after.head_title);
  compare("website", before.website, after.website);
  return changes;
}

}  // namespace vx
