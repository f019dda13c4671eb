#include <charconv>
#include <deque>

#include "areas/area_reads.h"
#include "areas/area_row.h"
#include "base/text.h"

namespace vx {
namespace {

constexpr std::string_view type_words[] = {"tinh", "thanh", "pho", "quan", "huyen", "thi", "xa", "phuong", "tran"};

bool is_type_word(std::string_view word) { return std::ranges::find(type_words, word) != std::end(type_words); }

/// The word whose units are looked at: the longest that does not say a type, since thousands of units have those.
std::string_view driving_word(std::span<const std::string> words) {
  std::string_view best;
  for (const std::string& word : words)
    if (!is_type_word(word) && word.size() > best.size()) best = word;
  return best;
}

std::int64_t parse_integer(std::string_view text) {
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw Problem(ProblemCode::BadRequest);
  return value;
}

/// A statement in the making: each value becomes $1, $2 …
class SearchSql {
 public:
  std::string text(std::string value) {
    const std::string& kept = kept_.emplace_back(std::move(value));
    params_.emplace_back(kept);
    return last();
  }
  std::string bytes(std::string value) {
    const std::string& kept = kept_.emplace_back(std::move(value));
    params_.emplace_back(as_bytes(kept));
    return last();
  }
  std::string number(std::int64_t value) {
    params_.emplace_back(value);
    return last();
  }
  [[nodiscard]] const std::vector<Param>& params() const { return params_; }

 private:
  [[nodiscard]] std::string last() const { return fmt::format("${}", params_.size()); }
  std::deque<std::string> kept_;
  std::vector<Param> params_;
};

/// Which units match: candidates by the driving word, the other words by their beginnings in the folded full name.
std::string matches(SearchSql& sql, std::span<const std::string> words) {
  std::string where = "1 = 1";
  if (std::string_view driving = driving_word(words); !driving.empty())
    where = fmt::format("area.id in (select area_id from area_word where word >= {} and word < {})",
                        sql.text(std::string(driving)), sql.text(prefix_end(driving)));
  for (const std::string& word : words)
    where += fmt::format(" and ' ' || area.folded like {}", sql.text("% " + word + "%"));
  return where;
}

/// Smaller is better: units of the day before those of other days, the very name before names that begin so or hold the
/// words in a row, provinces before districts before communes.
std::string rank(SearchSql& sql, const std::string& folded, const std::string& day) {
  return fmt::format(
      "(case when area.valid_from <= {0} and (area.valid_to is null or area.valid_to > {0}) then 0 else 16 end) + "
      "(case when area.folded = {1} or ' ' || area.folded like {2} then 0 when area.folded like {3} then 4 else 8 end) "
      "+ (case area.kind when 'province' then 0 when 'district' then 1 else 2 end)",
      day, sql.text(folded), sql.text("% " + folded), sql.text("%" + folded + "%"));
}

}  // namespace

PageOf<Area> find_areas(ReadTx& tx, const AreaQuery& query) {
  std::vector<std::string> words = name_words(query.words);
  if (words.empty()) return {};
  SearchSql sql;
  std::string day = sql.text(listed_day(query.as_of).iso());
  std::string where = matches(sql, words);
  std::string after = "1 = 1";
  std::string ranked = rank(sql, fold_words(query.words), day);
  if (auto cursor = read_cursor(query.after, 3)) {
    std::string place = sql.number(parse_integer((*cursor)[0])), key = sql.bytes((*cursor)[1]),
                id = sql.number(parse_integer((*cursor)[2]));
    after = fmt::format("(place > {0} or (place = {0} and (sort_key > {1} or (sort_key = {1} and id > {2}))))", place,
                        key, id);
  } else if (!query.after.empty()) {
    throw Problem(ProblemCode::BadRequest);
  }
  PageOf<Area> page;
  std::string last;
  bool more = false;
  tx.each(fmt::format("select area.*, place from (select {0}, area.sort_key, {1} as place from area where {2}) as area "
                      "where {3} order by place, sort_key, id limit {4}",
                      area_columns, ranked, where, after, query.limit + 1),
          sql.params(), [&](const Row& row) {
            more = static_cast<int>(page.items.size()) == query.limit;
            if (more) return;
            page.items.push_back(read_area(row));
            last = make_cursor({std::to_string(row.integer(area_column_count + 1)),
                                as_text(row.bytes(area_column_count)), std::to_string(page.items.back().id.value)});
          });
  if (more) page.next = last;
  return page;
}

std::vector<Area> search_areas(ReadTx& tx, std::string_view words, Date as_of, int limit) {
  return find_areas(tx, {std::string(words), as_of, limit, ""}).items;
}

}  // namespace vx
