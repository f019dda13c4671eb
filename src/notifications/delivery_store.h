#pragma once
#include "base/crypto.h"
#include "notifications/delivery.h"

namespace vx {

DeliveryChoice find_choice(ReadTx& tx, std::int64_t account);
void store_choice(WriteTx& tx, std::int64_t account, const DeliveryChoice& choice);

/// Where an account's mail goes (địa chỉ thư).
struct MailAddress {
  std::string address = {};
  std::optional<Instant> confirmed_at = {};
  std::optional<Digest> code_hash = {};  ///< of the code that was sent to it
  std::optional<Instant> code_sent_at = {};
  std::int64_t code_tries = 0;
};
std::optional<MailAddress> find_mail_address(ReadTx& tx, std::int64_t account);
/// Takes the place of what was there, unconfirmed, with the hash of the code that is sent.
void store_mail_address(WriteTx& tx, std::int64_t account, std::string_view address, const Digest& code_hash);
void confirm_mail_address(WriteTx& tx, std::int64_t account);
void count_code_try(WriteTx& tx, std::int64_t account);
void remove_mail_address(WriteTx& tx, std::int64_t account);

/// The address in the account, to begin with.
std::string find_account_mail(ReadTx& tx, std::int64_t account);

/// The secret address of one's calendar.
std::optional<Instant> find_calendar_since(ReadTx& tx, std::int64_t account);
std::optional<std::int64_t> find_calendar_account(ReadTx& tx, const Digest& secret_hash);
/// The one before is no longer good.
void store_calendar_secret(WriteTx& tx, std::int64_t account, const Digest& secret_hash);
bool remove_calendar_secret(WriteTx& tx, std::int64_t account);

}  // namespace vx
