#include "commitments/signing_views.h"

#include "base/text.h"
#include "campaigns/campaign_tabs.h"
#include "documents/document.h"

namespace vx {

using namespace html;

namespace {

Html signed_note(const View& view, const SigningPage& data) {
  const Signature& signature = *data.signature;
  return alert(Tone::Good, p(view.t("commitments.sign.done", {{"time", view.time(signature.signed_at)},
                                                              {"number", view.number(signature.number)}})) +
                               link_button(signature_address(signature), view.t("commitments.copy.open")) +
                               link_button("/", view.t("commitments.sign.to_today"), "secondary"));
}

/// Why nothing can be signed here, or what is asked.
Html signing_note(const View& view, const SigningPage& data) {
  if (data.standing == Standing::Signed && data.signature) return signed_note(view, data);
  if (!data.place) return alert(Tone::Info, p(view.t("commitments.sign.no_person")));
  if (!data.takes_part)
    return alert(Tone::Info, p(view.t("commitments.sign.not_asked", {{"unit", data.place->organisation_name}})));
  if (!data.record.commitment.may_be_signed_on(view.today()) || !data.record.is_campaign_open)
    return alert(Tone::Info, p(view.t("commitments.refusal.ended")));
  if (data.standing == Standing::Outdated)
    return alert(Tone::Warning, p(view.t("commitments.sign.renew", {{"number", view.number(data.text.number)},
                                                                    {"change", data.text.change_note}})));
  if (data.standing == Standing::Withdrawn) return alert(Tone::Warning, p(view.t("commitments.sign.withdrawn")));
  return {};
}

bool may_sign_now(const View& view, const SigningPage& data) {
  return data.place && data.takes_part && data.standing != Standing::Signed && data.record.is_campaign_open &&
         data.record.commitment.may_be_signed_on(view.today());
}

/// One tick, one button. The script keeps it when there is no connection (frontend/lib/queue.ts).
Html signing_form(const View& view, const Form& form, const SigningPage& data) {
  Html fields = input(attr("type", "hidden"), attr("name", "number"), attr("value", std::int64_t{data.text.number})) +
                input(attr("type", "hidden"), attr("name", "person"), attr("value", data.place->person.value)) +
                p(view.t("commitments.sign.as", {{"name", data.place->person_name},
                                                 {"position", data.place->position},
                                                 {"unit", data.place->organisation_name}})) +
                checkbox_field(view, form, {.name = "agree", .label = "commitments.sign.agree", .required = true}) +
                submit_button(view, "commitments.sign.button");
  return section(
      cls("card"), attr("data-offline-form", commitment_address(data.record.commitment.id)),
      attr("data-offline-title", data.record.commitment.title),
      attr("data-offline-kept", view.t("commitments.sign.kept")), attr("data-offline-required", "agree"),
      div(cls("card-body"), post_form(view, commitment_address(data.record.commitment.id, "/signatures"), fields)));
}

Html own_row(const View& view, const OwnCommitment& own) {
  const Commitment& commitment = own.record.commitment;
  const bool waits = own.standing != Standing::Signed;
  Html lines =
      p(cls("hit-kind"), own.record.organisation_name) +
      p(cls("hit-title"),
        a(href(waits ? commitment_address(commitment.id, "/sign")
                     : commitment_address(commitment.id, "/signatures/" + std::to_string(own.signature.value))),
          commitment.title));
  Html state = standing_badge(view, own.standing);
  if (own.signed_at) state += Html(" " + view.t("commitments.own.signed_at", {{"time", view.time(*own.signed_at)}}));
  if (waits && own.due_on) state += Html(" " + view.t("commitments.own.due", {{"date", view.date(*own.due_on)}}));
  lines += p(state);
  if (!own.rules.empty()) {
    std::string rules;
    for (const std::string& rule : own.rules) rules += (rules.empty() ? "" : ", ") + rule;
    lines += p(cls("hit-detail"), view.t("commitments.own.rules", {{"rules", rules}}));
  }
  if (waits) lines += link_button(commitment_address(commitment.id, "/sign"), view.t("commitments.own.sign"));
  return li(lines);
}

}  // namespace

std::string commitment_address(Id<Commitment> id, std::string_view rest) {
  return fmt::format("/commitments/{}{}", id.value, rest);
}

std::string signature_address(const Signature& signature, std::string_view rest) {
  return commitment_address(signature.commitment, fmt::format("/signatures/{}{}", signature.id.value, rest));
}

std::vector<Crumb> commitment_crumbs(const View& view, const CommitmentRecord& record) {
  return {{view.t("commitments.title"), "/commitments"},
          {record.commitment.title, commitment_address(record.commitment.id)}};
}

Html standing_badge(const View& view, Standing standing) {
  constexpr std::array tones{Tone::Good, Tone::Warning, Tone::Bad, Tone::Neutral, Tone::Serious};
  return badge(tones[static_cast<std::size_t>(standing)],
               view.t(fmt::format("commitments.standing.{}", code_of(standing))));
}

Html text_paragraphs(std::string_view body) {
  Html out;
  for (std::string_view line : split(body, '\n'))
    if (!trim(line).empty()) out += p(trim(line));
  return div(cls("commitment-text"), attr("lang", "vi"), out);
}

std::string rule_name(const View& view, const RuleDocument& rule) {
  std::string name = rule.type.empty() ? rule.number : rule.type + " " + rule.number;
  if (rule.issued_on) name += " " + view.t("commitments.rule.dated", {{"date", view.date(*rule.issued_on)}});
  if (!rule.agency.empty()) name += " " + view.t("commitments.rule.of", {{"agency", rule.agency}});
  return name;
}

Html rule_list(const View& view, const std::vector<RuleDocument>& rules) {
  Html items;
  for (const RuleDocument& rule : rules) {
    Html name = rule_name(view, rule);
    if (view.viewer.may(read_documents))
      name = a(href(fmt::format("/documents/{}", rule.document.value)), std::move(name));
    items += li(name, rule.title.empty() ? Html{} : Html(": " + rule.title));
  }
  return ul(items);
}

Html signing_page(const View& view, const Form& form, const SigningPage& data) {
  const bool is_signed = data.standing == Standing::Signed && data.signature.has_value();
  PageInfo info{.title = is_signed ? view.t("commitments.sign.signed_title") : data.record.commitment.title};
  info.crumbs = {{view.t("commitments.title"), "/commitments"}};
  info.lead = view.t("commitments.sign.lead",
                     {{"organisation", data.record.organisation_name}, {"campaign", data.record.campaign_title}});
  Html content = error_summary(view, form) + signing_note(view, data);
  if (data.text.due_on && may_sign_now(view, data))
    content += p(badge(*data.text.due_on < view.today() ? Tone::Bad : Tone::Info,
                       view.t("commitments.own.due", {{"date", view.date(*data.text.due_on)}})));
  content += card(view.t("commitments.sign.text", {{"number", view.number(data.text.number)}}),
                  text_paragraphs(data.text.body) +
                      details(summary(view.t("commitments.sign.rules")), rule_list(view, data.rules)));
  if (may_sign_now(view, data)) content += signing_form(view, form, data);
  return page(view, info, content);
}

Html own_commitments_page(const View& view, const OwnCommitmentsPage& data) {
  const auto waiting =
      std::ranges::count_if(data.own, [](const OwnCommitment& own) { return own.standing != Standing::Signed; });
  PageInfo info{.title = !data.has_person || data.own.empty() ? view.t("commitments.title")
                         : waiting > 0                        ? view.n("commitments.own.waiting", waiting)
                                                              : view.t("commitments.own.all_signed")};
  Html content;
  if (!data.own.empty()) {
    content += ul(cls("hits"), each(data.own, [&](const OwnCommitment& own) { return own_row(view, own); }));
  } else if (data.readable.empty()) {
    content += empty_state(view, data.has_person ? "commitments.own.none" : "commitments.own.no_person",
                           data.has_person ? "commitments.own.none_hint" : "commitments.own.no_person_hint");
  }
  if (!data.readable.empty()) {
    std::vector<TableRow> rows;
    for (const CommitmentRecord& record : data.readable)
      rows.push_back(
          {{record.commitment.title, record.organisation_name, record.campaign_title,
            a(href(commitment_address(record.commitment.id, "/coverage")), view.t("commitments.coverage.open"))},
           commitment_address(record.commitment.id)});
    content += card(view.t("commitments.own.followed"), data_table(view, view.t("commitments.own.followed"),
                                                                   {{view.t("commitments.field.title")},
                                                                    {view.t("commitments.field.organisation")},
                                                                    {view.t("commitments.field.campaign")},
                                                                    {view.t("commitments.coverage.title_short")}},
                                                                   rows));
  }
  content += p(a(href("/public/commitments"), view.t("commitments.verify.link")));
  return page(view, info, content);
}

}  // namespace vx
