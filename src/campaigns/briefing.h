#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaigns/campaign.h"

namespace vx {

struct Person;

/// Whose people: those who work there, or members of mass organisations and party cells (đoàn viên, hội viên; R21).
enum class Audience { Staff, Members };
inline constexpr std::array audience_codes{std::string_view("staff"), std::string_view("members")};
std::string_view code_of(Audience audience);
Audience audience_of(std::string_view code);

/// Whether somebody knows it. Absent: was missed at a meeting; still has to be told.
enum class BriefingState { Waiting, Read, Attended, Absent };
inline constexpr std::array briefing_state_codes{std::string_view("waiting"), std::string_view("read"),
                                                 std::string_view("attended"), std::string_view("absent")};
std::string_view code_of(BriefingState state);
BriefingState briefing_state_of(std::string_view code);

/// Nội dung quán triệt, phổ biến (R19): the plan itself or a text that everybody of an audience must read or hear at a
/// meeting, since when and until when. Its text never changes: who has read it has read that.
struct Briefing {
  Id<Briefing> id = {};
  std::int64_t version = 1;
  Id<Campaign> campaign = {};
  Id<Organisation> organisation = {};  ///< whose people, at or below it
  Audience audience = Audience::Staff;
  std::string title = {};
  std::string body = {};  ///< empty: the plan
  std::string speaker = {};
  Date since = {};
  std::optional<Date> until = {};
  bool is_open = true;
};

/// Refused: without a title; with neither a text nor a plan; ending before it begins; for staff outside the
/// campaign's organisation (members of mass organisations are in a tree of their own). `organisation_path` is that of
/// the briefing.
std::expected<Briefing, std::vector<FieldError>> decide_briefing(Briefing draft, std::string_view campaign_path,
                                                                 std::string_view organisation_path, bool has_plan);

/// How many stand where. Reached: read or attended.
struct BriefingCounts {
  std::int64_t waiting = 0;
  std::int64_t read = 0;
  std::int64_t attended = 0;
  std::int64_t absent = 0;
  [[nodiscard]] std::int64_t required() const { return waiting + read + attended + absent; }
  [[nodiscard]] std::int64_t reached() const { return read + attended; }
  /// Whole percent, rounded down: 100 only when nobody is missing.
  [[nodiscard]] std::int64_t percent() const { return required() == 0 ? 0 : reached() * 100 / required(); }
  [[nodiscard]] bool is_complete() const { return required() > 0 && reached() == required(); }
  std::int64_t& operator[](BriefingState state);
  BriefingCounts& operator+=(const BriefingCounts& more);
};

/// A meeting of a unit at which it was told (họp chi bộ, họp cơ quan; R22).
struct BriefingMeeting {
  Id<BriefingMeeting> id = {};
  Id<Organisation> organisation = {};
  Date held_on = {};
  std::string place = {};
  std::string chair = {};
  std::int64_t attended = 0;
  std::int64_t families = 0;  ///< told as well
  std::string note = {};
  std::string file_name = {};  ///< of the minutes; empty without
  Instant recorded_at = {};
  std::string recorded_by = {};
  std::optional<Instant> withdrawn_at = {};
  std::string withdrawn_by = {};
};
/// Refused: nobody there; in the future or before the briefing began; of a closed briefing.
std::expected<BriefingMeeting, std::vector<FieldError>> decide_meeting(BriefingMeeting draft, const Briefing& briefing,
                                                                       Date today);

/// Not of a closed one, not when all know it, and once a day.
std::expected<void, Refusal> decide_briefing_reminder(const Briefing& briefing, const BriefingCounts& counts,
                                                      const std::optional<Date>& last, Date today);

/// What somebody's state becomes by a mark: who has read or attended stays so when missed at another meeting.
BriefingState decide_mark(BriefingState stored, BriefingState mark);

}  // namespace vx
