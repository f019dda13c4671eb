#include "base/text.h"
#include "db/bulk_insert.h"
#include "organisations/organisation_json.h"
#include "organisations/organisation_names.h"
#include "organisations/organisation_store.h"

namespace vx {
namespace {

/// What a search looks through: every name and the symbol, folded.
std::string searched_text(const OrganisationFacts& facts) {
  return fold_words(fmt::format("{} {} {}", facts.name, facts.short_name, facts.symbol));
}

/// Makes the organisation findable by the words of its searched text.
void index_words(WriteTx& tx, Id<Organisation> id, const std::string& folded) {
  tx.execute("delete from organisation_word where organisation_id = $1", {id});
  std::vector<std::string_view> words = split(folded, ' ');
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  BulkInsert rows(tx, "insert into organisation_word (word, organisation_id) values ", 2);
  for (std::string_view word : words)
    if (!word.empty()) rows.add({word, id});
  rows.flush();
}

ScopePath path_below(ReadTx& tx, Id<Organisation> parent, Id<Organisation> id) {
  return fmt::format("{}{}/", parent ? get_organisation(tx, parent).path : "o/", id.value);
}

void insert_period(WriteTx& tx, Id<Organisation> id, const OrganisationFacts& facts, Date valid_from) {
  tx.execute(
      "insert into organisation_period (organisation_id, valid_from, parent_id, kind, name, short_name, symbol, "
      "seat_area_id, governed_area_id, head_name, head_title, website) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {id, valid_from, facts.parent, code_of(facts.kind), facts.name, facts.short_name, facts.symbol, facts.seat,
       facts.governed, facts.head_name, facts.head_title, facts.website});
}

void update_open_period(WriteTx& tx, Id<Organisation> id, const OrganisationFacts& facts, Date valid_from) {
  tx.execute(
      "update organisation_period set parent_id = $3, kind = $4, name = $5, short_name = $6, symbol = $7, "
      "seat_area_id = $8, governed_area_id = $9, head_name = $10, head_title = $11, website = $12 "
      "where organisation_id = $1 and valid_from = $2",
      {id, valid_from, facts.parent, code_of(facts.kind), facts.name, facts.short_name, facts.symbol, facts.seat,
       facts.governed, facts.head_name, facts.head_title, facts.website});
}

/// The organisation's own history, and the audit's line.
void note_change(WriteTx& tx, Id<Organisation> id, std::int64_t version, std::string_view action,
                 std::optional<Date> applies_from, const std::string& changes, std::string before) {
  tx.execute(
      "insert into organisation_change (organisation_id, version, changed_at, account_id, actor, action, applies_from, "
      "changes) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {id, version, tx.now(), tx.actor().account, tx.actor().name, action, applies_from, changes});
  tx.record({.action = std::string(action),
             .subject = fmt::format("organisation/{}", id.value),
             .before = std::move(before),
             .after = organisation_json(get_organisation(tx, id)).str()});
}

std::string changes_text(const std::vector<FactChange>& changes) {
  return json_array(changes,
                    [](const FactChange& change) {
                      return json_object({{"field", change.field}, {"before", change.before}, {"after", change.after}});
                    })
      .str();
}

/// Gives everything below its new path when the parent changed.
void move_paths(WriteTx& tx, const ScopePath& from, const ScopePath& to) {
  if (from == to) return;
  tx.execute("update organisation set path = $1 || substr(path, cast($2 as int)) where path >= $3 and path < $4",
             {to, static_cast<std::int64_t>(from.size()) + 1, from, prefix_end(from)});
}

}  // namespace

Id<Organisation> insert_organisation(WriteTx& tx, const OrganisationFacts& facts, Date valid_from,
                                     std::string_view action) {
  std::string key = collation_key(facts.name);
  std::string folded = searched_text(facts);
  auto id = tx.insert<Organisation>(
      "insert into organisation (parent_id, kind, name, short_name, symbol, seat_area_id, governed_area_id, head_name, "
      "head_title, website, path, folded, sort_key, valid_from, name_key, version) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, $12, $13, $14, 1) returning id",
      {facts.parent, code_of(facts.kind), facts.name, facts.short_name, facts.symbol, facts.seat, facts.governed,
       facts.head_name, facts.head_title, facts.website, folded, as_bytes(key), valid_from, read_out_name(facts.name)});
  tx.execute("update organisation set path = $1 where id = $2", {path_below(tx, facts.parent, id), id});
  index_words(tx, id, folded);
  insert_period(tx, id, facts, valid_from);
  note_change(tx, id, 1, action, valid_from, changes_text(list_changes({}, facts)), "");
  return id;
}

void update_organisation(WriteTx& tx, const Organisation& before, const OrganisationFacts& after,
                         std::optional<Date> applies_from, std::string_view action) {
  std::string key = collation_key(after.name);
  std::string folded = searched_text(after);
  std::int64_t changed = tx.execute(
      "update organisation set parent_id = $3, kind = $4, name = $5, short_name = $6, symbol = $7, seat_area_id = $8, "
      "governed_area_id = $9, head_name = $10, head_title = $11, website = $12, folded = $13, sort_key = $14, "
      "name_key = $15, version = version + 1 where id = $1 and version = $2",
      {before.id, before.version, after.parent, code_of(after.kind), after.name, after.short_name, after.symbol,
       after.seat, after.governed, after.head_name, after.head_title, after.website, folded, as_bytes(key),
       read_out_name(after.name)});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  if (folded != searched_text(before.facts)) index_words(tx, before.id, folded);
  if (after.parent != before.facts.parent) move_paths(tx, before.path, path_below(tx, after.parent, before.id));
  OrganisationPeriod open = get_last_period(tx, before.id);
  if (!applies_from || *applies_from == open.valid_from) {
    update_open_period(tx, before.id, after, open.valid_from);
  } else {
    check(*applies_from > open.valid_from, "a change applies within the open period");
    tx.execute("update organisation_period set valid_to = $1 where organisation_id = $2 and valid_from = $3",
               {*applies_from, before.id, open.valid_from});
    insert_period(tx, before.id, after, *applies_from);
  }
  note_change(tx, before.id, before.version + 1, action, applies_from, changes_text(list_changes(before.facts, after)),
              organisation_json(before).str());
}

void update_organisation_end(WriteTx& tx, const Organisation& before, std::optional<Date> valid_to,
                             std::string_view action) {
  std::int64_t changed =
      tx.execute("update organisation set valid_to = $3, version = version + 1 where id = $1 and version = $2",
                 {before.id, before.version, valid_to});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  tx.execute("update organisation_period set valid_to = $1 where organisation_id = $2 and valid_from = $3",
             {valid_to, before.id, get_last_period(tx, before.id).valid_from});
  note_change(tx, before.id, before.version + 1, action, valid_to, "[]", organisation_json(before).str());
}

std::vector<OrganisationPeriod> list_periods(ReadTx& tx, Id<Organisation> id) {
  return tx.list(
      "select valid_from, valid_to, parent_id, kind, name, short_name, symbol, seat_area_id, governed_area_id, "
      "head_name, head_title, website from organisation_period where organisation_id = $1 order by valid_from desc",
      {id}, [](const Row& row) {
        OrganisationPeriod period{row.get<Date>(0), row.get<std::optional<Date>>(1), {}};
        OrganisationFacts& facts = period.facts;
        facts.parent = row.get<Id<Organisation>>(2);
        facts.kind = organisation_kind_of(row.get<std::string_view>(3)).value_or(OrganisationKind::Other);
        facts.name = row.get<std::string>(4);
        facts.short_name = row.get<std::string>(5);
        facts.symbol = row.get<std::string>(6);
        facts.seat = row.get<Id<Area>>(7);
        facts.governed = row.get<Id<Area>>(8);
        facts.head_name = row.get<std::string>(9);
        facts.head_title = row.get<std::string>(10);
        facts.website = row.get<std::string>(11);
        return period;
      });
}

OrganisationPeriod get_last_period(ReadTx& tx, Id<Organisation> id) {
  std::vector<OrganisationPeriod> periods = list_periods(tx, id);
  check(!periods.empty(), "an organisation has a period");
  return periods[0];
}

std::vector<OrganisationChange> list_organisation_changes(ReadTx& tx, Id<Organisation> id, int limit) {
  return tx.list(
      fmt::format("select version, changed_at, actor, action, applies_from, changes from organisation_change "
                  "where organisation_id = $1 order by version desc limit {}",
                  limit),
      {id}, [](const Row& row) {
        return OrganisationChange{row.get<std::int64_t>(0),        row.get<Instant>(1),
                                  row.get<std::string>(2),         row.get<std::string>(3),
                                  row.get<std::optional<Date>>(4), row.get<std::string>(5)};
      });
}

}  // namespace vx
