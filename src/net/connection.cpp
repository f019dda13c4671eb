#include "net/connection.h"

#include "net/answer_head.h"
#include "net/event_stream.h"
#include "net/request_parser.h"
#include "net/respond.h"

namespace vx {
namespace {

constexpr std::chrono::milliseconds for_ever = std::chrono::milliseconds::max();
constexpr std::chrono::milliseconds linger_time{2000};

TcpSocket& socket_of(TcpSocket& socket) { return socket; }
TcpSocket& socket_of(TlsStream& stream) { return stream.next_layer(); }
constexpr bool is_tls(const TcpSocket&) { return false; }
constexpr bool is_tls(const TlsStream&) { return true; }

template <class Stream>
class Connection final : public ConnectionBase {
 public:
  Connection(Loop& loop, Stream stream, std::string address)
      : ConnectionBase(loop), stream_(std::move(stream)), address_(std::move(address)) {}

  Task<void> run() {
    while (!shared().is_draining) {
      parser_.emplace();
      parser_->header_limit(static_cast<std::uint32_t>(shared().options.head_max));
      parser_->body_limit(boost::none);  // asked for when the header is there
      int fault = 0;
      if (!co_await read_head(fault)) co_return;
      if (fault == 0 && !is_expired_) fault = co_await read_body();
      if (is_expired_) fault = 408;
      if (fault != 0) {
        ++shared().statistics.malformed;
        co_await write(plain_answer(fault), false, false);
        co_return co_await linger();
      }
      if (!co_await answer()) co_return;
    }
  }

  Task<void> handshake()
    requires std::same_as<Stream, TlsStream>
  {
    enter(Phase::Writing, shared().options.head_time);
    auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, as_result);
    if (error) co_return;
    co_await run();
  }

  void close() override {
    error_code ignored;
    socket_of(stream_).close(ignored);
  }

 private:
  ServerShared& shared() { return loop_.shared; }
  void cancel() override {
    error_code ignored;
    socket_of(stream_).cancel(ignored);
    if (events_) events_->end();
  }

  /// Waits for a request and reads its header. False if there is no further one.
  Task<bool> read_head(int& fault) {
    if (buffer_.size() == 0) {
      enter(Phase::Idle, shared().options.idle_time);
      auto [error, n] = co_await stream_.async_read_some(buffer_.prepare(8192), as_result);
      if (error) co_return false;
      buffer_.commit(n);
    }
    enter(Phase::Reading, shared().options.head_time);
    auto [error, n] = co_await http::async_read_header(stream_, buffer_, *parser_, as_result);
    if (is_expired_) co_return true;
    if (error == http::error::end_of_stream || error == http::error::partial_message) co_return false;
    bool is_http = error.category() == http::make_error_code(http::error::bad_version).category();
    if (error && !is_http) co_return false;
    fault = error ? status_of(error) : fault_of(*parser_);
    co_return true;
  }

  /// Reads the body if it is short enough; answers the status of what is wrong, 0 if nothing.
  Task<int> read_body() {
    const auto& head = parser_->get();
    std::size_t max = shared().body_max(std::string_view(head.method_string()), std::string_view(head.target()));
    std::uint64_t length = parser_->content_length().value_or(0);
    if (length > max) co_return 413;
    parser_->body_limit(max);
    if (parser_->is_done()) co_return 0;
    enter(Phase::Reading, time_for(std::max<std::uint64_t>(length, parser_->chunked() ? max : 0)));
    if (!head[http::field::expect].empty()) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      auto [error, n] = co_await asio::async_write(stream_, asio::buffer(go_on), as_result);
      if (error) co_return 400;
    }
    auto [error, n] = co_await http::async_read(stream_, buffer_, *parser_, as_result);
    co_return error ? status_of(error) : 0;
  }

  /// Has the request answered. False if the connection ends with it.
  Task<bool> answer() {
    bool keep_alive = parser_->keep_alive();
    HttpRequest request = take_request(*parser_);
    request.address = address_;
    request.is_tls = is_tls(stream_);
    shared().proxies.apply(request);
    bool is_head = request.method == "HEAD";
    enter(Phase::Handling, for_ever);
    HttpResponse response = co_await ask_handler(shared(), std::move(request));
    if (response.events) {
      co_await stream_events(response);
      co_return false;
    }
    keep_alive = keep_alive && !shared().is_draining;
    if (!co_await write(response, keep_alive, is_head)) co_return false;
    if (!keep_alive) co_await linger();
    co_return keep_alive;
  }

