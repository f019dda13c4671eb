#include "people/import_views.h"

#include "people/duplicate_views.h"
#include "people/person_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

/// A page with so many selects can still be worked with; the next ones come when these are decided.
constexpr std::size_t questions_shown = 100;

bool is_waiting(const StoredImport& import) {
  return import.state == ImportState::Waiting || import.state == ImportState::Confirmed;
}
std::int64_t count_open(const StoredImport& import) {
  return std::ranges::count(import.questions, ImportDecision::None, &ImportQuestion::decision);
}

std::string title_of(const View& view, const StoredImport& import) {
  const std::int64_t open = count_open(import);
  if (import.state == ImportState::Waiting) return view.t("people.import_checking");
  if (import.state == ImportState::Confirmed) return view.t("people.import_writing");
  if (import.state == ImportState::Done)
    return view.t("people.import_done",
                  {{"created", view.number(import.created)}, {"updated", view.number(import.updated)}});
  if (import.state == ImportState::Cancelled) return view.t("people.import_cancelled");
  if (import.state == ImportState::Failed) return view.t("people.import_failed");
  if (!import.problems.empty())
    return view.n("people.import_problems", static_cast<std::int64_t>(import.problems.size()));
  if (open > 0) return view.n("people.import_questions", open);
  return view.t("people.import_ready", {{"created", view.number(import.created)},
                                        {"updated", view.number(import.updated)},
                                        {"unchanged", view.number(import.unchanged)}});
}

Html progress_view(const View& view, const StoredImport& import) {
  const int done = import_progress(import.id).value_or(0);
  return progress_bar(view, done, 100, view.t("people.import_progress")) +
         p(a(href(import_address(import.id)), view.t("people.import_refresh")));
}

Html mapping_form(const View& view, const StoredImport& import, const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return {};
  std::vector<Choice> choices{{"", view.t("people.import_leave_out")}};
  for (const ImportColumn& column : person_import_columns())
    choices.push_back({std::string(column.name), std::string(column.headings[0])});
  Html fields;
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    std::string example;
    for (std::size_t row = 1; row < rows.size() && example.empty(); ++row)
      if (i < rows[row].size()) example = rows[row][i];
    std::string field = i < import.fields.size() ? import.fields[i] : "";
    std::vector<Html> options;
    for (const Choice& choice : choices)
      options.push_back(option(attr("value", choice.value), flag("selected", choice.value == field), choice.label));
    const std::string id = fmt::format("column-{}", i);
    std::string heading = rows[0][i];
    if (!example.empty()) heading += fmt::format(" ({}: {})", view.t("people.import_example"), example);
    fields += div(cls("mb-3"), label(cls("form-label"), attr("for", id), heading),
                  select(cls("form-select"), attr("id", id), attr("name", fmt::format("columns.{}", i)), options));
  }
  const bool is_open = import.state == ImportState::Checked && import.created + import.updated + import.unchanged == 0;
  return details(flag("open", is_open), summary(view.t("people.import_columns")),
                 post_form(view, import_address(import.id, "/columns"),
                           fields + submit_button(view, "people.import_check_again", "secondary")));
}

Html questions_form(const View& view, const StoredImport& import) {
  Html fields;
  std::size_t shown = 0;
  for (const ImportQuestion& one : import.questions) {
    if (one.decision != ImportDecision::None || shown++ >= questions_shown) continue;
    const std::string name = fmt::format("decide.{}", one.row);
    Html who = one.person ? a(href(person_address(one.person)), view.t("people.import_stored_person"))
                          : Html(view.t("people.import_other_row", {{"row", std::to_string(one.other_row)}}));
    auto choice = [&](std::string_view value, std::string_view key) {
      const std::string id = name + "." + std::string(value);
      return div(cls("form-check"),
                 input(cls("form-check-input"), attr("type", "radio"), attr("name", name), attr("id", id),
                       attr("value", value)),
                 label(cls("form-check-label"), attr("for", id), view.t(key)));
    };
    fields += fieldset(
        cls("mb-3"),
        legend(cls("fs-3"), view.t("people.import_question", {{"row", std::to_string(one.row)}, {"name", one.name}})),
        p(who, " · ", reasons_text(view, one.reasons)),
        choice("same", one.person ? "people.import_same" : "people.import_same_row"),
        choice("different", "people.import_different"));
  }
  if (fields.empty()) return {};
  return card(view.t("people.decide"), p(view.t("people.import_decide_text")) +
                                           post_form(view, import_address(import.id, "/decisions"),
                                                     fields + submit_button(view, "people.import_save_decisions")));
}

