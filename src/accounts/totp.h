#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "web/html.h"

namespace vx {

/// Codes of an authenticator application (RFC 6238: SHA-1, 6 digits, 30 seconds). The time is the machine's, never the
/// training clock's: the telephone does not train.

/// 160 bits nobody can guess, raw.
std::string make_totp_secret();
/// As people type it: groups of four of base32.
std::string show_totp_secret(std::string_view secret);
/// The code of a moment.
std::string totp_code(std::string_view secret, Instant machine_time);
/// The 30-second step whose code it is, one step early or late allowed; nothing if it is wrong or its step is not
/// after `last_step` (a code is accepted once).
std::optional<std::int64_t> accept_totp_code(std::string_view secret, std::string_view typed, Instant machine_time,
                                             std::int64_t last_step);
/// otpauth://totp/…, for the QR code and as a link on the telephone itself.
std::string totp_address(std::string_view secret, std::string_view login_name, std::string_view issuer);

/// Any text as a QR code: inline SVG, black on white whatever the theme, with `label` for those who cannot see it.
Html qr_code(std::string_view text, std::string_view label);

/// Ten codes, each good once instead of the telephone: "k7mq-x2rp".
std::vector<std::string> make_recovery_codes();
/// Without the dash and in lower case, as it is hashed.
std::string normal_recovery_code(std::string_view typed);

}  // namespace vx
