#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "db/value.h"
#include "web/viewer.h"

namespace vx {

/// The conditions of a query with the values they need, numbered in the order they are given. Texts are kept here.
class DifficultyQuery {
 public:
  /// "$3" for the value.
  std::string text(std::string value);
  std::string number(std::int64_t value);
  void where(std::string condition);
  /// Only what the viewer may know of: raised by them, of a unit or once at a place where they read campaigns.
  void where_visible(const Viewer& viewer);
  /// Only what lies where the viewer decides: at their own organisation, or with the lead unit of campaigns they edit.
  void where_my_turn(const Viewer& viewer);

  [[nodiscard]] std::string condition() const { return condition_.empty() ? "1 = 1" : condition_; }
  [[nodiscard]] const std::vector<Param>& parameters() const { return parameters_; }
  /// The condition that an organisation (its name in the query) lies where the viewer holds the permission.
  std::string reached(const Viewer& viewer, Permission permission, std::string_view organisation);

 private:
  std::deque<std::string> texts_;
  std::vector<Param> parameters_;
  std::string condition_;
};

}  // namespace vx
