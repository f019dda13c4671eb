#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "base/crypto.h"
#include "db/database.h"
#include "db/postgres_database.h"

// For tests only: a database of their own, on each engine.
//
//   class Zones : public vx::DatabaseTest {};
//   VX_FOR_EACH_ENGINE(Zones);
//   TEST_P(Zones, KeepTheirLevel) { db().write(...); }

namespace vx {

/// A database that is removed in the end: a file in a folder of its own, or a database of its own in the cluster that
/// VUNGXANH_TEST_POSTGRES names (a URL; tests/postgres prints it).
class TestDatabase {
 public:
  /// Empty, or a copy of `original`, which must be closed.
  explicit TestDatabase(Engine engine, const TestDatabase* original = nullptr)
      : engine_(engine), name_("vx_test_" + hex(as_bytes(random_bytes(8)))) {
    folder_ = std::filesystem::temp_directory_path() / name_;
    std::filesystem::create_directory(folder_);
    if (engine == Engine::Sqlite) {
      url_ = "sqlite:" + file().string();
      if (original) std::filesystem::copy_file(original->file(), file());
    } else {
      create_postgres_database(cluster(), name_, original ? original->name_ : "template0");
      url_ = with_postgres_database(cluster(), name_);
    }
  }
  ~TestDatabase() {
    if (engine_ == Engine::Postgres) drop_postgres_database(cluster(), name_);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  /// False if the engine is not there to be tested with.
  static bool is_available(Engine engine) { return engine == Engine::Sqlite || std::getenv("VUNGXANH_TEST_POSTGRES"); }

  [[nodiscard]] Engine engine() const { return engine_; }
  [[nodiscard]] const std::string& url() const { return url_; }
  /// A folder for the test's own files.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// SQLite's file.
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "vungxanh.sqlite"; }

 private:
  static std::string cluster() { return std::getenv("VUNGXANH_TEST_POSTGRES"); }

  Engine engine_;
  std::string name_;
  std::filesystem::path folder_;
  std::string url_;
};

/// Migrated once in a run of the tests; each test begins with a copy.
inline const TestDatabase& migrated_original(Engine engine) {
  static std::map<Engine, std::unique_ptr<TestDatabase>> originals;
  auto& original = originals[engine];
  if (!original) {
    original = std::make_unique<TestDatabase>(engine);
    DatabaseOptions options;
    options.url = original->url();
    options.readers = 1;
    options.postgres_writers = 1;
    Database::open(options)->migrate();
  }
  return *original;
}

/// A test with a fresh, migrated database, run once on each engine. Override what is virtual to change that.
class DatabaseTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_available(GetParam())) GTEST_SKIP() << "skipped: VUNGXANH_TEST_POSTGRES is not set";
    place_ = std::make_unique<TestDatabase>(GetParam(), is_migrated() ? &migrated_original(GetParam()) : nullptr);
    open();
  }
  void TearDown() override {
    database_.reset();
    place_.reset();
  }

  virtual DatabaseOptions options() { return {}; }
  /// Whether the database begins with this program's tables, or empty.
  virtual bool is_migrated() { return true; }
  /// What is done each time it is opened.
  virtual void prepare(Database&) {}

  /// Opens the database, closing it first if it is open.
  void open() {
    database_.reset();
    DatabaseOptions wanted = options();
    wanted.url = place_->url();
    database_ = Database::open(wanted);
    prepare(*database_);
  }
  void close() { database_.reset(); }

  Database& db() { return *database_; }
  TestDatabase& place() { return *place_; }

 private:
  std::unique_ptr<TestDatabase> place_;
  std::unique_ptr<Database> database_;
};

inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::Sqlite ? "Sqlite" : "Postgres";
}

}  // namespace vx

#define VX_FOR_EACH_ENGINE(suite)                                                                        \
  INSTANTIATE_TEST_SUITE_P(EachEngine, suite, testing::Values(vx::Engine::Sqlite, vx::Engine::Postgres), \
                           vx::engine_name)
