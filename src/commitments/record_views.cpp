#include "commitments/record_views.h"

#include "commitments/coverage_views.h"

namespace vx {

using namespace html;

namespace {

Html name_boxes(const View& view, const Form& form, const RecordPage& data) {
  const auto ticked = form.all("person");
  Html boxes;
  std::int64_t signed_ones = 0;
  bool is_first = true;
  for (const CoverageName& name : data.names) {
    if (name.standing == Standing::Signed) {
      ++signed_ones;
      continue;
    }
    const std::string value = std::to_string(name.person.value);
    const std::string id = is_first ? "f-person" : "person-" + value;
    is_first = false;
    const std::string detail = name.position.empty() ? "" : " – " + name.position;
    boxes += div(cls("form-check"),
                 input(cls("form-check-input"), attr("type", "checkbox"), attr("id", id), attr("name", "person"),
                       attr("value", value), flag("checked", std::ranges::find(ticked, value) != ticked.end())),
                 label(cls("form-check-label"), attr("for", id), name.name + detail, " ",
                       name.standing == Standing::Missing ? Html{} : standing_badge(view, name.standing)));
  }
  if (signed_ones > 0) boxes += p(cls("form-hint"), view.n("commitments.record.signed_already", signed_ones));
  Html error;
  if (const Refusal* fault = form.error_of("person"))
    error = p(cls("field-error"), icon("alert-circle"), view.t(*fault));
  return fieldset(cls(error.empty() ? "field" : "field has-error"),
                  attr("data-tick-all", view.t("commitments.record.tick_all")),
                  legend(cls("form-label"), view.t("commitments.record.who")), error, boxes);
}

Html record_form(const View& view, const Form& form, const RecordPage& data) {
  const Commitment& commitment = data.record.commitment;
  Html fields =
      input(attr("type", "hidden"), attr("name", "unit"), attr("value", data.unit.id.value)) +
      input(attr("type", "hidden"), attr("name", "number"), attr("value", std::int64_t{commitment.current_number})) +
      radio_field(view, form,
                  {.name = "manner", .label = "commitments.record.manner", .required = true, .value = "paper"},
                  {{"paper", view.t("commitments.record.manner_paper")},
                   {"meeting", view.t("commitments.record.manner_meeting")}}) +
      name_boxes(view, form, data) +
      text_field(view, form,
                 {.name = "signed_on",
                  .label = "commitments.record.signed_on",
                  .type = "date",
                  .required = true,
                  .value = view.today().iso()}) +
      file_field(view, form,
                 {.name = "scan",
                  .label = "commitments.record.scan",
                  .hint = "commitments.record.scan_hint",
                  .required = true},
                 "application/pdf,image/jpeg,image/png") +
      text_field(view, form, {.name = "note", .label = "commitments.record.note"}) +
      submit_button(view, "commitments.record.button");
  return post_form(view, commitment_address(commitment.id, "/records"), fields, true);
}

Html unit_chooser(const View& view, const RecordPage& data) {
  if (data.units.size() < 2) return {};
  std::vector<Choice> choices;
  for (const Organisation& unit : data.units) choices.push_back({std::to_string(unit.id.value), unit.shown_name()});
  return get_form(view, commitment_address(data.record.commitment.id, "/records/new"),
                  select_field(view, Form{},
                               {.name = "unit",
                                .label = "commitments.coverage.unit",
                                .required = true,
                                .value = std::to_string(data.unit.id.value)},
                               choices) +
                      submit_button(view, "commitments.record.choose_unit", "secondary"));
}

Html past_records(const View& view, const RecordPage& data) {
  if (data.past.empty()) return {};
  std::vector<TableRow> rows;
  for (const PaperRecord& record : data.past)
    rows.push_back(
        {{view.date(record.signed_on), view.t(fmt::format("commitments.manner_short.{}", code_of(record.manner))),
          record.organisation_name, view.number(record.signatures), record.recorded_by,
          record.file == 0 ? Html("–")
                           : a(href(commitment_address(record.commitment, fmt::format("/records/{}/scan", record.id))),
                               record.file_name)},
         {}});
  return card(view.t("commitments.record.past"), data_table(view, view.t("commitments.record.past"),
                                                            {{view.t("commitments.record.signed_on")},
                                                             {view.t("commitments.record.manner")},
                                                             {view.t("commitments.coverage.unit")},
                                                             {view.t("commitments.record.count"), "", true},
                                                             {view.t("commitments.record.by")},
                                                             {view.t("commitments.record.scan")}},
                                                            rows));
}

Html handling_form(const View& view, const CommitmentPersonPage& data, const CommitmentEvent& event) {
  const std::string address =
      commitment_address(event.commitment, fmt::format("/people/{}/events/{}/handling", event.person.value, event.id));
  return details(
      summary(view.t("commitments.event.handle")),
      post_form(
          view, address,
          text_field(view, Form{}, {.name = "decided_by", .label = "commitments.event.decided_by", .required = true}) +
              text_field(view, Form{},
                         {.name = "decided_on",
                          .label = "commitments.event.decided_on",
                          .type = "date",
                          .required = true,
                          .value = view.today().iso()}) +
              text_field(view, Form{},
                         {.name = "decision", .label = "commitments.event.decision", .required = true, .rows = 3}) +
              submit_button(view, "commitments.event.save_handling")));
  (void)data;
}

Html event_item(const View& view, const CommitmentPersonPage& data, const CommitmentEvent& event) {
  Html item = p(badge(event.kind == CommitmentEventKind::Mistake ? Tone::Neutral : Tone::Serious,
                      view.t(fmt::format("commitments.event.{}", code_of(event.kind)))),
                " ", view.date(event.happened_on), Html(": " + event.description));
  item += p(cls("hit-detail"),
            view.t("commitments.event.recorded", {{"by", event.recorded_by}, {"time", view.time(event.recorded_at)}}));
  for (const CommitmentHandling& handling : event.handlings)
    item += p(strong(view.t("commitments.event.handled",
                            {{"by", handling.decided_by}, {"date", view.date(handling.decided_on)}})),
              Html(" " + handling.decision));
  if (event.needs_handling()) {
    item += p(badge(Tone::Warning, view.t("commitments.event.not_handled")));
    if (data.may_edit) item += handling_form(view, data, event);
  }
  return li(item);
}

Html event_form(const View& view, const Form& form, const CommitmentPersonPage& data) {
  std::vector<Choice> kinds;
  for (const std::string_view code : commitment_event_codes)
    kinds.push_back({std::string(code), view.t(fmt::format("commitments.event.choose.{}", code))});
  Html fields = radio_field(view, form, {.name = "kind", .label = "commitments.event.kind", .required = true}, kinds) +
                text_field(view, form,
                           {.name = "happened_on",
                            .label = "commitments.event.happened_on",
                            .type = "date",
                            .required = true,
                            .value = view.today().iso()}) +
                text_field(view, form,
                           {.name = "description",
                            .label = "commitments.event.description",
                            .hint = "commitments.event.description_hint",
                            .required = true,
                            .rows = 3}) +
                submit_button(view, "commitments.event.save");
  return details(
      summary(view.t("commitments.event.add")), form.ok() ? Attribute{} : flag("open"),
      post_form(view,
                commitment_address(data.record.commitment.id, fmt::format("/people/{}/events", data.name.person.value)),
                fields));
}

}  // namespace

Html record_page(const View& view, const Form& form, const RecordPage& data) {
  PageInfo info{.title = view.t("commitments.record.title", {{"unit", data.unit.shown_name()}})};
  info.crumbs = commitment_crumbs(view, data.record);
  info.crumbs.push_back({view.t("commitments.coverage.title_short"),
                         commitment_coverage_address(data.record.commitment.id, data.unit.id)});
  info.lead = view.t("commitments.record.lead", {{"number", view.number(data.record.commitment.current_number)}});
  const bool waits =
      std::ranges::any_of(data.names, [](const CoverageName& name) { return name.standing != Standing::Signed; });
  Html content = error_summary(view, form) + unit_chooser(view, data);
  content += waits ? record_form(view, form, data)
                   : empty_state(view, "commitments.record.nobody", "commitments.record.nobody_hint");
  return page(view, info, content + past_records(view, data));
}

Html commitment_person_page(const View& view, const Form& form, const CommitmentPersonPage& data) {
  PageInfo info{.title = data.name.name};
  info.crumbs = commitment_crumbs(view, data.record);
  info.crumbs.push_back(
      {data.name.organisation_name, commitment_coverage_address(data.record.commitment.id, data.name.organisation)});
  info.lead = standing_badge(view, data.name.standing) + Html(" " + data.name.position);
  Html content = error_summary(view, form);
  Html lines;
  for (const Signature& signature : data.signatures) {
    Html line = a(href(signature_address(signature)),
                  view.t("commitments.text.number", {{"number", view.number(signature.number)}}));
    line += Html(" – " + view.t(fmt::format("commitments.manner.{}", code_of(signature.manner)),
                                {{"date", view.date(signature.signed_at.date())},
                                 {"number", std::to_string(signature.number)}}));
    if (signature.voided_at)
      line +=
          Html(" ") + badge(Tone::Bad, view.t("commitments.copy.void", {{"time", view.time(*signature.voided_at)}}));
    lines += li(line);
  }
  content +=
      card(view.t("commitments.person.signatures"),
           lines.empty() ? p(view.t("commitments.person.no_signature")) : ul(cls("timeline"), lines),
           data.may_edit && data.name.standing != Standing::Signed
               ? link_button(commitment_address(data.record.commitment.id,
                                                fmt::format("/records/new?unit={}", data.name.organisation.value)),
                             view.t("commitments.record.open"), "secondary")
               : Html{});
  Html events;
  for (const CommitmentEvent& event : data.events) events += event_item(view, data, event);
  const bool has_signed = std::ranges::any_of(data.signatures, [](const Signature& one) { return !one.voided_at; });
  if (!events.empty() || (data.may_edit && has_signed))
    content += card(view.t("commitments.event.title"),
                    (events.empty() ? p(view.t("commitments.event.none")) : ul(cls("timeline"), events)) +
                        (data.may_edit && has_signed ? event_form(view, form, data) : Html{}));
  return page(view, info, content);
}

}  // namespace vx
