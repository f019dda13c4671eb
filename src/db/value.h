#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/crypto.h"
#include "base/date.h"
#include "base/id.h"

namespace vx {

/// What a parameter is to the database, known even when it is NULL (but for a plain nullptr).
enum class ParamType : std::uint8_t { Unknown, Integer, Real, Text, Bytes };

/// One bound parameter of a statement. Text and bytes are borrowed: they must outlive the call.
/// Dates are stored as ISO text, instants as microseconds, enums as their code (text, by the slice).
class Param {
 public:
  using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Bytes>;

  Param(std::nullptr_t) {}
  template <std::integral T>
  Param(T value) : value_(static_cast<std::int64_t>(value)) {}
  Param(double value) : value_(value) {}
  Param(std::string_view value) : value_(value) {}
  Param(const char* value) : value_(std::string_view(value)) {}
  Param(const std::string& value) : value_(std::string_view(value)) {}
  Param(Bytes value) : value_(value) {}
  Param(const Digest& value) : value_(Bytes(value)) {}
  template <class T>
  Param(Id<T> id) {
    if (id)
      value_ = id.value;
    else
      null_type_ = ParamType::Integer;  // no id is NULL
  }
  Param(Date value) : made_(value.iso()) {}
  Param(const PartialDate& value) : made_(value.iso()) {}
  Param(Instant value) : value_(value.micros) {}
  template <class T>
  Param(const std::optional<T>& value) {
    if (value)
      *this = Param(*value);
    else
      null_type_ = Param(T{}).type();
  }

  [[nodiscard]] Value value() const { return made_.empty() ? value_ : Value(std::string_view(made_)); }
  [[nodiscard]] ParamType type() const {
    if (!made_.empty()) return ParamType::Text;
    return value_.index() == 0 ? null_type_ : static_cast<ParamType>(value_.index());
  }

 private:
  Value value_;
  std::string made_;  ///< text that had to be made for the parameter
  ParamType null_type_ = ParamType::Unknown;
};

using Params = std::span<const Param>;

/// The current row of a result. Views are valid until the next row. A column must be asked for as what it is (checked):
/// text is not bytes, a number is not text; the text or bytes of NULL are empty.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual double real(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
  [[nodiscard]] virtual Bytes bytes(int column) const = 0;

  /// Column `column` (from 0) as T. Anything but an optional, an id or a text must not be NULL (checked);
  /// NULL gives an empty id or text.
  template <class T>
  [[nodiscard]] T get(int column) const;
};

void check_column(bool condition, const char* why);

namespace detail {
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class T>
inline constexpr bool is_id<Id<T>> = true;
}  // namespace detail

template <class T>
T Row::get(int column) const {
  if constexpr (detail::is_optional<T>) {
    return is_null(column) ? T{} : T(get<typename T::value_type>(column));
  } else if constexpr (detail::is_id<T>) {
    return T{is_null(column) ? 0 : integer(column)};
  } else if constexpr (std::same_as<T, std::string> || std::same_as<T, std::string_view>) {
    return is_null(column) ? T{} : T(text(column));
  } else {
    check_column(!is_null(column), "the column must not be NULL");
    if constexpr (std::same_as<T, bool>) {
      return integer(column) != 0;
    } else if constexpr (std::integral<T>) {
      return static_cast<T>(integer(column));
    } else if constexpr (std::same_as<T, double>) {
      return real(column);
    } else if constexpr (std::same_as<T, Bytes>) {
      return bytes(column);
    } else if constexpr (std::same_as<T, Date>) {
      auto date = Date::parse_iso(text(column));
      check_column(date.has_value(), "the column must hold a date");
      return *date;
    } else if constexpr (std::same_as<T, PartialDate>) {
      auto date = PartialDate::parse_iso(text(column));
      check_column(date.has_value(), "the column must hold a date");
      return *date;
    } else if constexpr (std::same_as<T, Instant>) {
      return Instant{integer(column)};
    } else if constexpr (std::same_as<T, Digest>) {
      Digest digest{};
      Bytes stored = bytes(column);
      check_column(stored.size() == digest.size(), "the column must hold a 32-byte hash");
      std::copy(stored.begin(), stored.end(), digest.begin());
      return digest;
    } else {
      static_assert(sizeof(T) == 0, "no column type for this");
    }
  }
}

}  // namespace vx
