#include "documents/register_views.h"

#include "documents/document_entry.h"
#include "documents/document_labels.h"
#include "web/components.h"
#include "web/form.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

std::string page_title(const View& view, const RegisterPage& content) {
  const std::int64_t all = content.waiting + content.facets->confirmed;
  if (content.waiting == 0) return view.n("documents.title_count", all);
  return view.n("documents.title_waiting", content.waiting, {{"all", view.number(all)}});
}

std::vector<Choice> state_choices(const View& view) {
  std::vector<Choice> choices{{"", view.t("documents.all_states")}};
  for (auto state : {DocumentState::Received, DocumentState::Confirmed, DocumentState::Cited})
    choices.push_back({std::string(code_of(state)), view.t(fmt::format("documents.state.{}", code_of(state)))});
  return choices;
}

std::vector<Choice> relation_choices(const View& view) {
  std::vector<Choice> choices{{"", view.t("documents.any_relation")}};
  for (auto relation :
       {CitationRelation::CarriesOut, CitationRelation::Continues, CitationRelation::TiedTo, CitationRelation::Cites})
    choices.push_back({std::string(code_of(relation)), relation_label(view, relation)});
  return choices;
}

Html filter_form(const View& view, const Form& filter, const RegisterPage& content) {
  std::vector<Choice> types{{"", view.t("documents.all_types")}};
  for (const std::string& type : content.facets->types) types.push_back({type, type_name(type)});
  std::vector<Choice> issuers{{"", view.t("documents.all_issuers")}};
  for (const auto& [id, name] : content.facets->issuers) issuers.push_back({std::to_string(id.value), name});
  std::vector<Choice> years{{"", view.t("documents.all_years")}};
  for (int year : content.facets->years) years.push_back({std::to_string(year), std::to_string(year)});
  FieldView words{.name = "q", .label = "documents.search", .hint = "documents.search_hint", .type = "search"};
  words.required = true;  // no "optional" beside a search box
  auto select = [&](std::string_view name, std::string_view label, const std::vector<Choice>& choices) {
    FieldView field{.name = name, .label = label};
    field.required = true;
    return select_field(view, filter, field, choices);
  };
  Html kept;
  for (std::string_view name : {"cites", "sort"})
    if (!filter.raw(name).empty())
      kept += input(attr("type", "hidden"), attr("name", name), attr("value", filter.raw(name)));
  return get_form(view, "/documents",
                  text_field(view, filter, words) + select("state", "documents.state_label", state_choices(view)) +
                      select("type", "documents.type", types) + select("issuer", "documents.issuer", issuers) +
                      select("year", "documents.year", years) +
                      select("relation", "documents.relation_label", relation_choices(view)) + kept +
                      submit_button(view, "documents.show", "secondary"));
}

Html excerpt(const std::vector<ExcerptPiece>& pieces) {
  if (pieces.empty()) return {};
  return p(cls("document-excerpt"),
           each(pieces, [](const ExcerptPiece& piece) { return piece.is_hit ? mark(piece.text) : Html(piece.text); }));
}

TableRow row_of(const View& view, const Document& document, const std::vector<ExcerptPiece>& pieces) {
  Html title = document.title.empty() ? Html{} : p(cls("document-title"), shorten(document.title, 160));
  return {.cells = {written_number(document.number, document.symbol).empty()
                        ? Html(view.t("documents.no_number"))
                        : Html(written_number(document.number, document.symbol)),
                    div(span(document.type.empty() ? "" : type_name(document.type)), title, excerpt(pieces)),
                    document.agency, document.issued_on ? Html(written_date(*document.issued_on)) : Html("–"),
                    state_badge(view, document.state)},
          .address = document_address(document.id)};
}

Html table_of(const View& view, const RegisterPage& content) {
  if (content.page.items.empty()) {
    const bool is_filtered = view.path.find('?') != std::string::npos;
    if (is_filtered)
      return empty_state(view, "documents.none_found", "documents.none_found_hint",
                         link_button("/documents", view.t("documents.show_all"), "secondary"));
    return empty_state(view, "documents.none", "documents.none_hint",
                       link_button("/documents/upload", view.t("documents.upload")));
  }
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < content.page.items.size(); ++i)
    rows.push_back(row_of(view, content.page.items[i],
                          i < content.excerpts.size() ? content.excerpts[i] : std::vector<ExcerptPiece>{}));
  return data_table(view, view.t("documents.register"),
                    {{view.t("documents.number")},
                     {view.t("documents.title_field"), "title"},
                     {view.t("documents.agency")},
                     {view.t("documents.issued_on"), "issued"},
                     {view.t("documents.state_label")}},
                    rows);
}

}  // namespace

Html register_tabs(const View& view, std::string_view current) {
  return tabs(view, {{view.t("documents.tab_list"), "/documents", current == "list"},
                     {view.t("documents.tab_tree"), "/documents/tree", current == "tree"}});
}

Html cut_note(const View& view, const DocumentList& list) {
  return list.is_cut ? p(view.n("documents.only_newest", searched_max)) : Html{};
}

Html register_page(const View& view, const Form& filter, const RegisterPage& content) {
  PageInfo info{.title = page_title(view, content)};
  info.lead = view.t("documents.lead");
  if (view.viewer.may(edit_documents)) info.actions = link_button("/documents/upload", view.t("documents.upload"));
  return page(view, info,
              register_tabs(view, "list") + filter_form(view, filter, content) + cut_note(view, content.page) +
                  table_of(view, content) + pager(view, content.request.after, content.page.next));
}

}  // namespace vx
