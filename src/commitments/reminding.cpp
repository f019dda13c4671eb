#include "commitments/reminding.h"

#include "notifications/notification.h"

namespace vx {
namespace {

std::string subject_of(Id<Commitment> id) { return fmt::format("commitment/{}", id.value); }

}  // namespace

void remind_accounts(WriteTx& tx, const CommitmentRecord& record, const CommitmentText& text,
                     const std::vector<std::int64_t>& accounts) {
  for (const std::int64_t account : accounts)
    notify(tx, {.account = account,
                .kind = "commitments.sign",
                .parameters = {{"title", record.commitment.title}, {"organisation", record.organisation_name}},
                .address = fmt::format("/commitments/{}/sign", record.commitment.id.value),
                .subject = subject_of(record.commitment.id),
                .urgency = Urgency::Today,
                .due_on = text.due_on});
}

void settle_signed(WriteTx& tx, Id<Commitment> id, std::int64_t account) { settle(tx, account, subject_of(id)); }

}  // namespace vx
