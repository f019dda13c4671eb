#include "notifications/smtp.h"

#include <curl/curl.h>

#include <cstring>

#include "base/check.h"
#include "base/text.h"

namespace vx {
namespace {

constexpr long connect_seconds = 10;
constexpr long transfer_seconds = 30;
constexpr std::size_t answer_max = 300;

struct Recipients {
  explicit Recipients(std::string_view address) : list(curl_slist_append(nullptr, std::string(address).c_str())) {}
  ~Recipients() { curl_slist_free_all(list); }
  Recipients(const Recipients&) = delete;
  Recipients& operator=(const Recipients&) = delete;
  curl_slist* list;
};

std::size_t read_message(char* out, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<std::string_view*>(from);
  std::size_t taken = std::min(size * count, rest.size());
  std::memcpy(out, rest.data(), taken);
  rest.remove_prefix(taken);
  return taken;
}

/// The server's lines, but for its goodbye.
std::size_t keep_answer(char* line, std::size_t size, std::size_t count, void* into) {
  std::string_view text = trim(std::string_view(line, size * count));
  if (!text.empty() && !text.starts_with("221")) *static_cast<std::string*>(into) = text.substr(0, answer_max);
  return size * count;
}

/// What we say to the server: whether it came to naming the mail's receiver.
int watch(CURL*, curl_infotype type, char* data, std::size_t size, void* into) {
  if (type == CURLINFO_HEADER_OUT && std::string_view(data, size).starts_with("RCPT")) *static_cast<bool*>(into) = true;
  return 0;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

/// Before the receiver is named, all that goes wrong is about the server or about us.
SmtpResult::Outcome outcome_of(CURLcode result, long code, bool has_named_receiver) {
  using enum SmtpResult::Outcome;
  if (result == CURLE_OK) return Taken;
  if (!has_named_receiver) return Unreachable;
  return code >= 500 && code < 600 ? Refused : TryLater;
}

}  // namespace

struct SmtpConnection::Inside {
  CURL* handle = nullptr;
  std::string url;
  std::string from;
  std::string answer;
  bool has_named_receiver = false;
  std::array<char, CURL_ERROR_SIZE> why{};

  template <class Value>
  void set(CURLoption option, Value value) {
    check(curl_easy_setopt(handle, option, value) == CURLE_OK, "libcurl must know the option");
  }

  SmtpResult perform() {
    answer.clear();
    has_named_receiver = false;
    why[0] = '\0';
    CURLcode result = curl_easy_perform(handle);
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    SmtpResult::Outcome outcome = outcome_of(result, code, has_named_receiver);
    bool says_more = answer.empty() || outcome == SmtpResult::Outcome::Unreachable;
    std::string text = says_more && why[0] != '\0' ? std::string(why.data()) : answer;
    return {outcome, text.empty() ? curl_easy_strerror(result) : text};
  }
};

SmtpConnection::SmtpConnection(const MailOptions& options) : inside_(std::make_unique<Inside>()) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  check(started == CURLE_OK, "libcurl must start");
  Inside& in = *inside_;
  in.handle = curl_easy_init();
  check(in.handle != nullptr, "libcurl must give a handle");
  in.url = fmt::format("{}/{}", options.server, options.domain());  // the path is the name we greet with
  in.from = fmt::format("<{}>", options.from);
  in.set(CURLOPT_URL, in.url.c_str());
  in.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  in.set(CURLOPT_PROXY, "");
  in.set(CURLOPT_NOSIGNAL, 1L);
  in.set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
  in.set(CURLOPT_TIMEOUT, transfer_seconds);
  in.set(CURLOPT_USE_SSL, static_cast<long>(options.requires_tls() ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  in.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.authorities.empty()) in.set(CURLOPT_CAINFO, options.authorities.c_str());
  if (!options.user.empty()) {
    in.set(CURLOPT_USERNAME, options.user.c_str());
    in.set(CURLOPT_PASSWORD, options.password.c_str());
  }
  in.set(CURLOPT_ERRORBUFFER, in.why.data());
  in.set(CURLOPT_HEADERFUNCTION, keep_answer);
  in.set(CURLOPT_HEADERDATA, &in.answer);
  in.set(CURLOPT_WRITEFUNCTION, drop);
  in.set(CURLOPT_VERBOSE, 1L);
  in.set(CURLOPT_DEBUGFUNCTION, watch);
  in.set(CURLOPT_DEBUGDATA, &in.has_named_receiver);
}

SmtpConnection::~SmtpConnection() { curl_easy_cleanup(inside_->handle); }

SmtpResult SmtpConnection::send(std::string_view to, std::string_view message) {
  check(is_mail_address(to), "a mail goes to an address");
  Inside& in = *inside_;
  Recipients recipients(fmt::format("<{}>", to));
  in.set(CURLOPT_MAIL_FROM, in.from.c_str());
  in.set(CURLOPT_MAIL_RCPT, recipients.list);
  in.set(CURLOPT_UPLOAD, 1L);
  in.set(CURLOPT_READFUNCTION, read_message);
  in.set(CURLOPT_READDATA, &message);
  SmtpResult result = in.perform();
  in.set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  return result;
}

SmtpResult SmtpConnection::try_out() {
  inside_->set(CURLOPT_CUSTOMREQUEST, "NOOP");
  inside_->set(CURLOPT_NOBODY, 1L);
  return inside_->perform();
}

}  // namespace vx
