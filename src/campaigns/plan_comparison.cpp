#include "campaigns/plan_comparison.h"

#include "base/text.h"
#include "campaigns/campaign_plan.h"
#include "campaigns/demand.h"
#include "documents/plan_commands.h"

namespace vx {

namespace {

constexpr int good = 0;
constexpr int wrong_use = 2;
constexpr int failure = 3;

/// Nobody has registered the unit: whether it is a committee is read in its name.
ComparedUnit unit_of(const PlanReading& plan) {
  const std::string agency = fold_words(plan.agency.value);
  const bool is_committee = agency.starts_with("ubnd") || agency.starts_with("uy ban nhan dan");
  return {{}, is_committee ? "peoples_committee" : "department"};
}

void print_gap(const Gap& gap) {
  static constexpr std::string_view verdicts[] = {"left out", "weakened", "taken up"};
  fmt::print("{:<9} {:.0f} %\n  above: {}\n", verdicts[static_cast<std::size_t>(gap.found)], gap.likeness * 100,
             gap.parent_item.text);
  if (!gap.child_item) return;
  fmt::print("  below: {}\n", gap.child_item->text);
  const std::string_view less = weakening(demand_of(gap.parent_item.text), demand_of(gap.child_item->text));
  if (!less.empty()) fmt::print("  less:  {}\n", less);
}

int run_compare(const CommandLine& line) {
  if (line.words.size() != 2) {
    fmt::print(stderr, "plan compare: the parent's FILE and the child's FILE are wanted\n");
    return wrong_use;
  }
  const auto above = read_text_of_file(line.words[0]);
  const auto below = read_text_of_file(line.words[1]);
  if (!above || !below) return failure;
  for (const Gap& gap : compare_plans(read_plan(*above), read_plan(*below))) print_gap(gap);
  return good;
}

}  // namespace

std::vector<Gap> compare_plans(const PlanReading& above, const PlanReading& below) {
  return compare_items(items_of_plan(above), items_of_plan(below), unit_of(below));
}

void add_plan_comparison(App& app) {
  app.commands.push_back({.name = "plan compare",
                          .usage = "PARENT CHILD",
                          .about = "shows which targets and tasks of a plan another takes up, weakens or leaves out",
                          .run = run_compare});
}

}  // namespace vx
