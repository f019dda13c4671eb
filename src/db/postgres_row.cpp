#include "db/postgres_row.h"

#include <charconv>

#include "base/check.h"
#include "db/postgres_types.h"

namespace vx {
namespace {

template <class Number>
Number parse(std::string_view text) {
  Number number{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  check(error == std::errc() && end == text.data() + text.size(), "the column must hold a number of its type");
  return number;
}

bool is_whole_number(Oid type) {
  return type == oid::int8 || type == oid::int4 || type == oid::int2 || type == oid::numeric || type == oid::oid;
}

}  // namespace

std::string_view PostgresRow::stored(int column) const {
  return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

bool PostgresRow::is_null(int column) const {
  check(column >= 0 && column < PQnfields(result_), "there is no such column");
  return PQgetisnull(result_, row_, column) == 1;
}

std::int64_t PostgresRow::integer(int column) const {
  Oid type = PQftype(result_, column);
  check(!is_null(column) && (is_whole_number(type) || type == oid::boolean), "the column must be an integer");
  if (type == oid::boolean) return stored(column) == "t" ? 1 : 0;
  return parse<std::int64_t>(stored(column));
}

double PostgresRow::real(int column) const {
  Oid type = PQftype(result_, column);
  check(!is_null(column) && (is_whole_number(type) || type == oid::float8 || type == oid::float4),
        "the column must be a number");
  return parse<double>(stored(column));
}

std::string_view PostgresRow::text(int column) const {
  if (is_null(column)) return {};
  check(oid::is_text(PQftype(result_, column)), "the column must be a text");
  return stored(column);
}

Bytes PostgresRow::bytes(int column) const {
  if (is_null(column)) return {};
  check(PQftype(result_, column) == oid::bytea, "the column must hold bytes");
  std::size_t size = 0;
  decoded_.emplace_back(PQunescapeBytea(reinterpret_cast<const unsigned char*>(stored(column).data()), &size),
                        PQfreemem);
  check(decoded_.back() != nullptr, "bytes must be readable");
  return {reinterpret_cast<const std::byte*>(decoded_.back().get()), size};
}

}  // namespace vx
