#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vx {

/// One language's texts, read from the bytes of a GNU .mo file, which must outlive it. A lookup is one hash and one
/// comparison.
class Catalogue {
 public:
  /// Throws Bug if the bytes are no .mo file: it is made at build time.
  explicit Catalogue(std::string_view mo);

  /// The text, or the first form of a text with a plural; nothing if there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;
  /// Form `form` of the text; the last there is if it has fewer.
  [[nodiscard]] std::optional<std::string_view> find_form(std::string_view key, std::size_t form) const;
  [[nodiscard]] std::vector<std::string_view> keys() const;

 private:
  struct Entry {
    std::string_view key;
    std::string_view text;  ///< all forms, a zero byte between them
  };
  [[nodiscard]] const Entry* entry(std::string_view key) const;
  std::vector<Entry> slots_;  ///< open addressing, a power of two, at most half full
};

enum class Locale;
const Catalogue& catalogue(Locale locale);

/// `text` with each {name} replaced; a name without an argument stays as it is.
std::string fill_in(std::string_view text, std::span<const std::pair<std::string_view, std::string_view>> arguments);

}  // namespace vx
