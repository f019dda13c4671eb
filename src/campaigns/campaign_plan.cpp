#include "campaigns/campaign_plan.h"

#include "base/text.h"

namespace vx {

namespace {

bool contains_any(std::string_view folded, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

CampaignItem item_of(ItemKind kind, std::string_view text, const Span& place) {
  CampaignItem item{.kind = kind, .text = squeeze(text)};
  item.place_start = static_cast<int>(place.start);
  item.place_end = static_cast<int>(place.end);
  return item;
}

/// A sentence that only opens a list ("… các nội dung sau:") is not an item.
bool opens_a_list(const SectionItem& item) {
  const std::string_view text = trim(item.text);
  return text.ends_with(':') || (item.is_heading && !item.items.empty());
}

void add_list(std::vector<CampaignItem>& items, ItemKind kind, const std::vector<SectionItem>& found) {
  for (const SectionItem& each : found) {
    if (!trim(each.text).empty() && !opens_a_list(each)) items.push_back(item_of(kind, each.text, each.place));
    add_list(items, kind, each.items);
  }
}

/// Sections of the outermost level, and one below it where one heading covers several lists ("NỘI DUNG, GIẢI PHÁP").
void add_sections(std::vector<CampaignItem>& items, const std::vector<SectionItem>& sections) {
  for (const SectionItem& section : sections) {
    if (!section.is_heading) continue;
    const bool has_own_lists = std::any_of(section.items.begin(), section.items.end(), [](const SectionItem& below) {
      return below.is_heading && !below.items.empty() && list_of_heading(below.text).has_value();
    });
    const auto kind = list_of_heading(section.text);
    if (has_own_lists)
      add_sections(items, section.items);
    else if (kind)
      add_list(items, *kind, section.items);
  }
}

/// "Tập thể: Các phòng thuộc Sở", "- Đối với cá nhân: …" without the kind, which is a field of its own.
std::string without_label(std::string_view name) {
  constexpr std::size_t label_words_max = 5;
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return squeeze(name);
  const std::string label = fold_words(name.substr(0, colon));
  const bool is_kind = label.ends_with("tap the") || label.ends_with("ca nhan");
  return squeeze(is_kind && split(label, ' ').size() <= label_words_max ? name.substr(colon + 1) : name);
}

/// Where the money comes from, and the closing words, are no tasks.
std::optional<CampaignItem> item_of_task(const PlanTask& task) {
  const std::string folded = fold_words(task.text);
  if (task.unit.empty() && (folded.starts_with("kinh phi") || folded.starts_with("trong qua trinh")))
    return std::nullopt;
  CampaignItem item = item_of(ItemKind::Task, task.text, task.place);
  item.unit = squeeze(task.unit);
  item.deadline = task.deadline;
  // "Sở Y tế: Hướng dẫn …": the unit is a field of its own.
  if (!item.unit.empty() && item.text.starts_with(item.unit)) {
    const std::string_view rest = trim(std::string_view(item.text).substr(item.unit.size()));
    if (rest.starts_with(':')) item.text = std::string(trim(rest.substr(1)));
  }
  return item;
}

AwardOccasion occasion_of(std::string_view text) {
  const std::string folded = fold_words(text);
  if (contains_any(folded, {"dot xuat"})) return AwardOccasion::Unscheduled;
  if (contains_any(folded, {"tong ket", "ket thuc"})) return AwardOccasion::Final;
  return AwardOccasion::None;
}

/// The first text of the purpose section, as the campaign's aim.
std::string aim_of(const std::vector<SectionItem>& sections) {
  for (const SectionItem& section : sections) {
    if (!section.is_heading || !contains_any(fold_words(section.text), {"muc dich"})) continue;
    std::vector<CampaignItem> texts;
    add_list(texts, ItemKind::Content, section.items);
    if (!texts.empty()) return texts.front().text;
  }
  return "";
}

CampaignKind kind_of(std::string_view words) {
  const std::string folded = fold_words(words);
  if (contains_any(folded, {"dac biet"})) return CampaignKind::Special;
  return contains_any(folded, {"thuong xuyen"}) ? CampaignKind::Regular : CampaignKind::Thematic;
}

/// Who leads and who helps, from the task that gives it to them: "Giao Văn phòng Sở chủ trì, phối hợp …" (R16).
void add_lead(Campaign& campaign, const std::vector<PlanTask>& tasks) {
  for (const PlanTask& task : tasks) {
    const std::string folded = fold_words(task.text);
    if (task.unit.empty() || !contains_any(folded, {"theo doi", "don doc"})) continue;
    if (campaign.lead_unit.empty())
      campaign.lead_unit = squeeze(task.unit);
    else if (campaign.coordinating_unit.empty() && squeeze(task.unit) != campaign.lead_unit)
      campaign.coordinating_unit = squeeze(task.unit);
  }
}

void find_funding(std::string& funding, const std::vector<SectionItem>& sections) {
  for (const SectionItem& each : sections) {
    if (!funding.empty()) return;
    const std::string folded = fold_words(each.text);
    if (!each.is_heading && contains_any(folded, {"kinh phi"})) funding = squeeze(each.text);
    find_funding(funding, each.items);
  }
}

}  // namespace

std::optional<ItemKind> list_of_heading(std::string_view heading) {
  const std::string folded = fold_words(heading);
  if (contains_any(folded, {"tieu chi"})) return ItemKind::Criterion;
  if (contains_any(folded, {"giai phap", "bien phap"})) return ItemKind::Solution;
  if (contains_any(folded, {"khen thuong", "to chuc thuc hien", "muc dich", "yeu cau", "doi tuong", "chu de",
                            "muc tieu", "chi tieu", "kinh phi", "thoi gian"}))
    return std::nullopt;
  if (contains_any(folded, {"noi dung"})) return ItemKind::Content;
  return std::nullopt;
}

std::optional<Date> launch_deadline(const PlanReading& reading) {
  std::optional<Date> by;
  for (const PlanTask& task : reading.tasks) {
    if (!task.deadline) continue;
    const std::string folded = fold_words(task.text);
    const bool tells_to_issue = contains_any(folded, {"ke hoach", "phat dong"}) &&
                                contains_any(folded, {"ban hanh", "xay dung", "phat dong", "trien khai"});
    if (tells_to_issue && (!by || last_day(*task.deadline) < *by)) by = last_day(*task.deadline);
  }
  return by;
}

bool is_issued(const PlanReading& reading) {
  return reading.number && !reading.number.value.empty() && reading.date && reading.date.value.whole().has_value();
}

std::vector<CampaignItem> items_of_plan(const PlanReading& reading) {
  std::vector<CampaignItem> items;
  add_sections(items, reading.sections);
  for (const PlanTarget& target : reading.targets)
    items.push_back(item_of(ItemKind::Target, target.text, target.place));
  for (const PlanTask& task : reading.tasks)
    if (auto item = item_of_task(task)) items.push_back(*std::move(item));
  for (const FoundText& form : reading.award_forms) {
    CampaignItem item = item_of(ItemKind::Award, form.value, form.place);
    item.occasion = occasion_of(form.value);
    items.push_back(std::move(item));
  }
  std::erase_if(items, [](const CampaignItem& item) { return item.text.empty(); });
  return items;
}

std::optional<PlanCampaign> campaign_of_plan(const PlanReading& reading) {
  if (!reading.campaign) return std::nullopt;
  const CampaignReading& read = *reading.campaign;
  PlanCampaign plan;
  Campaign& campaign = plan.campaign;
  campaign.title = squeeze(reading.title.value);
  if (campaign.title.empty()) campaign.title = squeeze(read.subject.value);
  campaign.theme = squeeze(read.theme ? read.theme.value : read.subject.value);
  campaign.kind = kind_of(read.kind.value);
  campaign.aim = aim_of(reading.sections);
  if (read.start) campaign.starts_on = read.start.value;
  if (read.end) campaign.ends_on = read.end.value;
  // An end before the start was misread; the officer sees neither rather than a contradiction.
  if (campaign.starts_on && campaign.ends_on && last_day(*campaign.ends_on) < first_day(*campaign.starts_on))
    campaign.ends_on.reset();
  campaign.launch_by = launch_deadline(reading);
  for (const Participant& each : read.participants) {
    const std::string name = without_label(each.name);
    if (name.empty()) continue;
    if (each.kind != ParticipantKind::Individual) campaign.participants.push_back({ParticipantGroup::Collective, name});
    if (each.kind != ParticipantKind::Collective) campaign.participants.push_back({ParticipantGroup::Individual, name});
  }
  add_lead(campaign, reading.tasks);
  find_funding(campaign.funding, reading.sections);

  plan.items = items_of_plan(reading);
  return plan;
}

}  // namespace vx
