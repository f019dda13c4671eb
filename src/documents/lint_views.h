#pragma once
#include <vector>

#include "documents/document.h"
#include "documents/plan_lint.h"
#include "documents/review_places.h"
#include "web/html.h"
#include "web/json.h"
#include "web/view.h"

namespace vx {

/// What is worth looking at in a plan (R14, R124), the copied campaign first; each leads to its place in the text of
/// the same page (lint_places). Nothing if nothing was found.
Html lint_card(const View& view, const std::vector<PlanFinding>& findings);
std::vector<MarkedPlace> lint_places(const std::vector<PlanFinding>& findings);
/// The findings beside the text they lead into.
Html findings_page(const View& view, const Document& document, std::string_view text,
                   const std::vector<PlanFinding>& findings);
Json lint_json(const std::vector<PlanFinding>& findings);

}  // namespace vx
