#include "net/server.h"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "net/test_socket.h"

namespace vx {
namespace {

using std::chrono::milliseconds;

/// A server that answers with method, target and body; "/slow" after 150 ms from another thread, "/events" with a
/// stream, "/dropped" never.
class HttpServer : public testing::Test {
 protected:
  void start(ServerOptions options = {}) {
    options.port = 0;
    server_ = std::make_unique<Server>(
        options,
        [this](HttpRequest request, Server::Respond respond) { handle(std::move(request), std::move(respond)); },
        [](std::string_view, std::string_view) { return std::size_t{1000}; });
    server_->start();
  }
  void TearDown() override {
    server_.reset();
    for (std::thread& thread : threads_) thread.join();
  }

  void handle(HttpRequest request, Server::Respond respond) {
    if (request.target == "/dropped") return;
    HttpResponse response;
    response.headers = {{"Content-Type", "text/plain"}};
    response.body = fmt::format("{} {} {} {}", request.method, request.target, request.body, request.address);
    if (request.target == "/events") {
      response.headers = {{"Content-Type", "text/event-stream"}};
      response.body.clear();
      response.events = [this](std::shared_ptr<EventSink> sink) {
        std::lock_guard lock(mutex_);
        sink->send("zone", "green\nthen yellow");
        sink_ = std::move(sink);
      };
    }
    if (request.target != "/slow") return respond(std::move(response));
    threads_.emplace_back([respond = std::move(respond), response = std::move(response)]() mutable {
      std::this_thread::sleep_for(milliseconds(150));
      respond(std::move(response));
    });
  }
  std::shared_ptr<EventSink> sink() {
    std::lock_guard lock(mutex_);
    return sink_;
  }
  std::string answer_to(std::string_view bytes) {
    TestSocket client(server_->port());
    client.send(bytes);
    return client.read_all();
  }

