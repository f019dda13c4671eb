#pragma once
#include <mutex>
#include <span>

#include "db/database.h"
#include "web/app.h"

namespace vx {

/// Where this process keeps its data and what time it is, from the options every command takes: `--data DIR`
/// ("data"), `--database URL` (SQLite in that folder), `--clock TIME`. VUNGXANH_DATA and VUNGXANH_DATABASE stand in for
/// options that are not given.
class Installation {
 public:
  /// Reads the options out of the whole command line. Throws UsageProblem for a time that is none.
  explicit Installation(std::span<const std::string> words);

  [[nodiscard]] const std::string& data_directory() const { return data_directory_; }
  [[nodiscard]] const std::string& database_url() const { return database_url_; }
  [[nodiscard]] const Clock& clock() const { return *clock_; }

  /// Who stores audit lines; before the database is opened.
  void set_audit_writer(AuditWriter writer) { audit_writer_ = std::move(writer); }
  /// The slices, whose first data an empty database gets.
  void set_app(const App& app) { app_ = &app; }

  /// The process's one database, opened, migrated and given its first data at first use. While a server holds an SQLite
  /// database, others may only read it.
  Database& database();
  /// Opens it as the server does: throws DatabaseUnavailable if another process holds it.
  Database& open(DatabaseOptions options);
  /// Closes it, after everything that uses it.
  void close() { database_.reset(); }

 private:
  std::string data_directory_;
  std::string database_url_;
  std::unique_ptr<Clock> clock_;
  AuditWriter audit_writer_;
  const App* app_ = nullptr;
  std::recursive_mutex mutex_;
  std::unique_ptr<Database> database_;
};

}  // namespace vx
