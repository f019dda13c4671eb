#include "notifications/mail_options.h"

#include <fstream>

#include "base/text.h"
#include "web/command_line.h"

namespace vx {
namespace {

constexpr std::size_t address_max = 254;  // RFC 5321, 4.5.3.1
constexpr std::size_t local_part_max = 64;

bool is_atom(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").contains(c);
}
bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// Words of such characters with single dots between.
bool is_dotted(std::string_view text, bool (*is_good)(char)) {
  for (std::string_view word : split(text, '.'))
    if (word.empty() || !std::ranges::all_of(word, is_good)) return false;
  return true;
}

/// "smtp://mail.example:587" → "mail.example".
std::string_view host_of(std::string_view server) {
  std::string_view rest = server.substr(server.find("://") + 3);
  rest = rest.substr(0, rest.find('/'));
  if (rest.starts_with('[')) return rest.substr(1, rest.find(']') - 1);
  return rest.substr(0, rest.rfind(':'));
}

std::string password_in(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw UsageProblem("vungxanh: --smtp-password-file cannot be read: " + path);
  return std::string(trim(line));
}

void check_options(const MailOptions& options) {
  if (!options.is_set()) return;
  if (!options.server.starts_with("smtp://") && !options.server.starts_with("smtps://"))
    throw UsageProblem("vungxanh: --smtp takes smtp://HOST:PORT or smtps://HOST:PORT, not \"" + options.server + "\"");
  if (host_of(options.server).empty() || options.server.contains('@'))
    throw UsageProblem("vungxanh: --smtp names a host; user and password have options of their own");
  if (!is_mail_address(options.from))
    throw UsageProblem("vungxanh: --smtp needs --mail-from ADDRESS, the address mails come from");
  if (!options.public_url.starts_with("http://") && !options.public_url.starts_with("https://"))
    throw UsageProblem("vungxanh: --smtp needs --public-url https://HOST, where the links in mails lead");
  if (std::ranges::any_of(options.public_url, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '>'; }))
    throw UsageProblem("vungxanh: --public-url is no address");
}

}  // namespace

bool MailOptions::requires_tls() const {
  std::string_view host = host_of(server);
  bool is_here = host == "localhost" || host == "::1" || host.starts_with("127.");
  return server.starts_with("smtps://") || !is_here;
}

std::string_view MailOptions::domain() const { return std::string_view(from).substr(from.rfind('@') + 1); }

MailOptions read_mail_options(std::span<const std::string> words) {
  MailOptions options;
  options.server = option_or_environment(words, "--smtp", "VUNGXANH_SMTP", "");
  options.user = option_or_environment(words, "--smtp-user", "VUNGXANH_SMTP_USER", "");
  options.authorities = option_or_environment(words, "--smtp-ca", "VUNGXANH_SMTP_CA", "");
  options.from = option_or_environment(words, "--mail-from", "VUNGXANH_MAIL_FROM", "");
  options.public_url = option_or_environment(words, "--public-url", "VUNGXANH_PUBLIC_URL", "");
  while (options.public_url.ends_with('/')) options.public_url.pop_back();
  if (options.is_set())
    options.password =
        password_in(option_or_environment(words, "--smtp-password-file", "VUNGXANH_SMTP_PASSWORD_FILE", ""));
  check_options(options);
  return options;
}

bool is_mail_address(std::string_view text) {
  std::size_t at = text.rfind('@');
  if (text.size() > address_max || at == std::string_view::npos || at == 0 || at > local_part_max) return false;
  std::string_view host = text.substr(at + 1);
  return is_dotted(text.substr(0, at), is_atom) && is_dotted(host, is_host_character) && !host.starts_with('-');
}

}  // namespace vx
