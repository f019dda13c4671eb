#pragma once
#include <chrono>
#include <string>
#include <unordered_map>

#include "db/database.h"

struct pg_conn;
struct pg_result;

namespace vx {

/// One PostgreSQL connection, used by one thread. Made again after it was lost, at once the first time and then not
/// more often than the back-off allows; every statement is kept prepared under its text and types.
///
/// A statement that writes runs behind a savepoint, in the same round trip, so that a broken constraint undoes that
/// statement only and the transaction can go on, as on SQLite.
class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(std::string url) : url_(std::move(url)) {}
  ~PostgresConnection() override { disconnect(); }
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  /// Connects if there is no connection. Throws DatabaseUnavailable, at once while the back-off runs.
  void connect();
  void disconnect();

  std::int64_t run(std::string_view sql, Params params, const RowSink& sink) override;
  [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
  [[nodiscard]] bool has_written() const override { return written_; }

  /// Several statements without parameters.
  void run_script(std::string_view sql);

  /// These connect first, and once more if the connection turns out to be lost.
  void begin_read();
  void begin_write();
  void begin_schema();
  /// Throws PostgresCollision, or PostgresConnectionLost when it is not known whether the commit took place.
  void commit();
  /// Never throws; a connection that cannot roll back is closed.
  void roll_back() noexcept;

 private:
  struct Freed {
    void operator()(pg_result* result) const;
  };
  using Result = std::unique_ptr<pg_result, Freed>;
  class Pipeline;

  void set_up();
  Result execute(std::string_view sql, const class PostgresParams& params);
  std::string prepare(std::string_view sql, const PostgresParams& params);
  Result run_behind_savepoint(const std::string& name, const PostgresParams& params, std::string_view sql);
  Result checked(pg_result* result, std::string_view sql);
  void begin(const char* sql);

  std::string url_;
  pg_conn* connection_ = nullptr;
  bool written_ = false;
  bool savepoint_open_ = false;
  bool stale_ = false;                                     ///< its prepared statements are older than the schema
  std::unordered_map<std::string, std::string> prepared_;  ///< name by types and text
  std::chrono::steady_clock::time_point connect_again_at_{};
  std::chrono::milliseconds back_off_{0};
};

}  // namespace vx
