#pragma once
#include <libpq-fe.h>

#include <memory>
#include <vector>

#include "db/value.h"

namespace vx {

/// One row of a text-format result.
class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}

  [[nodiscard]] bool is_null(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double real(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;
  [[nodiscard]] Bytes bytes(int column) const override;

 private:
  [[nodiscard]] std::string_view stored(int column) const;

  const PGresult* result_;
  int row_;
  mutable std::vector<std::unique_ptr<unsigned char, decltype(&PQfreemem)>> decoded_;
};

}  // namespace vx
