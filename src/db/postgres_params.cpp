#include "db/postgres_params.h"

#include <bit>
#include <type_traits>

#include "base/check.h"
#include "db/postgres_types.h"

namespace vx {
namespace {

Oid type_of(ParamType type) {
  switch (type) {
    case ParamType::Unknown:
      return oid::unknown;
    case ParamType::Integer:
      return oid::int8;
    case ParamType::Real:
      return oid::float8;
    case ParamType::Text:
      return oid::text;
    case ParamType::Bytes:
      return oid::bytea;
  }
  return oid::unknown;
}

std::array<char, 8> big_endian(std::uint64_t bits) {
  static_assert(std::endian::native == std::endian::little);
  return std::bit_cast<std::array<char, 8>>(std::byteswap(bits));
}

}  // namespace

PostgresParams::PostgresParams(Params params) {
  numbers_.resize(params.size());
  constexpr int binary = 1;
  formats_.assign(params.size(), binary);
  for (std::size_t i = 0; i < params.size(); ++i) {
    types_.push_back(type_of(params[i].type()));
    signature_.push_back(static_cast<char>('0' + static_cast<int>(params[i].type())));
    std::string_view bytes("", 0);
    bool is_null = false;
    std::visit(
        [&](const auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::int64_t> || std::is_same_v<T, double>) {
            numbers_[i] = big_endian(std::bit_cast<std::uint64_t>(value));
            bytes = {numbers_[i].data(), numbers_[i].size()};
          } else if constexpr (std::is_same_v<T, std::string_view>) {
            check(value.find('\0') == std::string_view::npos, "a text must not hold a zero byte");
            if (!value.empty()) bytes = value;
          } else if constexpr (std::is_same_v<T, Bytes>) {
            if (!value.empty()) bytes = as_text(value);
          } else {
            is_null = true;
          }
        },
        params[i].value());
    values_.push_back(is_null ? nullptr : bytes.data());
    lengths_.push_back(static_cast<int>(bytes.size()));
  }
}

}  // namespace vx
