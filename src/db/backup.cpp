#include "db/backup.h"

#include <fcntl.h>
#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>

#include "base/crypto.h"
#include "db/file_lock.h"
#include "db/sqlite_database.h"

namespace vx {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest.json";

std::string_view name_of(Engine engine) { return engine == Engine::Sqlite ? "sqlite" : "postgres"; }

/// A file's bytes, read as they are asked for: a database does not fit in memory.
class MappedFile {
 public:
  explicit MappedFile(const fs::path& path) {
    int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw DatabaseUnavailable(fmt::format("cannot read {}", path.string()));
    size_ = fs::file_size(path);
    if (size_ > 0) bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (bytes_ == MAP_FAILED) throw DatabaseUnavailable(fmt::format("cannot read {}", path.string()));
  }
  ~MappedFile() {
    if (size_ > 0) munmap(bytes_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

std::string sha256_of_file(const fs::path& path) {
  MappedFile file(path);
  Digest digest = sha256(file.bytes());
  return hex(digest);
}

/// The values are ASCII words of ours: nothing to escape.
std::string json_of(const BackupManifest& manifest) {
  return fmt::format(
      "{{\n  \"engine\": \"{}\",\n  \"file\": \"{}\",\n  \"sha256\": \"{}\",\n  \"bytes\": {},\n  \"schema\": \"{}\",\n"
      "  \"made_at\": \"{}\"\n}}\n",
      name_of(manifest.engine), manifest.file, manifest.sha256, manifest.bytes, manifest.schema, manifest.made_at);
}

void write_durably(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) throw DatabaseUnavailable(fmt::format("cannot write {}", path.string()));
  sync_path(path.string());
}

}  // namespace

BackupManifest read_backup_manifest(const fs::path& directory) {
  fs::path path = directory / manifest_name;
  auto refuse = [&] { throw DatabaseUnavailable(fmt::format("{} is not the manifest of a backup", path.string())); };
  auto json = simdjson::padded_string::load(path.string());
  if (json.error()) refuse();
  BackupManifest manifest;
  try {
    simdjson::ondemand::parser parser;
    auto document = parser.iterate(json.value());
    auto text = [&](const char* key) { return std::string(std::string_view(document[key])); };
    std::string engine = text("engine");
    if (engine != name_of(Engine::Sqlite) && engine != name_of(Engine::Postgres)) refuse();
    manifest = {engine == name_of(Engine::Sqlite) ? Engine::Sqlite : Engine::Postgres,
                text("file"),
                text("sha256"),
                std::int64_t(document["bytes"]),
                text("schema"),
                text("made_at")};
  } catch (const simdjson::simdjson_error&) {
    refuse();
  }
  if (manifest.file.empty() || manifest.file.find('/') != std::string::npos) refuse();
  return manifest;
}

fs::path find_backup_copy(const fs::path& directory, const BackupManifest& manifest) {
  fs::path copy = directory / manifest.file;
  std::error_code missing;
  if (fs::file_size(copy, missing) != static_cast<std::uintmax_t>(manifest.bytes) || missing)
    throw DatabaseUnavailable(fmt::format("the backup {} is missing or cut off", copy.string()));
  if (sha256_of_file(copy) != manifest.sha256)
    throw DatabaseUnavailable(
        fmt::format("the backup {} is damaged: its SHA-256 is not the manifest's", copy.string()));
  return copy;
}

BackupInProgress::BackupInProgress(fs::path directory, Engine engine, Instant now) : directory_(std::move(directory)) {
  std::error_code failed;
  fs::create_directories(directory_, failed);
  if (failed) throw DatabaseUnavailable(fmt::format("cannot make the folder {}", directory_.string()));
  manifest_.engine = engine;
  manifest_.made_at = now.iso();
  const char* ending = engine == Engine::Sqlite ? "sqlite" : "dump";
  manifest_.file = fmt::format("vungxanh-{}.{}", make_uuid_v7(now), ending);
  path_ = directory_ / manifest_.file;
  make_private_file(path_.string());
}

BackupInProgress::~BackupInProgress() {
  std::error_code ignored;
  if (!finished_) fs::remove(path_, ignored);
}

void BackupInProgress::finish(const std::string& schema) {
  sync_path(path_.string());
  manifest_.sha256 = sha256_of_file(path_);
  manifest_.bytes = static_cast<std::int64_t>(fs::file_size(path_));
  manifest_.schema = schema;
  std::string replaced;
  if (fs::exists(directory_ / manifest_name)) replaced = read_backup_manifest(directory_).file;
  fs::path unfinished = directory_ / (std::string(manifest_name) + ".unfinished");
  write_durably(unfinished, json_of(manifest_));
  fs::rename(unfinished, directory_ / manifest_name);
  finished_ = true;
  sync_path(directory_.string());
  if (!replaced.empty()) fs::remove(directory_ / replaced);
}

std::string find_last_migration(Connection& connection) {
  std::string name;
  connection.run("select name from migration order by number desc limit 1", {},
                 [&](const Row& row) { name = row.get<std::string>(0); });
  return name;
}

void restore_database(const std::string& directory, const std::string& url, bool replace) {
  BackupManifest manifest = read_backup_manifest(directory);
  bool to_postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
  if (to_postgres != (manifest.engine == Engine::Postgres))
    throw DatabaseUnavailable(
        fmt::format("the backup was made of {} and can only be restored there", name_of(manifest.engine)));
  fs::path copy = find_backup_copy(directory, manifest);
  if (to_postgres)
    restore_postgres(copy, url, replace);
  else
    restore_sqlite(copy, sqlite_path(url), replace);
}

}  // namespace vx
