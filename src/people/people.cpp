#include "people/people.h"

#include "people/demo.h"
#include "people/person_store.h"

namespace vx {
namespace {

constexpr int day_seconds = 86400;

}  // namespace

void add_people(App& app, const std::shared_ptr<PersonSeal>& seal, PeopleHooks& hooks) {
  (void)hooks;
  app.jobs.push_back({"people.leavers", day_seconds, [](Database& database) {
                        database.write(Actor::system(), [](WriteTx& tx) {
                          mark_leavers(tx);
                          tx.exempt_from_audit("people whose last day has passed");
                        });
                      }});
  app.demo_data.push_back([seal](Database& database) {
    database.write(Actor::system(), [&](WriteTx& tx) { insert_demo_people(tx, *seal); });
  });
}

}  // namespace vx
