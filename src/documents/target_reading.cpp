#include "base/text.h"
#include "documents/administrative_terms.h"
#include "documents/campaign_reading.h"
#include "documents/dates_in_text.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"

namespace vx {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Where each reading letter of `sentence` lies in it.
struct Letters {
  std::string letters;
  std::vector<std::size_t> at;
  explicit Letters(std::string_view sentence) {
    for (std::size_t i = 0; i < sentence.size();) {
      at.push_back(i);
      letters.push_back(reading_letter(next_code_point(sentence, i)));
    }
    at.push_back(sentence.size());
  }
};

/// What is longer is damage or an account, not a number of anything.
constexpr std::size_t digits_max = 15;

double decimal_at(std::string_view letters, std::size_t start, std::size_t end) {
  double value = 0;
  double place = 0;
  for (std::size_t i = start; i < end; ++i) {
    if (!is_digit(letters[i])) {
      if (letters[i] == ',') place = 1;
      continue;
    }
    value = value * 10 + (letters[i] - '0');
    if (place > 0) place *= 10;
  }
  return place > 0 ? value / place : value;
}

/// "trước 15 giờ", "lúc 7h30": minutes since midnight behind the number at [start, end); -1 if it is no time.
int time_of_day(std::string_view letters, std::size_t start, std::size_t& end) {
  std::size_t at = end;
  while (at < letters.size() && letters[at] == ' ') ++at;
  bool hour = letters.substr(at).starts_with("gio") ||
              (letters.substr(at).starts_with("h") && (at + 1 >= letters.size() || !is_letter(letters[at + 1])));
  const double hours = decimal_at(letters, start, end);
  if (!hour || hours > 24) return -1;
  const auto value = static_cast<int>(hours);
  at += letters.substr(at).starts_with("gio") ? 3 : 1;
  while (at < letters.size() && letters[at] == ' ') ++at;
  int minutes = 0;
  std::size_t digits = at;
  while (digits < letters.size() && is_digit(letters[digits]) && digits < at + 2)
    minutes = minutes * 10 + (letters[digits++] - '0');
  if (digits == at + 2 && minutes < 60)
    end = digits;
  else
    minutes = 0, end = at;
  return value * 60 + minutes;
}

void split_sentences(const SectionItem& item, std::vector<std::pair<std::string, Span>>& out) {
  std::string_view text = item.text;
  std::size_t start = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    bool stop = (text[i] == '.' && text[i + 1] == ' ' && !(i > 0 && is_digit(text[i - 1]) && is_digit(text[i + 1]))) ||
                (text[i] == ';' && text[i + 1] == ' ');
    if (!stop) continue;
    out.emplace_back(std::string(trim(text.substr(start, i - start))), item.place);
    start = i + 1;
  }
  out.emplace_back(std::string(trim(text.substr(start))), item.place);
}

std::string without_end(std::string text) {
  while (!text.empty() && std::string_view(" .;,:/").find(text.back()) != std::string_view::npos) text.pop_back();
  return text;
}

/// A clause that promises a result: begins at "phấn đấu", at a percentage, or at the sentence.
std::string target_clause(const std::string& sentence) {
  Letters letters(sentence);
  std::size_t start = 0;
  std::string_view all = letters.letters;
  if (std::size_t strive = all.find("phan dau 1"); strive != std::string_view::npos)
    start = strive + 9;
  else if (std::size_t result = all.find("ket qua can dat"); result != std::string_view::npos) {
    std::size_t is = all.find(" la ", result);
    if (is != std::string_view::npos) start = is + 4;
  }
  std::string clause = sentence.substr(letters.at[start]);
  if (std::size_t colon = clause.find(':'); colon != std::string::npos && colon > 40) clause.resize(colon);
  return without_end(clause);
}

bool is_target(const std::string& sentence, const std::vector<Quantity>& quantities) {
  std::string letters = reading_letters(sentence);
  bool percent = std::ranges::any_of(quantities, [](const Quantity& q) { return q.kind == QuantityKind::Percent; });
  bool dated = std::ranges::any_of(quantities, [](const Quantity& q) { return q.kind == QuantityKind::Day; });
  bool promises = letters.find("phan dau") != std::string::npos || letters.find("chi tieu") < 3 ||
                  letters.find("ket qua can dat") != std::string::npos;
  return percent || (promises && dated);
}

