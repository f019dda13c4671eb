#include "documents/document_labels.h"

#include "base/text.h"
#include "documents/document_entry.h"
#include "web/components.h"

namespace vx {

namespace {

using namespace html;

Tone tone_of(DocumentState state) {
  switch (state) {
    case DocumentState::Cited:
      return Tone::Unknown;
    case DocumentState::Received:
      return Tone::Warning;
    case DocumentState::Confirmed:
      return Tone::Good;
  }
  return Tone::Neutral;
}

}  // namespace

std::string type_name(std::string_view type) {
  std::string name = lower(type);
  if (name.empty()) return name;
  std::size_t end = 0;
  next_code_point(name, end);
  return upper(std::string_view(name).substr(0, end)) + name.substr(end);
}

std::string document_name(const View& view, const Document& document) {
  const std::string number = written_number(document.number, document.symbol);
  if (number.empty()) return document.title.empty() ? view.t("documents.untitled") : document.title;
  std::string name = document.type.empty() ? view.t("documents.document") : type_name(document.type);
  name += " " + view.t("documents.name_number", {{"number", number}});
  if (document.issued_on) {
    const PartialDate& date = *document.issued_on;
    const std::string written = written_date(date);
    if (date.day != 0) name += " " + view.t("documents.name_date", {{"date", written}});
    if (date.day == 0 && date.month != 0) name += " " + view.t("documents.name_month", {{"date", written}});
    if (date.day == 0 && date.month == 0) name += " " + view.t("documents.name_year", {{"date", written}});
  }
  if (!document.agency.empty()) name += " " + view.t("documents.name_agency", {{"agency", document.agency}});
  return name;
}

Html document_link(const View& view, const Document& document) {
  return a(href(document_address(document.id)), document_name(view, document));
}

Html state_badge(const View& view, DocumentState state) {
  return badge(tone_of(state), view.t(fmt::format("documents.state.{}", code_of(state))));
}

std::string relation_label(const View& view, CitationRelation relation) {
  return view.t(fmt::format("documents.relation.{}", code_of(relation)));
}

std::string reverse_relation_label(const View& view, CitationRelation relation) {
  return view.t(fmt::format("documents.reverse.{}", code_of(relation)));
}

std::string shorten(std::string_view text, std::size_t letters_max) {
  std::size_t at = 0;
  for (std::size_t letters = 0; at < text.size() && letters < letters_max; ++letters) next_code_point(text, at);
  if (at == text.size()) return std::string(text);
  const std::size_t space = text.rfind(' ', at);
  return std::string(text.substr(0, space == text.npos || space == 0 ? at : space)) + "…";
}

}  // namespace vx
