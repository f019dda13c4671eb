#include "people/person_import.h"

#include <unordered_map>

#include "base/text.h"
#include "people/duplicate_store.h"

namespace vx {
namespace {

/// Rows of the file and who is stored like them, compared in one go.
class ImportMatcher {
 public:
  ImportMatcher(ReadTx& tx, PersonSeal& seal, std::vector<ImportedPerson> rows, const ImportSettings& settings,
                PersonImport& import)
      : rows_(std::move(rows)), settings_(settings), import_(import), links_(rows_.size()) {
    std::vector<Digest> numbers;
    for (const ImportedPerson& row : rows_) {
      const PersonFacts& facts = row.facts;
      traits_.push_back(traits_of(seal, facts, row.membership ? row.membership->organisation.value : 0));
      if (!facts.id_number.empty()) numbers.push_back(seal.hash(facts.id_number));
    }
    settings.progress(1, 3);
    std::vector<PersonTraits> stored = list_traits_like(tx, traits_, numbers);
    std::ranges::move(stored, std::back_inserter(traits_));
    total_ = count_recorded(tx);
  }

  void run() {
    std::vector<DuplicatePair> pairs = find_duplicates(traits_, total_);
    settings_.progress(2, 3);
    for (const DuplicatePair& pair : pairs) take(pair);
    link_same_name_and_unit();
    for (std::size_t row = 0; row < rows_.size(); ++row) add_step(row);
    settings_.progress(3, 3);
  }

 private:
  /// The best a row is linked to: a place in traits_, behind the rows for who is stored.
  struct Link {
    std::optional<std::size_t> other;
    Comparison comparison;
  };
  [[nodiscard]] bool is_stored(std::size_t place) const { return place >= rows_.size(); }

  void take(const DuplicatePair& pair) {
    if (is_stored(pair.first)) return;  // two stored ones: not this import's matter
    const bool is_other_stored = is_stored(pair.second);
    // Of two rows the later one is asked about.
    const std::size_t row = is_other_stored ? pair.first : pair.second;
    const std::size_t other = is_other_stored ? pair.second : pair.first;
    Link& link = links_[row];
    const bool is_better = !link.other || (is_other_stored && !is_stored(*link.other)) ||
                           (is_other_stored == is_stored(*link.other) && pair.comparison.bits > link.comparison.bits);
    if (is_better) link = {other, pair.comparison};
  }

  /// The same name in the same unit, alone on both sides and nothing that speaks against it: a list of names and units
  /// that is imported again means the same people.
  void link_same_name_and_unit() {
    std::unordered_map<std::string, std::vector<std::size_t>> bearers;
    for (std::size_t i = 0; i < traits_.size(); ++i)
      if (traits_[i].unit != 0) bearers[fmt::format("{}/{}", traits_[i].unit, traits_[i].name)].push_back(i);
    for (const auto& [key, places] : bearers) {
      if (places.size() != 2 || is_stored(places[0]) || !is_stored(places[1])) continue;
      const PersonTraits &row = traits_[places[0]], &stored = traits_[places[1]];
      if (contradict(row, stored)) continue;
      links_[places[0]] = {places[1], {Likeness::Same, 0, {"same_name", "same_unit"}}};
    }
  }
  static bool contradict(const PersonTraits& a, const PersonTraits& b) {
    const bool has_other_number = a.id_number != 0 && b.id_number != 0 && a.id_number != b.id_number;
    const bool has_other_birth = a.birth_date && b.birth_date && a.birth_date->year != b.birth_date->year;
    const bool is_other_day = a.birth_date && b.birth_date && a.birth_date->day != 0 && b.birth_date->day != 0 &&
                              *a.birth_date != *b.birth_date;
    return has_other_number || has_other_birth || is_other_day ||
           (a.sex != b.sex && a.sex != Sex::Unknown && b.sex != Sex::Unknown);
  }

  void add_step(std::size_t row) {
    PersonStep step;
    step.wanted = std::move(rows_[row]);
    const Link& link = links_[row];
    if (!link.other) {
      import_.steps.push_back(std::move(step));
      return;
    }
    auto decided = settings_.decisions.find(step.wanted.row);
    const ImportDecision decision = decided == settings_.decisions.end() ? ImportDecision::None : decided->second;
    const bool is_sure = link.comparison.likeness == Likeness::Same;
    if (!is_stored(*link.other)) {
      take_row_link(step, *link.other, link.comparison, decision, is_sure);
    } else {
      const Id<Person> person{traits_[*link.other].id};
      if (is_sure && decision != ImportDecision::Different)
        step.existing = person, step.what = PersonStep::What::Update;
      else
        ask(step, person, 0, link.comparison, decision);
    }
    import_.steps.push_back(std::move(step));
  }

  /// A row twice in the file is a fault of the file, if that is sure; else a question.
  void take_row_link(PersonStep& step, std::size_t other, const Comparison& comparison, ImportDecision decision,
                     bool is_sure) {
    const int other_row = import_.steps[other].wanted.row;
    if (is_sure) {
      import_.problems.push_back({step.wanted.row, "", {"people.import_twice", {{"row", std::to_string(other_row)}}}});
      return;
    }
    ask(step, {}, other_row, comparison, decision);
    if (decision == ImportDecision::Same) step.what = PersonStep::What::Skip;
  }

  void ask(PersonStep& step, Id<Person> person, int other_row, const Comparison& comparison, ImportDecision decision) {
    std::string reasons;
    for (std::string_view reason : comparison.reasons) reasons += (reasons.empty() ? "" : " ") + std::string(reason);
    import_.questions.push_back(
        {step.wanted.row, person, other_row, step.wanted.facts.name, std::move(reasons), decision});
    if (person && decision == ImportDecision::Same) step.existing = person, step.what = PersonStep::What::Update;
  }

  std::vector<ImportedPerson> rows_;
  const ImportSettings& settings_;
  PersonImport& import_;
  std::vector<Link> links_;
  std::vector<PersonTraits> traits_;  ///< of the rows, then of who is stored
  std::int64_t total_ = 1;
};

/// Two rows of one file that would change the same stored person: which of them counts?
void refuse_double_updates(PersonImport& import) {
  std::map<Id<Person>, int> rows;
  for (const PersonStep& step : import.steps) {
    if (!step.existing) continue;
    auto [first, is_new] = rows.try_emplace(step.existing, step.wanted.row);
    if (!is_new)
      import.problems.push_back(
          {step.wanted.row, "", {"people.import_twice", {{"row", std::to_string(first->second)}}}});
  }
}

}  // namespace

PersonImport read_person_import(ReadTx& tx, PersonSeal& seal, const ImportTable& table,
                                const ImportSettings& settings) {
  PersonImport import;
  import.problems = table.problems;
  import.unknown_headings = table.unknown_headings;
  if (!import.problems.empty()) return import;
  std::vector<ImportedPerson> rows = read_person_rows(tx, table, settings, import.problems);
  ImportMatcher(tx, seal, std::move(rows), settings, import).run();
  refuse_double_updates(import);
  plan_updates(tx, seal, import);
  std::ranges::sort(import.problems, {}, [](const ImportProblem& one) { return std::pair(one.row, one.heading); });
  return import;
}

}  // namespace vx
