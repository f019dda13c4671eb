#include "people/membership.h"

namespace vx {
namespace {

constexpr std::string_view kinds[] = {"permanent", "contract", "seconded", "member"};
constexpr std::string_view ranks[] = {"head", "deputy", "member"};
constexpr std::string_view absence_kinds[] = {"leave", "maternity", "sick", "business_trip", "other"};
constexpr int absence_days_max = 2 * 366;
/// Who joined before has been retired for long; a wrong century is the commonest slip.
const Date first_day(1945, 9, 2);
/// A decision is known some time ahead, not years.
constexpr int days_ahead_max = 366;

template <class Enum>
std::optional<Enum> find_code(std::span<const std::string_view> codes, std::string_view code) {
  auto found = std::ranges::find(codes, code);
  return found == codes.end() ? std::nullopt : std::optional(static_cast<Enum>(found - codes.begin()));
}

Refusal refuse(std::string key, std::optional<Date> day = {}) {
  Refusal refusal{"people." + std::move(key)};
  if (day) refusal.arguments.emplace_back("day", day->vietnamese());
  return refusal;
}

bool overlap(const Membership& a, const Membership& b) {
  return (!a.valid_to || b.valid_from < *a.valid_to) && (!b.valid_to || a.valid_from < *b.valid_to);
}

/// Day and end of what is to be added.
std::optional<Refusal> check_days(const Membership& wanted, Date today) {
  if (wanted.valid_from < first_day) return refuse("day_too_early", first_day);
  if (wanted.valid_from > today.plus_days(days_ahead_max)) return refuse("day_too_late");
  if (wanted.valid_to && *wanted.valid_to <= wanted.valid_from) return refuse("end_before_start");
  if (wanted.kind == MembershipKind::Seconded && !wanted.valid_to) return refuse("secondment_needs_end");
  return std::nullopt;
}

/// A main one goes on where the one before ends; what was recorded for later days must be taken back first.
std::optional<Refusal> plan_main(std::span<const Membership> stored, MembershipPlan& plan) {
  for (const Membership& one : stored)
    if (one.is_main && overlap(one, plan.added) && one.valid_from >= plan.added.valid_from)
      return refuse("later_membership", one.valid_from);
  for (const Membership& one : stored) {
    if (!one.is_main || !overlap(one, plan.added)) continue;
    if (one.valid_to) return refuse("membership_ends_later", *one.valid_to);
    Membership closed = one;
    closed.valid_to = plan.added.valid_from;
    plan.closed.push_back(closed);
  }
  return std::nullopt;
}

}  // namespace

std::string_view code_of(MembershipKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::optional<MembershipKind> membership_kind_of(std::string_view code) {
  return find_code<MembershipKind>(kinds, code);
}
std::span<const std::string_view> membership_kind_codes() { return kinds; }

std::string_view code_of(MemberRank rank) { return ranks[static_cast<std::size_t>(rank)]; }
std::optional<MemberRank> member_rank_of(std::string_view code) { return find_code<MemberRank>(ranks, code); }
std::span<const std::string_view> member_rank_codes() { return ranks; }

std::string_view code_of(AbsenceKind kind) { return absence_kinds[static_cast<std::size_t>(kind)]; }
std::optional<AbsenceKind> absence_kind_of(std::string_view code) {
  return find_code<AbsenceKind>(absence_kinds, code);
}
std::span<const std::string_view> absence_kind_codes() { return absence_kinds; }

const Membership* find_workplace(std::span<const Membership> memberships, Date day) {
  const Membership* found = nullptr;
  for (const Membership& one : memberships) {
    const bool is_seconded = one.kind == MembershipKind::Seconded;
    if (!one.holds_on(day) || (!one.is_main && !is_seconded)) continue;
    if (!found || (is_seconded && (found->is_main || found->valid_from <= one.valid_from))) found = &one;
  }
  return found;
}

std::expected<MembershipPlan, Refusal> decide_membership(std::span<const Membership> stored, Membership wanted,
                                                         Date today) {
  wanted.is_main = wanted.kind == MembershipKind::Permanent || wanted.kind == MembershipKind::Contract;
  if (auto fault = check_days(wanted, today)) return std::unexpected(*fault);
  for (const Membership& one : stored) {
    const bool is_same = one.organisation == wanted.organisation && one.kind == wanted.kind;
    // The same unit and kind with another position or rank is a promotion, not a doubling.
    if (is_same && overlap(one, wanted) &&
        (!wanted.is_main || (one.position == wanted.position && one.rank == wanted.rank)))
      return std::unexpected(refuse("already_member"));
    if (wanted.kind == MembershipKind::Seconded && one.kind == MembershipKind::Seconded && overlap(one, wanted))
      return std::unexpected(refuse("already_seconded", one.valid_to));
  }
  MembershipPlan plan{{}, std::move(wanted)};
  if (plan.added.is_main)
    if (auto fault = plan_main(stored, plan)) return std::unexpected(*fault);
  if (plan.added.kind == MembershipKind::Seconded) {
    const bool has_home = std::ranges::any_of(
        stored, [&](const Membership& one) { return one.is_main && one.holds_on(plan.added.valid_from); });
    if (!has_home) return std::unexpected(refuse("secondment_needs_home"));
  }
  return plan;
}

std::expected<std::vector<Membership>, Refusal> decide_leaving(std::span<const Membership> stored, Date day,
                                                               Date today) {
  if (day > today.plus_days(days_ahead_max)) return std::unexpected(refuse("day_too_late"));
  std::vector<Membership> changed;
  for (const Membership& one : stored) {
    if (one.valid_to && *one.valid_to <= day) continue;
    if (one.valid_from >= day) return std::unexpected(refuse("later_membership", one.valid_from));
    changed.push_back(one);
    changed.back().valid_to = day;
  }
  if (changed.empty()) return std::unexpected(refuse("belongs_nowhere"));
  return changed;
}

std::expected<Membership, Refusal> decide_end(const Membership& stored, Date day, Date today) {
  if (stored.is_main) return std::unexpected(refuse("main_ends_by_leaving"));
  if (day > today.plus_days(days_ahead_max)) return std::unexpected(refuse("day_too_late"));
  if (day <= stored.valid_from) return std::unexpected(refuse("end_before_start"));
  if (stored.valid_to && *stored.valid_to <= today) return std::unexpected(refuse("already_ended"));
  Membership changed = stored;
  changed.valid_to = day;
  return changed;
}

std::expected<void, Refusal> decide_absence(std::span<const Absence> stored, const Absence& wanted) {
  if (wanted.to_on < wanted.from_on) return std::unexpected(refuse("end_before_start"));
  if (wanted.to_on - wanted.from_on > absence_days_max) return std::unexpected(refuse("absence_too_long"));
  for (const Absence& one : stored)
    if (one.from_on <= wanted.to_on && wanted.from_on <= one.to_on)
      return std::unexpected(refuse("already_absent", one.from_on));
  return {};
}

}  // namespace vx
