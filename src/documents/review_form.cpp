#include "base/text.h"
#include "documents/document.h"
#include "documents/review.h"

namespace vx {

namespace {

constexpr ReviewField fields[] = {
    {"doc_type", "documents.type", &PlanReading::doc_type},
    {"number", "documents.number_to_give", &PlanReading::number},
    {"symbol", "documents.symbol", &PlanReading::symbol},
    {"place", "documents.place", &PlanReading::place},
    {"agency", "documents.agency", &PlanReading::agency},
    {"parent_agency", "documents.parent_agency", &PlanReading::parent_agency},
    {"title", "documents.title_field", &PlanReading::title, 3},
};

class Filler {
 public:
  void add(std::string name, std::string_view value) { values_.push_back({std::move(name), std::string(value)}); }
  void add(std::string name, const std::optional<PartialDate>& date) { add(name, date ? written_date(*date) : ""); }
  void add(std::string name, const Found<PartialDate>& date) { add(name, date ? written_date(date.value) : ""); }
  template <class Items, class Text>
  void add_lines(std::string name, const Items& items, Text text) {
    std::string lines;
    for (const auto& item : items) lines += (lines.empty() ? "" : "\n") + squeeze(text(item));
    add(std::move(name), lines);
  }
  [[nodiscard]] std::vector<FormValue> take() { return std::move(values_); }

 private:
  std::vector<FormValue> values_;
};

std::string_view code_of(ParticipantKind kind) {
  static constexpr std::string_view codes[] = {"collective", "individual", "both"};
  return codes[static_cast<std::size_t>(kind)];
}

void fill_citations(Filler& filler, const PlanReading& reading) {
  for (std::size_t i = 0; i < reading.citations.size(); ++i) {
    const Citation& citation = reading.citations[i];
    const std::string row = fmt::format("citations.{}.", i);
    filler.add(row + "from", std::to_string(i));
    filler.add(row + "type", citation.type);
    filler.add(row + "number", citation.number);
    filler.add(row + "date", citation.date);
    filler.add(row + "agency", citation.agency);
    filler.add(row + "relation", code_of(citation.relation));
  }
}

void fill_rows(Filler& filler, const PlanReading& reading) {
  for (std::size_t i = 0; i < reading.tasks.size(); ++i) {
    const std::string row = fmt::format("tasks.{}.", i);
    filler.add(row + "from", std::to_string(i));
    filler.add(row + "unit", reading.tasks[i].unit);
    filler.add(row + "text", reading.tasks[i].text);
    filler.add(row + "deadline", reading.tasks[i].deadline);
  }
  for (std::size_t i = 0; i < reading.signers.size(); ++i) {
    const std::string row = fmt::format("signers.{}.", i);
    filler.add(row + "from", std::to_string(i));
    filler.add(row + "authority", reading.signers[i].authority);
    filler.add(row + "title", reading.signers[i].title);
    filler.add(row + "name", reading.signers[i].name);
  }
}

void fill_campaign(Filler& filler, const PlanReading& reading) {
  if (!reading.campaign) return;
  const CampaignReading& campaign = *reading.campaign;
  filler.add("campaign.on", "on");
  filler.add("campaign.kind", campaign.kind.value);
  filler.add("campaign.subject", campaign.subject.value);
  filler.add("campaign.theme", campaign.theme.value);
  filler.add("campaign.start", campaign.start);
  filler.add("campaign.end", campaign.end);
  for (std::size_t i = 0; i < campaign.participants.size(); ++i) {
    const std::string row = fmt::format("participants.{}.", i);
    filler.add(row + "from", std::to_string(i));
    filler.add(row + "name", campaign.participants[i].name);
    filler.add(row + "kind", code_of(campaign.participants[i].kind));
  }
}

}  // namespace

std::span<const ReviewField> review_fields() { return fields; }

std::string written_date(const PartialDate& date) {
  if (date.day != 0) return fmt::format("{}/{}/{}", date.day, date.month, date.year);
  if (date.month != 0) return fmt::format("{}/{}", date.month, date.year);
  return std::to_string(date.year);
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  text = trim(text);
  if (auto iso = PartialDate::parse_iso(text)) return iso;
  if (auto whole = Date::parse(text)) return PartialDate{whole->year(), whole->month(), whole->day()};
  const auto parts = split(text, '/');
  if (parts.size() != 2) return std::nullopt;
  const std::string_view month = trim(parts[0]);
  return PartialDate::parse_iso(fmt::format("{}-{}{}", trim(parts[1]), month.size() == 1 ? "0" : "", month));
}

Form fill_review_form(const PlanReading& reading) {
  Filler filler;
  for (const ReviewField& field : fields) filler.add(std::string(field.name), (reading.*field.value).value);
  filler.add("date", reading.date);
  const auto text_of = [](const FoundText& found) { return found.value; };
  filler.add_lines("addressees", reading.addressees, text_of);
  filler.add_lines("award_forms", reading.award_forms, text_of);
  filler.add_lines("recipients", reading.recipients, [](const Recipient& recipient) { return recipient.name; });
  filler.add_lines("targets", reading.targets, [](const PlanTarget& target) { return target.text; });
  filler.add("sections", write_outline(reading.sections));
  fill_citations(filler, reading);
  fill_campaign(filler, reading);
  fill_rows(filler, reading);
  return Form(filler.take());
}

}  // namespace vx
