#pragma once
#include <string>
#include <string_view>

namespace vx {

/// `bytes` as a gzip member, quickly rather than tightly packed.
std::string gzip(std::string_view bytes);

}  // namespace vx
