#include "accounts/password.h"

#include <set>

#include <sodium.h>

#include "base/check.h"
#include "base/crypto.h"
#include "base/text.h"
#include "embedded/common_passwords.h"

namespace vx {
namespace {

constexpr int busy_retry_seconds = 2;

const std::set<std::string, std::less<>>& common_passwords() {
  static const auto list = [] {
    std::set<std::string, std::less<>> words;
    for (std::string_view line : split(embedded::common_passwords()[0].bytes, '\n'))
      if (auto word = trim(line); !word.empty() && word[0] != '#') words.insert(fold(word));
    return words;
  }();
  return list;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// What remains without the digits and signs people hang on: "@Matkhau2021!" → "matkhau".
std::string_view without_trimmings(std::string_view word) {
  while (!word.empty() && !is_letter(word.front())) word.remove_prefix(1);
  while (!word.empty() && !is_letter(word.back())) word.remove_suffix(1);
  return word;
}

bool is_repetition(std::string_view text) {
  for (std::size_t period = 1; period <= 3 && period < text.size(); ++period)
    if (text.substr(period) == text.substr(0, text.size() - period)) return true;
  return false;
}

bool is_run(std::string_view text) {
  for (int step : {1, -1}) {
    bool run = true;
    for (std::size_t i = 1; i < text.size() && run; ++i) {
      int difference = text[i] - text[i - 1];
      run = difference == step || (step == 1 ? difference == -9 : difference == 9);  // …8 9 0 1…
    }
    if (run) return true;
  }
  return false;
}

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (char c : fold(text))
    if (is_letter(c) || (c >= '0' && c <= '9')) out += c;
  return out;
}

/// The password is little more than the name.
bool leans_on(std::string_view password, std::string_view name) {
  return name.size() >= 3 && password.contains(name) && password.size() < name.size() + 6;
}

}  // namespace

/// Waits for a slot; gives it back.
class PasswordHasher::Turn {
 public:
  explicit Turn(PasswordHasher& hasher) : hasher_(hasher) {
    if (hasher.waiting_.fetch_add(1) >= hasher.waiting_max_) {
      hasher.waiting_.fetch_sub(1);
      Problem busy(ProblemCode::Busy);
      busy.retry_after = busy_retry_seconds;
      throw busy;
    }
    hasher.slots_.acquire();
    hasher.waiting_.fetch_sub(1);
  }
  ~Turn() { hasher_.slots_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  PasswordHasher& hasher_;
};

PasswordHasher::PasswordHasher(PasswordCost cost, int slots, int waiting_max)
    : cost_(cost), slots_(slots), waiting_max_(waiting_max) {
  check(slots > 0 && slots <= 64, "password slots are 1 to 64");
  check(cost.memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN, "argon2id needs 8 KiB at least");
  nobodys_hash_ = hash(random_token());
}

std::string PasswordHasher::hash(std::string_view password) {
  Turn turn(*this);
  std::string out(crypto_pwhash_argon2id_STRBYTES, '\0');
  int status = crypto_pwhash_argon2id_str(out.data(), password.data(), password.size(), cost_.passes, cost_.memory);
  if (status != 0) throw Problem(ProblemCode::Busy);  // no memory
  out.resize(out.find('\0'));
  return out;
}

bool PasswordHasher::verify(std::string_view password, std::string_view hash) {
  Turn turn(*this);
  std::string stored(hash.empty() ? std::string_view(nobodys_hash_) : hash);
  if (password.size() > password_bytes_max) password = {};
  bool equal = crypto_pwhash_argon2id_str_verify(stored.c_str(), password.data(), password.size()) == 0;
  return equal && !hash.empty();
}

bool PasswordHasher::is_outdated(const std::string& hash) const {
  return crypto_pwhash_argon2id_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory) != 0;
}

std::optional<Refusal> refuse_password(std::string_view password, std::string_view login_name,
                                       std::string_view display_name) {
  if (length_utf8(password) < password_length_min) return Refusal{"accounts.password.too_short"};
  if (length_utf8(password) > password_length_max) return Refusal{"accounts.password.too_long"};
  std::string folded = fold(password);
  std::string plain = letters_and_digits(password);
  const auto& common = common_passwords();
  if (common.contains(folded) || common.contains(plain) || common.contains(without_trimmings(folded)) ||
      common.contains(without_trimmings(plain)) || is_repetition(folded) || is_run(folded))
    return Refusal{"accounts.password.too_common"};
  if (leans_on(plain, letters_and_digits(login_name)) || leans_on(plain, letters_and_digits(display_name)))
    return Refusal{"accounts.password.is_name"};
  return std::nullopt;
}

std::string make_one_time_password() {
  static constexpr std::string_view alphabet = "bcdfghjkmnpqrstvwxyz23456789";  // none that are mistaken for another
  std::string out;
  for (int i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
  }
  return out;
}

}  // namespace vx
