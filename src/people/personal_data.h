#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace vx {

/// Why a field may be kept (căn cứ pháp lý), on a day: rules/personal_data_fields.csv. What nobody has checked against
/// the law's text is shown as not verified.
struct FieldBasis {
  std::string field;
  bool is_sensitive = true;
  std::string basis;   ///< code; text `people.basis_<code>`
  std::string source;  ///< "91/2025/QH15 Điều 19"
  bool is_verified = false;
};
/// In the order in which pages show the fields.
std::vector<FieldBasis> list_field_bases(Date day);

/// Until when a request of that kind must be answered, and by which rule: rules/personal_data_requests.csv.
struct RequestDeadline {
  Instant due;
  std::string source;  ///< empty: the house's own
  bool is_verified = false;
};
RequestDeadline find_request_deadline(std::string_view request, Instant asked);

/// The end of the `days`th working day after `from`: Saturdays, Sundays and the holidays with a fixed date (1/1, 30/4,
/// 1/5, 2/9) do not count; Tết and days in lieu are not known here, so the deadline is never too late.
Instant add_working_days(Instant from, int days);

}  // namespace vx
