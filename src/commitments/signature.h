#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "commitments/commitment.h"

namespace vx {

struct Person;

/// How a signature came: by oneself in the browser, on a paper handed in, on the list of a meeting.
enum class Manner { Own, Paper, Meeting };
inline constexpr std::array manner_codes{std::string_view("own"), std::string_view("paper"),
                                         std::string_view("meeting")};
std::string_view code_of(Manner manner);
Manner manner_of(std::string_view code);

/// Where somebody who must sign stands. `Absent`: has not signed and is excused today. `Outdated`: signed a text before
/// the newest that had to be signed anew.
enum class Standing { Signed, Outdated, Missing, Absent, Withdrawn };
inline constexpr std::array standing_codes{std::string_view("signed"), std::string_view("outdated"),
                                           std::string_view("missing"), std::string_view("absent"),
                                           std::string_view("withdrawn")};
std::string_view code_of(Standing standing);
std::optional<Standing> find_standing(std::string_view code);

/// What is stored of a standing; nothing stored means Missing.
struct StoredStanding {
  std::string state;  ///< signed, absent, withdrawn
  int number = 0;     ///< of the text signed
  Id<struct Signature> signature = {};
  Id<Organisation> unit = {};  ///< where the person is counted
};
Standing standing_of(const std::optional<StoredStanding>& stored, int renewal_number);

/// Chữ ký cam kết: a person has committed to one text. Name, position and unit are those of the day it was signed.
struct Signature {
  Id<Signature> id;
  Id<Commitment> commitment;
  Id<CommitmentText> text;
  int number = 0;
  Id<Person> person;
  Id<Organisation> organisation;
  std::string person_name;
  std::string position;
  std::string organisation_name;
  Manner manner = Manner::Own;
  Instant signed_at;    ///< as the signer's device or the paper says
  Instant received_at;  ///< when it came in
  std::int64_t record = 0;
  std::string secret;  ///< of the verification code
  std::optional<Instant> voided_at;
};

/// What must be known to sign.
struct SigningFacts {
  bool may_be_signed = false;      ///< published, not ended, its campaign not closed
  bool is_text_published = false;  ///< the text that was read
  bool takes_part = false;         ///< the person's unit takes part today
  bool has_signed_text = false;    ///< this very text
  Instant now;
};
/// The moment a signature counts from: `signed_at` of a device that was offline, if it is not in the future and not
/// longer ago than the text or `offline_days_max`; else now.
inline constexpr int offline_days_max = 14;
Instant decide_moment(std::optional<Instant> signed_at, Instant published_at, Instant now);
std::expected<void, Refusal> decide_signature(const SigningFacts& facts);

/// The code on a signed copy: the signature's number and a secret, "K7-3QXW-9FMA". Not guessable.
std::string make_signature_secret();
std::string verification_code(const Signature& signature);
struct VerificationCode {
  Id<Signature> signature;
  std::string secret;
};
/// As people type it: in any case, with or without dashes and spaces.
std::optional<VerificationCode> parse_verification_code(std::string_view typed);

}  // namespace vx
