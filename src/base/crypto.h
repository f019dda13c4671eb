#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace vx {

using Bytes = std::span<const std::byte>;
using Digest = std::array<std::byte, 32>;

Bytes as_bytes(std::string_view text);
std::string_view as_text(Bytes bytes);

Digest sha256(std::string_view data);
/// Keyed BLAKE2b-256, for tokens kept in the database; `key` is 16 to 64 bytes.
Digest keyed_hash(std::string_view data, std::string_view key);
/// Equal, in a time that does not depend on where they differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

std::string hex(Bytes bytes);
std::optional<std::string> from_hex(std::string_view text);
/// URL-safe, without padding.
std::string base64url(Bytes bytes);
std::optional<std::string> from_base64url(std::string_view text);

/// `size` bytes nobody can guess.
std::string random_bytes(std::size_t size);
/// A token for an address or a cookie: 256 bits, base64url.
std::string random_token();

/// UUIDv7 (RFC 9562): ordered by time, so that an index on it grows at its end.
std::string make_uuid_v7(Instant now);
/// True for any UUID in the usual 8-4-4-4-12 form.
bool is_uuid(std::string_view text);

}  // namespace vx
