#include "base/text.h"
#include "commitments/signing_views.h"
#include "web/pdf.h"

namespace vx {

using namespace html;

namespace {

/// A view that speaks Vietnamese, as the papers do.
View paper_view(const View& view) {
  View vietnamese = view;
  vietnamese.locale = Locale::Vietnamese;
  return vietnamese;
}

/// The head of an administrative document, on the page as on the paper.
Html copy_head(const View& view, const SignedCopy& copy) {
  return div(cls("paper-head"), div(p(strong(upper(copy.signature.organisation_name)))),
             div(p(strong(view.t("commitments.paper.nation"))),
                 p(cls("paper-motto"), strong(view.t("commitments.paper.motto")))));
}

std::string manner_of_copy(const View& view, const Signature& signature) {
  return view.t(fmt::format("commitments.copy.manner.{}", code_of(signature.manner)));
}

std::vector<std::pair<std::string, Html>> copy_facts(const View& view, const SignedCopy& copy) {
  const Signature& signature = copy.signature;
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("commitments.copy.signer"), signature.person_name},
      {view.t("commitments.coverage.position"), signature.position.empty() ? "–" : signature.position},
      {view.t("commitments.coverage.unit"), signature.organisation_name},
      {view.t("commitments.copy.signed_at"),
       signature.manner == Manner::Own ? view.time(signature.signed_at) : view.date(signature.signed_at.date())},
      {view.t("commitments.coverage.signed_how"), manner_of_copy(view, signature)},
      {view.t("commitments.coverage.text_number"), view.number(signature.number)},
      {view.t("commitments.copy.code"), code(verification_code(signature))}};
  if (signature.voided_at)
    facts.push_back({view.t("commitments.copy.state"),
                     badge(Tone::Bad, view.t("commitments.copy.void", {{"time", view.time(*signature.voided_at)}}))});
  return facts;
}

/// Lines of the paper's foot: where the copy can be checked.
std::string foot_text(const View& view, const SignedCopy& copy) {
  return view.t("commitments.paper.foot", {{"code", verification_code(copy.signature)}});
}

std::string date_line(const View& view, const Signature& signature) {
  const Date day = signature.signed_at.date();
  return view.t("commitments.paper.date",
                {{"day", fmt::format("{:02}", day.day())},
                 {"month", day.month() < 3 ? fmt::format("{:02}", day.month()) : std::to_string(day.month())},
                 {"year", std::to_string(day.year())}});
}

}  // namespace

Html signed_copy_page(const View& view, const SignedCopy& copy) {
  const View paper = paper_view(view);
  PageInfo info{.title = view.t(copy.is_own ? "commitments.copy.own_title" : "commitments.copy.title",
                                {{"name", copy.signature.person_name}})};
  info.crumbs = commitment_crumbs(view, copy.record);
  info.actions =
      link_button(signature_address(copy.signature, "/pdf"), icon("download") + view.t("commitments.copy.pdf"));
  if (copy.scan_record != 0)
    info.actions +=
        link_button(commitment_address(copy.record.commitment.id, fmt::format("/records/{}/scan", copy.scan_record)),
                    view.t("commitments.record.scan"), "secondary");
  Html text = copy_head(paper, copy) + h2(cls("paper-title"), upper(copy.record.commitment.title)) +
              text_paragraphs(copy.text.body) + h3(paper.t("commitments.sign.rules")) + rule_list(paper, copy.rules);
  Html content;
  if (copy.signature.number < copy.record.commitment.renewal_number)
    content += alert(Tone::Warning, p(view.t("commitments.copy.outdated")));
  content += section(cls("card paper"), attr("lang", "vi"), div(cls("card-body"), text)) +
             card(view.t("commitments.copy.signature"), definition_list(copy_facts(view, copy)));
  return page(view, info, content);
}

