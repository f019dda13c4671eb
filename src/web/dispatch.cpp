#include "web/dispatch.h"

#include "base/crypto.h"
#include "web/access.h"
#include "web/answer.h"
#include "web/asset_answer.h"
#include "web/cookies.h"
#include "web/csrf.h"
#include "web/exchange.h"
#include "web/failure.h"
#include "web/incoming.h"
#include "web/protocol.h"

namespace vx {
namespace {

/// Reading a longer body takes long enough to be kept from the network's thread.
constexpr std::size_t small_body = 64 << 10;

Problem too_busy() {
  Problem problem(ProblemCode::Busy);
  problem.retry_after = 2;
  return problem;
}

/// The form cookie of the request, or a new one for the page that is about to be made.
std::string form_secret_of(const Request& request) {
  std::string_view cookie = request.cookie(form_cookie);
  if (cookie.size() >= 20 && cookie.size() <= 100) return std::string(cookie);
  return request.method == Method::Get ? random_token() : std::string();
}

}  // namespace

Dispatcher::Dispatcher(const App& app, Database& database, DispatchOptions options)
    : app_(app),
      database_(database),
      metrics_(app.router.routes()),
      workers_(options.workers, options.worker_queue_max) {}

Dispatcher::~Dispatcher() = default;

std::size_t Dispatcher::body_max(Method method, std::string_view path) const {
  const Route* route = app_.router.match(method, path).route;
  if (!route && method == Method::Post) route = app_.router.match(Method::Delete, path).route;  // by method_field
  return route && route->write ? route->info.body_max : 0;
}

Response Dispatcher::handle(Request request) {
  Response answer;
  std::atomic<bool> is_answered = false;
  dispatch(std::move(request), [&](Response response) {
    answer = std::move(response);
    is_answered = true;
    is_answered.notify_all();
  });
  is_answered.wait(false);
  return answer;
}

void Dispatcher::dispatch(Request request, Respond respond) {
  ++in_flight_;
  auto exchange = std::make_shared<Exchange>();
  exchange->request = std::move(request);
  exchange->respond = std::move(respond);
  exchange->started = std::chrono::steady_clock::now();
  exchange->request.view.app = &app_;
  exchange->request.view.is_training = database_.clock().is_training();
  exchange->request.view.now = database_.clock().now();
  try {
    if (exchange->request.path.starts_with("/assets/")) {
      auto asset = answer_asset(exchange->request);
      if (!asset) throw Problem(ProblemCode::NotFound);
      exchange->response = std::move(*asset);
      return send(*exchange);
    }
    read_head(exchange->request);
    exchange->form_secret = form_secret_of(exchange->request);
    if (exchange->request.body.size() <= small_body) return read_and_post(exchange);
    if (!workers_.post([this, exchange] { read_and_post(exchange); })) throw too_busy();
  } catch (...) {
    fail(exchange, std::current_exception());
  }
}

void Dispatcher::find_route(Exchange& exchange) {
  Request& request = exchange.request;
  Method method = request.method == Method::Head ? Method::Get : request.method;
  Router::Match match = app_.router.match(method, request.path);
  if (!match.route) throw Problem(match.path_exists ? ProblemCode::MethodNotAllowed : ProblemCode::NotFound);
  exchange.route = match.route;
  request.path_values = std::move(match.values);
  if (!match.route->info.page) request.wants_json = true;
  if (!match.route->info.json) request.wants_json = false;
}

/// Reads the body's fields, which may name the method, finds the route and prepares what needs no transaction.
void Dispatcher::read_and_post(const ExchangePtr& exchange) {
  try {
    bool may_change = exchange->request.method != Method::Get && exchange->request.method != Method::Head;
    if (may_change) {
      check_origin(exchange->request);
      read_fields(exchange->request);
    }
    find_route(*exchange);
    if (may_change && !exchange->request.idempotency_key.empty())
      exchange->fingerprint = fingerprint_of(exchange->request);
    if (!exchange->route->info.prepare) return post(exchange);
    if (exchange->route->info.access.kind == Access::Kind::Public) return prepare(exchange);
    // What takes long is done only for those who may have it done.
    database_.post_read([this, exchange](ReadTx& tx) { check_sender(*exchange, tx); },
                        [this, exchange](std::exception_ptr failure) {
                          if (failure) return fail(exchange, failure);
                          prepare(exchange);
                        });
  } catch (...) {
    fail(exchange, std::current_exception());
  }
}

void Dispatcher::prepare(const ExchangePtr& exchange) {
  auto work = [this, exchange] {
    try {
      exchange->request.prepared = exchange->route->info.prepare(exchange->request);
      post(exchange);
    } catch (...) {
      fail(exchange, std::current_exception());
    }
  };
  if (!workers_.post(std::move(work))) fail(exchange, std::make_exception_ptr(too_busy()));
}

void Dispatcher::post(const ExchangePtr& exchange) {
  if (exchange->route->read) {
    post_read(exchange);
  } else {
    post_write(exchange);
  }
}

void Dispatcher::post_read(const ExchangePtr& exchange) {
  database_.post_read([this, exchange](ReadTx& tx) { run_read(*exchange, tx); },
                      [this, exchange](std::exception_ptr failure) {
                        if (failure) return fail(exchange, failure);
                        answer(exchange);
                      });
}

void Dispatcher::post_write(const ExchangePtr& exchange) {
  // Copied here rather than on the one writer thread.
  exchange->attempt = exchange->request;
  exchange->is_attempt_fresh = true;
  Actor actor{0, "", "", exchange->request.address};
  database_.post_write(
      std::move(actor), [this, exchange](WriteTx& tx) { run_write(*exchange, tx); },
      [this, exchange](std::exception_ptr failure) {
        if (!failure) return answer(exchange);
        if (!exchange->is_repeated_meanwhile) return fail(exchange, failure);
        exchange->is_repeated_meanwhile = false;  // the twin has committed: its answer is found now
        try {
          post_write(exchange);
        } catch (...) {
          fail(exchange, std::current_exception());
        }
      });
}

void Dispatcher::fail(const ExchangePtr& exchange, std::exception_ptr failure) {
  bool is_identified = (exchange->attempt && !exchange->is_attempt_fresh) || exchange->request.session_token.empty();
  if (is_identified || exchange->request.wants_json) return fail_with_page(exchange, failure);
  // The page about the failure has a menu: find out whose.
  try {
    database_.post_read([this, exchange](ReadTx& tx) { begin_attempt(*exchange, tx); },
                        [this, exchange, failure](std::exception_ptr) { fail_with_page(exchange, failure); });
  } catch (const std::exception&) {
    fail_with_page(exchange, failure);
  }
}

void Dispatcher::fail_with_page(const ExchangePtr& exchange, std::exception_ptr failure) {
  std::string_view route = exchange->route ? std::string_view(exchange->route->pattern) : "";
  exchange->response = answer_failure(exchange->current(), route, failure);
  answer(exchange);
}

void Dispatcher::answer(const ExchangePtr& exchange) {
  finish_answer(exchange->current(), exchange->form_secret, exchange->response);
  if (!is_worth_packing(exchange->current(), exchange->response)) return send(*exchange);
  auto pack = [this, exchange] {
    pack_answer(exchange->response);
    send(*exchange);
  };
  // The one writer thread has better things to do; a reader packs what it made.
  bool is_read = exchange->route && exchange->route->read;
  if (is_read || !workers_.post(pack)) pack();
}

void Dispatcher::send(Exchange& exchange) {
  metrics_.count(exchange.route, exchange.response.status, std::chrono::steady_clock::now() - exchange.started);
  Respond respond = std::move(exchange.respond);
  --in_flight_;
  respond(std::move(exchange.response));
}

}  // namespace vx
