#include "notifications/calendar.h"

#include "base/text.h"

namespace vx {
namespace {

constexpr std::size_t line_octets = 75;
constexpr std::int64_t moment_seconds = 1800;

/// "20210924".
std::string day_digits(Date day) { return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day()); }

/// "20210924T080000Z": Vietnam is always seven hours ahead.
std::string utc_digits(Instant at) {
  std::string iso = Instant{at.micros - std::int64_t{7} * 3600 * 1'000'000}.iso();  // written as if it were Vietnamese
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "T" + iso.substr(11, 2) + iso.substr(14, 2) +
         iso.substr(17, 2) + "Z";
}

void append_event(std::string& out, const CalendarEntry& entry, std::string_view public_url, Date today) {
  auto line = [&](std::string_view name, std::string_view value) {
    out += folded_line(fmt::format("{}:{}", name, value));
  };
  std::string title = (entry.is_done ? "✓ " : "") + entry.title;
  std::string description = entry.description;
  std::string address = entry.address.empty() ? "" : std::string(public_url) + entry.address;
  if (!address.empty()) description += (description.empty() ? "" : "\n") + address;
  line("BEGIN", "VEVENT");
  line("UID", escaped_calendar_text(entry.uid + "@vungxanh"));
  line("DTSTAMP", utc_digits(Instant::at(today, 0, 0)));
  if (entry.at) {
    line("DTSTART", utc_digits(*entry.at));
    line("DTEND", utc_digits(entry.at->plus_seconds(moment_seconds)));
  } else {
    line("DTSTART;VALUE=DATE", day_digits(entry.due_on));
    line("DTEND;VALUE=DATE", day_digits(entry.due_on.plus_days(1)));
  }
  line("SUMMARY", escaped_calendar_text(title));
  if (!description.empty()) line("DESCRIPTION", escaped_calendar_text(description));
  if (!address.empty()) line("URL", address);
  line("SEQUENCE", std::to_string(entry.sequence));
  line("STATUS", "CONFIRMED");
  line("TRANSP", "TRANSPARENT");
  line("END", "VEVENT");
}

}  // namespace

std::string escaped_calendar_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ',' || c == ';') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

std::string folded_line(std::string_view line) {
  std::string out;
  std::size_t room = line_octets;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;  // not inside a character
    if (end == 0) end = room;                                                         // no UTF-8: cut anywhere
    out.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = line_octets - 1;  // the space counts
  }
  return out.append(line).append("\r\n");
}

std::string write_calendar(const std::vector<CalendarEntry>& entries, std::string_view name,
                           std::string_view public_url, Date today) {
  std::vector<const CalendarEntry*> order;
  for (const CalendarEntry& entry : entries) order.push_back(&entry);
  std::ranges::sort(order, {}, [](const CalendarEntry* entry) {
    return std::pair(entry->at ? entry->at->date() : entry->due_on, entry->uid);
  });
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Vung Xanh//Campaigns//VI\r\nCALSCALE:GREGORIAN\r\n";
  out += folded_line(fmt::format("X-WR-CALNAME:{}", escaped_calendar_text(name)));
  out += "X-WR-TIMEZONE:Asia/Ho_Chi_Minh\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n";
  for (const CalendarEntry* entry : order) append_event(out, *entry, public_url, today);
  return out + "END:VCALENDAR\r\n";
}

}  // namespace vx
