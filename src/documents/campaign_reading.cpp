#include "documents/campaign_reading.h"

#include "base/text.h"
#include "documents/dates_in_text.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"

namespace vx {
namespace {

struct CampaignKind {
  std::string_view letters;
  std::string_view text;
};

/// Longest first: "phong trào thi đua đặc biệt" before "phong trào thi đua".
constexpr CampaignKind kinds[] = {
    {"phong trao thi dua dac biet", "phong trào thi đua đặc biệt"},
    {"dot thi dua dac biet", "đợt thi đua đặc biệt"},
    {"phong trao thi dua chuyen de", "phong trào thi đua chuyên đề"},
    {"dot thi dua cao diem", "đợt thi đua cao điểm"},
    {"phong trao thi dua yeu nuoc", "phong trào thi đua yêu nước"},
    {"phong trao thi dua", "phong trào thi đua"},
    {"dot thi dua", "đợt thi đua"},
    {"dot cao diem", "đợt cao điểm"},
    {"thang hanh dong", "tháng hành động"},
    {"thang cao diem", "tháng cao điểm"},
    {"thang thanh nien", "tháng thanh niên"},
    {"thang cong nhan", "tháng công nhân"},
    {"tuan le", "tuần lễ"},
    {"cuoc van dong", "cuộc vận động"},
    {"chien dich", "chiến dịch"},
};

/// The words between the first opening quotation mark and its partner; nested and mixed marks allowed (R120).
std::string quoted_in(std::string_view text) {
  std::size_t open = std::string_view::npos;
  std::size_t close = std::string_view::npos;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t at = i;
    char32_t c = next_code_point(text, i);
    bool mark = c == '"' || c == U'“' || c == U'”' || c == U'«' || c == U'»';
    if (!mark) continue;
    if (open == std::string_view::npos)
      open = i;
    else
      close = at;
  }
  if (open == std::string_view::npos) return {};
  if (close == std::string_view::npos) close = text.size();
  return std::string(trim(text.substr(open, close - open)));
}

const SectionItem* find_item(std::span<const SectionItem> items, std::string_view phrase, double least) {
  for (const SectionItem& item : items) {
    std::string letters = reading_letters(item.text.substr(0, 120));
    if (starts_like(letters, phrase, least)) return &item;
    if (const SectionItem* inner = find_item(item.items, phrase, least)) return inner;
  }
  return nullptr;
}

/// What stands behind the colon of an item, or in its first inner paragraph.
std::string own_text(const SectionItem& item) {
  std::size_t colon = item.text.find(':');
  if (colon != std::string::npos && colon < 60) {
    std::string rest(trim(std::string_view(item.text).substr(colon + 1)));
    if (!rest.empty()) return rest;
  }
  return item.items.empty() ? std::string() : item.items[0].text;
}

std::string without_end(std::string text) {
  while (!text.empty() && std::string_view(" .;,:").find(text.back()) != std::string_view::npos) text.pop_back();
  return text;
}

void read_theme(PlanReading& reading, CampaignReading& campaign) {
  const SectionItem* item = find_item(reading.sections, "chu de", 0.84);
  if (!item) return;
  std::string letters = reading_letters(item->text);
  bool combined =
      item->is_heading && letters.find(',') != std::string::npos && item->text.find(':') == std::string::npos;
  if (combined) {  // "II. CHỦ ĐỀ, ĐỐI TƯỢNG …": the theme is one of its items
    const SectionItem* inner = find_item(item->items, "chu de", 0.84);
    if (!inner) return;
    item = inner;
  }
  std::string stated = own_text(*item);
  if (stated.empty()) return;
  std::string quoted = quoted_in(stated);
  std::string theme = without_end(quoted.empty() ? stated : quoted);
  double confidence = 0.85;
  if (reading.quality != TextQuality::Clean) {
    RestoredText restored = restore_words(theme, reading.quality);
    theme = restored.text;
    confidence *= restored.confidence;
  }
  campaign.theme = {theme, item->place, confidence};
}

void add_participant(const PlanReading& reading, CampaignReading& campaign, std::string name, Span place) {
  name = without_end(std::move(name));
  if (name.empty() || name.size() > 600) return;
  std::string letters = reading_letters(name.substr(0, 40));
  Participant participant{name, ParticipantKind::Both, place, 0.85};
  if (starts_like(letters, "tap the va ca nhan", 0.85))
    participant.kind = ParticipantKind::Both;
  else if (starts_like(letters, "tap the", 0.85))
    participant.kind = ParticipantKind::Collective;
  else if (starts_like(letters, "ca nhan", 0.85))
    participant.kind = ParticipantKind::Individual;
  if (reading.quality != TextQuality::Clean) participant.name = restore_words(name, reading.quality).text;
  campaign.participants.push_back(std::move(participant));
}

void read_participants(const SourceText& text, const DocumentLayout& layout, PlanReading& reading,
                       CampaignReading& campaign) {
  const SectionItem* item = nullptr;
  for (std::string_view phrase : {"doi tuong thi dua", "doi tuong tham gia", "doi tuong va pham vi", "doi tuong"})
    if (!item) item = find_item(reading.sections, phrase, 0.85);
  if (item) {
    std::size_t colon = item->text.find(':');
    std::string rest =
        colon == std::string::npos ? std::string() : std::string(trim(std::string_view(item->text).substr(colon + 1)));
    bool about_awards = reading_letters(item->text).find("khen") != std::string::npos;
    if (!rest.empty() && !about_awards) add_participant(reading, campaign, rest, item->place);
    for (const SectionItem& inner : item->items)
      if (!about_awards && campaign.participants.size() < 12)
        add_participant(reading, campaign, inner.text, inner.place);
  }
  if (!campaign.participants.empty() || layout.body_line >= text.lines.size()) return;
  // "… các phòng, đơn vị thi đua thực hiện …": whoever is told to compete
  std::size_t from = text.lines[layout.body_line].start;
  std::string letters = text.letters.substr(from);
  std::ranges::replace(letters, '\n', ' ');
  for (std::size_t act = letters.find(" thi dua thuc hien"); act != std::string::npos;
       act = letters.find(" thi dua thuc hien", act + 1)) {
    std::size_t back = act > 160 ? act - 160 : 0;
    std::size_t start = std::string::npos;
    std::string_view before = std::string_view(letters).substr(back, act - back);
    if (std::size_t ask = before.rfind("yeu cau "); ask != std::string_view::npos) start = back + ask + 8;
    for (std::size_t i = act; i > back && start == std::string::npos; --i)
      if (text.letters[from + i - 1] == '\n' && text.is_upper(from + i) &&
          before.find("phong trao") == std::string_view::npos)
        start = i;
    if (start == std::string::npos) continue;
    std::string_view named = std::string_view(letters).substr(start, act - start);
    if (!named.starts_with("cac ") && !named.starts_with("toan ") && !named.starts_with("moi ") &&
        !named.starts_with("can bo"))
      continue;
    if (named.find('.') != std::string_view::npos || named.find(';') != std::string_view::npos) continue;
    add_participant(reading, campaign, text.value(from + start, from + act), text.place(from + start, from + act));
    return;
  }
}

void read_period(const SourceText& text, const DocumentLayout& layout, CampaignReading& campaign) {
  auto line_start = [&](std::size_t line) {
    return line < text.lines.size() ? text.lines[line].start : text.letters.size();
  };
  std::size_t from = line_start(layout.body_line);
  std::size_t end = line_start(layout.closing_line);
  for (std::size_t i = from; i < end;) {
    std::size_t word = text.letters.find("tu ", i);
    if (word == std::string::npos || word >= end) break;
    i = word + 3;
    std::string_view window = text.folded(word, std::min(end, word + 70));
    std::optional<DateHit> first = find_date(window);
    if (!first || first->start > 12) continue;
    std::string_view rest = window.substr(first->end);
    std::size_t until = rest.find("den ");
    if (until == std::string_view::npos || until > 8) continue;
    std::optional<DateHit> second = find_date(rest.substr(until));
    if (!second || second->start > 12) continue;
    std::string_view before = text.folded(word > 120 ? word - 120 : 0, word);
    bool named = before.find("thoi gian") != std::string_view::npos;
    std::size_t behind = word + first->end + until;
    campaign.start = {first->date, text.place(word + first->start, word + first->end), named ? 0.93 : 0.75};
    campaign.end = {second->date, text.place(behind + second->start, behind + second->end), named ? 0.93 : 0.75};
    return;
  }
  for (std::size_t i = text.letters.find("ngay trong thang", from); i < end;
       i = text.letters.find("ngay trong thang", i + 1)) {
    std::optional<DateHit> month = find_month(text.folded(i, std::min(end, i + 40)));
    if (!month) continue;
    campaign.start = {month->date, text.place(i + month->start, i + month->end), 0.7};
    return;
  }
}

}  // namespace

