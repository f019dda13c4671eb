#include "people/person_search.h"

#include <charconv>
#include <deque>
#include <set>

#include "base/text.h"
#include "people/person_store.h"
#include "people/search_terms.h"

namespace vx {
namespace {

/// A reach of so few people is looked through; a larger one is asked of each person on the way.
constexpr int small_reach = 1500;
/// Terms of fewer people than that need not be compared with each other.
constexpr int rare_term = 300;

/// A statement in the making: each value becomes $1, $2 …
class Sql {
 public:
  std::string text(std::string value) {
    params_.emplace_back(std::string_view(kept_.emplace_back(std::move(value))));
    return last();
  }
  std::string bytes(std::string value) {
    params_.emplace_back(as_bytes(kept_.emplace_back(std::move(value))));
    return last();
  }
  std::string number(std::int64_t value) {
    params_.emplace_back(value);
    return last();
  }
  /// `column` begins with the path.
  std::string below(std::string_view column, const ScopePath& path) {
    const std::string from = text(path), to = text(prefix_end(path));
    return fmt::format("{0} >= {1} and {0} < {2}", column, from, to);
  }
  [[nodiscard]] const std::vector<Param>& params() const { return params_; }

 private:
  [[nodiscard]] std::string last() const { return fmt::format("${}", params_.size()); }
  std::deque<std::string> kept_;
  std::vector<Param> params_;
};

/// Where a page goes on: 'e' those of the very name, then the others: 'n' by name, 's' within a small reach, 't' along
/// a term.
struct Cursor {
  char phase = 'e';
  std::string place;
  std::string sort_key;
  std::int64_t id = 0;
  [[nodiscard]] bool is_start() const { return id == 0; }
  [[nodiscard]] std::string word() const {
    return make_cursor({std::string(1, phase) + place, sort_key, std::to_string(id)});
  }
};

Cursor parse_cursor(std::string_view after) {
  if (after.empty()) return {};
  auto values = read_cursor(after, 3);
  Cursor cursor;
  if (!values || (*values)[0].empty()) throw Problem(ProblemCode::BadRequest);
  cursor.phase = (*values)[0][0];
  cursor.place = (*values)[0].substr(1);
  cursor.sort_key = (*values)[1];
  const std::string& digits = (*values)[2];
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), cursor.id);
  const bool is_good = error == std::errc() && end == digits.data() + digits.size() && cursor.id > 0;
  if (!is_good || !std::string_view("enst").contains(cursor.phase)) throw Problem(ProblemCode::BadRequest);
  return cursor;
}

class PersonSearch {
 public:
  PersonSearch(ReadTx& tx, const Viewer& viewer, const PersonQuery& query, int limit)
      : tx_(tx), query_(query), words_(person_words(query.words)), folded_(fold_words(query.words)), limit_(limit) {
    for (ScopePath& scope : viewer.scopes_of(read_people)) {
      if (query.under.empty() || scope.starts_with(query.under))
        scopes_.push_back(std::move(scope));
      else if (query.under.starts_with(scope))
        scopes_.push_back(query.under);
    }
    is_everything_ = std::ranges::any_of(scopes_, [](const ScopePath& scope) { return scope.empty(); });
  }

  PageOf<Person> run(Cursor cursor) {
    if (scopes_.empty()) return {};
    if (words_.empty() && cursor.phase == 'e') cursor.phase = 'n';
    if (cursor.phase == 'e') {
      walk(cursor);
      if (is_full_) return std::move(page_);
      cursor = {.phase = 'n', .place = {}, .sort_key = {}, .id = 0};
    }
    if (cursor.is_start()) cursor.phase = choose_phase();
    walk(cursor);
    return std::move(page_);
  }

 private:
  char choose_phase() {
    if (!is_everything_ && count_reach() < small_reach) return 's';
    return words_.empty() ? 'n' : 't';
  }

  /// Ids of those within reach, as a select.
  std::string reached(Sql& sql) const {
    std::string ids;
    for (const ScopePath& scope : scopes_) {
      if (!ids.empty()) ids += " union ";
      if (scope.starts_with("o/"))
        ids += "select m.person_id from organisation o join membership m on m.organisation_id = o.id where " +
               sql.below("o.path", scope);
      else
        ids +=
            "select r.id from area a join person r on r.residence_area_id = a.id where " + sql.below("a.path", scope);
    }
    return ids;
  }
  /// Exactly while it is small.
  std::int64_t count_reach() {
    Sql sql;
    std::int64_t count = 0;
    const std::string ids = reached(sql);
    const std::string limit = sql.number(small_reach);
    tx_.each(fmt::format("select count(*) from (select 1 from ({}) as reached limit {}) as few", ids, limit),
             sql.params(), [&](const Row& row) { count = row.integer(0); });
    return count;
  }

  /// What holds of person p whichever way we came.
  std::string conditions(Sql& sql, char phase) const {
    std::string where = "p.state = " + sql.text(std::string(code_of(query_.state)));
    if (query_.citizens_only) where += " and not exists (select 1 from membership m where m.person_id = p.id)";
    if (phase == 'e') where += " and p.folded = " + sql.text(folded_);
    if (phase != 'e' && !words_.empty()) where += " and p.folded <> " + sql.text(folded_);
    for (std::size_t i = 0; phase != 'e' && i < words_.size(); ++i)
      where += " and ' ' || p.folded || ' ' like " +
               sql.text(fmt::format("% {}{}%", words_[i], i + 1 == words_.size() ? "" : " "));
    if (phase == 's')
      where += " and p.id in (" + reached(sql) + ")";
    else if (!is_everything_)
      where += " and (" + reach_test(sql) + ")";
    return where;
  }
  std::string reach_test(Sql& sql) const {
    std::string any;
    for (const ScopePath& scope : scopes_) {
      if (!any.empty()) any += " or ";
      any +=
          scope.starts_with("o/")
              ? "exists (select 1 from membership m join organisation o on o.id = m.organisation_id where "
                "m.person_id = p.id and " +
                    sql.below("o.path", scope) + ")"
              : "exists (select 1 from area a where a.id = p.residence_area_id and " + sql.below("a.path", scope) + ")";
    }
    return any;
  }

