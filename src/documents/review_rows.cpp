#include "documents/document_labels.h"
#include "documents/review_places.h"
#include "documents/review_views.h"
#include "web/components.h"

namespace vx {

namespace {

using namespace html;

/// The row's field: label, type, and what is typed. Names are "tasks.0.unit".
Html row_field(const View& view, const Form& form, const std::string& name, std::string_view label,
               std::string_view hint = {}, int rows = 0) {
  FieldView field{.name = name, .label = label, .hint = hint, .rows = rows};
  field.required = true;  // rows may be left blank as a whole; no "optional" at each field
  return text_field(view, form, field);
}

/// A row's frame: its number, where it came from, its fields, and the box to remove it.
Html row_frame(const View& view, const Form& form, const std::string& row, std::string_view legend_text, bool is_new,
               const Html& note, const Html& fields) {
  Html from;
  if (form.has(row + "from"))
    from = input(attr("type", "hidden"), attr("name", row + "from"), attr("value", form.raw(row + "from")));
  Html remove;
  if (!is_new) {
    const std::string name = row + "remove";
    remove = checkbox_field(view, form, {.name = name, .label = "documents.remove_row"});
  }
  return fieldset(cls(is_new ? "review-row review-row-new" : "review-row"), legend(legend_text), note, from, fields,
                  remove);
}

/// The item of the reading a row began as.
template <class T>
const T* item_of(const Form& form, const std::string& row, const std::vector<T>& items) {
  Form copy = form;
  const auto from = copy.integer(row + "from", 0, 100'000);
  return from && static_cast<std::size_t>(*from) < items.size() ? &items[static_cast<std::size_t>(*from)] : nullptr;
}

template <class T>
Html note_of(const View& view, const Form& form, std::string_view list, const std::string& row,
             const std::vector<T>& items) {
  const T* item = item_of(form, row, items);
  if (!item) return {};
  return place_note(view, fmt::format("{}.{}", list, item - items.data()), item->place, item->confidence);
}

std::vector<Choice> relation_choices(const View& view) {
  std::vector<Choice> choices;
  for (auto relation :
       {CitationRelation::CarriesOut, CitationRelation::Continues, CitationRelation::TiedTo, CitationRelation::Cites})
    choices.push_back({std::string(code_of(relation)), relation_label(view, relation)});
  return choices;
}

std::string candidate_label(const View& view, const Document& candidate) {
  std::string label = document_name(view, candidate);
  if (!candidate.title.empty()) label += ": " + shorten(candidate.title, 100);
  if (candidate.state == DocumentState::Cited) label += " (" + view.t("documents.state.cited") + ")";
  return label;
}

/// Which document of the register the citation means: said when it is certain, asked when it is not.
Html citation_choice(const View& view, const Form& form, const std::string& row, const CitationChoice& choice,
                     const ReviewPage& content) {
  if (choice.resolution.is_unknown())
    return p(cls("review-found"), icon("file-search"), view.t("documents.will_be_entered"));
  std::string preset;
  for (const Document& candidate : choice.candidates) {
    const bool was_chosen = std::ranges::find(content.cited, candidate.id) != content.cited.end();
    if (candidate.id == choice.resolution.certain || (preset.empty() && was_chosen))
      preset = std::to_string(candidate.id.value);
  }
  std::vector<Choice> choices;
  for (const Document& candidate : choice.candidates)
    choices.push_back({std::to_string(candidate.id.value), candidate_label(view, candidate)});
  choices.push_back({"new", view.t("documents.another_document")});
  const std::string name = row + "document";
  FieldView field{.name = name,
                  .label = choice.resolution.certain ? "documents.means_certain" : "documents.means_which",
                  .value = preset};
  field.required = true;
  return radio_field(view, form, field, choices);
}

}  // namespace

std::size_t count_rows(const Form& form, std::string_view list, std::string_view first_field) {
  std::size_t count = 0;
  while (form.has(fmt::format("{}.{}.{}", list, count, first_field))) ++count;
  return count;
}

Html place_note(const View& view, std::string_view field, const Span& place, double confidence) {
  if (confidence <= 0) return {};
  Html sure = is_doubtful(confidence)
                  ? badge(Tone::Warning, view.t("documents.doubtful", {{"percent", view.number(confidence * 100, 0)}}))
                  : Html{};
  Html see = place.end > place.start
                 ? a(cls("review-see"), href("#" + place_id(field)), icon("highlight"), view.t("documents.see_in_text"))
                 : Html{};
  return p(cls("review-note"), sure, see);
}

Html citation_rows(const View& view, const Form& form, const ReviewPage& content) {
  Html out;
  const std::size_t count = count_rows(form, "citations", "number");
  for (std::size_t i = 0; i <= count; ++i) {
    const std::string row = fmt::format("citations.{}.", i);
    const bool is_new = i == count;
    const std::string relation = row + "relation";
    FieldView relation_field{.name = relation, .label = "documents.relation_label", .value = "cites"};
    relation_field.required = true;
    Html fields = row_field(view, form, row + "type", "documents.type") +
                  row_field(view, form, row + "number", "documents.cited_number", "documents.cited_number_hint") +
                  row_field(view, form, row + "date", "documents.issued_on") +
                  row_field(view, form, row + "agency", "documents.agency") +
                  select_field(view, form, relation_field, relation_choices(view));
    if (!is_new && i < content.choices.size()) fields += citation_choice(view, form, row, content.choices[i], content);
    const std::string title = is_new ? view.t("documents.add_citation")
                                     : view.t("documents.citation_row", {{"number", std::to_string(i + 1)}});
    out += row_frame(view, form, row, title, is_new, note_of(view, form, "citations", row, content.reading.citations),
                     fields);
  }
  return out;
}

Html task_rows(const View& view, const Form& form, const ReviewPage& content) {
  Html out;
  const std::size_t count = count_rows(form, "tasks", "text");
  for (std::size_t i = 0; i <= count; ++i) {
    const std::string row = fmt::format("tasks.{}.", i);
    const std::string title =
        i == count ? view.t("documents.add_task") : view.t("documents.task_row", {{"number", std::to_string(i + 1)}});
    out += row_frame(view, form, row, title, i == count, note_of(view, form, "tasks", row, content.reading.tasks),
                     row_field(view, form, row + "unit", "documents.task_unit") +
                         row_field(view, form, row + "text", "documents.task_text", {}, 2) +
                         row_field(view, form, row + "deadline", "documents.task_deadline", "documents.date_hint"));
  }
  return out;
}

Html participant_rows(const View& view, const Form& form, const ReviewPage& content) {
  const std::vector<Choice> kinds = {{"collective", view.t("documents.participant.collective")},
                                     {"individual", view.t("documents.participant.individual")},
                                     {"both", view.t("documents.participant.both")}};
  const std::vector<Participant> none;
  const auto& items = content.reading.campaign ? content.reading.campaign->participants : none;
  Html out;
  const std::size_t count = count_rows(form, "participants", "name");
  for (std::size_t i = 0; i <= count; ++i) {
    const std::string row = fmt::format("participants.{}.", i);
    const std::string kind = row + "kind";
    FieldView kind_field{.name = kind, .label = "documents.participant_kind", .value = "both"};
    kind_field.required = true;
    const std::string title = i == count ? view.t("documents.add_participant")
                                         : view.t("documents.participant_row", {{"number", std::to_string(i + 1)}});
    out += row_frame(view, form, row, title, i == count, note_of(view, form, "participants", row, items),
                     row_field(view, form, row + "name", "documents.participant_name", {}, 2) +
                         select_field(view, form, kind_field, kinds));
  }
  return out;
}

Html signer_rows(const View& view, const Form& form, const ReviewPage& content) {
  Html out;
  const std::size_t count = count_rows(form, "signers", "name");
  for (std::size_t i = 0; i <= count; ++i) {
    const std::string row = fmt::format("signers.{}.", i);
    const std::string title = i == count ? view.t("documents.add_signer")
                                         : view.t("documents.signer_row", {{"number", std::to_string(i + 1)}});
    out += row_frame(
        view, form, row, title, i == count, note_of(view, form, "signers", row, content.reading.signers),
        row_field(view, form, row + "authority", "documents.signer_authority", "documents.signer_authority_hint") +
            row_field(view, form, row + "title", "documents.signer_title") +
            row_field(view, form, row + "name", "documents.signer_name"));
  }
  return out;
}

}  // namespace vx