  std::unique_ptr<Server> server_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::shared_ptr<EventSink> sink_;
};

TEST_F(HttpServer, AnswersSeveralRequestsOnOneConnection) {
  start();
  TestSocket client(server_->port());
  client.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(client.read_until("GET /one  127.0.0.1").starts_with("HTTP/1.1 200 OK\r\nDate: "));
  client.send("POST /two HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_TRUE(client.read_until("POST /two hello").contains("POST /two hello"));
  client.send("POST /three HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_TRUE(client.read_until("POST /three abcde").contains("POST /three abcde"));
}

TEST_F(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  start();
  std::string answers = answer_to(
      "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nPOST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxy"
      "GET /c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  std::size_t slow = answers.find("GET /slow"), b = answers.find("POST /b xy"), c = answers.find("GET /c");
  EXPECT_LT(slow, b);
  EXPECT_LT(b, c);
  EXPECT_NE(c, std::string::npos);
}

TEST_F(HttpServer, AnswersHeadWithoutABody) {
  start();
  std::string answer = answer_to("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.contains("Content-Length: 18\r\n"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(HttpServer, RefusesWhatIsNoProperRequest) {
  start();
  auto status = [&](std::string_view bytes) { return answer_to(bytes).substr(0, 12); };
  EXPECT_EQ(status("nonsense\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET x HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET / HTTP/3.7\r\nHost: a\r\n\r\n"), "HTTP/1.1 505");
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            "HTTP/1.1 400");
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n"), "HTTP/1.1 417");
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"), "HTTP/1.1 431");
}

TEST_F(HttpServer, RefusesALongBodyBeforeItIsSent) {
  start();
  TestSocket client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_TRUE(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 413"));
  std::string chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) chunked += "64\r\n" + std::string(100, 'x') + "\r\n";
  EXPECT_TRUE(answer_to(chunked + "0\r\n\r\n").starts_with("HTTP/1.1 413"));
}

TEST_F(HttpServer, AsksForABodyThatIsExpected) {
  start();
  TestSocket client(server_->port());
  client.send("POST /e HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_TRUE(client.read_until("POST /e abc").contains("200 OK"));
}

TEST_F(HttpServer, LetsSlowClientsGo) {
  ServerOptions options;
  options.head_time = milliseconds(200);
  options.transfer_time = milliseconds(100);
  options.slowest_rate = 100'000;
  options.idle_time = milliseconds(400);
  start(options);
  TestSocket slow_head(server_->port()), slow_body(server_->port()), silent(server_->port());
  slow_head.send("GET / HTTP/1.1\r\nHo");
  slow_body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nabc");
  for (int i = 0; i < 3; ++i) {
    std::this_thread::sleep_for(milliseconds(50));
    slow_head.send("s");  // a byte now and then does not buy time
  }
  EXPECT_TRUE(slow_head.read_until("\r\n\r\n").starts_with("HTTP/1.1 408"));
  EXPECT_TRUE(slow_body.read_until("\r\n\r\n").starts_with("HTTP/1.1 408"));
  EXPECT_EQ(silent.read_all(), "");
  EXPECT_TRUE(silent.is_at_end());
}

TEST_F(HttpServer, RefusesMoreConnectionsThanItServes) {
  ServerOptions options;
  options.connections_max = 2;
  start(options);
  TestSocket first(server_->port()), second(server_->port());
  for (TestSocket* client : {&first, &second}) {
    client->send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(client->read_until("GET /").contains("200 OK"));
  }
  TestSocket third(server_->port());
  std::string answer = third.read_all();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 503"));
  EXPECT_TRUE(answer.contains("Retry-After"));
}

TEST_F(HttpServer, FinishesWhatHasBegunWhenItEnds) {
  start();
  TestSocket busy(server_->port()), idle(server_->port());
  idle.send("GET /i HTTP/1.1\r\nHost: a\r\n\r\n");
  idle.read_until("GET /i");
  busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(50));
  std::uint16_t port = server_->port();
  auto begin = std::chrono::steady_clock::now();
  server_->drain();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
  std::string answer = busy.read_all();
  EXPECT_TRUE(answer.contains("GET /slow"));
  EXPECT_TRUE(answer.contains("Connection: close"));
  idle.read_all();
  EXPECT_TRUE(idle.is_at_end());
  EXPECT_FALSE(TestSocket(port).connected());
}

TEST_F(HttpServer, StreamsEventsAndHeartbeats) {
  ServerOptions options;
  options.heartbeat = milliseconds(50);
  start(options);
  auto listener = std::make_unique<TestSocket>(server_->port());
  listener->send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
  std::string text = listener->read_until(":\n\n");
  EXPECT_TRUE(text.contains("event: zone\ndata: green\ndata: then yellow\n\n")) << text;
  EXPECT_FALSE(text.contains("Content-Length"));
  EXPECT_EQ(server_->statistics().listeners, 1);
  EXPECT_TRUE(sink()->send("zone", "red"));
  EXPECT_TRUE(listener->read_until("data: red").contains("data: red"));
  listener.reset();
  for (int i = 0; i < 100 && server_->statistics().listeners > 0; ++i) std::this_thread::sleep_for(milliseconds(20));
  EXPECT_EQ(server_->statistics().listeners, 0);
  EXPECT_FALSE(sink()->send("zone", "nobody hears this"));
}

TEST_F(HttpServer, AnswersForAHandlerThatForgets) {
  start();
  EXPECT_TRUE(answer_to("GET /dropped HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 500"));
}

TEST_F(HttpServer, BelievesOnlyTrustedProxies) {
  start();
  std::string forwarded =
      "GET /p HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.9, 10.1.2.3\r\n\r\n";
  EXPECT_TRUE(answer_to(forwarded).ends_with("127.0.0.1"));
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1", "10.0.0.0/8"};
  start(options);
  EXPECT_TRUE(answer_to(forwarded).ends_with("203.0.113.9"));
}

TEST(Server, SaysWhyItCannotStart) {
  auto start = [](const ServerOptions& options) {
    Server server(options, [](HttpRequest, Server::Respond) {}, [](std::string_view, std::string_view) { return 0u; });
    server.start();
  };
  ServerOptions nowhere, uncertified, far;
  nowhere.address = "nowhere";
  uncertified.tls_certificate = "missing.pem";
  far.trusted_proxies = {"10.0.0.0/33"};
  EXPECT_THROW(start(nowhere), ServerProblem);
  EXPECT_THROW(start(uncertified), ServerProblem);
  EXPECT_THROW(start(far), ServerProblem);
}

}  // namespace
}  // namespace vx
