#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/message.h"
#include "web/html.h"
#include "web/json.h"
#include "web/request.h"

namespace vx {

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  /// Instead of `body`: bytes that outlive the server (embedded assets).
  std::string_view static_body = {};
  /// Instead of a body: called once with the listener; the response stays open (text/event-stream).
  std::function<void(std::shared_ptr<EventSink>)> events = {};

  Response& with_header(std::string name, std::string value) & {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Response&& with_header(std::string name, std::string value) && {
    return std::move(with_header(std::move(name), std::move(value)));
  }
  [[nodiscard]] std::string_view content() const { return static_body.empty() ? std::string_view(body) : static_body; }
};

/// Page or JSON of the same result, whichever was asked for; only that one is made.
template <class MakePage, class MakeJson>
Response respond(const Request& request, MakePage make_page, MakeJson make_json);

Response html_response(Html page, int status = 200);
Response json_response(const Json& json, int status = 200);
/// A file to save; `name` may be Vietnamese.
Response download(std::string bytes, std::string_view content_type, std::string_view name);
/// Carries a notice over a redirect: dispatch shows the text once (View::notice) and takes the cookie back.
inline constexpr std::string_view notice_cookie = "vx_notice";
/// After a successful POST: pages go to `address` (303) with a notice shown there once (a key of the catalogue);
/// JSON answers `status` 200 or 201 with Location and `json`.
Response done(const Request& request, std::string_view address, std::string_view notice_key, const Json& json,
              int status = 200);
/// A form with faults again: the page with 422, or a problem whose "errors" name each field.
Response invalid(const Request& request, const Form& form, Html page);

template <class MakePage, class MakeJson>
Response respond(const Request& request, MakePage make_page, MakeJson make_json) {
  return request.wants_json ? json_response(make_json()) : html_response(make_page());
}

}  // namespace vx
