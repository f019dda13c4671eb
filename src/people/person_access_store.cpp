#include "people/person_access.h"

namespace vx {

/// A merged record is reached where the one is in which it goes on.
PersonReach reach_of(ReadTx& tx, Id<Person> id) {
  const Id<Person> person = current_person(tx, id);
  PersonReach reach;
  std::vector<ScopePath> last;
  std::optional<Date> last_day;
  const Date today = tx.today();
  tx.each(
      "select o.path, m.valid_to from membership m join organisation o on o.id = m.organisation_id where m.person_id = "
      "$1 order by m.valid_to desc, m.id",
      {person}, [&](const Row& row) {
        auto ended = row.get<std::optional<Date>>(1);
        if (!ended || *ended > today) return reach.present.push_back(row.get<std::string>(0));
        if (!last_day || *last_day <= *ended) {
          last_day = ended;
          last.push_back(row.get<std::string>(0));
        }
        reach.past.push_back(row.get<std::string>(0));
      });
  if (reach.present.empty()) reach.present = std::move(last);
  auto residence = tx.find("select a.path from person p join area a on a.id = p.residence_area_id where p.id = $1",
                           {person}, [](const Row& row) { return row.get<std::string>(0); });
  if (residence) reach.present.push_back(std::move(*residence));
  return reach;
}

bool is_disclosed(ReadTx& tx, const Viewer& viewer, Id<Person> person) {
  if (is_own(viewer, person)) return true;
  return tx.count("select count(*) from disclosure where person_id = $1 and account_id = $2 and open_until > $3",
                  {person, viewer.account, tx.now()}) > 0;
}

}  // namespace vx
