#include "base/crypto.h"
#include "web/components.h"
#include "web/form.h"

namespace vx {
namespace {

using namespace html;

std::string id_of(std::string_view name) { return "f-" + std::string(name); }

/// What the field shows: what was typed, else the stored value. A stored date is shown as people write it.
std::string shown_value(const Form& form, const FieldView& field) {
  if (field.type == "password") return {};
  if (form.has(field.name)) return std::string(form.raw(field.name));
  if (field.type == "date")
    if (auto date = Date::parse_iso(field.value)) return date->vietnamese();
  return field.value;
}

std::string hint_of(const View& view, const FieldView& field) {
  if (!field.hint.empty()) return view.t(field.hint);
  return field.type == "date" ? view.t("web.date_hint") : "";
}

/// The ids of hint and error, for aria-describedby; nothing if there are none.
std::optional<std::string> described_by(const View& view, const Form& form, const FieldView& field) {
  std::string ids;
  if (!hint_of(view, field).empty()) ids = id_of(field.name) + "-hint";
  if (form.error_of(field.name)) ids += (ids.empty() ? "" : " ") + id_of(field.name) + "-error";
  return ids.empty() ? std::nullopt : std::optional(ids);
}

Html label_text(const View& view, const FieldView& field) {
  Html text = view.t(field.label);
  if (!field.required) text += span(cls("optional"), " ", view.t("web.optional"));
  return text;
}

Html hint_and_error(const View& view, const Form& form, const FieldView& field) {
  Html out;
  if (std::string hint = hint_of(view, field); !hint.empty())
    out += div(cls("form-hint"), attr("id", id_of(field.name) + "-hint"), hint);
  if (const Refusal* error = form.error_of(field.name))
    out += p(cls("field-error"), attr("id", id_of(field.name) + "-error"), icon("alert-circle"),
             span(cls("visually-hidden"), view.t("web.error"), ": "), view.t(*error));
  return out;
}

Html field_group(const View& view, const Form& form, const FieldView& field, const Html& control) {
  return div(cls(form.error_of(field.name) ? "field has-error" : "field"),
             label(cls("form-label"), attr("for", id_of(field.name)), label_text(view, field)),
             hint_and_error(view, form, field), control);
}

/// The attributes every control of one name shares.
std::vector<Part> control_parts(const View& view, const Form& form, const FieldView& field) {
  std::vector<Part> parts{attr("id", id_of(field.name)), attr("name", field.name),
                          attr("aria-describedby", described_by(view, form, field))};
  if (form.error_of(field.name)) parts.push_back(attr("aria-invalid", "true"));
  if (field.required) parts.push_back(attr("aria-required", "true"));
  if (!field.autocomplete.empty()) parts.push_back(attr("autocomplete", field.autocomplete));
  return parts;
}

std::string_view input_type(std::string_view type) {
  // A number is typed as Vietnamese write it, which <input type=number> refuses; so is a date.
  return type == "date" || type == "number" || type == "integer" ? "text" : type;
}

Html choices_of(const View& view, const Form& form, const FieldView& field, const std::vector<Choice>& choices) {
  std::string chosen = shown_value(form, field);
  Html out;
  bool first = true;
  for (const Choice& choice : choices) {
    std::string id = first ? id_of(field.name) : id_of(field.name) + "-" + choice.value;
    out += div(cls("form-check"),
               input(cls("form-check-input"), attr("type", "radio"), attr("id", id), attr("name", field.name),
                     attr("value", choice.value), flag("checked", choice.value == chosen)),
               label(cls("form-check-label"), attr("for", id), choice.label));
    first = false;
  }
  (void)view;
  return out;
}

}  // namespace

Html text_field(const View& view, const Form& form, const FieldView& field) {
  std::string value = shown_value(form, field);
  if (field.type == "hidden") return input(attr("type", "hidden"), attr("name", field.name), attr("value", value));
  std::vector<Part> parts = control_parts(view, form, field);
  bool invalid = form.error_of(field.name) != nullptr;
  parts.push_back(cls(invalid ? "form-control is-invalid" : "form-control"));
  if (field.rows > 0) {
    parts.push_back(attr("rows", std::int64_t{field.rows}));
    // A line break behind the start tag is not part of the value: write one, so that the value's own is kept.
    parts.push_back(Part(std::string("\n") + value));
    return field_group(view, form, field, element("textarea", parts));
  }
  parts.push_back(attr("type", input_type(field.type)));
  if (field.type == "number") parts.push_back(attr("inputmode", "decimal"));
  if (field.type == "integer") parts.push_back(attr("inputmode", "numeric"));
  if (field.type == "date") parts.push_back(attr("data-date", ""));
  parts.push_back(attr("value", value));
  return field_group(view, form, field, element("input", parts, true));
}

Html select_field(const View& view, const Form& form, const FieldView& field, const std::vector<Choice>& choices) {
  std::vector<Part> parts = control_parts(view, form, field);
  parts.push_back(cls(form.error_of(field.name) ? "form-select is-invalid" : "form-select"));
  std::string chosen = shown_value(form, field);
  bool offers_none = std::ranges::any_of(choices, [](const Choice& choice) { return choice.value.empty(); });
  if (!offers_none) parts.push_back(option(attr("value", ""), view.t("web.choose")));
  for (const Choice& choice : choices)
    parts.push_back(option(attr("value", choice.value), flag("selected", choice.value == chosen), choice.label));
  return field_group(view, form, field, element("select", parts));
}

Html radio_field(const View& view, const Form& form, const FieldView& field, const std::vector<Choice>& choices) {
  return fieldset(cls(form.error_of(field.name) ? "field has-error" : "field"),
                  attr("aria-describedby", described_by(view, form, field)),
                  legend(cls("form-label"), label_text(view, field)), hint_and_error(view, form, field),
                  choices_of(view, form, field, choices));
}

Html checkbox_field(const View& view, const Form& form, const FieldView& field) {
  bool is_sent = !form.values().empty();
  bool on = is_sent ? form.checkbox(field.name) : field.value == "on" || field.value == "true" || field.value == "1";
  std::vector<Part> parts = control_parts(view, form, field);
  parts.insert(parts.end(),
               {cls("form-check-input"), attr("type", "checkbox"), attr("value", "on"), flag("checked", on)});
  return div(cls(form.error_of(field.name) ? "field has-error" : "field"),
             div(cls("form-check"), element("input", parts, true),
                 label(cls("form-check-label"), attr("for", id_of(field.name)), view.t(field.label))),
             hint_and_error(view, form, field));
}

Html file_field(const View& view, const Form& form, const FieldView& field, std::string_view accept) {
  std::vector<Part> parts = control_parts(view, form, field);
  parts.insert(parts.end(), {cls("form-control"), attr("type", "file"), attr("accept", accept),
                             flag("multiple", field.type == "files")});
  return field_group(view, form, field, element("input", parts, true));
}

Html error_summary(const View& view, const Form& form) {
  if (form.ok()) return {};
  Html items = each(form.errors(), [&](const FieldError& error) {
    std::string text = view.t(error.error);
    return error.field.empty() ? li(text) : li(a(href("#" + id_of(error.field)), text));
  });
  return div(cls("error-summary"), attr("role", "alert"), attr("tabindex", "-1"), attr("id", "error-summary"),
             h2(view.t("web.error_summary")), ul(items));
}

Html post_form(const View& view, std::string_view address, Html fields, bool upload) {
  return form(attr("method", "post"), action(address), flag("novalidate"),
              upload ? attr("enctype", "multipart/form-data") : Attribute{},
              view.csrf_token.empty()
                  ? Html{}
                  : input(attr("type", "hidden"), attr("name", csrf_field), attr("value", view.csrf_token)),
              input(attr("type", "hidden"), attr("name", idempotency_field), attr("value", make_uuid_v7(view.now))),
              std::move(fields));
}

Html get_form(const View&, std::string_view address, Html fields) {
  return form(cls("filter"), attr("method", "get"), action(address), std::move(fields));
}

Html submit_button(const View& view, std::string_view label_key, std::string_view style) {
  return button(cls("btn btn-" + std::string(style)), attr("type", "submit"), view.t(label_key));
}

}  // namespace vx
