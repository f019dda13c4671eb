#include "web/form.h"

#include <charconv>

#include "base/text.h"
#include "web/number.h"

namespace vx {

Form::Form(std::vector<FormValue> values, std::vector<UploadedFile> files)
    : values_(std::move(values)), files_(std::move(files)) {}

bool Form::has(std::string_view name) const {
  return std::ranges::find(values_, name, &FormValue::name) != values_.end();
}

std::string_view Form::raw(std::string_view name) const {
  auto found = std::ranges::find(values_, name, &FormValue::name);
  return found == values_.end() ? std::string_view{} : std::string_view(found->value);
}

std::vector<std::string> Form::all(std::string_view name) const {
  std::vector<std::string> found;
  for (const FormValue& value : values_)
    if (value.name == name) found.push_back(value.value);
  return found;
}

std::string Form::text(std::string_view name, std::size_t max) {
  std::string value(trim(raw(name)));
  if (std::size_t length = length_utf8(value); length > max)
    add_error(name, {"web.error_too_long", {{"max", std::to_string(max)}, {"length", std::to_string(length)}}});
  return value;
}

std::string Form::required_text(std::string_view name, std::size_t max) {
  std::string value = text(name, max);
  if (value.empty()) add_error(name, {"web.error_required"});
  return value;
}

std::optional<std::int64_t> Form::integer(std::string_view name, std::int64_t min, std::int64_t max) {
  std::string_view typed = trim(raw(name));
  if (typed.empty()) return std::nullopt;
  auto value = parse_integer(typed);
  if (!value) {
    add_error(name, {"web.error_not_integer"});
  } else if (*value < min || *value > max) {
    bool open = max == INT64_MAX;
    add_error(name, {open ? "web.error_too_small" : "web.error_out_of_range",
                     {{"min", std::to_string(min)}, {"max", std::to_string(max)}}});
    return std::nullopt;
  }
  return value;
}

std::optional<double> Form::number(std::string_view name, double min, double max) {
  std::string_view typed = trim(raw(name));
  if (typed.empty()) return std::nullopt;
  auto value = parse_number(typed);
  if (!value) {
    add_error(name, {"web.error_not_number"});
  } else if (*value < min || *value > max) {
    add_error(name, {"web.error_out_of_range", {{"min", fmt::format("{}", min)}, {"max", fmt::format("{}", max)}}});
    return std::nullopt;
  }
  return value;
}

std::optional<Date> Form::date(std::string_view name) {
  std::string_view typed = trim(raw(name));
  if (typed.empty()) return std::nullopt;
  auto date = Date::parse(typed);
  if (!date) add_error(name, {"web.error_not_date"});
  return date;
}

std::optional<Date> Form::required_date(std::string_view name) {
  if (trim(raw(name)).empty()) add_error(name, {"web.error_required"});
  return date(name);
}

std::optional<Instant> Form::instant(std::string_view name) {
  std::string_view typed = trim(raw(name));
  if (typed.empty()) return std::nullopt;
  auto instant = Instant::parse_iso(typed);
  if (!instant) add_error(name, {"web.error_not_instant"});
  return instant;
}

bool Form::checkbox(std::string_view name) const {
  std::string_view value = raw(name);
  return value == "on" || value == "true" || value == "1";
}

std::string Form::choice(std::string_view name, std::span<const std::string_view> codes) {
  std::string_view chosen = trim(raw(name));
  if (chosen.empty() || std::ranges::find(codes, chosen) != codes.end()) return std::string(chosen);
  add_error(name, {"web.error_not_choice"});
  return {};
}

const UploadedFile* Form::file(std::string_view name) const {
  auto found = std::ranges::find(files_, name, &UploadedFile::field);
  return found == files_.end() ? nullptr : &*found;
}

void Form::add_error(std::string_view field, Refusal error) {
  errors_.push_back({std::string(field), std::move(error)});
}

const Refusal* Form::error_of(std::string_view field) const {
  auto found = std::ranges::find(errors_, field, &FieldError::field);
  return found == errors_.end() ? nullptr : &found->error;
}

}  // namespace vx
