#pragma once
#include "accounts/welcome.h"
#include "documents/confirmation.h"
#include "web/app.h"

namespace vx {

/// Registers the register of documents: pages, searches, what waits, the public pages. `hooks` is called when a plan is
/// confirmed and outlives the app; later slices add to it before the first request.
void add_documents(App& app, const ConfirmationHooks& hooks);

/// "Bring in the first plan": the step of the first-run guide that is about documents.
WelcomeStep first_plan_step();

// The parts of it, each beside its handlers.
void add_register_routes(Router& router);
void add_graph_routes(Router& router);
void add_upload_routes(Router& router);
void add_review_routes(Router& router, const ConfirmationHooks& hooks);
void add_publication_routes(Router& router);

}  // namespace vx
