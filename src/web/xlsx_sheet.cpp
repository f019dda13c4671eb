#include "web/xlsx_sheet.h"

#include <charconv>

namespace vx {
namespace {

std::optional<std::size_t> parse_size(std::string_view text) {
  std::size_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void SheetListener::start(std::string_view name, const char* const* attributes) {
  if (name == "row") {
    row_ = parse_size(attribute(attributes, "r")).value_or(row_ + 1);
    column_ = 0;
  } else if (name == "c") {
    start_cell(attributes);
  } else if (name == "rPh") {
    in_phonetic_ = true;
  } else if (name == "v" || name == "t") {
    in_value_ = !in_phonetic_;
  }
}

void SheetListener::start_cell(const char* const* attributes) {
  column_ = column_of_reference(attribute(attributes, "r")).value_or(column_);
  type_ = attribute(attributes, "t");
  style_ = parse_size(attribute(attributes, "s")).value_or(0);
  value_.clear();
}

void SheetListener::end(std::string_view name) {
  if (name == "v" || name == "t") in_value_ = false;
  if (name == "rPh") in_phonetic_ = false;
  if (name == "c") end_cell();
}

void SheetListener::text(std::string_view text) {
  if (in_value_) value_ += text;
}

void SheetListener::end_cell() {
  if (type_ == "s") {
    auto index = parse_size(value_);
    if (index && *index < parts_.shared_strings.size()) put(parts_.shared_strings[*index]);
  } else if (type_ == "b") {
    put(value_ == "1" ? "TRUE" : "FALSE");
  } else if (type_ == "str" || type_ == "inlineStr" || type_ == "e" || type_ == "d") {
    put(decode_escapes(value_));
  } else {
    NumberKind kind = style_ < parts_.styles.size() ? parts_.styles[style_] : NumberKind::Plain;
    put(show_number(value_, kind, parts_.epoch_1904));
  }
  ++column_;
}

void SheetListener::put(std::string value) {
  if (value.empty()) return;  // formatted but empty cells are found far beyond the data
  auto where = [&](std::size_t max) {
    return std::vector<std::pair<std::string, std::string>>{
        {"sheet", sheet_.name}, {"row", std::to_string(row_)}, {"max", std::to_string(max)}};
  };
  if (row_ == 0 || row_ > limits_.rows_max) return refuse({"spreadsheet.too_many_rows", where(limits_.rows_max)});
  if (column_ >= limits_.columns_max) return refuse({"spreadsheet.too_many_columns", where(limits_.columns_max)});
  std::size_t cells = row_ > sheet_.rows.size() ? row_ - sheet_.rows.size() : 0;
  if (row_ > sheet_.rows.size()) sheet_.rows.resize(row_);
  std::vector<std::string>& row = sheet_.rows[row_ - 1];
  if (column_ >= row.size()) {
    cells += column_ + 1 - row.size();
    row.resize(column_ + 1);
  }
  if (cells > budget_.cells || value.size() > budget_.text) return refuse({"spreadsheet.too_large"});
  budget_.cells -= cells;
  budget_.text -= value.size();
  row[column_] = std::move(value);
}

void SharedStringsListener::start(std::string_view name, const char* const*) {
  if (name == "si") value_.clear();
  if (name == "rPh") in_phonetic_ = true;
  if (name == "t") in_text_ = !in_phonetic_;
}

void SharedStringsListener::end(std::string_view name) {
  if (name == "rPh") in_phonetic_ = false;
  if (name == "t") in_text_ = false;
  if (name != "si") return;
  std::size_t cost = value_.size() + sizeof(std::string);
  if (cost > bytes_left_) return refuse({"spreadsheet.too_large"});
  bytes_left_ -= cost;
  strings_.push_back(decode_escapes(value_));
}

void SharedStringsListener::text(std::string_view text) {
  if (in_text_) value_ += text;
}

void StylesListener::start(std::string_view name, const char* const* attributes) {
  auto id = [&] { return static_cast<int>(parse_size(attribute(attributes, "numFmtId")).value_or(0)); };
  if (name == "numFmt") {
    formats_[id()] = kind_of_format(attribute(attributes, "formatCode"));
  } else if (name == "cellXfs") {
    in_cell_formats_ = true;
  } else if (name == "xf" && in_cell_formats_) {
    auto found = formats_.find(id());
    styles_.push_back(found != formats_.end() ? found->second : kind_of_builtin_format(id()));
  }
}

void StylesListener::end(std::string_view name) {
  if (name == "cellXfs") in_cell_formats_ = false;
}

}  // namespace vx
