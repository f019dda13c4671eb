#pragma once
#include <source_location>
#include <stdexcept>

namespace vx {

/// A bug of ours was found. Dispatch rolls back, logs it and answers 500; tests let it end the process.
class Bug : public std::logic_error {
 public:
  Bug(const char* why, std::source_location where);
  [[nodiscard]] std::source_location where() const { return where_; }

 private:
  std::source_location where_;
};

[[noreturn]] void found_bug(const char* why, std::source_location where);

/// States what must be true whatever the users do; on in every build. Bad input is a Problem or a Refusal, not a bug.
inline void check(bool condition, const char* why, std::source_location where = std::source_location::current()) {
  if (!condition) [[unlikely]]
    found_bug(why, where);
}

}  // namespace vx
