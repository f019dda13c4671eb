#pragma once
#include <atomic>
#include <cstdint>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include "web/problem.h"

namespace vx {

/// What one guess costs an attacker: argon2id passes and memory. The hash keeps its own, so they may be raised later;
/// it is made anew at the next log-in.
struct PasswordCost {
  std::uint64_t passes = 2;
  std::size_t memory = 32u << 20;  ///< bytes
};

/// Hashes and verifies passwords, at most `slots` at a time, so that many log-ins cannot take the machine's memory.
/// Who waits when `waiting_max` wait already gets Problem Busy. For worker threads, never for database threads.
class PasswordHasher {
 public:
  PasswordHasher(PasswordCost cost, int slots, int waiting_max = 64);
  /// argon2id, a fresh salt, in the text form that names its parameters.
  [[nodiscard]] std::string hash(std::string_view password);
  /// With no hash (no such account) it works as long and answers false.
  [[nodiscard]] bool verify(std::string_view password, std::string_view hash);
  /// True if the hash was made with other parameters than today's.
  [[nodiscard]] bool is_outdated(const std::string& hash) const;

 private:
  class Turn;
  PasswordCost cost_;
  std::counting_semaphore<64> slots_;
  std::atomic<int> waiting_ = 0;
  int waiting_max_;
  std::string nobodys_hash_;  ///< verified when there is no account, for equal time
};

/// Why the password may not be taken: shorter than 12 characters, one of those everybody tries (also with digits or
/// signs added), one character over and over, or the person's own names.
std::optional<Refusal> refuse_password(std::string_view password, std::string_view login_name,
                                       std::string_view display_name);
inline constexpr std::size_t password_length_min = 12;
inline constexpr std::size_t password_length_max = 128;
inline constexpr std::size_t password_bytes_max = 512;

/// A one-time password that can be read out over the telephone: "kcmn-7rtx-92hv-pq4d" (75 bits).
std::string make_one_time_password();

}  // namespace vx
