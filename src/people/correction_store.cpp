#include "people/correction.h"

namespace vx {
namespace {

constexpr std::string_view states[] = {"open", "done", "refused"};
constexpr std::string_view correction_select =
    "select c.id, c.person_id, p.name, c.wish, c.asked_at, c.due_at, c.due_source, c.state, c.answer, c.answered_at, "
    "c.answered_by from correction_request c join person p on p.id = c.person_id ";

Correction read_correction(const Row& row) {
  return {.id = row.get<Id<Correction>>(0),
          .person = row.get<Id<Person>>(1),
          .name = row.get<std::string>(2),
          .wish = row.get<std::string>(3),
          .asked_at = row.get<Instant>(4),
          .due_at = row.get<Instant>(5),
          .due_source = row.get<std::string>(6),
          .state = static_cast<CorrectionState>(std::ranges::find(states, row.text(7)) - std::begin(states)),
          .answer = row.get<std::string>(8),
          .answered_at = row.get<std::optional<Instant>>(9),
          .answered_by = row.get<std::string>(10)};
}

}  // namespace

std::string_view code_of(CorrectionState state) { return states[static_cast<std::size_t>(state)]; }

Id<Correction> insert_correction(WriteTx& tx, Id<Person> person, std::string_view wish) {
  const RequestDeadline deadline = find_request_deadline("correction", tx.now());
  auto id = tx.insert<Correction>(
      "insert into correction_request (person_id, account_id, wish, asked_at, due_at, due_source, state, answer, "
      "answered_by) values ($1, $2, $3, $4, $5, $6, 'open', '', '') returning id",
      {person, tx.actor().account, wish, tx.now(), deadline.due, deadline.source});
  tx.record({.action = "people.ask_correction",
             .subject = fmt::format("person/{}", person.value),
             .after = std::string(wish)});
  return id;
}

void answer_correction(WriteTx& tx, const Correction& correction, CorrectionState state, std::string_view answer) {
  const std::int64_t changed = tx.execute(
      "update correction_request set state = $2, answer = $3, answered_at = $4, answered_by = $5 where id = $1 and "
      "state = 'open'",
      {correction.id, code_of(state), answer, tx.now(), tx.actor().name});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  tx.record({.action = "people.answer_correction",
             .subject = fmt::format("person/{}", correction.person.value),
             .note = std::string(code_of(state))});
}

std::optional<Correction> find_correction(ReadTx& tx, Id<Correction> id) {
  return tx.find(fmt::format("{} where c.id = $1", correction_select), {id}, read_correction);
}

std::vector<Correction> list_corrections(ReadTx& tx, Id<Person> person) {
  return tx.list(fmt::format("{} where c.person_id = $1 order by c.id desc limit 20", correction_select), {person},
                 read_correction);
}

std::vector<Correction> list_open_corrections(ReadTx& tx, const Viewer& viewer) {
  auto open = tx.list(fmt::format("{} where c.state = 'open' order by c.due_at, c.id limit 1000", correction_select),
                      {}, read_correction);
  std::erase_if(open, [&](const Correction& one) {
    return is_own(viewer, one.person) || !may_edit(viewer, reach_of(tx, one.person));
  });
  return open;
}

}  // namespace vx