  Task<bool> write(const HttpResponse& response, bool keep_alive, bool is_head) {
    std::string head = answer_head(response, keep_alive);
    std::string_view body = is_head || !has_body(response.status) ? std::string_view() : response.content();
    enter(Phase::Writing, time_for(head.size() + body.size()));
    std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body)};
    auto [error, n] = co_await asio::async_write(stream_, both, as_result);
    co_return !error;
  }

  /// Says goodbye and lets the client read the last answer before the connection is gone: what it still sends is read
  /// and dropped.
  Task<void> linger() {
    is_expired_ = false;
    enter(Phase::Writing, linger_time);
    if constexpr (std::same_as<Stream, TlsStream>) co_await stream_.async_shutdown(as_result);
    TcpSocket& socket = socket_of(stream_);
    error_code ignored;
    socket.shutdown(TcpSocket::shutdown_send, ignored);
    std::array<char, 4096> scratch;
    while (!is_expired_) {
      auto [error, n] = co_await socket.async_read_some(asio::buffer(scratch), as_result);
      if (error) co_return;
    }
  }

  Task<void> stream_events(HttpResponse& response) {
    response.headers.emplace_back("X-Accel-Buffering", "no");
    if (!co_await write(response, false, false)) co_return;
    auto wake = [executor = loop_.context.get_executor(), weak = weak_from_this()] {
      asio::post(executor, [weak] {
        if (auto self = std::static_pointer_cast<Connection>(weak.lock())) self->wake_.cancel();
      });
    };
    events_ = std::make_shared<EventQueue>(wake);
    ++shared().statistics.listeners;
    response.events(events_);
    // A listener sends nothing more: what comes is its end.
    stream_.async_read_some(asio::buffer(&end_of_listener_, 1),
                            [events = events_, self = shared_from_this()](error_code, std::size_t) { events->end(); });
    while (!shared().is_draining && co_await write_next_event()) {
    }
    events_->end();
    --shared().statistics.listeners;
    close();
  }

  /// Writes what waits, or a comment after a while, so that both ends know of each other. False at the end.
  Task<bool> write_next_event() {
    enter(Phase::Streaming, for_ever);
    wake_.expires_after(shared().options.heartbeat);
    std::string text = events_->take();
    if (text.empty()) {
      if (events_->is_ended()) co_return false;
      co_await wake_.async_wait(as_result);  // a wake-up from now on is posted to this thread, so it is not missed
      text = events_->take();
    }
    if (events_->is_ended()) co_return false;
    if (text.empty()) text = ":\n\n";
    enter(Phase::Writing, time_for(text.size()));
    auto [error, n] = co_await asio::async_write(stream_, asio::buffer(text), as_result);
    co_return !error;
  }

  Stream stream_;
  std::string address_;
  boost::beast::flat_buffer buffer_{64 << 10};
  std::optional<RequestParser> parser_;
  std::shared_ptr<EventQueue> events_;
  Timer wake_{loop_.context.get_executor()};
  char end_of_listener_ = 0;
};

}  // namespace

Task<void> serve_connection(Loop& loop, TcpSocket socket) {
  error_code error;
  socket.set_option(Tcp::no_delay(true), error);
  std::string address = socket.remote_endpoint(error).address().to_string();
  if (error) co_return;
  if (address.starts_with("::ffff:")) address.erase(0, 7);
  if (loop.shared.tls) {
    auto connection = std::make_shared<Connection<TlsStream>>(loop, TlsStream(std::move(socket), *loop.shared.tls),
                                                              std::move(address));
    co_await connection->handshake();
    connection->close();
  } else {
    auto connection = std::make_shared<Connection<TcpSocket>>(loop, std::move(socket), std::move(address));
    co_await connection->run();
    connection->close();
  }
}

}  // namespace vx
