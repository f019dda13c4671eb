#pragma once
#include "db/database.h"
#include "web/app.h"
#include "web/metrics.h"
#include "web/worker_pool.h"

namespace vx {

struct DispatchOptions {
  int workers = 2;                      ///< threads for `prepare` and packing
  std::size_t worker_queue_max = 1024;  ///< more waiting work is answered 503
};

/// Takes a request to its handler and brings the answer back (ARCHITECTURE, "The way of a request"):
/// route → prepare → transaction { session → viewer → access → CSRF → idempotency → handler } → answer.
/// A handler that returns is committed, one that throws is rolled back. Thread-safe.
class Dispatcher {
 public:
  using Respond = std::move_only_function<void(Response)>;

  /// `app` and `database` outlive it; the app's routes no longer change.
  Dispatcher(const App& app, Database& database, DispatchOptions options = {});
  ~Dispatcher();

  /// Of `request` the first part is filled (request.h). `respond` is called once, from any thread.
  void dispatch(Request request, Respond respond);
  /// The same, waiting for the answer: for tests. Not from a database thread.
  Response handle(Request request);
  /// How many bytes the body may have, asked before it is read.
  [[nodiscard]] std::size_t body_max(Method method, std::string_view path) const;
  [[nodiscard]] const Metrics& metrics() const { return metrics_; }
  /// Requests that wait for their answer.
  [[nodiscard]] std::int64_t in_flight() const { return in_flight_; }

 private:
  struct Exchange;
  using ExchangePtr = std::shared_ptr<Exchange>;

  void find_route(Exchange& exchange);
  void read_and_post(const ExchangePtr& exchange);
  void prepare(const ExchangePtr& exchange);
  void post(const ExchangePtr& exchange);
  void post_read(const ExchangePtr& exchange);
  void post_write(const ExchangePtr& exchange);
  void check_sender(Exchange& exchange, ReadTx& tx) const;
  void run_read(Exchange& exchange, ReadTx& tx);
  void run_write(Exchange& exchange, WriteTx& tx);
  Request& begin_attempt(Exchange& exchange, ReadTx& tx);
  void identify(Exchange& exchange, Request& request, ReadTx& tx) const;
  void fail(const ExchangePtr& exchange, std::exception_ptr failure);
  void fail_with_page(const ExchangePtr& exchange, std::exception_ptr failure);
  void answer(const ExchangePtr& exchange);
  void send(Exchange& exchange);

  const App& app_;
  Database& database_;
  Metrics metrics_;
  std::atomic<std::int64_t> in_flight_ = 0;
  WorkerPool workers_;
};

}  // namespace vx
