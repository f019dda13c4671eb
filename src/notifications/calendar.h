#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "notifications/calendar_feed.h"

namespace vx {

/// The entries as iCalendar (RFC 5545), in the order of their days: all-day events, or moments of half an hour, that
/// block nobody's time. `public_url` begins the links. The same entries on the same day give the same bytes.
std::string write_calendar(const std::vector<CalendarEntry>& entries, std::string_view name,
                           std::string_view public_url, Date today);

/// A text value: backslash, comma, semicolon and line ends escaped, other control characters left out.
std::string escaped_calendar_text(std::string_view text);
/// One content line, folded so that no line is longer than 75 octets and no character is cut; ends in CRLF.
std::string folded_line(std::string_view line);

}  // namespace vx
