#include "documents/document_views.h"

#include "documents/document_labels.h"
#include "web/components.h"
#include "web/form.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

Html facts(const View& view, const DocumentPage& content) {
  const Document& d = content.document;
  std::vector<std::pair<std::string, Html>> pairs{{view.t("documents.state_label"), state_badge(view, d.state)}};
  auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) pairs.emplace_back(view.t(key), Html(value));
  };
  add("documents.type", type_name(d.type));
  pairs.emplace_back(view.t("documents.number"), d.number.empty() && d.state != DocumentState::Cited
                                                     ? badge(Tone::Warning, view.t("documents.number_blank"))
                                                     : Html(written_number(d.number, d.symbol)));
  pairs.emplace_back(view.t("documents.issued_on"),
                     d.issued_on ? Html(view.date(*d.issued_on)) : Html(view.t("documents.date_blank")));
  add("documents.agency", d.agency);
  add("documents.parent_agency", d.parent_agency);
  add("documents.place", d.place);
  if (d.public_since) add("documents.public_since", view.time(*d.public_since));
  if (content.file) {
    const std::string about =
        fmt::format("{} · {} kB", content.file->name, view.number((content.file->size + 1023) / 1024));
    pairs.emplace_back(view.t("documents.original"),
                       a(href(document_address(d.id) + "/file"), icon("download"), about) +
                           p(cls("form-hint"), view.t("documents.sha256"), ": ",
                             code(cls("document-hash"), hex(content.file->sha256))));
  }
  return definition_list(pairs);
}

Html related_list(const View& view, const std::vector<RelatedDocument>& related, bool reverse) {
  return ul(cls("document-relations"), each(related, [&](const RelatedDocument& one) {
              const std::string label =
                  reverse ? reverse_relation_label(view, one.relation) : relation_label(view, one.relation);
              Html known = one.other.state == DocumentState::Cited ? state_badge(view, one.other.state) : Html{};
              Html quote = one.sentence.empty()
                               ? Html{}
                               : details(summary(view.t("documents.sentence")), blockquote(one.sentence));
              return li(span(cls("document-relation"), label), " ", document_link(view, one.other), " ", known, quote);
            }));
}

Html relations(const View& view, const DocumentPage& content) {
  Html out;
  if (!content.cited.empty()) out += card(view.t("documents.cites"), related_list(view, content.cited, false));
  if (content.citing_count > 0) {
    Html more;
    if (content.citing_count > static_cast<std::int64_t>(content.citing.size()))
      more = link_button(fmt::format("/documents?cites={}", content.document.id.value),
                         view.n("documents.all_citing", content.citing_count), "secondary");
    out += card(view.n("documents.cited_by", content.citing_count), related_list(view, content.citing, true), more);
  }
  return out;
}

/// Places kept by citations that turned out to be this document, and those that may be.
Html merges(const View& view, const DocumentPage& content) {
  const std::string base = document_address(content.document.id) + "/merges/";
  const bool may = may_edit(view.viewer, content.document);
  Html items;
  for (const Document& named : content.merged)
    items +=
        li(view.t("documents.merged_from", {{"name", document_name(view, named)}}),
           may ? post_button(view, base + std::to_string(named.id.value) + "/undo", "documents.unmerge", "secondary")
               : Html{});
  if (may)
    for (const Arrival& arrival : content.arrivals)
      items += li(view.t("documents.may_be", {{"name", document_name(view, arrival.named)}}), " ",
                  document_link(view, arrival.named),
                  post_button(view, base + std::to_string(arrival.named.id.value), "documents.merge", "secondary"));
  return items.empty() ? Html{} : card(view.t("documents.same_document"), ul(cls("document-relations"), items));
}

Html number_form(const View& view, const Form& form, const DocumentPage& content) {
  const Document& d = content.document;
  if (!has_open_number(d) || !may_edit(view.viewer, d)) return {};
  FieldView number{.name = "number", .label = "documents.number_to_give", .value = d.number};
  number.required = true;
  FieldView date{.name = "date",
                 .label = "documents.issued_on",
                 .hint = "documents.date_hint",
                 .value = d.issued_on ? written_date(*d.issued_on) : ""};
  date.required = true;
  Html hint = content.last_number > 0
                  ? p(cls("form-hint"), view.t("documents.last_number",
                                               {{"number", std::to_string(content.last_number)}, {"symbol", d.symbol}}))
                  : Html{};
  return card(view.t("documents.give_number"),
              error_summary(view, form) + hint +
                  post_form(view, document_address(d.id) + "/number",
                            text_field(view, form, number) + text_field(view, form, date) +
                                submit_button(view, "documents.save_number")));
}

