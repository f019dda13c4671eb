#pragma once
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "organisations/organisation.h"
#include "people/person.h"

namespace vx {

enum class MembershipKind {
  Permanent,  ///< permanent: biên chế
  Contract,   ///< contract: hợp đồng
  Seconded,   ///< seconded: biệt phái, điều động có thời hạn
  Member      ///< member: đoàn viên, hội viên, đảng viên của một tổ chức
};
std::string_view code_of(MembershipKind kind);
std::optional<MembershipKind> membership_kind_of(std::string_view code);
std::span<const std::string_view> membership_kind_codes();

/// Head (người đứng đầu), deputy (cấp phó), member.
enum class MemberRank { Head, Deputy, Member };
std::string_view code_of(MemberRank rank);
std::optional<MemberRank> member_rank_of(std::string_view code);
std::span<const std::string_view> member_rank_codes();

/// Belonging to an organisation from `valid_from` up to, not including, `valid_to`. `is_main`: where somebody is
/// employed, at most one a day. A secondment is where somebody works while it lasts, and is never main.
struct Membership {
  Id<Membership> id;
  Id<Person> person;
  Id<Organisation> organisation;
  MembershipKind kind = MembershipKind::Permanent;
  std::string position;  ///< "Chuyên viên"
  MemberRank rank = MemberRank::Member;
  Date valid_from;
  std::optional<Date> valid_to;
  bool is_main = false;

  [[nodiscard]] bool holds_on(Date day) const { return valid_from <= day && (!valid_to || day < *valid_to); }
};

/// Somebody of an organisation on a day.
struct Member {
  Id<Person> person;
  std::string name;
  Membership membership;
  bool works_here = false;  ///< it is the workplace of that day: main and not seconded elsewhere, or seconded here
  std::optional<Date> absent_to;  ///< the last day of an absence on that day; its reason is sensitive
};

enum class AbsenceKind { Leave, Maternity, Sick, BusinessTrip, Other };
std::string_view code_of(AbsenceKind kind);
std::optional<AbsenceKind> absence_kind_of(std::string_view code);
std::span<const std::string_view> absence_kind_codes();

/// Away from work from a day to a last day (nghỉ phép, thai sản, ốm, công tác). Why is sensitive.
struct Absence {
  Id<Absence> id;
  Id<Person> person;
  AbsenceKind kind = AbsenceKind::Leave;
  Date from_on;
  Date to_on;
  std::string note;
};

/// Where somebody worked before and works from `on`; `to` none: has left.
struct Move {
  Id<Person> person;
  Id<Organisation> from;
  Id<Organisation> to;
  Date on;
};

/// The membership under which somebody works on a day: the secondment that began last, else the main one.
const Membership* find_workplace(std::span<const Membership> memberships, Date day);

/// What is to be written so that the person belongs as `wanted` says: rows to close (with the day), and the new one.
struct MembershipPlan {
  std::vector<Membership> closed;  ///< stored ones, with their new `valid_to`
  Membership added;
};
/// A new main membership ends the one that holds on its first day (a move); a secondment needs an end and a main
/// membership to return to; nobody belongs to the same organisation twice in the same way at once.
std::expected<MembershipPlan, Refusal> decide_membership(std::span<const Membership> stored, Membership wanted,
                                                         Date today);
/// Ends all that hold on `day` or later, as of that day. Answers the changed rows.
std::expected<std::vector<Membership>, Refusal> decide_leaving(std::span<const Membership> stored, Date day,
                                                               Date today);
/// Ends one membership that is not main (a secondment, a mass organisation's).
std::expected<Membership, Refusal> decide_end(const Membership& stored, Date day, Date today);
/// Not backwards, not longer than two years, not over another one.
std::expected<void, Refusal> decide_absence(std::span<const Absence> stored, const Absence& wanted);

}  // namespace vx