void read_campaign(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  std::string_view type = reading.doc_type.value;
  bool may_start = type == "KẾ HOẠCH" || type == "CHỈ THỊ" || type == "LỜI KÊU GỌI" || type == "TIN BÀI" ||
                   type == "THỂ LỆ" || type == "CHƯƠNG TRÌNH" || type == "THÔNG BÁO";
  if (!may_start || !reading.title) return;
  std::string title = reading_letters(reading.title.value);
  if (type == "TIN BÀI" && layout.body_line < text.lines.size())
    title += " " + std::string(text.folded(
                       text.lines[layout.body_line].start,
                       std::min<std::size_t>(text.letters.size(), text.lines[layout.body_line].start + 1200)));
  std::ranges::replace(title, '\n', ' ');
  const CampaignKind* kind = nullptr;
  std::size_t best_at = std::string::npos;
  for (const CampaignKind& candidate : kinds) {
    std::optional<Hit> hit = find_like(title, candidate.letters, 0.86);
    if (hit && !kind) kind = &candidate, best_at = hit->start;
  }
  if (type == "TIN BÀI" && kind) {  // what the page says was started, rather than what it was started under
    std::size_t last = title.rfind("phat dong ");
    for (const CampaignKind& candidate : kinds)
      if (last != std::string::npos && title.substr(last + 10).starts_with(candidate.letters)) {
        kind = &candidate;
        break;
      }
  }
  if (!kind || (type != "TIN BÀI" && best_at > 90)) return;
  if (type == "THÔNG BÁO" && title.find("phat dong") == std::string::npos) return;
  if (type == "TIN BÀI" && title.find("phat dong") == std::string::npos) return;
  for (std::string_view report : {"tong ket", "so ket", "bao cao", "khen thuong"})
    if (title.starts_with(report)) return;
  CampaignReading campaign;
  campaign.kind = {std::string(kind->text), reading.title.place, 0.9};
  read_theme(reading, campaign);
  std::string named = quoted_in(reading.title.value);
  if (type == "TIN BÀI") {
    std::size_t theme = title.find("voi chu de");
    named = reading.title.value;
    if (theme == std::string::npos && named.empty()) return;
  }
  if (campaign.theme)
    campaign.subject = campaign.theme;
  else if (!named.empty())
    campaign.subject = {without_end(named), reading.title.place, 0.85};
  else
    campaign.subject = {reading.title.value, reading.title.place, 0.5};
  read_participants(text, layout, reading, campaign);
  read_period(text, layout, campaign);
  reading.campaign = std::move(campaign);
}

}  // namespace vx
