#pragma once
#include <string_view>

namespace vx {

inline constexpr std::string_view version = "0.1.0";

}  // namespace vx
