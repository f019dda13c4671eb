#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vx {

/// One line an event, for machines and people: `2021-09-24T08:00:00.123Z error request_failed route=/areas why="…"`.
/// No personal data: routes rather than addresses, codes rather than texts of users.
enum class LogLevel { Debug, Info, Warning, Error };

struct LogField {
  LogField(std::string_view field_name, std::string_view text) : name(field_name), value(text) {}
  LogField(std::string_view field_name, std::int64_t number) : name(field_name), value(std::to_string(number)) {}
  std::string_view name;
  std::string value;
};

/// Lines below it are dropped; Info at first.
void set_log_level(LogLevel level);
/// Writes the line to the standard error output in one piece; any thread.
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
/// The line as `log` writes it, without the time; for tests.
std::string log_line(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);

inline void log_info(std::string_view event, std::initializer_list<LogField> fields = {}) {
  log(LogLevel::Info, event, fields);
}
inline void log_warning(std::string_view event, std::initializer_list<LogField> fields = {}) {
  log(LogLevel::Warning, event, fields);
}
inline void log_error(std::string_view event, std::initializer_list<LogField> fields = {}) {
  log(LogLevel::Error, event, fields);
}

}  // namespace vx
