#include "documents/review_views.h"

#include "documents/document_labels.h"
#include "documents/lint_views.h"
#include "documents/review_places.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

/// A part of the form, and how sure the machine is of the least sure value in it.
struct Block {
  double confidence = 1;
  Html content;
};

template <class Items>
double least_confidence(const Items& items) {
  double least = 1;
  for (const auto& item : items) least = std::min(least, item.confidence);
  return least;
}

Html see_each(const View& view, std::string_view list, std::size_t count) {
  Html links;
  for (std::size_t i = 0; i < count; ++i)
    links +=
        a(cls("review-see"), href("#" + place_id(fmt::format("{}.{}", list, i))),
          attr("aria-label", view.t("documents.see_item", {{"number", std::to_string(i + 1)}})), std::to_string(i + 1));
  return links.empty() ? Html{}
                       : p(cls("review-note"), icon("highlight"), view.t("documents.see_in_text"), ": ", links);
}

Block text_block(const View& view, const Form& form, const ReviewField& field, const PlanReading& reading) {
  const FoundText& found = reading.*field.value;
  FieldView shown{.name = field.name, .label = field.label, .rows = field.rows};
  shown.required = field.name == "doc_type" || field.name == "title";
  if (field.name == "number") shown.hint = "documents.number_hint";
  return {found ? found.confidence : 1,
          text_field(view, form, shown) + place_note(view, field.name, found.place, found.confidence)};
}

template <class Items>
Block lines_block(const View& view, const Form& form, std::string_view name, std::string_view label,
                  std::string_view hint, const Items& items, int rows) {
  return {least_confidence(items), text_field(view, form, {.name = name, .label = label, .hint = hint, .rows = rows}) +
                                       see_each(view, name, items.size())};
}

/// A list of rows behind a summary; open if something in it is doubtful or faulty.
Block rows_block(const View& view, std::string_view heading, double confidence, std::size_t count, bool has_fault,
                 const Html& rows) {
  return {confidence,
          details(cls("review-list"), flag("open", has_fault || is_doubtful(confidence) || count <= 8),
                  summary(view.t(heading), " (", view.number(static_cast<std::int64_t>(count)), ")"), rows)};
}

bool has_fault(const Form& form, std::string_view list) {
  return std::ranges::any_of(form.errors(), [&](const FieldError& error) { return error.field.starts_with(list); });
}

Block issuer_block(const View& view, const Form& form, const ReviewPage& content) {
  std::vector<Choice> choices{{"", view.t("documents.issuer_none")}};
  for (const auto& [id, name] : content.issuers) choices.push_back({std::to_string(id.value), name});
  FieldView field{.name = "issuer", .label = "documents.issuer", .hint = "documents.issuer_hint"};
  if (content.issuer) field.value = std::to_string(content.issuer.value);
  return {1, select_field(view, form, field, choices)};
}

Block campaign_block(const View& view, const Form& form, const ReviewPage& content) {
  const CampaignReading none;
  const CampaignReading& c = content.reading.campaign ? *content.reading.campaign : none;
  auto field = [&](std::string_view name, std::string_view label, const auto& found, std::string_view hint = {},
                   int rows = 0) {
    return text_field(view, form, {.name = name, .label = label, .hint = hint, .rows = rows}) +
           place_note(view, name, found.place, found.confidence);
  };
  double least = least_confidence(c.participants);
  for (double confidence :
       {c.kind.confidence, c.subject.confidence, c.theme.confidence, c.start.confidence, c.end.confidence})
    if (confidence > 0) least = std::min(least, confidence);
  return {least,
          fieldset(cls("review-group"), legend(view.t("documents.campaign")),
                   checkbox_field(view, form, {.name = "campaign.on", .label = "documents.campaign_on"}),
                   field("campaign.kind", "documents.campaign_kind", c.kind),
                   field("campaign.subject", "documents.campaign_subject", c.subject, {}, 2),
                   field("campaign.theme", "documents.campaign_theme", c.theme, "documents.campaign_theme_hint", 2),
                   field("campaign.start", "documents.campaign_start", c.start, "documents.date_hint"),
                   field("campaign.end", "documents.campaign_end", c.end, "documents.campaign_end_hint"),
                   h3(view.t("documents.participants")), participant_rows(view, form, content))};
}

Block sections_block(const View& view, const Form& form, const PlanReading& reading) {
  Html links;
  for (std::size_t i = 0; i < reading.sections.size(); ++i)
    if (reading.sections[i].is_heading && reading.sections[i].place.end > reading.sections[i].place.start)
      links += li(a(cls("review-see"), href("#" + place_id(fmt::format("sections.{}", i))), reading.sections[i].mark,
                    " ", shorten(reading.sections[i].text, 80)));
  return {1, text_field(
                 view, form,
                 {.name = "sections", .label = "documents.sections", .hint = "documents.sections_hint", .rows = 16}) +
                 (links.empty() ? Html{} : ul(cls("review-headings"), links))};
}

