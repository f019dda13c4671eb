#include "commitments/coverage_store.h"

#include "base/text.h"
#include "commitments/workplace.h"
#include "web/problem.h"

namespace vx {
namespace {

/// So many people a search by name looks at one by one; in greater parts of the tree it goes by the index of names.
constexpr std::int64_t scanned_people_max = 3000;

std::string name_columns() {
  return "select p.id, p.name, m.position, o.id, o.name, st.state, st.number, st.signature_id, sg.signed_at, "
         "sg.manner, c.renewal_number, p.sort_key, o.path, exists (select 1 from commitment_event e where "
         "e.commitment_id = $1 and e.person_id = p.id and e.kind = 'breach' and not exists (select 1 from "
         "commitment_handling h where h.event_id = e.id)) from ";
}
constexpr std::string_view name_joins =
    " join commitment c on c.id = $1 left join commitment_standing st on st.commitment_id = $1 and st.person_id = p.id "
    "left join commitment_signature sg on sg.id = st.signature_id ";

CoverageName coverage_name_of(const Row& row) {
  CoverageName name;
  name.person = row.get<Id<Person>>(0);
  name.name = row.get<std::string>(1);
  name.position = row.get<std::string>(2);
  name.organisation = row.get<Id<Organisation>>(3);
  name.organisation_name = row.get<std::string>(4);
  std::optional<StoredStanding> stored;
  if (!row.is_null(5)) stored = {row.get<std::string>(5), row.get<int>(6), row.get<Id<Signature>>(7)};
  name.standing = standing_of(stored, row.get<int>(10));
  if (stored && stored->state == "signed") name.number = stored->number;
  name.signature = row.get<Id<Signature>>(7);
  name.signed_at = row.get<std::optional<Instant>>(8);
  if (!row.is_null(9)) name.manner = manner_of(row.text(9));
  name.has_open_breach = row.get<bool>(13);
  return name;
}

std::string_view standing_condition(std::optional<Standing> standing) {
  if (!standing) return "";
  switch (*standing) {
    case Standing::Signed:
      return " and st.state = 'signed' and st.number >= c.renewal_number";
    case Standing::Outdated:
      return " and st.state = 'signed' and st.number < c.renewal_number";
    case Standing::Missing:
      return " and st.person_id is null";
    case Standing::Absent:
      return " and st.state = 'absent'";
    case Standing::Withdrawn:
      return " and st.state = 'withdrawn'";
  }
  return "";
}

/// Where a page ended: the unit's path, the name's key and the person.
struct Place {
  std::string path;
  std::string sort_key = std::string(1, '\0');  // before every name
  std::int64_t person = 0;
};
Place read_place(std::string_view after) {
  if (after.empty()) return {};
  auto values = read_cursor(after, 3);
  if (!values) throw Problem(ProblemCode::BadRequest);
  return {(*values)[0], (*values)[1], std::atoll((*values)[2].c_str())};
}

/// Collects names until the page is full; then `next` says where it goes on.
class NamePage {
 public:
  explicit NamePage(int size) : size_(static_cast<std::size_t>(size)) {}
  [[nodiscard]] bool is_full() const { return !page_.next.empty(); }
  [[nodiscard]] int room() const { return static_cast<int>(size_ - page_.items.size()) + 1; }
  void add(const Row& row) {
    if (is_full()) return;
    if (page_.items.size() == size_) {
      page_.next = last_;
      return;
    }
    page_.items.push_back(coverage_name_of(row));
    last_ = make_cursor({row.text(12), as_text(row.bytes(11)), std::to_string(page_.items.back().person.value)});
  }
  PageOf<CoverageName> take() { return std::move(page_); }