Html checked_view(const View& view, const Form& form, const StoredImport& import,
                  const std::vector<std::vector<std::string>>& rows) {
  constexpr std::size_t problems_shown = 500;
  Html content;
  if (!import.problems.empty()) {
    std::span<const ImportProblem> shown(import.problems);
    content += p(view.t("people.import_fix")) +
               import_problems_table(view, shown.first(std::min(shown.size(), problems_shown)));
  } else if (count_open(import) > 0) {
    content += questions_form(view, import);
  } else {
    content += card(view.t("people.import_confirm"),
                    p(view.t("people.import_confirm_text")) + post_form(view, import_address(import.id, "/confirm"),
                                                                        submit_button(view, "people.import_write")));
  }
  content += mapping_form(view, import, rows);
  content += post_button(view, import_address(import.id, "/cancel"), "people.import_cancel", "secondary",
                         "people.import_cancel_confirm");
  return error_summary(view, form) + content;
}

}  // namespace

std::string import_address(std::int64_t id, std::string_view rest) {
  return fmt::format("/people/imports/{}{}", id, rest);
}

Html import_start_page(const View& view, const Form& form, const std::vector<StoredImport>& earlier,
                       const std::optional<Organisation>& unit) {
  Html fields = file_field(
      view, form, {.name = "file", .label = "people.import_file", .hint = "people.import_file_hint", .required = true},
      ".csv,.xlsx");
  if (unit) fields += input(attr("type", "hidden"), attr("name", "unit"), attr("value", unit->id.value));
  Html templates = p(view.t("people.import_template_text"), " ",
                     a(href("/people/template?file=xlsx"), view.t("people.template_xlsx")), " · ",
                     a(href("/people/template?file=csv"), view.t("people.template_csv")));
  Html list;
  if (!earlier.empty())
    list = card(view.t("people.import_earlier"), ul(each(earlier, [&](const StoredImport& one) {
                  return li(a(href(import_address(one.id)), one.file_name), " · ", view.time(one.created_at), " · ",
                            view.t(fmt::format("people.import_state_{}", code_of(one.state))));
                })));
  return page(
      view,
      {.title = view.t("people.import_title"),
       .crumbs = {{view.t("people.title"), "/people"}},
       .lead = unit ? view.t("people.import_lead_unit", {{"unit", unit->facts.name}}) : view.t("people.import_lead")},
      error_summary(view, form) + templates +
          post_form(view, "/people/imports", fields + submit_button(view, "people.import_check"), true) + list);
}

Html import_page(const View& view, const Form& form, const StoredImport& import,
                 const std::vector<std::vector<std::string>>& rows) {
  Html content;
  if (is_waiting(import)) content = progress_view(view, import);
  if (import.state == ImportState::Checked) content = checked_view(view, form, import, rows);
  if (import.state == ImportState::Done)
    content = p(view.t("people.import_done_text")) + link_button("/people", view.t("people.title")) +
              link_button("/people/duplicates", view.t("people.duplicates"), "secondary");
  if (import.state == ImportState::Failed || import.state == ImportState::Cancelled)
    content = p(view.t("people.import_again_text")) + link_button("/people/import", view.t("people.import"));
  return page(view,
              {.title = title_of(view, import),
               .crumbs = {{view.t("people.title"), "/people"}, {view.t("people.import"), "/people/import"}},
               .lead = import.file_name},
              content);
}

Json import_json(const View& view, const StoredImport& import) {
  return json_object({{"id", import.id},
                      {"state", code_of(import.state)},
                      {"file_name", import.file_name},
                      {"progress", import_progress(import.id)},
                      {"columns", import.fields},
                      {"created", import.created},
                      {"updated", import.updated},
                      {"unchanged", import.unchanged},
                      {"problems", import_problems_json(view, import.problems)},
                      {"questions", json_array(import.questions, [](const ImportQuestion& one) {
                         return json_object({{"row", one.row},
                                             {"name", one.name},
                                             {"person_id", one.person},
                                             {"other_row", one.other_row == 0 ? Json() : Json(one.other_row)},
                                             {"reasons", one.reasons},
                                             {"is_decided", one.decision != ImportDecision::None}});
                       })}});
}

}  // namespace vx
