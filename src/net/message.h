#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vx {

/// Where server-sent events of one listener go. Safe from any thread.
class EventSink {
 public:
  virtual ~EventSink() = default;
  /// False when the listener is gone.
  virtual bool send(std::string_view event, std::string_view data) = 0;
  /// Lets the listener go, once what waits has been dropped.
  virtual void end() = 0;
};

/// Header fields in the order they came or go.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

/// A request as it came over the wire, whole.
struct HttpRequest {
  std::string method;
  std::string target;    ///< raw: path and query
  HeaderFields headers;  ///< names in lower case
  std::string body;
  std::string address;  ///< of the client; behind a trusted proxy the one the proxy names
  bool is_tls = false;  ///< at the client's end
};

struct HttpResponse {
  int status = 200;
  HeaderFields headers;  ///< without Content-Length, Date and Connection, which net writes
  std::string body;
  std::string_view static_body;  ///< instead of `body`: bytes that outlive the server
  /// Instead of a body: called once with the listener; the answer stays open.
  std::function<void(std::shared_ptr<EventSink>)> events;

  [[nodiscard]] std::string_view content() const { return static_body.empty() ? std::string_view(body) : static_body; }
};

}  // namespace vx
