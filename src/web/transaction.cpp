// What dispatch does inside a request's transaction.
#include "web/access.h"
#include "web/csrf.h"
#include "web/exchange.h"
#include "web/incoming.h"

namespace vx {
namespace {

/// Whose keys they are; nothing for programs that send neither a session nor a form cookie.
std::optional<RequestKey> request_key(const Request& request, const std::string& form_secret) {
  if (request.idempotency_key.empty()) return {};
  if (request.viewer().is_signed_in())
    return RequestKey{request.idempotency_key, fmt::format("a{}", request.viewer().account)};
  if (form_secret.empty()) return {};
  return RequestKey{request.idempotency_key, "b" + csrf_token(form_secret)};
}

/// Throws Forbidden unless a browser's request carries the token of its form. Programs that sign themselves in with
/// every request, or send what no form can send without being signed in, need none.
void check_form(const Request& request, const std::string& form_secret) {
  if (is_bearer(request)) return;
  if (request.viewer().is_signed_in()) return check_csrf(request, request.session_token);
  if (has_form_body(request)) check_csrf(request, form_secret);
}

bool is_redirected(const Request& request, const Access& access, Response& response) {
  std::string_view first = first_address(request, access);
  if (first.empty()) return false;
  if (request.wants_json) throw Problem(ProblemCode::Forbidden, request.view.t("problem.account_unfinished"));
  response = Response{};
  response.status = 303;
  response.with_header("Location", std::string(first));
  return true;
}

}  // namespace

void Dispatcher::identify(Exchange& exchange, Request& request, ReadTx& tx) const {
  View& view = request.view;
  view.now = tx.now();
  if (!request.session_token.empty() && app_.session_source)
    if (auto viewer = app_.session_source(tx, request.session_token)) view.viewer = std::move(*viewer);
  const std::string& secret = view.viewer.is_signed_in() ? request.session_token : exchange.form_secret;
  if (!secret.empty()) view.csrf_token = csrf_token(secret);
}

/// The request for the handler: a fresh one for each attempt.
Request& Dispatcher::begin_attempt(Exchange& exchange, ReadTx& tx) {
  if (!exchange.is_attempt_fresh) exchange.attempt = exchange.request;
  exchange.is_attempt_fresh = false;
  identify(exchange, *exchange.attempt, tx);
  return *exchange.attempt;
}

/// Throws where run_write would, before anything has been prepared for it. Who it is will be asked again.
void Dispatcher::check_sender(Exchange& exchange, ReadTx& tx) const {
  Request& request = exchange.request;
  identify(exchange, request, tx);
  check_access(request, exchange.route->info.access);
  check_form(request, exchange.form_secret);
  request.view.viewer = {};
  request.view.csrf_token.clear();
}

void Dispatcher::run_read(Exchange& exchange, ReadTx& tx) {
  Request& request = begin_attempt(exchange, tx);
  if (is_redirected(request, exchange.route->info.access, exchange.response)) return;
  check_access(request, exchange.route->info.access);
  if (app_.inbox.count_unread && request.viewer().is_signed_in() && !request.wants_json)
    request.view.unread = app_.inbox.count_unread(tx, request.viewer());
  exchange.response = exchange.route->read(request, tx);
}

void Dispatcher::run_write(Exchange& exchange, WriteTx& tx) {
  Request& request = begin_attempt(exchange, tx);
  const Viewer& viewer = request.viewer();
  if (is_redirected(request, exchange.route->info.access, exchange.response)) return;
  check_access(request, exchange.route->info.access);
  check_form(request, exchange.form_secret);
  if (viewer.is_signed_in()) tx.set_actor({viewer.account, viewer.login_name, viewer.role, request.address});

  auto key = request_key(request, exchange.form_secret);
  if (key) {
    if (auto stored = find_answer(tx, *key)) {
      if (stored->fingerprint != exchange.fingerprint)
        throw Problem(ProblemCode::Conflict, request.view.t("problem.key_reused"));
      if (stored->is_lost) throw Problem(ProblemCode::Conflict, request.view.t("problem.answer_gone"));
      exchange.response = std::move(stored->response);
      exchange.response.with_header("Idempotent-Replay", "true");
      return;
    }
  }
  exchange.response = exchange.route->write(request, tx);
  // What changed nothing may simply be done again.
  if (!key || !tx.is_accounted_for() || !may_be_stored(exchange.response)) return;
  try {
    insert_answer(tx, *key, exchange.fingerprint, exchange.response);
  } catch (const ConstraintViolation&) {
    exchange.is_repeated_meanwhile = true;
    throw;
  }
}

}  // namespace vx
