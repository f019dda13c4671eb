#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "web/html.h"
#include "web/problem.h"
#include "web/view.h"

namespace vx {

/// Names of the hidden fields post_form writes and dispatch reads.
inline constexpr std::string_view csrf_field = "_csrf";
inline constexpr std::string_view idempotency_field = "_key";

/// What came in a field. Values are valid UTF-8 in NFC.
struct FormValue {
  std::string name;
  std::string value;
};

struct UploadedFile {
  std::string field;
  std::string name;  ///< as the browser gave it: for showing only
  std::string content_type;
  std::string bytes;
};

struct FieldError {
  std::string field;
  Refusal error;
};

/// The fields of a query string or of a body, from a form or from JSON alike: {"items":[{"name":"A"}]} is the field
/// "items.0.name". Reading a field notes what is wrong with it, so that a page can be shown again with every fault
/// beside its field and every typed value kept.
class Form {
 public:
  Form() = default;
  explicit Form(std::vector<FormValue> values, std::vector<UploadedFile> files = {});
  /// The fields of a query string; throws BadRequest as parse_urlencoded does.
  static Form parse_query(std::string_view encoded);

  [[nodiscard]] bool has(std::string_view name) const;
  /// As typed; empty if there is none.
  [[nodiscard]] std::string_view raw(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

  /// Trimmed text; notes an error if it is longer than `max` characters.
  std::string text(std::string_view name, std::size_t max = 500);
  /// As `text`, and notes an error if it is empty.
  std::string required_text(std::string_view name, std::size_t max = 500);
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t min = INT64_MIN,
                                      std::int64_t max = INT64_MAX);
  std::optional<double> number(std::string_view name, double min, double max);  ///< "1.234,5" or "1234.5"
  std::optional<Date> date(std::string_view name);
  std::optional<Date> required_date(std::string_view name);
  std::optional<Instant> instant(std::string_view name);
  bool checkbox(std::string_view name) const;
  /// One of `codes`, or an error; empty if not given.
  std::string choice(std::string_view name, std::span<const std::string_view> codes);
  template <class T>
  Id<T> id(std::string_view name) {
    return Id<T>{integer(name, 1).value_or(0)};
  }
  [[nodiscard]] const UploadedFile* file(std::string_view name) const;
  [[nodiscard]] const std::vector<UploadedFile>& files() const { return files_; }
  [[nodiscard]] const std::vector<FormValue>& values() const { return values_; }

  /// Notes an error, or a refusal of the rules; field "" means the whole form.
  void add_error(std::string_view field, Refusal error);
  [[nodiscard]] bool ok() const { return errors_.empty(); }
  [[nodiscard]] const std::vector<FieldError>& errors() const { return errors_; }
  [[nodiscard]] const Refusal* error_of(std::string_view field) const;

 private:
  std::vector<FormValue> values_;
  std::vector<UploadedFile> files_;
  std::vector<FieldError> errors_;
};

/// How a field is shown. Texts are keys of the catalogue.
struct FieldView {
  std::string_view name;
  std::string_view label;
  std::string_view hint = {};
  std::string_view type = "text";  ///< of <input>; "date" gives a text field that also takes 24/9/2021
  bool required = false;
  std::string_view autocomplete = {};
  std::string value = {};  ///< shown when the form was not sent yet
  int rows = 0;            ///< of a textarea; 0 = one line
};
struct Choice {
  std::string value;
  std::string label;  ///< shown as it is
};

/// Label, hint, error and the field, with what was typed. One below the other, as GOV.UK does it.
Html text_field(const View& view, const Form& form, const FieldView& field);
Html select_field(const View& view, const Form& form, const FieldView& field, const std::vector<Choice>& choices);
Html radio_field(const View& view, const Form& form, const FieldView& field, const std::vector<Choice>& choices);
Html checkbox_field(const View& view, const Form& form, const FieldView& field);
Html file_field(const View& view, const Form& form, const FieldView& field, std::string_view accept);
/// "There is a problem", each fault a link to its field; nothing if the form is fine.
Html error_summary(const View& view, const Form& form);
/// <form method="post"> with the CSRF token and a fresh idempotency key. `upload`: multipart.
Html post_form(const View& view, std::string_view address, Html fields, bool upload = false);
/// A search or filter form: GET, so that the address can be sent to a colleague.
Html get_form(const View& view, std::string_view address, Html fields);
Html submit_button(const View& view, std::string_view label_key, std::string_view style = "primary");

}  // namespace vx
