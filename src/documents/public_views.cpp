#include "documents/public_views.h"

#include "base/text.h"
#include "documents/document_labels.h"
#include "documents/document_views.h"
#include "documents/reading_json.h"
#include "documents/register_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_mail_letter(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-' ||
         c == '+';
}

/// The end of a telephone number that begins at `at`: nine to twelve digits from 0 or +84, in groups.
std::size_t end_of_phone(std::string_view text, std::size_t at) {
  if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '/')) return at;
  if (text[at] != '0' && !text.substr(at).starts_with("+84")) return at;
  std::size_t digits = 0, end = at + (text[at] == '+' ? 1 : 0), last = end;
  for (; end < text.size() && (is_digit(text[end]) || text[end] == ' ' || text[end] == '.' || text[end] == '-'); ++end)
    if (is_digit(text[end])) {
      ++digits;
      last = end + 1;
    } else if (!(end + 1 < text.size() && is_digit(text[end + 1]))) {
      break;
    }
  return digits >= 9 && digits <= 12 ? last : at;
}

std::string public_address(Id<Document> id) { return fmt::format("/public/documents/{}", id.value); }

SectionItem without_contacts_in(SectionItem item) {
  item.text = without_contacts(item.text);
  item.place = {};
  for (SectionItem& inner : item.items) inner = without_contacts_in(std::move(inner));
  return item;
}

Json section_json(const SectionItem& item) {
  return json_object({{"mark", item.mark}, {"text", item.text}, {"items", json_array(item.items, section_json)}});
}

Json entry_json(const Document& d) {
  return json_object({{"id", d.id},
                      {"address", public_address(d.id)},
                      {"type", d.type},
                      {"number", written_number(d.number, d.symbol)},
                      {"issued_on", d.issued_on},
                      {"agency", d.agency},
                      {"title", without_contacts(d.title)},
                      {"public_since", d.public_since}});
}

}  // namespace

std::string without_contacts(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = end_of_phone(text, at); end > at) {
      out += "[…]";
      at = end;
    } else if (text[at] == '@') {
      std::size_t begin = out.size();
      while (begin > 0 && is_mail_letter(out[begin - 1])) --begin;
      std::size_t end_of_host = at + 1;
      while (end_of_host < text.size() && is_mail_letter(text[end_of_host])) ++end_of_host;
      if (begin == out.size() || end_of_host == at + 1) {
        out += text[at++];
        continue;
      }
      out.resize(begin);
      out += "[…]";
      at = end_of_host;
    } else {
      out += text[at++];
    }
  }
  return out;
}

PublicDocument make_public(const Document& document, const PlanReading& reading) {
  PublicDocument out{document, reading.campaign, {}};
  out.document.title = without_contacts(document.title);
  for (const SectionItem& section : reading.sections) out.sections.push_back(without_contacts_in(section));
  return out;
}

Html public_document_page(const View& view, const PublicDocument& content) {
  const Document& d = content.document;
  PageInfo info{.title = document_name(view, d), .crumbs = {{view.t("documents.public_title"), "/public/documents"}}};
  if (d.title != info.title) info.lead = d.title;
  std::vector<std::pair<std::string, Html>> pairs;
  auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) pairs.emplace_back(view.t(key), Html(value));
  };
  add("documents.agency", d.agency);
  if (d.issued_on) add("documents.issued_on", view.date(*d.issued_on));
  if (content.campaign) {
    add("documents.campaign_kind", content.campaign->kind.value);
    add("documents.campaign_subject", without_contacts(content.campaign->subject.value));
    add("documents.campaign_theme", without_contacts(content.campaign->theme.value));
    if (content.campaign->start) add("documents.campaign_start", view.date(content.campaign->start.value));
    if (content.campaign->end) add("documents.campaign_end", view.date(content.campaign->end.value));
  }
  Html sections =
      content.sections.empty() ? Html{} : card(view.t("documents.sections"), section_list(content.sections));
  Html note = view.locale == Locale::English ? alert(Tone::Info, view.t("documents.public_language")) : Html{};
  return plain_page(view, info, note + card({}, definition_list(pairs)) + section(attr("lang", "vi"), sections));
}

Json public_document_json(const PublicDocument& content) {
  return json_object({{"document", entry_json(content.document)},
                      {"subject", content.campaign ? Json(without_contacts(content.campaign->subject.value)) : Json()},
                      {"sections", json_array(content.sections, section_json)}});
}

Html public_register_page(const View& view, const Form& filter, const DocumentList& content, std::string_view after) {
  PageInfo info{.title = view.t("documents.public_title")};
  info.lead = view.t("documents.public_lead");
  FieldView words{.name = "q", .label = "documents.search", .hint = "documents.search_hint", .type = "search"};
  words.required = true;
  Html list = ul(cls("document-relations"), each(content.items, [&](const Document& d) {
                   return li(a(href(public_address(d.id)), document_name(view, d)),
                             p(cls("document-title"), shorten(without_contacts(d.title), 200)));
                 }));
  if (content.items.empty()) list = empty_state(view, "documents.public_none", "documents.public_none_hint");
  return plain_page(view, info,
                    get_form(view, "/public/documents",
                             text_field(view, filter, words) + submit_button(view, "documents.show", "secondary")) +
                        cut_note(view, content) + list + pager(view, after, content.next));
}

Json public_register_json(const DocumentList& content) {
  return json_object(
      {{"items", json_array(content.items, entry_json)}, {"next", content.next}, {"is_cut", content.is_cut}});
}

}  // namespace vx
