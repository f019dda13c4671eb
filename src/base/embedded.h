#pragma once
#include <string_view>

namespace vx {

/// A file that is part of the binary (cmake/generated.cmake).
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;  ///< followed by a zero byte that is not counted
};

}  // namespace vx
