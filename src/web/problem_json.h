#pragma once
#include "web/form.h"
#include "web/json.h"
#include "web/problem.h"
#include "web/view.h"

namespace vx {

/// RFC 9457: {"type":"about:problem/<code>","title":…,"status":…,"detail":…,"errors":[{"field":…,"message":…}]}.
Json problem_json(const View& view, ProblemCode code, std::string_view detail,
                  const std::vector<FieldError>& errors = {});

}  // namespace vx
