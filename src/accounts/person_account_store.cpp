#include "accounts/person_account.h"

namespace vx {

std::optional<Id<Account>> account_of_person(ReadTx& tx, Id<Person> person) {
  return tx.find(
      "select id from account where (person_id = $1 or person_id in (select id from person where "
      "merged_into = $1)) and state <> 'closed' order by id limit 1",
      {person}, [](const Row& row) { return row.get<Id<Account>>(0); });
}

void link_account(WriteTx& tx, Id<Account> account, Id<Person> person) {
  try {
    tx.execute("update account set person_id = $2, version = version + 1 where id = $1", {account, person});
  } catch (const ConstraintViolation&) {
    throw Problem(ProblemCode::Conflict);
  }
  tx.execute("update access_version set value = value + 1", {});
  tx.record({.action = "accounts.link_person",
             .subject = fmt::format("account/{}", account.value),
             .note = fmt::format("person/{}", person.value)});
}

}  // namespace vx
