#pragma once
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/problem.h"

struct zip;

namespace vx {

/// A zip file in memory (.xlsx, .docx), read entry by entry without trusting the sizes it states.
class ZipArchive {
 public:
  /// Refusal "spreadsheet.broken" if it is no zip file. `bytes` must outlive the archive.
  static std::expected<ZipArchive, Refusal> open(std::string_view bytes);

  [[nodiscard]] bool has(const std::string& name) const;
  /// Gives the entry's bytes to `sink` piece by piece until it says false; refuses more than `max` bytes.
  std::expected<void, Refusal> read(const std::string& name, std::size_t max,
                                    const std::function<bool(std::string_view)>& sink);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace vx
