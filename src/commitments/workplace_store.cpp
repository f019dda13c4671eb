#include "commitments/workplace.h"

namespace vx {

std::string works_there(std::string_view alias, std::string_view day) {
  // A secondment overrides the main membership while it lasts; of two secondments the later one holds.
  return fmt::format(
      "{0}.valid_from <= {1} and ({0}.valid_to is null or {0}.valid_to > {1}) and ({0}.kind = 'seconded' or "
      "{0}.is_main = 1) and not exists (select 1 from membership other where other.person_id = {0}.person_id and "
      "other.kind = 'seconded' and other.valid_from <= {1} and (other.valid_to is null or other.valid_to > {1}) and "
      "other.id <> {0}.id and ({0}.kind <> 'seconded' or other.valid_from > {0}.valid_from or (other.valid_from = "
      "{0}.valid_from and other.id > {0}.id)))",
      alias, day);
}

std::optional<Workplace> find_workplace_unit(ReadTx& tx, Id<Person> person, Date day) {
  static const std::string sql =
      "select p.id, p.name, o.id, o.path, o.name, m.position from membership m join person p on p.id = m.person_id "
      "join organisation o on o.id = m.organisation_id where m.person_id = $1 and " +
      works_there("m", "$2");
  return tx.find(sql, {person, day}, [](const Row& row) {
    return Workplace{row.get<Id<Person>>(0),  row.get<std::string>(1), row.get<Id<Organisation>>(2),
                     row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5)};
  });
}

std::optional<std::int64_t> find_account_of(ReadTx& tx, Id<Person> person) {
  return tx.find("select id from account where person_id = $1", {person},
                 [](const Row& row) { return row.get<std::int64_t>(0); });
}

}  // namespace vx
