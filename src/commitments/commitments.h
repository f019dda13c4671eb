#pragma once
#include <memory>

#include "documents/confirmation.h"
#include "people/people_hooks.h"
#include "web/app.h"

namespace vx {

class CoverageCache;

/// Commitments (bản cam kết): texts bound to rule documents, signing by oneself and on paper, coverage down to names,
/// withdrawals and breaches. Follows people who move.
void add_commitments(App& app, ConfirmationHooks& confirmations, PeopleHooks& people);
/// Demonstration: a commitment of the province, part of it signed.
void add_commitments_demo(App& app);

void add_commitment_routes(Router& router, const std::shared_ptr<CoverageCache>& cache);
void add_publication_of_commitment_routes(Router& router);
void add_signing_routes(Router& router);
void add_signed_copy_routes(Router& router);
void add_coverage_routes(Router& router, const std::shared_ptr<CoverageCache>& cache);
void add_paper_record_routes(Router& router);
void add_commitment_person_routes(Router& router);
void add_commitment_home(App& app, const std::shared_ptr<CoverageCache>& cache);
void add_commitment_job(App& app);
void add_commitment_people_hooks(PeopleHooks& people);

}  // namespace vx
