#pragma once
#include <string>
#include <string_view>

namespace vx {

/// Percent-encodes everything but RFC 3986's unreserved characters: for query values and file names.
std::string encode_uri(std::string_view text);
/// Undoes percent-encoding; `plus_is_space` as in forms. A % that begins no escape stays as it is.
std::string decode_uri(std::string_view text, bool plus_is_space);
/// True for an address of this server that is safe to be sent to after log-in: "/…", but neither "//" nor "/\".
bool is_local_address(std::string_view address);

}  // namespace vx
