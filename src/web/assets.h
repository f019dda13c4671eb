#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace vx {

/// A file for browsers, embedded in the binary: style sheet, script, font, picture.
struct Asset {
  std::string_view bytes;
  std::string_view gzipped;  ///< empty if that is not smaller
  std::string_view brotli;   ///< empty if that is not smaller
  std::string_view content_type;
};

/// "/assets/<hash>-app.css" of "app.css": the address changes with the bytes, so it may be kept for ever.
std::string asset_address(std::string_view name);
/// The asset at an address, if its hash is today's.
std::optional<Asset> find_asset(std::string_view address);

}  // namespace vx
