#include "commitments/commitments.h"

#include "commitments/commitment_store.h"
#include "commitments/coverage_store.h"

namespace vx {
namespace {

/// A confirmed plan is not taken back while a commitment of its campaign stands on it. Before campaigns take theirs
/// back.
void guard_confirmations(ConfirmationHooks& confirmations) {
  confirmations.undone.insert(confirmations.undone.begin(),
                              [](WriteTx& tx, const Document& document) -> std::expected<void, Refusal> {
                                if (binds_commitments(tx, document.id))
                                  return std::unexpected(Refusal{"commitments.refusal.plan_has_commitments"});
                                return {};
                              });
}

}  // namespace

void add_commitments(App& app, ConfirmationHooks& confirmations, PeopleHooks& people) {
  const auto cache = std::make_shared<CoverageCache>();
  guard_confirmations(confirmations);
  add_commitment_people_hooks(people);
  add_commitment_routes(app.router, cache);
  add_publication_of_commitment_routes(app.router);
  add_signing_routes(app.router);
  add_signed_copy_routes(app.router);
  add_coverage_routes(app.router, cache);
  add_paper_record_routes(app.router);
  add_commitment_person_routes(app.router);
  add_commitment_home(app, cache);
  add_commitment_job(app);
  app.menu.push_back({"commitments.title", "/commitments", "certificate", Access::signed_in(), 25});
  app.menu.push_back({"commitments.verify.title", "/public/commitments", "shield-check", Access::everybody(), 95});
  app.tabs.push_back(
      {"campaign", "commitments", "commitments.title", "/commitments", Access::holder(read_commitments), 40});
}

}  // namespace vx
