#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "web/problem.h"
#include "web/zip_archive.h"

namespace vx {

/// Listens to one XML document as it streams by. Names come without their namespace's prefix.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  /// `attributes`: name, value, name, value …, null.
  virtual void start(std::string_view name, const char* const* attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
  /// What it found wrong; reading stops at once.
  [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

 protected:
  void refuse(Refusal refusal) {
    if (!refusal_) refusal_ = std::move(refusal);
  }
  /// The attribute's value, whatever its prefix; empty if there is none.
  static std::string_view attribute(const char* const* attributes, std::string_view name);

 private:
  std::optional<Refusal> refusal_;
};

/// Streams one entry of the archive to `listener`. Document types (and with them entities) are refused.
std::expected<void, Refusal> read_xml(ZipArchive& archive, const std::string& entry, std::size_t bytes_max,
                                      XmlListener& listener);

}  // namespace vx
