#include "notifications/delivery_store.h"

namespace vx {

DeliveryChoice find_choice(ReadTx& tx, std::int64_t account) {
  auto found =
      tx.find("select quiet_from, quiet_to, urgent_passes, digest_at from notification_choice where account_id = $1",
              {account}, [](const Row& row) {
                DeliveryChoice choice;
                choice.quiet_from = static_cast<int>(row.get<std::int64_t>(0));
                choice.quiet_to = static_cast<int>(row.get<std::int64_t>(1));
                choice.urgent_passes = row.get<bool>(2);
                choice.digest_at = static_cast<int>(row.get<std::int64_t>(3));
                return choice;
              });
  DeliveryChoice choice = found.value_or(DeliveryChoice{});
  tx.each("select kind, channel from notification_kind_choice where account_id = $1", {account},
          [&](const Row& row) { choice.kinds[row.get<std::string>(0)] = channel_of(row.text(1)); });
  return choice;
}

void store_choice(WriteTx& tx, std::int64_t account, const DeliveryChoice& choice) {
  tx.execute("delete from notification_kind_choice where account_id = $1", {account});
  tx.execute("delete from notification_choice where account_id = $1", {account});
  tx.execute(
      "insert into notification_choice (account_id, quiet_from, quiet_to, urgent_passes, digest_at) values ($1, $2, "
      "$3, $4, $5)",
      {account, choice.quiet_from, choice.quiet_to, choice.urgent_passes ? 1 : 0, choice.digest_at});
  for (const auto& [kind, channel] : choice.kinds)
    tx.execute("insert into notification_kind_choice (account_id, kind, channel) values ($1, $2, $3)",
               {account, kind, code_of(channel)});
}

std::optional<MailAddress> find_mail_address(ReadTx& tx, std::int64_t account) {
  return tx.find(
      "select address, confirmed_at, code_hash, code_sent_at, code_tries from mail_address where account_id = $1",
      {account}, [](const Row& row) {
        return MailAddress{.address = row.get<std::string>(0),
                           .confirmed_at = row.get<std::optional<Instant>>(1),
                           .code_hash = row.get<std::optional<Digest>>(2),
                           .code_sent_at = row.get<std::optional<Instant>>(3),
                           .code_tries = row.get<std::int64_t>(4)};
      });
}

void store_mail_address(WriteTx& tx, std::int64_t account, std::string_view address, const Digest& code_hash) {
  remove_mail_address(tx, account);
  tx.execute(
      "insert into mail_address (account_id, address, code_hash, code_sent_at, code_tries) values ($1, $2, $3, $4, 0)",
      {account, address, code_hash, tx.now()});
}

void confirm_mail_address(WriteTx& tx, std::int64_t account) {
  tx.execute("update mail_address set confirmed_at = $2, code_hash = null where account_id = $1", {account, tx.now()});
}

void count_code_try(WriteTx& tx, std::int64_t account) {
  tx.execute("update mail_address set code_tries = code_tries + 1 where account_id = $1", {account});
}

void remove_mail_address(WriteTx& tx, std::int64_t account) {
  tx.execute("delete from mail_address where account_id = $1", {account});
}

std::string find_account_mail(ReadTx& tx, std::int64_t account) {
  return tx
      .find("select email from account where id = $1", {account},
            [](const Row& row) { return row.get<std::string>(0); })
      .value_or("");
}

std::optional<Instant> find_calendar_since(ReadTx& tx, std::int64_t account) {
  return tx.find("select created_at from calendar_address where account_id = $1", {account},
                 [](const Row& row) { return row.get<Instant>(0); });
}

std::optional<std::int64_t> find_calendar_account(ReadTx& tx, const Digest& secret_hash) {
  return tx.find("select account_id from calendar_address where secret_hash = $1", {secret_hash},
                 [](const Row& row) { return row.get<std::int64_t>(0); });
}

void store_calendar_secret(WriteTx& tx, std::int64_t account, const Digest& secret_hash) {
  remove_calendar_secret(tx, account);
  tx.execute("insert into calendar_address (account_id, secret_hash, created_at) values ($1, $2, $3)",
             {account, secret_hash, tx.now()});
}

bool remove_calendar_secret(WriteTx& tx, std::int64_t account) {
  return tx.execute("delete from calendar_address where account_id = $1", {account}) > 0;
}

}  // namespace vx
