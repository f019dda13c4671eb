#include "web/assets.h"

#include "base/check.h"
#include "base/crypto.h"
#include "embedded/frontend.h"

namespace vx {
namespace {

constexpr std::size_t hash_digits = 12;

std::string_view type_of(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".woff2", "font/woff2"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".webmanifest", "application/manifest+json"},
      {".json", "application/json"},
      {".ico", "image/x-icon"}};
  for (auto [ending, type] : types)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

/// "app.css" → "/assets/0123456789ab-app.css". frontend/styles.mjs names the fonts in the style sheet the same way.
std::string hashed_address(std::string_view name, std::string_view bytes) {
  return fmt::format("/assets/{}-{}", hex(sha256(bytes)).substr(0, hash_digits), name);
}

struct AssetTable {
  std::map<std::string, std::string, std::less<>> addresses;  ///< by name
  std::map<std::string, Asset, std::less<>> assets;           ///< by address
};

AssetTable make_table() {
  std::map<std::string_view, Asset> by_name;
  for (const EmbeddedFile& file : embedded::frontend()) {
    std::string_view name = file.path.substr(file.path.find_last_of('/') + 1);
    bool is_brotli = name.ends_with(".br"), is_gzip = name.ends_with(".gz");
    if (is_brotli || is_gzip) name.remove_suffix(3);
    Asset& asset = by_name[name];
    (is_brotli ? asset.brotli : is_gzip ? asset.gzipped : asset.bytes) = file.bytes;
  }
  AssetTable table;
  for (auto [name, asset] : by_name) {
    if (asset.gzipped.size() >= asset.bytes.size()) asset.gzipped = {};
    if (asset.brotli.size() >= asset.bytes.size()) asset.brotli = {};
    asset.content_type = type_of(name);
    std::string address = hashed_address(name, asset.bytes);
    table.addresses[std::string(name)] = address;
    table.assets[address] = asset;
  }
  return table;
}

const AssetTable& table() {
  static const AssetTable made = make_table();
  return made;
}

}  // namespace

std::string asset_address(std::string_view name) {
  auto found = table().addresses.find(name);
  check(found != table().addresses.end(), "the front-end file must exist");
  return found->second;
}

std::optional<Asset> find_asset(std::string_view address) {
  auto found = table().assets.find(address);
  if (found == table().assets.end()) return std::nullopt;
  return found->second;
}

}  // namespace vx