std::string signed_copy_pdf(const SignedCopy& copy) {
  const View view;  // Vietnamese, of nobody
  const Signature& signature = copy.signature;
  PdfPaper paper{.title = copy.record.commitment.title + " – " + signature.person_name,
                 .blocks = {},
                 .foot = foot_text(view, copy)};
  paper.blocks.emplace_back(PdfColumns{
      .left = {{.text = upper(copy.signature.organisation_name),
                .size = 12,
                .bold = true,
                .align = PdfAlign::Centre,
                .rule = 0.4}},
      .right = {
          {.text = view.t("commitments.paper.nation"), .size = 12, .bold = true, .align = PdfAlign::Centre, .after = 0},
          {.text = view.t("commitments.paper.motto"), .bold = true, .align = PdfAlign::Centre, .after = 8, .rule = 1},
          {.text = date_line(view, signature), .italic = true, .align = PdfAlign::Centre}}});
  paper.blocks.emplace_back(PdfText{
      .text = upper(copy.record.commitment.title), .size = 14, .bold = true, .align = PdfAlign::Centre, .after = 4});
  paper.blocks.emplace_back(
      PdfText{.text = view.t("commitments.paper.number", {{"number", std::to_string(signature.number)}}),
              .italic = true,
              .align = PdfAlign::Centre,
              .after = 12});
  for (std::string_view line : split(copy.text.body, '\n'))
    if (!trim(line).empty())
      paper.blocks.emplace_back(PdfText{.text = std::string(trim(line)), .align = PdfAlign::Justify, .indent = 28});
  paper.blocks.emplace_back(PdfText{.text = view.t("commitments.paper.rules"), .bold = true, .indent = 28});
  for (const RuleDocument& rule : copy.rules)
    paper.blocks.emplace_back(
        PdfText{.text = "- " + rule_name(view, rule) + (rule.title.empty() ? "." : ": " + rule.title + "."),
                .align = PdfAlign::Justify,
                .indent = 28});
  std::string how =
      manner_of_copy(view, signature) + "\n" + view.t("commitments.copy.signed_at") + ": " +
      (signature.manner == Manner::Own ? view.time(signature.signed_at) : view.date(signature.signed_at.date())) +
      "\n" + view.t("commitments.copy.code") + ": " + verification_code(signature) +
      "\nSHA-256: " + hex(copy.text.body_hash).substr(0, 32) + "…";
  if (signature.voided_at) how += "\n" + view.t("commitments.copy.void", {{"time", view.time(*signature.voided_at)}});
  PdfColumns end{
      .left = {{.text = how, .size = 10.5, .italic = true}},
      .right = {{.text = view.t("commitments.paper.signer"), .bold = true, .align = PdfAlign::Centre, .after = 30},
                {.text = signature.person_name, .bold = true, .align = PdfAlign::Centre, .after = 2}},
      .left_share = 0.55};
  if (!signature.position.empty())
    end.right.push_back({.text = signature.position, .size = 12, .align = PdfAlign::Centre});
  paper.blocks.emplace_back(std::move(end));
  return write_pdf(paper);
}

std::string initials_of(std::string_view name) {
  const auto words = split(name, ' ');
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    if (i + 1 == words.size()) {
      out += words[i];
      break;
    }
    std::size_t at = 0;
    append_utf8(out, next_code_point(words[i], at));
    out += ". ";
  }
  return out;
}

Html verification_page(const View& view, const Form& form, const VerifiedCopy& data) {
  PageInfo info{.title = view.t("commitments.verify.title"), .lead = view.t("commitments.verify.lead")};
  Html content = get_form(view, "/public/commitments",
                          text_field(view, form,
                                     {.name = "code",
                                      .label = "commitments.copy.code",
                                      .required = true,
                                      .autocomplete = "off",
                                      .value = data.typed}) +
                              submit_button(view, "commitments.verify.button"));
  if (data.found) {
    const SignedCopy& copy = *data.found;
    const Signature& signature = copy.signature;
    const bool is_good = !signature.voided_at;
    info.title = view.t(is_good ? "commitments.verify.good" : "commitments.verify.void");
    content += alert(is_good ? Tone::Good : Tone::Bad, p(info.title)) +
               card(copy.record.commitment.title,
                    definition_list({{view.t("commitments.copy.signer"), initials_of(signature.person_name)},
                                     {view.t("commitments.coverage.unit"), signature.organisation_name},
                                     {view.t("commitments.copy.signed_on"), view.date(signature.signed_at.date())},
                                     {view.t("commitments.coverage.text_number"), view.number(signature.number)},
                                     {view.t("commitments.text.hash"), code(hex(copy.text.body_hash))}}));
  } else if (!data.typed.empty()) {
    info.title = view.t("commitments.verify.unknown");
    content += alert(Tone::Warning, p(view.t("commitments.verify.unknown_hint")));
  }
  return page(view, info, content);
}

}  // namespace vx
