#include "net/respond.h"

#include "base/log.h"
#include "net/answer_head.h"

namespace vx {
namespace {

/// Brings an answer back to the loop of its connection, once; one that is dropped unanswered answers 500.
template <class Completion>
class Answering {
 public:
  Answering(ServerShared& shared, Executor executor, Completion completion)
      : shared_(&shared), executor_(std::move(executor)), completion_(std::move(completion)) {
    ++shared.handling;
  }
  Answering(Answering&& other) noexcept
      : shared_(std::exchange(other.shared_, nullptr)),
        executor_(std::move(other.executor_)),
        completion_(std::move(other.completion_)) {}
  Answering& operator=(Answering&&) = delete;
  ~Answering() {
    if (shared_) (*this)(plain_answer(500));
  }

  void operator()(HttpResponse response) {
    ServerShared* shared = std::exchange(shared_, nullptr);
    if (!shared) return;
    asio::post(executor_, [completion = std::move(completion_), response = std::move(response)]() mutable {
      std::move(completion)(std::move(response));
    });
    --shared->handling;
  }

 private:
  ServerShared* shared_;
  Executor executor_;
  Completion completion_;
};

}  // namespace

Task<HttpResponse> ask_handler(ServerShared& shared, HttpRequest request) {
  auto executor = co_await asio::this_coro::executor;
  auto ask = [&](auto completion) {
    Answering answering(shared, executor, std::move(completion));
    try {
      shared.handler(std::move(request), std::move(answering));
    } catch (const std::exception& error) {  // the answer is the one of `answering` that was dropped
      log_error("handler_failed", {{"why", error.what()}});
    }
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(HttpResponse)>(
      ask, asio::use_awaitable_t<Executor>{});
}

}  // namespace vx
