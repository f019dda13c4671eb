#include "web/problem.h"

#include "base/check.h"

namespace vx {
namespace {

struct ProblemRow {
  ProblemCode code;
  int status;
  std::string_view name;
};

constexpr ProblemRow problems[] = {
    {ProblemCode::BadRequest, 400, "bad_request"},
    {ProblemCode::Unauthenticated, 401, "unauthenticated"},
    {ProblemCode::Forbidden, 403, "forbidden"},
    {ProblemCode::NotFound, 404, "not_found"},
    {ProblemCode::MethodNotAllowed, 405, "method_not_allowed"},
    {ProblemCode::Conflict, 409, "conflict"},
    {ProblemCode::TooLarge, 413, "too_large"},
    {ProblemCode::UnsupportedMedia, 415, "unsupported_media"},
    {ProblemCode::Invalid, 422, "invalid"},
    {ProblemCode::RateLimited, 429, "rate_limited"},
    {ProblemCode::Internal, 500, "internal"},
    {ProblemCode::Busy, 503, "busy"},
};

const ProblemRow& row_of(ProblemCode code) {
  for (const ProblemRow& row : problems)
    if (row.code == code) return row;
  found_bug("every problem code has a row", std::source_location::current());
}

}  // namespace

int status_of(ProblemCode code) { return row_of(code).status; }

std::string_view name_of(ProblemCode code) { return row_of(code).name; }

}  // namespace vx
