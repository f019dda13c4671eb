#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>

#include "net/server.h"
#include "net/test_socket.h"

namespace vx {
namespace {

/// A key and a certificate for it, signed by itself, in one PEM file.
class TestCertificate {
 public:
  TestCertificate() : path_(std::filesystem::temp_directory_path() / fmt::format("vx_tls_{}.pem", ::getpid())) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_pubkey(certificate, key);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_sign(certificate, key, EVP_sha256());
    std::FILE* file = std::fopen(path_.c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_X509(file, certificate);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~TestCertificate() { std::filesystem::remove(path_); }
  TestCertificate(const TestCertificate&) = delete;
  TestCertificate& operator=(const TestCertificate&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

struct TlsAnswer {
  std::string text;
  std::string version;
  bool ended_properly = false;  ///< with close_notify
};

/// Sends a request and reads to the end. `version_max` 0: the newest.
std::optional<TlsAnswer> ask(std::uint16_t port, std::string_view request, int version_max = 0) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_security_level(context, 0);  // so that the server is what refuses
  if (version_max) SSL_CTX_set_max_proto_version(context, version_max);
  TestSocket socket(port);
  SSL* tls = SSL_new(context);
  SSL_set_fd(tls, socket.handle());
  std::optional<TlsAnswer> answer;
  if (SSL_connect(tls) == 1) {
    answer.emplace();
    answer->version = SSL_get_version(tls);
    SSL_write(tls, request.data(), static_cast<int>(request.size()));
    char buffer[4096];
    int n = 0;
    while ((n = SSL_read(tls, buffer, sizeof buffer)) > 0) answer->text.append(buffer, static_cast<std::size_t>(n));
    answer->ended_properly = SSL_get_error(tls, n) == SSL_ERROR_ZERO_RETURN;
  }
  ERR_clear_error();
  SSL_free(tls);
  SSL_CTX_free(context);
  return answer;
}

TEST(Tls, ServesNewVersionsOnlyAndSaysGoodbye) {
  TestCertificate certificate;
  ServerOptions options;
  options.port = 0;
  options.tls_certificate = certificate.path();
  Server server(
      options,
      [](HttpRequest request, Server::Respond respond) {
        HttpResponse response;
        response.body = request.is_tls ? std::string(100'000, 's') : "plain";
        respond(std::move(response));
      },
      [](std::string_view, std::string_view) { return 0u; });
  server.start();
  std::string_view request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  auto answer = ask(server.port(), request);
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->text.starts_with("HTTP/1.1 200 OK"));
  EXPECT_TRUE(answer->text.ends_with("\r\n\r\n" + std::string(100'000, 's')));
  EXPECT_EQ(answer->version, "TLSv1.3");
  EXPECT_TRUE(answer->ended_properly);
  EXPECT_EQ(ask(server.port(), request, TLS1_2_VERSION)->version, "TLSv1.2");
  EXPECT_FALSE(ask(server.port(), request, TLS1_1_VERSION));
}

}  // namespace
}  // namespace vx
