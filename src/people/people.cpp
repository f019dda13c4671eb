#include "people/people.h"

#include "people/correction.h"
#include "people/demo.h"
#include "people/duplicate_store.h"
#include "people/import_store.h"
#include "people/people_pages.h"
#include "people/person_search.h"
#include "people/person_views.h"

namespace vx {
namespace {

constexpr int day_seconds = 86400;
constexpr int duplicate_seconds = 20;
constexpr int duplicates_at_once = 200;
constexpr int import_seconds = 1;

std::vector<SearchHit> search(ReadTx& tx, const View& view, std::string_view folded_query, int limit) {
  std::vector<SearchHit> hits;
  if (!view.viewer.may(read_people)) return hits;
  const PersonQuery query{.words = std::string(folded_query)};
  for (const PersonLine& line : describe_people(tx, find_people(tx, view.viewer, query, limit, "").items)) {
    std::string detail = line.workplace ? line.workplace->position : view.t("people.citizen");
    if (!line.unit.empty()) detail += (detail.empty() ? "" : " · ") + line.unit;
    hits.push_back({"people.person", line.person.name, std::move(detail), person_address(line.person.id)});
  }
  return hits;
}

/// New and changed people are looked at a few at a time, so that no write waits long.
void look_for_duplicates(Database& database) {
  for (std::int64_t done = duplicates_at_once; done == duplicates_at_once;)
    done = database.write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("people who look alike are only proposed");
      return work_off_duplicates(tx, duplicates_at_once);
    });
}

/// For those who may edit people: what others ask them to put right, and who looks alike.
std::vector<HomeCard> home(ReadTx& tx, const View& view) {
  std::vector<HomeCard> cards;
  if (!view.viewer.may(edit_people)) return cards;
  const std::vector<Correction> open = list_open_corrections(tx, view.viewer);
  if (!open.empty()) {
    constexpr int late_urgency = 80, urgency = 50;
    const bool is_late = open.front().due_at < view.now;
    cards.push_back({is_late ? late_urgency : urgency,
                     people_card(view, view.n("people.home_corrections", static_cast<std::int64_t>(open.size())),
                                 view.t("people.home_corrections_text", {{"at", view.time(open.front().due_at)}}),
                                 "/people/corrections")});
  }
  constexpr int counted_most = 20;
  if (const std::int64_t pairs = count_candidates(tx, view.viewer, counted_most); pairs > 0)
    cards.push_back({5, people_card(view, view.n("people.home_duplicates", pairs),
                                    view.t("people.home_duplicates_text"), "/people/duplicates")});
  return cards;
}

void add_jobs(App& app, const std::shared_ptr<PersonSeal>& seal, PeopleHooks& hooks) {
  app.jobs.push_back({"people.imports", import_seconds, [seal, &hooks](Database& database) {
                        while (work_on_imports(database, *seal, hooks)) {
                        }
                      }});
  app.jobs.push_back({"people.old_imports", day_seconds, [](Database& database) {
                        database.write(Actor::system(), [](WriteTx& tx) {
                          forget_old_imports(tx);
                          tx.exempt_from_audit("uploaded lists that are not needed any more");
                        });
                      }});
  app.jobs.push_back({"people.leavers", day_seconds, [](Database& database) {
                        database.write(Actor::system(), [](WriteTx& tx) {
                          mark_leavers(tx);
                          tx.exempt_from_audit("people whose last day has passed");
                        });
                      }});
  app.jobs.push_back({"people.duplicates", duplicate_seconds, look_for_duplicates});
}

}  // namespace

void add_people(App& app, const std::shared_ptr<PersonSeal>& seal, PeopleHooks& hooks,
                const OrganisationSections& sections) {
  auto parts = std::make_shared<PeopleKeeping>(PeopleKeeping{seal, &hooks});
  add_person_routes(app.router, parts);
  add_person_edit_routes(app.router, parts);
  add_membership_routes(app.router, parts);
  add_unit_routes(app.router);
  add_duplicate_routes(app.router, parts);
  add_import_routes(app.router, parts);
  add_correction_routes(app.router, parts);
  sections->push_back([](ReadTx& tx, const View& view, const Organisation& organisation, Date as_of) {
    if (!view.viewer.may(read_people, organisation.path)) return Html{};
    return unit_staff_card(view, organisation, count_staff_below(tx, organisation.path, as_of));
  });
  add_jobs(app, seal, hooks);
  app.menu.push_back({"people.title", "/people", "users", Access::holder(read_people), 65});
  app.search.push_back(search);
  app.home.push_back(home);
  app.demo_data.push_back([seal](Database& database) {
    database.write(Actor::system(), [&](WriteTx& tx) { insert_demo_people(tx, *seal); });
  });
}

}  // namespace vx