std::vector<Block> list_blocks(const View& view, const Form& form, const ReviewPage& content) {
  const PlanReading& r = content.reading;
  std::vector<Block> blocks;
  for (const ReviewField& field : review_fields()) blocks.push_back(text_block(view, form, field, r));
  blocks.push_back(
      {r.date ? r.date.confidence : 1,
       text_field(view, form, {.name = "date", .label = "documents.issued_on", .hint = "documents.date_hint"}) +
           place_note(view, "date", r.date.place, r.date.confidence)});
  blocks.push_back(issuer_block(view, form, content));
  blocks.push_back(rows_block(view, "documents.citations", least_confidence(r.citations),
                              count_rows(form, "citations", "number"), has_fault(form, "citations"),
                              citation_rows(view, form, content)));
  blocks.push_back(campaign_block(view, form, content));
  blocks.push_back(lines_block(view, form, "targets", "documents.targets", "documents.lines_hint", r.targets, 6));
  blocks.push_back(rows_block(view, "documents.tasks", least_confidence(r.tasks), count_rows(form, "tasks", "text"),
                              has_fault(form, "tasks"), task_rows(view, form, content)));
  blocks.push_back(sections_block(view, form, r));
  blocks.push_back(
      lines_block(view, form, "addressees", "documents.addressees", "documents.lines_hint", r.addressees, 3));
  blocks.push_back(
      lines_block(view, form, "award_forms", "documents.award_forms", "documents.lines_hint", r.award_forms, 4));
  blocks.push_back(
      lines_block(view, form, "recipients", "documents.recipients", "documents.lines_hint", r.recipients, 6));
  blocks.push_back(rows_block(view, "documents.signers", least_confidence(r.signers),
                              count_rows(form, "signers", "name"), has_fault(form, "signers"),
                              signer_rows(view, form, content)));
  return blocks;
}

Html arrivals(const View& view, const ReviewPage& content) {
  if (content.arrivals.empty()) return {};
  Html boxes = each(content.arrivals, [&](const Arrival& arrival) {
    const std::string id = fmt::format("f-arrivals-{}", arrival.named.id.value);
    return div(cls("form-check"),
               input(cls("form-check-input"), attr("type", "checkbox"), attr("id", id), attr("name", "arrivals"),
                     attr("value", arrival.named.id.value), flag("checked", arrival.is_certain)),
               label(cls("form-check-label"), attr("for", id), document_name(view, arrival.named)));
  });
  return fieldset(cls("review-group"), legend(view.t("documents.arrivals")),
                  p(cls("form-hint"), view.t("documents.arrivals_hint")),
                  input(attr("type", "hidden"), attr("name", "arrivals_shown"), attr("value", "1")), boxes);
}

Html buttons(const View& view) {
  auto one = [&](std::string_view action_name, std::string_view label, std::string_view style) {
    return button(cls(style), attr("type", "submit"), attr("name", "action"), attr("value", action_name),
                  view.t(label));
  };
  return div(cls("button-row review-buttons"), one("confirm", "documents.confirm", "btn btn-primary"),
             one("draft", "documents.save_draft", "btn btn-secondary"),
             span(attr("id", "draft-status"), cls("form-hint"), attr("role", "status"),
                  attr("data-saved", view.t("documents.draft_saved"))));
}

Html fields(const View& view, const Form& form, const ReviewPage& content) {
  Html doubtful, sure;
  std::int64_t count = 0;
  for (Block& block : list_blocks(view, form, content)) {
    count += is_doubtful(block.confidence) ? 1 : 0;
    (is_doubtful(block.confidence) ? doubtful : sure) += div(cls("review-block"), block.content);
  }
  Html first = count > 0 ? section(cls("review-doubtful"), h2(view.n("documents.look_closely", count)),
                                   p(cls("form-hint"), view.t("documents.look_closely_hint")), doubtful)
                         : Html{};
  return first + section(h2(view.t(count > 0 ? "documents.other_values" : "documents.all_values")), sure);
}

Html quality_note(const View& view, const PlanReading& reading) {
  if (reading.quality == TextQuality::Clean) return {};
  return alert(Tone::Warning, view.t(reading.quality == TextQuality::Damaged ? "documents.quality_damaged"
                                                                             : "documents.quality_scanned"));
}

/// The places of the values and of what the lint has found.
std::vector<MarkedPlace> places_of(const ReviewPage& content) {
  std::vector<MarkedPlace> places = list_places(content.reading);
  for (MarkedPlace& place : lint_places(content.findings)) places.push_back(std::move(place));
  return places;
}

Html draft_note(const View& view, const ReviewPage& content) {
  if (!content.draft) return {};
  return alert(Tone::Info, p(view.t("documents.draft_note", {{"time", view.time(content.draft->saved_at)},
                                                             {"name", content.draft->saved_by}})) +
                               post_button(view, document_address(content.document.id) + "/draft/removal",
                                           "documents.drop_draft", "secondary", "documents.drop_draft_question"));
}

}  // namespace

Html review_page(const View& view, const Form& form, const ReviewPage& content) {
  const std::string base = document_address(content.document.id);
  PageInfo info{.title = view.t("documents.review_title", {{"name", document_name(view, content.document)}}),
                .crumbs = {{view.t("documents.register"), "/documents"}, {document_name(view, content.document), base}},
                .wide = true,
                .scripts = {"review"}};
  info.lead = content.waiting > 1 ? view.n("documents.waiting_lead", content.waiting) : view.t("documents.review_lead");
  Html form_part =
      post_form(view, base + "/review",
                input(attr("type", "hidden"), attr("name", "version"), attr("value", content.document.version)) +
                    fields(view, form, content) + arrivals(view, content) + buttons(view));
  return page(
      view, info,
      draft_note(view, content) + quality_note(view, content.reading) + error_summary(view, form) +
          lint_card(view, content.findings) +
          nav(cls("review-jump"), attr("aria-label", view.t("documents.review_parts")),
              a(href("#review-fields"), view.t("documents.fields")),
              a(href("#review-source"), view.t("documents.text"))) +
          div(cls("review"), section(cls("review-fields"), attr("id", "review-fields"), form_part),
              section(cls("review-source"), attr("id", "review-source"), attr("aria-label", view.t("documents.text")),
                      attr("tabindex", "0"), h2(view.t("documents.text")),
                      div(cls("document-text"), marked_text(content.text, places_of(content))))));
}

}  // namespace vx
