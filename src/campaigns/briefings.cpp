#include "campaigns/briefings.h"

#include "campaigns/briefing_people_store.h"
#include "campaigns/briefing_store.h"

namespace vx {

namespace {

void on_moved(WriteTx& tx, const Move& move) { refresh_briefings_of(tx, move.person); }

/// What the one record knew, the other does; both count anew.
void on_merged(WriteTx& tx, Id<Person> from, Id<Person> into) {
  for (const Id<Briefing> id : list_open_briefings(tx)) {
    const auto known = find_briefing_person(tx, id, from);
    if (known && (known->state == BriefingState::Read || known->state == BriefingState::Attended))
      mark_briefing(tx, id, into, known->state, {});
  }
  refresh_briefings_of(tx, from);
  refresh_briefings_of(tx, into);
}

void on_unmerged(WriteTx& tx, Id<Person> from, Id<Person> into) {
  refresh_briefings_of(tx, from);
  refresh_briefings_of(tx, into);
}

/// Memberships begin and end with the days, without anybody doing anything that day.
void refresh_all(Database& database) {
  const auto open = database.read([](ReadTx& tx) { return list_open_briefings(tx); });
  for (const Id<Briefing> id : open)
    database.write(Actor::system(), [id](WriteTx& tx) {
      tx.exempt_from_audit("who must know a briefing follows from memberships");
      refresh_briefing(tx, id);
    });
}

}  // namespace

void add_briefings(App& app, PeopleHooks& people) {
  add_briefing_routes(app.router);
  add_briefing_coverage_routes(app.router);
  add_briefing_meeting_routes(app.router);
  add_briefing_reminder_routes(app.router);
  add_briefing_home(app);
  people.moved.push_back(on_moved);
  people.merged.push_back(on_merged);
  people.unmerged.push_back(on_unmerged);
  app.jobs.push_back({"briefings.refresh", 6 * 60 * 60, refresh_all});
  app.tabs.push_back({"campaign", "briefings", "briefings.title", "/briefings", Access::holder(read_campaigns), 50});
}

}  // namespace vx
