#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/router.h"

namespace vx {

/// A line of the menu; shown to those who may. `order` sorts; sections are keys too.
struct MenuItem {
  std::string_view label;  ///< key
  std::string_view address;
  std::string_view icon;  ///< name of a Tabler icon the product ships (frontend/icons.txt)
  Access access;
  int order = 100;
};

struct SearchHit {
  std::string_view kind;  ///< key: "areas.kind.commune"
  std::string title;
  std::string detail;
  std::string address;
};
/// Finds at most `limit` things for the search box, best first, only what the viewer may see.
using SearchProvider =
    std::function<std::vector<SearchHit>(ReadTx&, const View&, std::string_view folded_query, int limit)>;

/// What waits for the viewer today, for the first page: nothing if there is nothing.
struct HomeCard {
  int urgency = 0;  ///< higher first; 0 = nothing to do, only to know
  Html content;
  bool is_done = false;            ///< was done today: folded away below the rest
  std::string unless_linked = {};  ///< left out if another card links to this address: the same thing, told better
};
using HomeProvider = std::function<std::vector<HomeCard>(ReadTx&, const View&)>;

/// A page about one thing of another slice, among that thing's tabs: commitments of a campaign. Shown to those who may.
struct PageTab {
  std::string_view of;       ///< what has the tabs: "campaign"
  std::string_view code;     ///< names the page: "commitments"
  std::string_view label;    ///< key
  std::string_view address;  ///< behind the thing's own: "/commitments"
  Access access;
  int order = 100;
};

/// A word of the command line: `vungxanh areas show 26 --as-of 2021-09-01 --json`.
struct CommandLine {
  std::vector<std::string> words;                            ///< after the command's own words
  std::vector<std::pair<std::string, std::string>> options;  ///< "--as-of" → "2021-09-01"; a flag has ""
  [[nodiscard]] bool has(std::string_view option) const;
  [[nodiscard]] std::string_view option(std::string_view option, std::string_view fallback = {}) const;
};
struct Command {
  std::string_view name;                     ///< "areas show"
  std::string_view usage;                    ///< "CODE [--as-of DATE] [--json]"
  std::string_view about;                    ///< one English line
  std::vector<std::string_view> flags = {};  ///< options that take no value
  /// Answers the exit status: 0 good, 1 a negative answer, 2 wrong use, 3 failure.
  std::function<int(const CommandLine&)> run;
};

/// Work the server does by itself: at start and then every `seconds`.
struct Job {
  std::string_view name;
  int seconds;
  std::function<void(Database&)> run;
};

/// The bell of every page: what is new to the viewer. A later slice gives it; without one there is no bell.
struct Inbox {
  std::string_view address;  ///< the list's page
  std::string_view stream;   ///< server-sent events: "changed" when the number may be another
  std::string_view news;     ///< JSON with "count" and the newest
  std::function<std::int64_t(ReadTx&, const Viewer&)> count_unread;
};

enum class Health { Good, Doubtful, Bad };
/// What `vungxanh doctor` found out about one thing.
struct Finding {
  Health health;
  std::string_view subject;  ///< "disk"
  std::string text;          ///< English, for the terminal
};

/// Who a session token belongs to; accounts gives it. Called on a database thread with the request's transaction.
using SessionSource = std::function<std::optional<Viewer>(ReadTx&, std::string_view token)>;

/// Everything the slices registered; main.cpp makes one.
struct App {
  Router router;
  std::vector<MenuItem> menu;
  std::vector<PageTab> tabs;
  std::vector<SearchProvider> search;
  std::vector<HomeProvider> home;
  std::vector<Command> commands;
  std::vector<Job> jobs;
  /// Run once after migrating, in number order of registration: what an empty database must hold (area lists, roles).
  std::vector<std::function<void(Database&)>> first_data;
  /// Run by `serve --demo` after that; does nothing when it has been done before.
  std::vector<std::function<void(Database&)>> demo_data;
  SessionSource session_source;
  Inbox inbox;
  /// What slices look at for `vungxanh doctor`.
  std::vector<std::function<std::vector<Finding>()>> checks;
};

}  // namespace vx
