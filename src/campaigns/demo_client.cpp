#include "campaigns/demo_client.h"

#include "base/crypto.h"
#include "campaigns/campaign.h"
#include "documents/document.h"
#include "people/person.h"
#include "web/address.h"
#include "web/cookies.h"
#include "web/csrf.h"
#include "web/protocol.h"

namespace vx {

DemoClient::DemoClient(const App& app, Database& database) : app_(app), session_(random_token()) {
  app_.session_source = [this](ReadTx&, std::string_view token) -> std::optional<Viewer> {
    if (token == session_) return viewer_;
    return std::nullopt;
  };
  token_ = csrf_token(session_);
  dispatcher_ = std::make_unique<Dispatcher>(app_, database);
}

void DemoClient::act_as(std::string login_name, std::int64_t account, std::int64_t organisation, std::string scope,
                        std::int64_t person) {
  viewer_ = {};
  viewer_.account = account;
  viewer_.session = 1;
  viewer_.display_name = login_name;
  viewer_.login_name = std::move(login_name);
  viewer_.organisation = organisation;
  viewer_.person = person;
  viewer_.scope = scope;
  for (const Permission permission : {read_documents, edit_documents, publish_documents, read_campaigns, edit_campaigns,
                                      steer_campaigns, read_people})
    viewer_.grants.push_back({std::string(permission.name), scope});
}

Request DemoClient::make_request(std::string_view address) const {
  Request request;
  request.method = Method::Post;
  request.path = std::string(address);
  request.headers = {
      {"host", "localhost"}, {"accept", "text/html"}, {"cookie", std::string(session_cookie) + "=" + session_}};
  request.address = "127.0.0.1";
  return request;
}

std::string DemoClient::send(Request request) {
  const std::string address = request.path;
  const Response response = dispatcher_->handle(std::move(request));
  if (response.status != 303)
    throw std::runtime_error(fmt::format("the demonstration was refused at {}: {} {}", address, response.status,
                                         response.content().substr(0, 2000)));
  for (const auto& [name, value] : response.headers)
    if (name == "Location") return value;
  return "";
}

std::string DemoClient::post(std::string_view address, const DemoFields& fields) {
  Request request = make_request(address);
  request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  request.body = std::string(csrf_field) + "=" + encode_uri(token_) + "&" + std::string(idempotency_field) + "=" +
                 make_uuid_v7(SystemClock().now());
  for (const auto& [name, value] : fields) request.body += "&" + encode_uri(name) + "=" + encode_uri(value);
  return send(std::move(request));
}

std::string DemoClient::upload(std::string_view address, std::string_view name, std::string_view bytes) {
  const std::string boundary = "vungxanh-demo-" + random_token();
  Request request = make_request(address);
  request.headers.emplace_back("content-type", "multipart/form-data; boundary=" + boundary);
  auto part = [&](std::string_view head, std::string_view content) {
    request.body += fmt::format("--{}\r\nContent-Disposition: form-data; {}\r\n\r\n{}\r\n", boundary, head, content);
  };
  part(fmt::format("name=\"{}\"", csrf_field), token_);
  part(fmt::format("name=\"{}\"", idempotency_field), make_uuid_v7(SystemClock().now()));
  part(fmt::format("name=\"files\"; filename=\"{}\"\r\nContent-Type: text/plain", name), bytes);
  request.body += "--" + boundary + "--\r\n";
  return send(std::move(request));
}

}  // namespace vx