void walk_targets(std::span<const SectionItem> items, PlanReading& reading) {
  for (const SectionItem& item : items) {
    std::vector<std::pair<std::string, Span>> sentences;
    split_sentences(item, sentences);
    bool extended = false;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const auto& [sentence, place] = sentences[s];
      std::vector<Quantity> quantities = find_quantities(sentence);
      bool daily = std::ranges::any_of(quantities, [](const Quantity& q) { return q.kind == QuantityKind::TimeOfDay; });
      if (extended && daily && !reading.targets.empty()) {  // the item's next sentence says until when each day
        PlanTarget& last = reading.targets.back();
        last.text += "; " + without_end(sentence);
        last.quantities.insert(last.quantities.end(), quantities.begin(), quantities.end());
        extended = false;
        continue;
      }
      extended = false;
      if (!is_target(sentence, quantities)) continue;
      reading.targets.push_back({target_clause(sentence), quantities, place, 0.8});
      extended = true;
    }
    walk_targets(item.items, reading);
  }
}

constexpr std::string_view task_verbs[] = {
    "chu tri", "phoi hop", "tham muu",  "chiu trach nhiem", "co trach nhiem", "theo doi", "thuc hien",
    "to chuc", "giup",     "huong dan", "xay dung",         "trien khai",     "can cu",   "chi dao",
    "bo tri",  "tong hop", "don doc",   "quan triet",       "phat dong",      "kiem tra"};

std::size_t verb_in(std::string_view letters) {
  std::size_t best = std::string_view::npos;
  for (std::string_view verb : task_verbs) {
    std::size_t at = letters.find(std::string(" ") + std::string(verb));
    if (at != std::string_view::npos) best = std::min(best, at);
  }
  return best;
}

/// "Giao Văn phòng Sở chủ trì …", "Văn phòng Sở: …": the unit, or nothing.
std::string unit_of(const SectionItem& item) {
  Letters text(item.text);
  std::string_view letters = text.letters;
  std::size_t start = letters.starts_with("giao cho ")  ? 9
                      : letters.starts_with("giao ")    ? 5
                      : letters.starts_with("de nghi ") ? 8
                      : letters.starts_with("yeu cau ") ? 8
                                                        : 0;
  std::size_t colon = letters.find(':');
  std::size_t end = colon != std::string_view::npos && colon < start + 90 ? colon : verb_in(letters.substr(start));
  if (end == std::string_view::npos) return {};
  if (end != colon) end += start;
  if (end <= start || end - start > 120) return {};
  std::string_view named = letters.substr(start, end - start);
  bool unit = starts_with_agency(named) || named.starts_with("cac ") || named.starts_with("truong ") ||
              named.starts_with("thu truong") || named.starts_with("giam doc") || named.starts_with("chanh ") ||
              named.starts_with("lanh dao") || named.starts_with("chu tich") || named.starts_with("nganh ") ||
              named.starts_with("bo phan") || start > 0;
  if (!unit || named.starts_with("so do") || named.find(". ") != std::string_view::npos) return {};
  return std::string(trim(std::string_view(item.text).substr(text.at[start], text.at[end] - text.at[start])));
}

std::optional<PartialDate> deadline_of(std::string_view sentence) {
  std::string letters = reading_letters(sentence);
  for (std::string_view word :
       {"truoc ngay", "truoc ", "han chot", "cham nhat", "den ngay", "trong thang", "xong ", "hoan thanh"}) {
    std::size_t at = letters.find(word);
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(letters).substr(at, 70);
    if (std::optional<DateHit> date = find_date(rest)) return date->date;
    if (std::optional<DateHit> month = find_month(rest)) return month->date;
  }
  return std::nullopt;
}

std::string whole_text(const SectionItem& item) {
  std::string text = item.text;
  for (const SectionItem& inner : item.items) text += (text.empty() ? "" : "\n") + whole_text(inner);
  return text;
}

