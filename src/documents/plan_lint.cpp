#include "documents/plan_lint.h"

#include "base/text.h"
#include "documents/likeness.h"
#include "documents/source_text.h"

namespace vx {
namespace {

constexpr double same_campaign_least = 0.72;
constexpr std::size_t name_letters_min = 12;

/// A section an emulation plan must have (R12): any of the phrases in a heading will do.
struct RequiredSection {
  PlanFindingKind missing;
  std::vector<std::string_view> phrases;
};

const std::vector<RequiredSection>& required_sections() {
  static const std::vector<RequiredSection> sections = {
      {PlanFindingKind::MissingPurpose, {"muc dich", "muc tieu"}},
      {PlanFindingKind::MissingRequirement, {"yeu cau"}},
      {PlanFindingKind::MissingContents, {"noi dung", "nhiem vu"}},
      {PlanFindingKind::MissingCriteria, {"tieu chi", "chi tieu", "tieu chuan"}},
      {PlanFindingKind::MissingAwards, {"khen thuong"}},
      {PlanFindingKind::MissingOrganisation, {"to chuc thuc hien", "phan cong", "trach nhiem thuc hien"}},
  };
  return sections;
}

void collect_headings(std::span<const SectionItem> items, std::string& out) {
  for (const SectionItem& item : items) {
    if (item.is_heading || item.style != ItemStyle::Paragraph) out += reading_letters(item.text.substr(0, 120)) + "\n";
    collect_headings(item.items, out);
  }
}

void find_missing_sections(const PlanReading& reading, std::vector<PlanFinding>& findings) {
  if (!reading.campaign || reading.doc_type.value != "KẾ HOẠCH") return;
  std::string headings;
  collect_headings(reading.sections, headings);
  for (const RequiredSection& section : required_sections()) {
    bool there = std::ranges::any_of(section.phrases, [&](std::string_view phrase) {
      return find_like(headings, phrase, reading.quality == TextQuality::Clean ? 0.95 : 0.84).has_value();
    });
    if (!there) findings.push_back({section.missing, {}, {}, {}});
  }
}

void find_vague_work(const PlanReading& reading, std::vector<PlanFinding>& findings) {
  for (const PlanTarget& target : reading.targets)
    if (target.quantities.empty())
      findings.push_back({PlanFindingKind::TargetWithoutNumber, target.text, {}, target.place});
  for (const PlanTask& task : reading.tasks) {
    if (task.unit.empty()) findings.push_back({PlanFindingKind::TaskWithoutOwner, task.text, {}, task.place});
    if (!task.deadline) findings.push_back({PlanFindingKind::TaskWithoutDeadline, task.text, {}, task.place});
  }
}

/// A quoted name behind "phong trào thi đua": its bytes.
struct CampaignName {
  std::string name;
  Span place;
};

bool is_opening(char32_t c) { return c == U'“' || c == '"' || c == U'«'; }
bool is_closing(char32_t c) { return c == U'”' || c == '"' || c == U'»'; }

/// The quotation at `at`, ended by its partner: nested marks are counted; straight ones close when nothing but
/// punctuation or a space follows and as many are open as closed.
std::size_t quotation_end(std::string_view text, std::size_t at) {
  int open = 0;
  std::size_t last_closing = std::string_view::npos;
  for (std::size_t i = at; i < text.size() && i < at + 900;) {
    std::size_t start = i;
    char32_t c = next_code_point(text, i);
    if (c == '\n' && i < text.size() && text[i] == '\n') break;
    bool straight = c == '"';
    bool opens = is_opening(c) && (!straight || open == 0 || (start > 0 && text[start - 1] == ' '));
    if (opens) {
      ++open;
    } else if (is_closing(c)) {
      --open;
      last_closing = start;
      if (open <= 0) return start;
    }
  }
  return last_closing;
}

/// True if nothing but words of the kind's name stands between "phong trào" and the quotation.
bool introduces_name(std::string_view between) {
  static constexpr std::string_view words[] = {"phong", "trao", "thi", "dua",  "dac", "biet", "chuyen",
                                               "de",    "chu",  "cao", "diem", "yeu", "nuoc", "voi",
                                               "mang",  "ten",  "dot", "cuoc", "van", "dong"};
  for (std::string_view word : split(between, ' '))
    if (!word.empty() && std::ranges::find(words, word) == std::end(words)) return false;
  return true;
}

std::vector<CampaignName> find_campaign_names(std::string_view source) {
  SourceText text(source);
  std::vector<CampaignName> names;
  for (std::string_view words : {"phong trao", "dot thi dua", "cuoc van dong"}) {
    for (std::size_t i = text.letters.find(words); i != std::string::npos; i = text.letters.find(words, i + 1)) {
      std::size_t quote = text.letters.find('"', i);
      if (quote == std::string::npos || quote > i + 70) continue;
      std::string between = text.letters.substr(i, quote - i);
      if (between.find("\n\n") != std::string::npos) continue;
      std::ranges::replace(between, '\n', ' ');
      if (!introduces_name(between)) continue;
      Span at = text.place(quote, quote + 1);
      std::size_t end = quotation_end(source, at.start);
      if (end == std::string_view::npos || end <= at.end) continue;
      names.push_back({without_marks(source.substr(at.end, end - at.end)), {at.end, end}});
    }
  }
  std::ranges::sort(names, {}, [](const CampaignName& name) { return name.place.start; });
  auto same = [](const CampaignName& a, const CampaignName& b) { return a.place == b.place; };
  names.erase(std::unique(names.begin(), names.end(), same), names.end());
  return names;
}

bool is_same_campaign(std::string_view a, std::string_view b) {
  std::string x = fold_words(a);
  std::string y = fold_words(b);
  if (x.empty() || y.empty()) return false;
  if (x.find(y) != std::string::npos || y.find(x) != std::string::npos) return true;
  return likeness(x, y) >= same_campaign_least;
}

/// Names the plan is entitled to: its own title and theme, and those of documents it carries out or cites.
std::vector<std::string> known_names(const PlanReading& reading, std::span<const CampaignName> named) {
  std::vector<std::string> known = {reading.title.value};
  if (reading.campaign)
    known.push_back(reading.campaign->subject.value), known.push_back(reading.campaign->theme.value);
  for (const Citation& citation : reading.citations) known.push_back(citation.sentence);
  for (const CampaignName& name : named) {  // quoted in the sentence that cites a document
    bool cited = std::ranges::any_of(reading.citations, [&](const Citation& citation) {
      return name.place.start >= citation.place.start && name.place.start < citation.place.start + 400;
    });
    if (cited) known.push_back(name.name);
  }
  return known;
}

void find_other_campaigns(std::string_view text, const PlanReading& reading, std::vector<PlanFinding>& findings) {
  if (!reading.campaign) return;
  std::vector<CampaignName> named = find_campaign_names(text);
  std::vector<std::string> known = known_names(reading, named);
  for (const CampaignName& name : named) {
    if (length_utf8(name.name) < name_letters_min) continue;
    bool fits = std::ranges::any_of(known, [&](const std::string& k) { return is_same_campaign(name.name, k); });
    if (!fits) findings.push_back({PlanFindingKind::OtherCampaign, name.name, name.name, name.place});
  }
}

}  // namespace

std::vector<PlanFinding> lint_plan(std::string_view text, const PlanReading& reading) {
  std::vector<PlanFinding> findings;
  find_other_campaigns(text, reading, findings);
  find_missing_sections(reading, findings);
  find_vague_work(reading, findings);
  return findings;
}

std::string_view key_of(PlanFindingKind kind) {
  switch (kind) {
    case PlanFindingKind::TargetWithoutNumber:
      return "documents.lint.target_without_number";
    case PlanFindingKind::TaskWithoutOwner:
      return "documents.lint.task_without_owner";
    case PlanFindingKind::TaskWithoutDeadline:
      return "documents.lint.task_without_deadline";
    case PlanFindingKind::MissingPurpose:
      return "documents.lint.missing_purpose";
    case PlanFindingKind::MissingRequirement:
      return "documents.lint.missing_requirement";
    case PlanFindingKind::MissingContents:
      return "documents.lint.missing_contents";
    case PlanFindingKind::MissingCriteria:
      return "documents.lint.missing_criteria";
    case PlanFindingKind::MissingAwards:
      return "documents.lint.missing_awards";
    case PlanFindingKind::MissingOrganisation:
      return "documents.lint.missing_organisation";
    case PlanFindingKind::OtherCampaign:
      return "documents.lint.other_campaign";
  }
  return {};
}

}  // namespace vx
