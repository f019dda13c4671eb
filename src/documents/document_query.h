#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "db/value.h"
#include "web/viewer.h"

namespace vx {

/// A SELECT put together from conditions; owns the texts of its parameters.
class DocumentQuery {
 public:
  /// Adds a parameter and answers its name, "$3".
  std::string parameter(Param value);
  std::string text(std::string value);
  std::string bytes(std::string value);
  void where(std::string condition);
  /// Only documents the viewer may know (document.h, may_read), and none that was merged into another.
  void where_visible(const Viewer& viewer);

  /// "where a and b", or nothing.
  [[nodiscard]] std::string conditions() const;
  [[nodiscard]] const std::vector<Param>& params() const { return params_; }

 private:
  std::vector<std::string> conditions_;
  std::vector<Param> params_;
  std::deque<std::string> texts_;
};

/// The columns `read_document` expects, of `document d left join organisation o on o.id = d.owner_id`.
inline constexpr std::string_view document_columns =
    "d.id, d.state, d.type, d.number, d.symbol, d.place, d.issued_on, d.agency, d.parent_agency, d.issuer_id, d.title, "
    "d.owner_id, coalesce(o.path, ''), d.merged_into, d.public_since, d.confirmed_at, d.file_id is not null, d.version";
inline constexpr std::string_view document_tables = "document d left join organisation o on o.id = d.owner_id";
inline constexpr int document_column_count = 18;

struct Document;
Document read_document(const Row& row);

}  // namespace vx
