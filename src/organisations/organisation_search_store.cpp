#include <charconv>
#include <deque>

#include "base/text.h"
#include "organisations/organisation_store.h"

namespace vx {
namespace {

/// A WHERE with its parameters in the making.
struct Where {
  std::deque<std::string> kept;
  std::vector<Param> params;
  std::string sql;

  std::string place(std::string value) {
    params.emplace_back(kept.emplace_back(std::move(value)));
    return fmt::format("${}", params.size());
  }
  void add(const std::string& condition) { sql += (sql.empty() ? "" : " and ") + condition; }
};

/// With more units than this a word does not narrow a search: going through the list in its order finds them sooner.
constexpr std::int64_t units_of_a_word_max = 200;

/// Looks at the units that have the rarest of the words only, if that one is rare.
void narrow_by_word(ReadTx& tx, std::span<const std::string_view> words, Where& where) {
  std::int64_t fewest = units_of_a_word_max;
  std::string_view rarest;
  for (std::string_view word : words) {
    const std::int64_t units =
        tx.count("select count(*) from (select 1 from organisation_word where word >= $1 and word < $2 limit $3) w",
                 {word, prefix_end(word), fewest});
    if (units < fewest) rarest = word;
    fewest = std::min(units, fewest);
  }
  if (rarest.empty()) return;
  std::string from = where.place(std::string(rarest)), to = where.place(prefix_end(rarest));
  where.add(
      fmt::format("o.id in (select organisation_id from organisation_word where word >= {} and word < {})", from, to));
}

/// Organisations of the filter's day, as a table `o`.
std::string filtered(ReadTx& tx, const OrganisationFilter& filter, Where& where) {
  std::string day = where.place(filter.as_of.iso());
  bool is_today = filter.as_of == tx.today();
  std::string source = organisation_source(is_today, day);
  if (is_today) where.add(fmt::format("o.valid_from <= {0} and (o.valid_to is null or o.valid_to > {0})", day));
  std::string folded = fold_words(filter.words);
  std::vector<std::string_view> words = split(folded, ' ');
  std::erase(words, std::string_view());
  if (is_today) narrow_by_word(tx, words, where);
  for (std::string_view word : words)
    where.add(fmt::format("' ' || o.folded like {}", where.place(fmt::format("% {}%", word))));
  if (filter.kind) where.add(fmt::format("o.kind = {}", where.place(std::string(code_of(*filter.kind)))));
  if (!filter.area.empty()) {
    std::string from = where.place(filter.area), to = where.place(prefix_end(filter.area));
    where.add(
        fmt::format("exists (select 1 from area where (area.id = o.seat_area_id or area.id = "
                    "o.governed_area_id) and area.path >= {} and area.path < {})",
                    from, to));
  }
  if (!filter.under.empty()) {
    std::string from = where.place(filter.under), to = where.place(prefix_end(filter.under));
    where.add(fmt::format("o.path >= {} and o.path < {}", from, to));
  }
  if (filter.without_head) where.add("o.head_name = ''");
  return fmt::format("({}) as o", source);
}

}  // namespace

std::pair<std::string, std::int64_t> read_organisation_cursor(std::string_view after) {
  auto cursor = read_cursor(after, 2);
  if (!cursor) throw Problem(ProblemCode::BadRequest);
  const std::string& digits = (*cursor)[1];
  std::int64_t id = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (error != std::errc() || end != digits.data() + digits.size()) throw Problem(ProblemCode::BadRequest);
  return {std::move((*cursor)[0]), id};
}

PageOf<Organisation> find_organisations(ReadTx& tx, const OrganisationFilter& filter, int limit,
                                        std::string_view after) {
  Where where;
  std::string source = filtered(tx, filter, where);
  if (!after.empty()) {
    auto [key, id] = read_organisation_cursor(after);
    where.params.emplace_back(as_bytes(where.kept.emplace_back(std::move(key))));
    where.params.emplace_back(id);
    where.add(fmt::format("(o.sort_key, o.id) > (${}, ${})", where.params.size() - 1, where.params.size()));
  }
  std::string sql = fmt::format("select * from {} {} {} order by o.sort_key, o.id", source,
                                where.sql.empty() ? "" : "where", where.sql);
  if (limit > 0) sql += fmt::format(" limit {}", limit + 1);
  PageOf<Organisation> page;
  std::string last;
  bool more = false;
  tx.each(sql, where.params, [&](const Row& row) {
    more = limit > 0 && static_cast<int>(page.items.size()) == limit;
    if (more) return;
    page.items.push_back(read_organisation(row));
    last = make_cursor({as_text(row.bytes(15)), std::to_string(page.items.back().id.value)});
  });
  if (more) page.next = last;
  return page;
}

std::int64_t count_organisations(ReadTx& tx, const OrganisationFilter& filter) {
  Where where;
  std::string source = filtered(tx, filter, where);
  std::int64_t count = 0;
  tx.each(fmt::format("select count(*) from {} {} {}", source, where.sql.empty() ? "" : "where", where.sql),
          where.params, [&](const Row& row) { count = row.integer(0); });
  return count;
}

}  // namespace vx
