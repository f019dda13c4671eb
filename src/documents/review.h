#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/plan_reading.h"
#include "web/form.h"

namespace vx {

/// The review of a reading (rà soát): its values as the fields of a form, and the form as the officer corrected it back
/// as a reading. Names of fields: "title", "citations.0.number", "tasks.3.unit"; lists of plain lines are one field, a
/// line each. Pure: knows neither the page nor the database.

/// A plain value of the reading.
struct ReviewField {
  std::string_view name;
  std::string_view label;  ///< key of the catalogue
  FoundText PlanReading::* value;
  int rows = 0;  ///< of its textarea; 0 = one line
};
std::span<const ReviewField> review_fields();

/// Below it the machine is not sure, and the officer should look closely.
inline constexpr double confidence_sure = 0.85;
inline bool is_doubtful(double confidence) { return confidence > 0 && confidence < confidence_sure; }

/// The fields with the values of `reading`.
Form fill_review_form(const PlanReading& reading);

/// A form that was read: the corrected reading and, for each of its citations, the row of the form it comes from
/// ("citations.2."), where the form says which document is meant.
struct Review {
  PlanReading reading;
  std::vector<std::string> citation_rows;
};

/// The reading as the form has it. A value that is as in `before` keeps its place there, a corrected one keeps the
/// place of the value it replaces; all that the officer has confirmed have confidence 1. Faults are noted in the form:
/// what cannot be a date, a number that is none, an item without its text.
Review read_review_form(Form& form, const PlanReading& before);

/// "16/9/2021", "9/2021", "2021", or ISO; nothing if it is none of them.
std::optional<PartialDate> parse_partial_date(std::string_view text);
/// The same as people type it.
std::string written_date(const PartialDate& date);

/// A tree of items as lines, two spaces of indentation a level: "I. MỤC ĐÍCH", "  1. Mục đích".
std::string write_outline(const std::vector<SectionItem>& sections);
std::vector<SectionItem> parse_outline(std::string_view outline, const std::vector<SectionItem>& before);

/// One value the officer changed: what the machine had read beside what the officer wrote.
struct Correction {
  std::string field;  ///< "title", "citations"
  std::string machine;
  std::string officer;
  bool operator==(const Correction&) const = default;
};
std::vector<Correction> list_corrections(const PlanReading& machine, const PlanReading& officer);

}  // namespace vx
