#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vx {

/// How a number of a workbook is to be read.
enum class NumberKind { Plain, Date, Time };

/// What a number format code ("dd/mm/yyyy", "[h]:mm", "#,##0") says the number is.
NumberKind kind_of_format(std::string_view code);
/// The same for the formats every workbook has without stating them.
NumberKind kind_of_builtin_format(int id);

/// A cell's stored number as a person reads it: "44463" of kind Date is "2021-09-24", with a fraction
/// "2021-09-24 15:00"; of kind Time "15:00"; plain numbers without binary noise (0.30000000000000004 is "0.3").
/// What is no number, or no date, stays as it is.
std::string show_number(std::string_view stored, NumberKind kind, bool epoch_1904);

/// "_x000D_" and the like become their characters.
std::string decode_escapes(std::string_view text);
/// The column of a cell's reference, from 0: "AB12" is 27; nothing if it has no letters or too many.
std::optional<std::size_t> column_of_reference(std::string_view reference);

}  // namespace vx
