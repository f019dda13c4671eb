#include "base/log.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <ctime>

namespace vx {
namespace {

std::atomic<LogLevel> lowest = LogLevel::Info;

std::string_view name_of(LogLevel level) {
  static constexpr std::array<std::string_view, 4> names{"debug", "info", "warning", "error"};
  return names[static_cast<std::size_t>(level)];
}

/// Quoted where a space, a quote or a control character would make the line ambiguous.
void append_value(std::string& out, std::string_view value) {
  auto needs_quotes = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\\'; };
  if (!value.empty() && std::ranges::none_of(value, needs_quotes)) {
    out += value;
    return;
  }
  out.push_back('"');
  for (char c : value) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
  }
  out.push_back('"');
}

std::string time_of_day() {
  auto now = std::chrono::system_clock::now();
  std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, millis);
}

}  // namespace

void set_log_level(LogLevel level) { lowest = level; }

std::string log_line(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string line(name_of(level));
  line.append(" ").append(event);
  for (const LogField& field : fields) {
    line.append(" ").append(field.name).append("=");
    append_value(line, field.value);
  }
  return line;
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < lowest.load(std::memory_order_relaxed)) return;
  std::string line = time_of_day() + " " + log_line(level, event, fields) + "\n";
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace vx