  /// The range of terms that a typed term means: words but the last one must be whole.
  static std::pair<std::string, std::string> range_of(const std::string& term, bool is_whole) {
    return {term, is_whole ? term + "\"" : prefix_end(term)};
  }
  std::int64_t count_term(const std::pair<std::string, std::string>& range) {
    return tx_.count("select count(*) from (select 1 from person_term where term >= $1 and term < $2 limit $3) as few",
                     {range.first, range.second, rare_term});
  }
  /// The rarest of the typed terms; if no name has two of the words in the typed order, the rarest word.
  std::pair<std::string, std::string> choose_range() {
    auto rarest = [&](const std::vector<std::string>& terms) {
      std::pair<std::string, std::string> best;
      std::int64_t fewest = INT64_MAX;
      for (const std::string& term : terms) {
        auto range = range_of(term, !term.ends_with(words_.back()));
        const std::int64_t count = terms.size() == 1 ? 0 : count_term(range);
        if (count < fewest) fewest = count, best = std::move(range);
      }
      return std::pair(best, fewest);
    };
    auto [range, count] = rarest(driving_terms(words_));
    if (words_.size() > 1 && (count == 0 && count_term(range) == 0)) return rarest(words_).first;
    return range;
  }

  void walk(const Cursor& from) {
    Sql sql;
    const int room = limit_ - static_cast<int>(page_.items.size());
    std::string select, order;
    if (from.phase == 't') {
      const auto range = choose_range();
      const std::string low = sql.text(range.first), high = sql.text(range.second);
      select = fmt::format(
          "select {}, t.sort_key, t.term as place from person_term t join person p on p.id = "
          "t.person_id where t.term >= {} and t.term < {} and {}{}",
          person_columns, low, high, conditions(sql, 't'), after(sql, from, "t.term", "t.sort_key", "t.person_id"));
      order = "t.term, t.sort_key, t.person_id";
    } else {
      select = fmt::format("select {}, p.sort_key, '' as place from person p where {}{}", person_columns,
                           conditions(sql, from.phase), after(sql, from, "", "p.sort_key", "p.id"));
      order = "p.sort_key, p.id";
    }
    const std::string statement = fmt::format("{} order by {} limit {}", select, order, sql.number(room + 1));
    read(statement, sql, from.phase, room);
  }

  static std::string after(Sql& sql, const Cursor& from, std::string_view place, std::string_view key,
                           std::string_view id) {
    if (from.is_start()) return {};
    if (place.empty()) {
      const std::string k = sql.bytes(from.sort_key), i = sql.number(from.id);
      return fmt::format(" and ({}, {}) > ({}, {})", key, id, k, i);
    }
    const std::string p = sql.text(from.place), k = sql.bytes(from.sort_key), i = sql.number(from.id);
    return fmt::format(" and ({}, {}, {}) > ({}, {}, {})", place, key, id, p, k, i);
  }

  void read(const std::string& statement, const Sql& sql, char phase, int room) {
    int read = 0;
    Cursor last{.phase = phase, .place = {}, .sort_key = {}, .id = 0};
    tx_.each(statement, sql.params(), [&](const Row& row) {
      if (++read > room) {
        page_.next = last.word();
        is_full_ = true;
        return;
      }
      Person person = read_person(row);
      last.sort_key = as_text(row.bytes(person_column_count));
      last.place = row.get<std::string>(person_column_count + 1);
      last.id = person.id.value;
      if (seen_.insert(person.id).second) page_.items.push_back(std::move(person));
    });
  }

  ReadTx& tx_;
  const PersonQuery& query_;
  std::vector<std::string> words_;
  std::string folded_;
  int limit_;
  std::vector<ScopePath> scopes_;
  bool is_everything_ = false;
  bool is_full_ = false;
  PageOf<Person> page_;
  std::set<Id<Person>> seen_;
};

}  // namespace

PageOf<Person> find_people(ReadTx& tx, const Viewer& viewer, const PersonQuery& query, int limit,
                           std::string_view after) {
  return PersonSearch(tx, viewer, query, limit > 0 ? limit : exported_people_max).run(parse_cursor(after));
}

std::vector<PersonLine> describe_people(ReadTx& tx, const std::vector<Person>& people) {
  std::vector<PersonLine> lines;
  std::map<Id<Organisation>, std::string> names;
  const Date today = tx.today();
  for (const Person& person : people) {
    PersonLine& line = lines.emplace_back(PersonLine{person, {}, {}, {}});
    const std::vector<Membership> memberships = list_memberships(tx, person.id);
    const Membership* workplace = find_workplace(memberships, today);
    if (!workplace)
      for (const Membership& one : memberships)
        if (one.holds_on(today)) workplace = &one;
    line.absent_to = tx.find("select max(to_on) from absence where person_id = $1 and from_on <= $2 and to_on >= $2",
                             {person.id, today}, [](const Row& row) { return row.get<std::optional<Date>>(0); })
                         .value_or(std::nullopt);
    if (!workplace) continue;
    line.workplace = *workplace;
    auto [name, is_new] = names.try_emplace(workplace->organisation);
    if (is_new) name->second = get_organisation(tx, workplace->organisation).facts.name;
    line.unit = name->second;
  }
  return lines;
}

}  // namespace vx