void add_task(const SectionItem& item, const std::string& unit, PlanReading& reading) {
  std::string text = whole_text(item);
  reading.tasks.push_back({unit, text, deadline_of(text), item.place, unit.empty() ? 0.5 : 0.8});
}

/// Items of the sections that hand out work.
void walk_tasks(const SectionItem& section, PlanReading& reading) {
  for (const SectionItem& item : section.items) {
    std::string unit = unit_of(item);
    if (unit.empty() && item.is_heading && !item.items.empty()) {  // "1. Phòng Công nghệ thông tin", tasks below
      if (starts_with_agency(reading_letters(item.text)) || reading_letters(item.text).starts_with("cac "))
        unit = without_end(item.text);
    }
    add_task(item, unit, reading);
  }
}

}  // namespace

std::vector<Quantity> find_quantities(std::string_view sentence) {
  Letters text(sentence);
  std::string_view letters = text.letters;
  std::vector<Quantity> found;
  std::size_t behind = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i < behind || !is_digit(letters[i]) ||
        (i > 0 && (is_letter(letters[i - 1]) || letters[i - 1] == '-' || letters[i - 1] == '/')))
      continue;
    std::optional<DateHit> date = find_date(letters.substr(i, 12));
    if (date && date->start == 0) {
      std::size_t end = i + date->end;
      found.push_back({QuantityKind::Day,
                       std::string(sentence.substr(text.at[i], text.at[end] - text.at[i])),
                       0,
                       date->date,
                       {text.at[i], text.at[end]}});
      behind = end;
      continue;
    }
    std::size_t end = i;
    while (end < letters.size() &&
           (is_digit(letters[end]) || (letters[end] == ',' && end + 1 < letters.size() && is_digit(letters[end + 1]))))
      ++end;
    if (end - i > digits_max) {
      behind = end;
      continue;
    }
    double value = decimal_at(letters, i, end);
    std::size_t next = end;
    while (next < letters.size() && letters[next] == ' ') ++next;
    Quantity quantity{.value = value};
    std::size_t time_end = end;
    if (next < letters.size() && letters[next] == '%') {
      quantity.kind = QuantityKind::Percent;
      end = next + 1;
    } else if (int minutes = time_of_day(letters, i, time_end); minutes >= 0) {
      quantity.kind = QuantityKind::TimeOfDay;
      quantity.value = minutes;
      end = time_end;
    } else if (end < letters.size() && (letters[end] == '/' || is_letter(letters[end]))) {
      behind = end;
      continue;  // part of a number with a symbol, or "5K"
    }
    while (end > i && letters[end - 1] == ' ') --end;
    quantity.place = {text.at[i], text.at[end]};
    quantity.text = sentence.substr(quantity.place.start, quantity.place.end - quantity.place.start);
    found.push_back(std::move(quantity));
    behind = end;
  }
  if (std::optional<DateHit> worded = find_worded_date(letters); worded && worded->date.day) {
    std::erase_if(found, [&](const Quantity& q) {
      return q.place.start >= text.at[worded->start] && q.place.end <= text.at[worded->end];
    });
    Span place{text.at[worded->start], text.at[worded->end]};
    found.push_back({QuantityKind::Day, std::string(sentence.substr(place.start, place.end - place.start)), 0,
                     worded->date, place});
  }
  return found;
}

void read_targets_and_tasks(PlanReading& reading) {
  bool looks_back =
      reading.doc_type.value == "BÁO CÁO" || reading.doc_type.value == "TỜ TRÌNH";  // results, not targets
  if (!looks_back) walk_targets(reading.sections, reading);
  for (const SectionItem& section : reading.sections) {
    std::string letters = reading_letters(section.text);
    bool hands_out = find_like(letters, "to chuc thuc hien", 0.85) || find_like(letters, "phan cong", 0.88) ||
                     find_like(letters, "trach nhiem thuc hien", 0.86);
    if (section.is_heading && hands_out) walk_tasks(section, reading);
    if (section.style == ItemStyle::Article && !section.is_heading && !unit_of(section).empty())
      add_task(section, unit_of(section), reading);
  }
}

}  // namespace vx
