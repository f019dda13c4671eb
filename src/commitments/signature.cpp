#include "commitments/signature.h"

#include <algorithm>

#include "base/check.h"

namespace vx {
namespace {

/// Without letters and digits that look alike (Crockford's base 32).
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t secret_length = 8;

std::string written(std::int64_t number) {
  std::string out;
  for (; number > 0; number /= 32) out.insert(out.begin(), letters[static_cast<std::size_t>(number % 32)]);
  return out;
}

}  // namespace

std::string_view code_of(Manner manner) { return manner_codes[static_cast<std::size_t>(manner)]; }

Manner manner_of(std::string_view code) {
  const auto at = std::ranges::find(manner_codes, code);
  check(at != manner_codes.end(), "a stored manner must be known");
  return static_cast<Manner>(at - manner_codes.begin());
}

std::string_view code_of(Standing standing) { return standing_codes[static_cast<std::size_t>(standing)]; }

std::optional<Standing> find_standing(std::string_view code) {
  const auto at = std::ranges::find(standing_codes, code);
  if (at == standing_codes.end()) return std::nullopt;
  return static_cast<Standing>(at - standing_codes.begin());
}

Standing standing_of(const std::optional<StoredStanding>& stored, int renewal_number) {
  if (!stored) return Standing::Missing;
  if (stored->state == "withdrawn") return Standing::Withdrawn;
  if (stored->state == "absent") return Standing::Absent;
  return stored->number >= renewal_number ? Standing::Signed : Standing::Outdated;
}

Instant decide_moment(std::optional<Instant> signed_at, Instant published_at, Instant now) {
  if (!signed_at || *signed_at > now || *signed_at < published_at) return now;
  return *signed_at < now.plus_seconds(-offline_days_max * 86'400LL) ? now : *signed_at;
}

std::expected<void, Refusal> decide_signature(const SigningFacts& facts) {
  if (!facts.may_be_signed) return std::unexpected(Refusal{"commitments.refusal.ended"});
  if (!facts.is_text_published) return std::unexpected(Refusal{"commitments.refusal.no_such_text"});
  if (!facts.takes_part) return std::unexpected(Refusal{"commitments.refusal.not_asked"});
  return {};
}

std::string make_signature_secret() {
  std::string secret;
  for (const char byte : random_bytes(secret_length)) secret += letters[static_cast<unsigned char>(byte) % 32];
  return secret;
}

std::string verification_code(const Signature& signature) {
  return fmt::format("{}-{}-{}", written(signature.id.value), signature.secret.substr(0, 4),
                     signature.secret.substr(4));
}

std::optional<VerificationCode> parse_verification_code(std::string_view typed) {
  std::string code;
  for (const char letter : typed) {
    if (letter == '-' || letter == ' ') continue;
    char plain = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    if (plain == 'O') plain = '0';
    if (plain == 'I' || plain == 'L') plain = '1';
    if (!letters.contains(plain)) return std::nullopt;
    code += plain;
  }
  if (code.size() <= secret_length || code.size() > secret_length + 12) return std::nullopt;
  std::int64_t number = 0;
  for (const char letter : code.substr(0, code.size() - secret_length))
    number = number * 32 + static_cast<std::int64_t>(letters.find(letter));
  if (number == 0) return std::nullopt;
  return VerificationCode{Id<Signature>{number}, code.substr(code.size() - secret_length)};
}

}  // namespace vx
