#pragma once
#include <libpq-fe.h>

#include <array>
#include <string>
#include <vector>

#include "db/value.h"

namespace vx {

/// Parameters in the arrays libpq takes, in binary form. Borrows what they borrow.
class PostgresParams {
 public:
  explicit PostgresParams(Params params);
  PostgresParams(const PostgresParams&) = delete;
  PostgresParams& operator=(const PostgresParams&) = delete;

  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const Oid* types() const { return types_.data(); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }
  /// One letter a type: a statement is prepared once for each.
  [[nodiscard]] const std::string& signature() const { return signature_; }

 private:
  std::vector<std::array<char, 8>> numbers_;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::string signature_;
};

}  // namespace vx
