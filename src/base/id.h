#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace vx {

/// The key of one stored T. Ids of different things do not mix; 0 is no id.
template <class T>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

}  // namespace vx

template <class T>
struct std::hash<vx::Id<T>> {
  std::size_t operator()(vx::Id<T> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
