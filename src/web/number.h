#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace vx {

/// A whole number as people type it: "1234", "1.234", "1 234", "-5". Groups must have three digits, so that "1.5" is
/// not taken for 15.
std::optional<std::int64_t> parse_integer(std::string_view text);
/// A number as Vietnamese write it ("1.234,5") or as machines do ("1234.5"). Where one point stands alone before three
/// digits ("1.234") it groups, as in Vietnamese.
std::optional<double> parse_number(std::string_view text);

}  // namespace vx
