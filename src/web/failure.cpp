#include "web/failure.h"

#include "base/crypto.h"
#include "base/log.h"
#include "db/database.h"
#include "web/address.h"
#include "web/layout.h"
#include "web/problem_json.h"

namespace vx {
namespace {

constexpr int busy_seconds = 2;

Response to_log_in(const Request& request) {
  std::string address = "/login";
  if (request.method == Method::Get && request.path != "/") address += "?next=" + encode_uri(request.view.path);
  return {.status = 303, .headers = {{"Location", std::move(address)}}, .body = {}, .static_body = {}, .events = {}};
}

Response answer_problem(const Request& request, const Problem& problem, std::string_view reference = {}) {
  const View& view = request.view;
  if (problem.code() == ProblemCode::Unauthenticated && !request.wants_json) return to_log_in(request);
  int status = status_of(problem.code());
  std::string key = fmt::format("problem.{}", name_of(problem.code()));
  std::string advice = problem.detail().empty() ? view.t(key + "_advice") : problem.detail();
  if (!reference.empty()) advice += " " + view.t("problem.reference", {{"reference", reference}});
  Response response;
  if (request.wants_json) {
    response = json_response(problem_json(view, problem.code(), advice), status);
    response.headers.front().second = "application/problem+json";
  } else {
    response = html_response(page(view, {.title = view.t(key)}, html::p(advice)), status);
  }
  response.with_header("Cache-Control", "no-store");
  if (problem.retry_after > 0) response.with_header("Retry-After", std::to_string(problem.retry_after));
  if (problem.code() == ProblemCode::Unauthenticated) response.with_header("WWW-Authenticate", "Bearer");
  return response;
}

Problem busy(const View& view) {
  Problem problem(ProblemCode::Busy, view.t("problem.busy_advice"));
  problem.retry_after = busy_seconds;
  return problem;
}

Response answer_bug(const Request& request, std::string_view route, const char* what, std::string_view where) {
  std::string reference = hex(as_bytes(random_bytes(4)));
  log_error("request_failed", {{"route", route}, {"reference", reference}, {"why", what}, {"where", where}});
  return answer_problem(request, Problem(ProblemCode::Internal), reference);
}

/// What an attacker meets and an honest reader seldom does.
bool is_refusal(ProblemCode code) {
  return code == ProblemCode::Forbidden || code == ProblemCode::RateLimited || code == ProblemCode::BadRequest ||
         code == ProblemCode::UnsupportedMedia || code == ProblemCode::TooLarge;
}

/// Says who, from where and at which route; nothing of what was typed.
void log_refusal(const Request& request, std::string_view route, ProblemCode code) {
  log_warning(
      "request_refused",
      {{"why", name_of(code)}, {"route", route}, {"account", request.viewer().account}, {"address", request.address}});
}

}  // namespace

Response answer_failure(const Request& request, std::string_view route, std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Problem& problem) {
    if (is_refusal(problem.code())) log_refusal(request, route, problem.code());
    return answer_problem(request, problem);
  } catch (const QueueFull&) {
    log_warning("write_queue_full", {{"route", route}});
    return answer_problem(request, busy(request.view));
  } catch (const DatabaseUnavailable& error) {
    log_error("database_unavailable", {{"route", route}, {"why", error.what()}});
    return answer_problem(request, busy(request.view));
  } catch (const Bug& bug) {
    return answer_bug(request, route, bug.what(), fmt::format("{}:{}", bug.where().file_name(), bug.where().line()));
  } catch (const std::exception& error) {
    return answer_bug(request, route, error.what(), "");
  }
}

}  // namespace vx
