#include "accounts/totp.h"

#include <ctime>
#include <memory>

#include <liboath/oath.h>
#include <qrencode.h>
#include <sodium.h>

#include "base/check.h"
#include "base/crypto.h"
#include "base/text.h"

namespace vx {
namespace {

constexpr int step_seconds = 30;
constexpr int digits = 6;
constexpr int steps_of_grace = 1;
constexpr int quiet_zone = 4;  // modules of white around, as the standard asks

void ready() {
  static const bool started = oath_init() == OATH_OK;
  check(started, "liboath could not start");
}

std::time_t seconds_of(Instant instant) { return static_cast<std::time_t>(instant.micros / 1'000'000); }

std::string base32(std::string_view secret) {
  ready();
  char* out = nullptr;
  std::size_t size = 0;
  check(oath_base32_encode(secret.data(), secret.size(), &out, &size) == OATH_OK, "base32 must work");
  std::string text(out, size);
  std::free(out);
  return text.substr(0, text.find('='));
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string make_totp_secret() { return random_bytes(20); }

std::string show_totp_secret(std::string_view secret) {
  std::string text = base32(secret);
  for (std::size_t at = 4; at < text.size(); at += 5) text.insert(at, 1, ' ');
  return text;
}

std::string totp_code(std::string_view secret, Instant machine_time) {
  ready();
  char code[digits + 1] = {};
  int status =
      oath_totp_generate(secret.data(), secret.size(), seconds_of(machine_time), step_seconds, 0, digits, code);
  check(status == OATH_OK, "a TOTP code must be made");
  return code;
}

std::optional<std::int64_t> accept_totp_code(std::string_view secret, std::string_view typed, Instant machine_time,
                                             std::int64_t last_step) {
  std::string code;
  for (char c : typed)
    if (c != ' ') code += c;
  if (code.size() != digits) return std::nullopt;
  std::optional<std::int64_t> accepted;
  std::int64_t now_step = machine_time.micros / 1'000'000 / step_seconds;
  for (std::int64_t step = now_step - steps_of_grace; step <= now_step + steps_of_grace; ++step) {
    bool equal = equal_in_constant_time(totp_code(secret, Instant{step * step_seconds * 1'000'000}), code);
    if (equal && step > last_step) accepted = step;
  }
  return accepted;
}

std::string totp_address(std::string_view secret, std::string_view login_name, std::string_view issuer) {
  std::string from = percent_encoded(issuer);
  return "otpauth://totp/" + from + ":" + percent_encoded(login_name) + "?secret=" + base32(secret) + "&issuer=" + from;
}

Html qr_code(std::string_view text, std::string_view label) {
  std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  check(code != nullptr, "the text must fit in a QR code");
  std::string path;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & 1) == 0) continue;
      int from = x;
      while (x + 1 < code->width && (code->data[y * code->width + x + 1] & 1) != 0) ++x;
      path += fmt::format("M{} {}h{}v1h-{}z", from + quiet_zone, y + quiet_zone, x - from + 1, x - from + 1);
    }
  int side = code->width + 2 * quiet_zone;
  const std::array<Part, 2> ground{attr("d", fmt::format("M0 0h{}v{}H0z", side, side)), attr("fill", "#fff")};
  const std::array<Part, 2> modules{attr("d", path), attr("fill", "#000")};
  return html::svg(attr("viewBox", fmt::format("0 0 {} {}", side, side)), attr("width", side * 4),
                   attr("height", side * 4), attr("role", "img"), attr("aria-label", label), cls("qr-code"),
                   attr("shape-rendering", "crispEdges"), element("path", ground), element("path", modules));
}

std::vector<std::string> make_recovery_codes() {
  static constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  std::vector<std::string> codes(10);
  for (std::string& code : codes)
    for (int i = 0; i < 10; ++i) {
      if (i == 5) code += '-';
      code += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    }
  return codes;
}

std::string normal_recovery_code(std::string_view typed) {
  std::string code;
  for (char c : lower(typed))
    if (c != '-' && c != ' ') code += c;
  return code;
}

}  // namespace vx
