#include "web/installation.h"

#include <filesystem>

#include "web/command_line.h"

namespace vx {
namespace {

/// Training begins where the demo's stories do, unless a time is given.
constexpr std::string_view demo_time = "2021-09-24T08:00:00";

std::unique_ptr<Clock> make_clock(std::span<const std::string> words) {
  bool is_demo = std::ranges::find(words, "--demo") != words.end();
  std::string text = option_or_environment(words, "--clock", nullptr, is_demo ? demo_time : "");
  if (text.empty()) return std::make_unique<SystemClock>();
  auto start = Instant::parse_iso(text);
  if (!start) throw UsageProblem(fmt::format("vungxanh: --clock takes a time like 2021-09-20T08:00, not \"{}\"", text));
  return std::make_unique<TrainingClock>(*start);
}

}  // namespace

Installation::Installation(std::span<const std::string> words)
    : data_directory_(option_or_environment(words, "--data", "VUNGXANH_DATA", "data")),
      database_url_(option_or_environment(words, "--database", "VUNGXANH_DATABASE",
                                          (std::filesystem::path(data_directory_) / "vungxanh.db").string())),
      clock_(make_clock(words)) {}

Database& Installation::open(DatabaseOptions options) {
  std::lock_guard lock(mutex_);
  std::filesystem::create_directories(data_directory_);
  options.url = database_url_;
  options.clock = clock_.get();
  database_ = Database::open(options);
  if (audit_writer_) database_->set_audit_writer(audit_writer_);
  if (options.read_only) return *database_;
  database_->migrate();
  if (app_)
    for (const auto& fill : app_->first_data) fill(*database_);
  return *database_;
}

Database& Installation::database() {
  std::lock_guard lock(mutex_);
  if (database_) return *database_;
  try {
    return open({});
  } catch (const DatabaseUnavailable&) {
    DatabaseOptions reading;
    reading.read_only = true;
    return open(reading);
  }
}

}  // namespace vx
