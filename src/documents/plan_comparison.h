#pragma once
#include <optional>
#include <string>
#include <vector>

#include "documents/plan_reading.h"

namespace vx {

enum class TakeUp { TakenUp, Weakened, LeftOut };

/// One target or task of the parent plan and what became of it below (R3, cascade).
struct PlanGap {
  TakeUp state = TakeUp::LeftOut;
  bool is_task = false;
  std::string parent_text = {};
  std::string child_text = {};  ///< the likest sentence of the child; empty if nothing is like it
  Span parent_place = {};
  Span child_place = {};
  double likeness = 0;  ///< share of the parent's words the child's sentence has, 0 to 1
  /// Why it counts as weakened: the number or date above and the one below.
  std::string parent_value = {};
  std::string child_value = {};
};

/// Compares plan by plan, sentence by sentence; pure and without any knowledge of a campaign's subject.
std::vector<PlanGap> compare_plans(const PlanReading& parent, const PlanReading& child);

}  // namespace vx
