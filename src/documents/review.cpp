#include "documents/review.h"

#include "base/text.h"
#include "documents/document.h"

namespace vx {

namespace {

constexpr std::size_t rows_max = 500;

/// The typed value with the place of the one it stands for.
FoundText confirmed(std::string value, const FoundText& before) {
  if (value.empty()) return {};
  return {std::move(value), before.place, 1};
}

Found<PartialDate> read_date(Form& form, std::string_view name, const Found<PartialDate>& before) {
  const std::string typed = form.text(name, 20);
  if (typed.empty()) return {};
  const auto date = parse_partial_date(typed);
  if (!date) form.add_error(name, {"documents.error.date"});
  return {date.value_or(PartialDate{}), before.place, 1};
}

std::optional<PartialDate> read_row_date(Form& form, const std::string& name) {
  const Found<PartialDate> date = read_date(form, name, {});
  return date ? std::optional(date.value) : std::nullopt;
}

std::vector<std::string> read_lines(Form& form, std::string_view name) {
  std::vector<std::string> lines;
  const std::string text = form.text(name, 50'000);
  for (std::string_view line : split(text, '\n'))
    if (std::string value = squeeze(line); !value.empty()) lines.push_back(std::move(value));
  return lines;
}

/// Each line as a T: the one of `before` it says the same as, else a new one made by `make`.
template <class T, class Text, class Make>
std::vector<T> match_lines(Form& form, std::string_view name, const std::vector<T>& before, Text text, Make make) {
  std::vector<T> out;
  std::vector<bool> taken(before.size(), false);
  for (std::string& line : read_lines(form, name)) {
    std::size_t found = 0;
    while (found < before.size() && (taken[found] || squeeze(text(before[found])) != line)) ++found;
    if (found < before.size()) {
      taken[found] = true;
      out.push_back(before[found]);
    } else {
      out.push_back(make(std::move(line)));
    }
    out.back().confidence = 1;
  }
  return out;
}

/// Calls `read(prefix, from)` for each row of a list that is not empty and not marked for removal; `from` is the item
/// of `before` the row began as, or nothing.
template <class T, class Read>
void each_row(Form& form, std::string_view list, std::string_view first_field, const std::vector<T>& before,
              Read read) {
  for (std::size_t i = 0; i < rows_max; ++i) {
    const std::string row = fmt::format("{}.{}.", list, i);
    if (!form.has(row + std::string(first_field))) break;
    if (form.checkbox(row + "remove")) continue;
    const auto from = form.integer(row + "from", 0, static_cast<std::int64_t>(rows_max));
    read(row,
         from && static_cast<std::size_t>(*from) < before.size() ? &before[static_cast<std::size_t>(*from)] : nullptr);
  }
}

std::vector<Citation> read_citations(Form& form, const PlanReading& before, std::vector<std::string>& rows) {
  std::vector<Citation> out;
  each_row(form, "citations", "number", before.citations, [&](const std::string& row, const Citation* from) {
    Citation citation = from ? *from : Citation{};
    citation.type = form.text(row + "type", 100);
    citation.number = form.text(row + "number", 100);
    citation.date = read_row_date(form, row + "date");
    citation.agency = form.text(row + "agency", 300);
    citation.relation = parse_citation_relation(form.raw(row + "relation")).value_or(CitationRelation::Cites);
    citation.confidence = 1;
    if (citation.number.empty() && citation.agency.empty() && citation.type.empty() && !citation.date) return;
    if (parse_document_number(citation.number).number.empty())
      form.add_error(row + "number", {"documents.error.citation_number"});
    out.push_back(std::move(citation));
    rows.push_back(row);
  });
  return out;
}

std::vector<PlanTask> read_tasks(Form& form, const PlanReading& before) {
  std::vector<PlanTask> out;
  each_row(form, "tasks", "text", before.tasks, [&](const std::string& row, const PlanTask* from) {
    PlanTask task = from ? *from : PlanTask{};
    task.unit = form.text(row + "unit", 300);
    task.text = form.text(row + "text", 5000);
    task.deadline = read_row_date(form, row + "deadline");
    task.confidence = 1;
    if (task.text.empty() && task.unit.empty() && !task.deadline) return;
    if (task.text.empty()) form.add_error(row + "text", {"documents.error.task_text"});
    out.push_back(std::move(task));
  });
  return out;
}

std::vector<Signer> read_signers(Form& form, const PlanReading& before) {
  std::vector<Signer> out;
  each_row(form, "signers", "name", before.signers, [&](const std::string& row, const Signer* from) {
    Signer signer = from ? *from : Signer{};
    signer.authority = form.text(row + "authority", 200);
    signer.title = form.text(row + "title", 200);
    signer.name = form.text(row + "name", 200);
    signer.confidence = 1;
    if (!signer.name.empty() || !signer.title.empty() || !signer.authority.empty()) out.push_back(std::move(signer));
  });
  return out;
}

std::vector<Participant> read_participants(Form& form, const CampaignReading& before) {
  static constexpr std::string_view kinds[] = {"collective", "individual", "both"};
  std::vector<Participant> out;
  each_row(form, "participants", "name", before.participants, [&](const std::string& row, const Participant* from) {
    Participant participant = from ? *from : Participant{};
    participant.name = form.text(row + "name", 2000);
    const std::string kind = form.choice(row + "kind", kinds);
    participant.kind = static_cast<ParticipantKind>(
        kind.empty() ? 2 : std::ranges::find(kinds, std::string_view(kind)) - std::begin(kinds));
    participant.confidence = 1;
    if (!participant.name.empty()) out.push_back(std::move(participant));
  });
  return out;
}

std::optional<CampaignReading> read_campaign(Form& form, const PlanReading& before) {
  if (!form.checkbox("campaign.on")) return std::nullopt;
  const CampaignReading old = before.campaign.value_or(CampaignReading{});
  CampaignReading campaign;
  campaign.kind = confirmed(form.text("campaign.kind", 200), old.kind);
  campaign.subject = confirmed(squeeze(form.required_text("campaign.subject", 1000)), old.subject);
  campaign.theme = confirmed(squeeze(form.text("campaign.theme", 1000)), old.theme);
  campaign.start = read_date(form, "campaign.start", old.start);
  campaign.end = read_date(form, "campaign.end", old.end);
  if (campaign.start && campaign.end && campaign.end.value < campaign.start.value)
    form.add_error("campaign.end", {"documents.error.end_before_start"});
  campaign.participants = read_participants(form, old);
  return campaign;
}

template <class T, class Text>
std::string join(const std::vector<T>& items, Text text) {
  std::string out;
  for (const T& item : items) out += (out.empty() ? "" : "\n") + text(item);
  return out;
}

std::string text_of(const Citation& c) {
  return fmt::format("{} {} {} {} ({})", c.type, c.number, c.date ? written_date(*c.date) : "", c.agency,
                     code_of(c.relation));
}
std::string text_of(const PlanTask& t) {
  return fmt::format("{}: {} {}", t.unit, t.text, t.deadline ? written_date(*t.deadline) : "");
}
std::string text_of(const Signer& s) { return fmt::format("{} {} {}", s.authority, s.title, s.name); }
std::string text_of(const Found<PartialDate>& d) { return d ? written_date(d.value) : ""; }
std::string text_of(const std::optional<CampaignReading>& campaign) {
  if (!campaign) return "";
  return fmt::format("{}\n{}\n{}\n{} – {}\n{}", campaign->kind.value, campaign->subject.value, campaign->theme.value,
                     text_of(campaign->start), text_of(campaign->end),
                     join(campaign->participants, [](const Participant& p) { return p.name; }));
}

}  // namespace

Review read_review_form(Form& form, const PlanReading& before) {
  Review review{before, {}};
  PlanReading& reading = review.reading;
  for (const ReviewField& field : review_fields())
    reading.*field.value = confirmed(squeeze(form.text(field.name, 1000)), before.*field.value);
  if (!reading.doc_type) form.add_error("doc_type", {"documents.error.type_missing"});
  if (!reading.title) form.add_error("title", {"documents.error.title_missing"});
  reading.date = read_date(form, "date", before.date);
  const auto value = [](const FoundText& found) { return found.value; };
  const auto make_text = [](std::string line) { return FoundText{std::move(line), {}, 1}; };
  reading.addressees = match_lines(form, "addressees", before.addressees, value, make_text);
  reading.award_forms = match_lines(form, "award_forms", before.award_forms, value, make_text);
  reading.recipients = match_lines(
      form, "recipients", before.recipients, [](const Recipient& r) { return r.name; },
      [](std::string line) {
        const bool is_archive = fold(line).starts_with("luu:");
        return Recipient{std::move(line), is_archive, {}, 1};
      });
  reading.targets = match_lines(
      form, "targets", before.targets, [](const PlanTarget& t) { return t.text; },
      [](std::string line) { return PlanTarget{std::move(line), {}, {}, 1}; });
  reading.sections = parse_outline(form.raw("sections"), before.sections);
  reading.citations = read_citations(form, before, review.citation_rows);
  reading.tasks = read_tasks(form, before);
  reading.signers = read_signers(form, before);
  reading.campaign = read_campaign(form, before);
  return review;
}

std::vector<Correction> list_corrections(const PlanReading& machine, const PlanReading& officer) {
  std::vector<Correction> out;
  const auto compare = [&](std::string_view name, std::string before, std::string after) {
    if (squeeze(before) != squeeze(after)) out.push_back({std::string(name), std::move(before), std::move(after)});
  };
  for (const ReviewField& field : review_fields())
    compare(field.name, (machine.*field.value).value, (officer.*field.value).value);
  compare("date", text_of(machine.date), text_of(officer.date));
  const auto compare_lists = [&](std::string_view name, const auto& before, const auto& after, auto text) {
    compare(name, join(before, text), join(after, text));
  };
  const auto value = [](const FoundText& found) { return squeeze(found.value); };
  compare_lists("addressees", machine.addressees, officer.addressees, value);
  compare_lists("citations", machine.citations, officer.citations, [](const Citation& c) { return text_of(c); });
  compare("campaign", text_of(machine.campaign), text_of(officer.campaign));
  compare_lists("targets", machine.targets, officer.targets, [](const PlanTarget& t) { return squeeze(t.text); });
  compare_lists("tasks", machine.tasks, officer.tasks, [](const PlanTask& t) { return text_of(t); });
  compare("sections", write_outline(machine.sections), write_outline(officer.sections));
  compare_lists("award_forms", machine.award_forms, officer.award_forms, value);
  compare_lists("recipients", machine.recipients, officer.recipients,
                [](const Recipient& r) { return squeeze(r.name); });
  compare_lists("signers", machine.signers, officer.signers, [](const Signer& s) { return text_of(s); });
  return out;
}

}  // namespace vx
