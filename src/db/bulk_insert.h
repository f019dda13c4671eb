#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace vx {

/// Many rows in few statements: `insert into … values ($1,$2),($3,$4)…`. `start` ends in "values ". Call flush() last.
class BulkInsert {
 public:
  BulkInsert(WriteTx& tx, std::string_view start, std::size_t columns)
      : tx_(tx), start_(start), columns_(columns), params_max_(columns * rows_per_statement) {}

  /// Texts are borrowed until flush; made ones go through keep().
  void add(std::initializer_list<Param> row) {
    check(row.size() == columns_, "a row needs a value for each column");
    params_.insert(params_.end(), row.begin(), row.end());
    if (params_.size() == params_max_) flush();
  }
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  void flush() {
    if (params_.empty()) return;
    std::string sql(start_);
    for (std::size_t i = 0; i < params_.size(); ++i) {
      sql += i == 0 ? "($" : i % columns_ == 0 ? "),($" : ",$";
      sql += std::to_string(i + 1);
    }
    sql += ')';
    tx_.execute(sql, params_);
    params_.clear();
    kept_.clear();
  }

 private:
  static constexpr std::size_t rows_per_statement = 200;
  WriteTx& tx_;
  std::string start_;
  std::size_t columns_;
  std::size_t params_max_;
  std::vector<Param> params_;
  std::deque<std::string> kept_;
};

}  // namespace vx
