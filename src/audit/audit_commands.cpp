#include <unistd.h>

#include <cstdio>

#include "audit/audit_pages.h"
#include "audit/audit_store.h"
#include "base/log.h"

namespace vx {
namespace {

enum ExitStatus { Good = 0, Negative = 1, WrongUse = 2 };
constexpr int hour_seconds = 3600;

using OpenDatabase = std::function<Database&()>;
using SealKey = std::function<std::string()>;

int run_verify(const OpenDatabase& database, const SealKey& key, const CommandLine& line) {
  bool shows_progress = isatty(STDERR_FILENO) != 0;
  AuditCheck result = verify_audit(database(), key(), [&](std::int64_t done, std::int64_t of) {
    if (shows_progress && of > 0) fmt::print(stderr, "\r{} of {} lines", done, of);
  });
  if (shows_progress && result.lines > 0) fmt::print(stderr, "\n");
  if (line.has("--json")) {
    fmt::print("{}\n", audit_check_json(result).str());
  } else if (result.is_whole()) {
    fmt::print("the audit chain is whole: {} lines\n", result.lines);
  } else {
    fmt::print("the audit chain is broken at line {}: {}\n", result.broken_sequence, code_of(result.fault));
  }
  return result.is_whole() ? Good : Negative;
}

int run_show(const OpenDatabase& database, const CommandLine& line) {
  AuditFilter filter;
  filter.name = line.option("--name");
  filter.action = line.option("--action");
  filter.subject = line.option("--subject");
  for (auto [option, day] : {std::pair("--from", &filter.from), std::pair("--to", &filter.to)}) {
    if (!line.has(option)) continue;
    *day = Date::parse(line.option(option));
    if (*day) continue;
    fmt::print(stderr, "{} takes a day, as 2021-09-24\n", option);
    return WrongUse;
  }
  PageRequest wanted;
  wanted.size = 200;
  auto list = database().read([&](ReadTx& tx) { return list_audit_lines(tx, filter, wanted); });
  if (line.has("--json")) {
    fmt::print("{}\n", json_array(list.items, audit_line_json).str());
    return Good;
  }
  for (const AuditLine& one : list.items)
    fmt::print("{:>8}  {}  {:<20} {:<28} {}\n", one.sequence, one.at.iso(), one.name, one.action, one.subject);
  return Good;
}

/// Once a night; not at each start, which may come often.
void verify_if_due(Database& database, const std::string& key) {
  auto last = database.read([](ReadTx& tx) { return find_last_audit_check(tx); });
  Instant now = database.clock().now();
  // Between midnight and five; in the daytime only where the night was missed.
  std::int64_t hours = now.minute_of_day() < 5 * 60 ? 12 : 30;
  bool is_recent = last && last->at <= now && now < last->at.plus_seconds(hours * hour_seconds);
  if (is_recent) return;
  AuditCheck result = verify_and_seal_audit(database, key);
  if (!result.is_whole())
    log_error("audit_broken",
              {{"line", std::to_string(result.broken_sequence)}, {"fault", std::string(code_of(result.fault))}});
}

}  // namespace

void add_audit(App& app, std::function<Database&()> database, std::function<std::string()> seal_key) {
  add_audit_routes(app);
  app.commands.push_back({.name = "audit verify",
                          .usage = "[--json]",
                          .about = "Check the audit chain; names the first broken line",
                          .flags = {"--json"},
                          .run = [=](const CommandLine& line) { return run_verify(database, seal_key, line); }});
  app.commands.push_back({.name = "audit show",
                          .usage = "[--name LOGIN] [--action A] [--subject S] [--from DAY] [--to DAY] [--json]",
                          .about = "The latest 200 audit lines that fit",
                          .flags = {"--json"},
                          .run = [=](const CommandLine& line) { return run_show(database, line); }});
  app.jobs.push_back({"audit.verify", hour_seconds, [seal_key](Database& db) { verify_if_due(db, seal_key()); }});
}

}  // namespace vx
