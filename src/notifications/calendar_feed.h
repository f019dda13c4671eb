#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "db/database.h"
#include "web/viewer.h"

namespace vx {

/// A line of somebody's calendar: something due on a day, or at a moment.
struct CalendarEntry {
  std::string uid = {};  ///< "task-12": the same for ever, so that calendars update rather than double it
  std::string title = {};
  Date due_on = {};
  std::optional<Instant> at = {};  ///< the moment, if it has one; else the whole day
  std::string address = {};        ///< "/campaigns/3/tasks/12"
  std::string description = {};
  bool is_done = false;
  std::int64_t sequence = 0;  ///< grows with each change (the record's version)
};

/// What later slices put into the calendar of an account: what it is to do, as that viewer may see it.
using CalendarFeed = std::function<std::vector<CalendarEntry>(ReadTx&, const Viewer&)>;
using CalendarFeeds = std::shared_ptr<std::vector<CalendarFeed>>;
inline CalendarFeeds make_calendar_feeds() { return std::make_shared<std::vector<CalendarFeed>>(); }

}  // namespace vx