 private:
  std::size_t size_;
  std::string last_;
  PageOf<CoverageName> page_;
};

std::string words_condition(std::string_view place) {
  return fmt::format(" and (' ' || p.folded || ' ') like ('% ' || {} || '%')", place);
}

/// The people of one unit, by name.
void add_unit(ReadTx& tx, Id<Commitment> id, Id<Organisation> unit, const NameFilter& filter, const Place& from,
              NamePage& page) {
  static const std::string source =
      name_columns() +
      "membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id" +
      std::string(name_joins) + "where m.organisation_id = $2 and " + works_there("m", "$3") +
      " and (p.sort_key, p.id) > ($4, $5)";
  std::string sql = source + std::string(standing_condition(filter.standing));
  std::vector<Param> params{id, unit, tx.today(), as_bytes(from.sort_key), from.person};
  if (!filter.words.empty()) {
    params.emplace_back(filter.words);
    sql += words_condition("$6");
  }
  tx.each(sql + " order by p.sort_key, p.id limit " + std::to_string(page.room()), params,
          [&](const Row& row) { page.add(row); });
}

/// A name in a great part of the tree: by the index of names, in the order of names.
void add_by_term(ReadTx& tx, Id<Commitment> id, const NameFilter& filter, const Place& from, NamePage& page) {
  // The last two words at most are indexed together; the rest of what was typed is compared.
  std::string term = filter.words;
  if (const auto cut = term.rfind(' '); cut != std::string::npos)
    if (const auto before = term.rfind(' ', cut - 1); before != std::string::npos) term = term.substr(before + 1);
  static const std::string source =
      name_columns() +
      "person_term t join person p on p.id = t.person_id join membership m on m.person_id = p.id and " +
      works_there("m", "$3") + " join organisation o on o.id = m.organisation_id and o.path >= $2 and o.path < $6" +
      std::string(name_joins) +
      "where t.term = $7 and (t.sort_key, t.person_id) > ($4, $5) and exists (select 1 from commitment_unit u join "
      "organisation uo on uo.id = u.organisation_id where u.commitment_id = $1 and u.from_on <= $3 and (u.to_on is "
      "null or u.to_on > $3) and substr(o.path, 1, length(uo.path)) = uo.path)" +
      words_condition("$8");
  const std::string end = prefix_end(filter.path);
  tx.each(source + std::string(standing_condition(filter.standing)) + " order by t.sort_key, t.person_id limit " +
              std::to_string(page.room()),
          {id, filter.path, tx.today(), as_bytes(from.sort_key), from.person, end, term, filter.words},
          [&](const Row& row) { page.add(row); });
}

}  // namespace

std::shared_ptr<const CoverageTree> CoverageCache::get(ReadTx& tx, Id<Commitment> id) {
  const auto now = std::chrono::steady_clock::now();
  {
    std::lock_guard lock(mutex_);
    Entry& entry = entries_[id.value];
    const bool is_fresh = entry.tree && now - entry.read_at < std::chrono::seconds(coverage_seconds);
    if (is_fresh || (entry.tree && entry.is_being_read)) return entry.tree;
    entry.is_being_read = true;
  }
  std::shared_ptr<const CoverageTree> tree;
  try {
    tree = std::make_shared<CoverageTree>(list_unit_counts(tx, id, "o/", 10'000'000));
  } catch (...) {
    std::lock_guard lock(mutex_);
    entries_[id.value].is_being_read = false;
    throw;
  }
  std::lock_guard lock(mutex_);
  entries_[id.value] = {tree, now, false};
  return tree;
}

std::shared_ptr<const CoverageTree> read_coverage(ReadTx& tx, CoverageCache& cache, Id<Commitment> id,
                                                  std::string_view path) {
  auto units = list_unit_counts(tx, id, path, direct_units_max + 1);
  if (static_cast<int>(units.size()) <= direct_units_max) return std::make_shared<CoverageTree>(std::move(units));
  return cache.get(tx, id);
}

PageOf<CoverageName> list_names(ReadTx& tx, Id<Commitment> id, const CoverageTree& tree, const NameFilter& filter,
                                int size, std::string_view after) {
  NamePage page(size);
  Place from = read_place(after);
  const auto units = tree.list_under(filter.path);
  if (!filter.words.empty() && !filter.is_unit_only && tree.sum_under(filter.path).required > scanned_people_max) {
    add_by_term(tx, id, filter, from, page);
    return page.take();
  }
  for (const UnitCounts* unit : units) {
    if (page.is_full() || (filter.is_unit_only && unit->path != filter.path)) break;
    if (unit->path < from.path) continue;
    const std::int64_t there = filter.standing ? unit->counts[*filter.standing] : unit->counts.required;
    if (there <= 0) continue;
    add_unit(tx, id, unit->organisation, filter, unit->path == from.path ? from : Place{}, page);
  }
  return page.take();
}

std::optional<CoverageName> find_name(ReadTx& tx, Id<Commitment> id, Id<Person> person) {
  return tx.find(name_columns() +
                     "membership m join person p on p.id = m.person_id join organisation o on o.id = "
                     "m.organisation_id" +
                     std::string(name_joins) + "where m.person_id = $2 and " + works_there("m", "$3"),
                 {id, person, tx.today()}, coverage_name_of);
}

std::vector<UnitName> list_child_units(ReadTx& tx, Id<Organisation> parent) {
  return tx.list(
      "select id, path, coalesce(nullif(short_name, ''), name), head_name, head_title from organisation where "
      "parent_id "
      "= $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) order by sort_key, id",
      {parent, tx.today()}, [](const Row& row) {
        return UnitName{row.get<Id<Organisation>>(0), row.get<std::string>(1), row.get<std::string>(2),
                        row.get<std::string>(3), row.get<std::string>(4)};
      });
}

}  // namespace vx
