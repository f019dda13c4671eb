#include "commitments/draft_form.h"

#include "base/text.h"
#include "documents/document.h"

namespace vx {
namespace {

/// "240/KH-UBND ngày 16/9/2021" is the number and the day; the words between do not matter.
struct TypedRule {
  std::string number;
  std::optional<Date> day;
};
TypedRule parse_rule(std::string_view line) {
  TypedRule rule;
  for (std::string_view word : split(line, ' ')) {
    while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == '.')) word.remove_suffix(1);
    if (const auto day = Date::parse(word)) {
      rule.day = day;
    } else if (word.contains('/') && rule.number.empty()) {
      rule.number = word;
    }
  }
  return rule;
}

}  // namespace

std::optional<CommitmentDraft> read_draft(Form& form, ReadTx& tx, CommitmentDraft& typed) {
  typed.title = form.text("title", 300);
  typed.body = form.text("body", 20'000);
  typed.change_note = form.text("change_note", 2000);
  typed.due_on = form.date("due_on");
  typed.rules.clear();
  const std::string rules = form.text("rules", 4000);
  for (std::string_view line : split(rules, '\n')) {
    line = trim(line);
    if (line.empty()) continue;
    const TypedRule rule = parse_rule(line);
    const auto document = rule.number.empty() ? std::nullopt : find_rule(tx, rule.number, rule.day);
    if (document)
      typed.rules.push_back(*document);
    else
      form.add_error("rules", {"commitments.refusal.no_such_rule", {{"line", std::string(line)}}});
  }
  auto decided = decide_draft(typed);
  if (!decided)
    for (FieldError& fault : decided.error()) form.add_error(fault.field, std::move(fault.error));
  if (!form.ok()) return std::nullopt;
  return *std::move(decided);
}

std::string rule_line(const View& view, const RuleDocument& rule) {
  std::string line = rule.number;
  if (rule.issued_on && rule.issued_on->whole())
    line += " " + view.t("commitments.rule.dated", {{"date", view.date(*rule.issued_on)}});
  return line;
}

std::string suggest_rules(const View& view, const CampaignRecord& campaign) {
  if (!campaign.campaign.document) return {};
  RuleDocument own{.document = campaign.campaign.document,
                   .type = {},
                   .number = written_number(campaign.document_number, campaign.document_symbol),
                   .issued_on = campaign.document_date,
                   .agency = {},
                   .title = {}};
  return rule_line(view, own) + "\n";
}

}  // namespace vx