Html steps(const View& view, const DocumentPage& content) {
  const Document& d = content.document;
  const std::string base = document_address(d.id);
  Html buttons;
  if (content.reading) buttons += link_button(base + "/findings", view.t("documents.findings"), "secondary");
  buttons +=
      link_button(fmt::format("/documents/tree?root={}", d.id.value), view.t("documents.tree_below"), "secondary");
  if (d.state == DocumentState::Confirmed && view.viewer.may(publish_documents, d.owner_path))
    buttons += d.public_since ? post_button(view, base + "/publication/undo", "documents.unpublish", "secondary")
                              : post_button(view, base + "/publication", "documents.publish", "secondary",
                                            "documents.publish_question");
  if (may_edit(view.viewer, d)) {
    if (d.state == DocumentState::Confirmed)
      buttons += link_button(base + "/review", view.t("documents.review_again"), "secondary") +
                 post_button(view, base + "/confirmation/undo", "documents.undo_confirmation", "secondary",
                             "documents.undo_question");
    if (d.state == DocumentState::Received)
      buttons += post_button(view, base + "/removal", "documents.remove", "danger", "documents.remove_question");
  }
  return buttons.empty() ? Html{} : card(view.t("documents.next_steps"), div(cls("button-row"), buttons));
}

Html campaign_facts(const View& view, const PlanReading& reading) {
  if (!reading.campaign) return {};
  const CampaignReading& c = *reading.campaign;
  std::vector<std::pair<std::string, Html>> pairs;
  auto add = [&](std::string_view key, const FoundText& found) {
    if (found) pairs.emplace_back(view.t(key), Html(found.value));
  };
  add("documents.campaign_kind", c.kind);
  add("documents.campaign_subject", c.subject);
  add("documents.campaign_theme", c.theme);
  if (c.start) pairs.emplace_back(view.t("documents.campaign_start"), Html(view.date(c.start.value)));
  if (c.end) pairs.emplace_back(view.t("documents.campaign_end"), Html(view.date(c.end.value)));
  return card(view.t("documents.campaign"), definition_list(pairs));
}

Html body(const View& view, const DocumentPage& content) {
  Html out;
  if (content.reading) {
    out += campaign_facts(view, *content.reading);
    if (!content.reading->sections.empty())
      out += card(view.t("documents.sections"), section_list(content.reading->sections));
  }
  if (!content.text.empty())
    out += card(view.t("documents.text"),
                details(summary(view.t("documents.show_text")), pre(cls("document-text"), content.text)));
  return out;
}

Html history(const View& view, const DocumentPage& content) {
  if (content.versions.empty()) return {};
  Html items = each(content.versions, [&](const ReadingVersion& version) {
    Html undone = version.undone_at ? badge(Tone::Neutral, view.t("documents.version_undone")) : Html{};
    if (version.version == 0) return li(view.t("documents.version_machine", {{"time", view.time(version.made_at)}}));
    return li(view.t("documents.version_officer", {{"time", view.time(version.made_at)}, {"name", version.made_by}}),
              " ", undone);
  });
  Html changes;
  if (!content.corrections.empty()) {
    std::vector<TableRow> rows;
    for (const Correction& one : content.corrections)
      rows.push_back(
          {.cells = {view.t("documents.field." + one.field), div(cls("document-lines"), shorten(one.machine, 600)),
                     div(cls("document-lines"), shorten(one.officer, 600))}});
    changes = details(summary(view.n("documents.corrections", static_cast<std::int64_t>(rows.size()))),
                      data_table(view, view.t("documents.corrections_table"),
                                 {{view.t("documents.field_label")},
                                  {view.t("documents.machine_value")},
                                  {view.t("documents.officer_value")}},
                                 rows));
  }
  return card(view.t("documents.history"), ul(items) + changes);
}

}  // namespace

bool has_open_number(const Document& d) {
  return d.state == DocumentState::Confirmed && (d.number.empty() || !d.issued_on || d.issued_on->day == 0);
}

Html section_list(const std::vector<SectionItem>& sections) {
  return ul(cls("document-sections"), each(sections, [](const SectionItem& item) {
              Html text = item.is_heading ? strong(item.mark, " ", item.text) : span(item.mark, " ", item.text);
              return li(text, item.items.empty() ? Html{} : section_list(item.items));
            }));
}

Html document_page(const View& view, const Form& form, const DocumentPage& content) {
  const Document& d = content.document;
  PageInfo info{.title = document_name(view, d), .crumbs = {{view.t("documents.register"), "/documents"}}};
  if (d.title != info.title) info.lead = d.title;
  if (d.state == DocumentState::Received && may_edit(view.viewer, d))
    info.actions = link_button(document_address(d.id) + "/review", view.t("documents.review"));
  Html note;
  if (d.state == DocumentState::Cited) note = alert(Tone::Unknown, view.t("documents.cited_note"));
  if (d.state == DocumentState::Received) note = alert(Tone::Warning, view.t("documents.received_note"));
  return page(view, info,
              note + card({}, facts(view, content)) + number_form(view, form, content) + merges(view, content) +
                  relations(view, content) + body(view, content) + history(view, content) + steps(view, content));
}

}  // namespace vx
