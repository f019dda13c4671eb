#include "web/doctor.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "db/migration.h"
#include "web/doctor_store.h"
#include "web/json.h"

namespace vx {
namespace {

constexpr std::int64_t mebibyte = 1 << 20;
constexpr std::int64_t free_doubtful = 2048 * mebibyte;
constexpr std::int64_t free_bad = 256 * mebibyte;
constexpr int first_year = 2024;  ///< before it a machine's clock has not been set

Finding examine_folder(const std::string& folder) {
  if (access(folder.c_str(), F_OK) != 0) return {Health::Doubtful, "folder", folder + " does not exist yet"};
  if (access(folder.c_str(), R_OK | W_OK | X_OK) != 0) return {Health::Bad, "folder", folder + " cannot be written to"};
  return {Health::Good, "folder", folder + " can be written to"};
}

Finding examine_disk(const std::string& folder) {
  std::string place = std::filesystem::exists(folder) ? folder : ".";
  struct statvfs disk{};
  if (statvfs(place.c_str(), &disk) != 0) return {Health::Doubtful, "disk", "its free space cannot be found out"};
  std::int64_t free = static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
  Health health = free < free_bad ? Health::Bad : free < free_doubtful ? Health::Doubtful : Health::Good;
  return {health, "disk", fmt::format("{} MiB are free", free / mebibyte)};
}

Finding examine_clock(const Clock& clock) {
  Instant now = clock.now();
  std::string text = fmt::format("it is {}", now.iso());
  if (clock.is_training()) return {Health::Doubtful, "clock", text + " by a training clock"};
  return {now.date().year() < first_year ? Health::Bad : Health::Good, "clock", text};
}

void examine_database(Database& database, std::vector<Finding>& findings) {
  DatabaseCondition condition = database.read([](ReadTx& tx) { return get_database_condition(tx); });
  findings.push_back({Health::Good, "database", condition.engine});
  findings.push_back({condition.fault.empty() ? Health::Good : Health::Bad, "integrity",
                      condition.fault.empty() ? "no fault was found" : condition.fault});
  auto known = static_cast<std::int64_t>(embedded_migrations(database.engine()).size());
  std::string text = fmt::format("{} of {} migrations are applied", condition.migrations, known);
  Health health = condition.migrations == known  ? Health::Good
                  : condition.migrations < known ? Health::Doubtful
                                                 : Health::Bad;
  findings.push_back({health, "schema", text});
}

std::string_view name_of(Health health) {
  return health == Health::Good ? "good" : health == Health::Doubtful ? "doubtful" : "bad";
}

}  // namespace

std::vector<Finding> examine_installation(Installation& installation, const App& app) {
  std::vector<Finding> findings{examine_folder(installation.data_directory()),
                                examine_disk(installation.data_directory()), examine_clock(installation.clock())};
  try {
    DatabaseOptions options;
    options.read_only = true;
    examine_database(installation.open(options), findings);
  } catch (const std::exception& error) {
    findings.push_back({Health::Bad, "database", error.what()});
  }
  installation.close();
  for (const auto& examine_slice : app.checks)
    for (Finding& finding : examine_slice()) findings.push_back(std::move(finding));
  return findings;
}

int examine(Installation& installation, const App& app, bool as_json) {
  std::vector<Finding> findings = examine_installation(installation, app);
  std::vector<Json> list;
  for (const Finding& finding : findings) {
    list.push_back(
        json_object({{"subject", finding.subject}, {"health", name_of(finding.health)}, {"text", finding.text}}));
    if (!as_json)
      std::puts(fmt::format("{:<9} {:<10} {}", name_of(finding.health), finding.subject, finding.text).c_str());
  }
  if (as_json) std::puts(json_object({{"findings", list}}).str().c_str());
  return std::ranges::any_of(findings, [](const Finding& finding) { return finding.health == Health::Bad; }) ? 1 : 0;
}

}  // namespace vx
