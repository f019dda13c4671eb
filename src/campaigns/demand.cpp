#include "campaigns/demand.h"

#include <charconv>
#include <set>

#include "base/text.h"
#include "campaigns/campaign.h"

namespace vx {

namespace {

constexpr std::array empty_words{
    std::string_view("va"),    std::string_view("cac"),   std::string_view("cua"),   std::string_view("cho"),
    std::string_view("trong"), std::string_view("theo"),  std::string_view("den"),   std::string_view("tai"),
    std::string_view("la"),    std::string_view("co"),    std::string_view("duoc"),  std::string_view("voi"),
    std::string_view("tu"),    std::string_view("ve"),    std::string_view("do"),    std::string_view("de"),
    std::string_view("thi"),   std::string_view("dua"),   std::string_view("thuc"),  std::string_view("hien"),
    std::string_view("dich"),  std::string_view("covid"), std::string_view("phong"), std::string_view("chong"),
    std::string_view("nhung"), std::string_view("nay"),   std::string_view("tot"),   std::string_view("don"),
    std::string_view("vi"),    std::string_view("co"),    std::string_view("quan"),  std::string_view("tren"),
    std::string_view("dia"),   std::string_view("ban"),   std::string_view("khi"),   std::string_view("hang")};

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view word) {
  int value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

/// "100%", "98,5 %": the number before each per cent sign.
void find_percents(std::string_view text, Demand& demand) {
  for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    auto end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    auto start = end;
    while (start > 0 &&
           ((text[start - 1] >= '0' && text[start - 1] <= '9') || text[start - 1] == ',' || text[start - 1] == '.'))
      --start;
    std::string number(text.substr(start, end - start));
    std::replace(number.begin(), number.end(), ',', '.');
    double value = 0;
    if (std::from_chars(number.data(), number.data() + number.size(), value).ec != std::errc()) continue;
    demand.percent = std::max(demand.percent.value_or(0), value);
  }
}

/// "15 giờ", "15 giờ 30", "15h", "15h30" among the folded words.
void find_time(const std::vector<std::string_view>& words, std::size_t at, Demand& demand) {
  int hour = -1;
  int minute = 0;
  const std::string_view word = words[at];
  if (is_number(word) && at + 1 < words.size() && words[at + 1] == "gio") {
    hour = number_of(word);
    if (at + 2 < words.size() && is_number(words[at + 2]) && number_of(words[at + 2]) < 60)
      minute = number_of(words[at + 2]);
  } else if (const auto h = word.find('h'); h != std::string_view::npos && is_number(word.substr(0, h))) {
    if (h + 1 < word.size() && !is_number(word.substr(h + 1))) return;
    hour = number_of(word.substr(0, h));
    minute = number_of(word.substr(h + 1));
  }
  if (hour < 0 || hour > 24) return;
  demand.minute_of_day = std::min(demand.minute_of_day.value_or(24 * 60), hour * 60 + minute);
}

void find_dates(std::string_view folded, Demand& demand) {
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find_first_not_of("0123456789/", at), folded.size());
    if (end == at) {
      ++at;
      continue;
    }
    const std::string_view run = folded.substr(at, end - at);
    at = end;
    if (run.find('/') == std::string_view::npos) continue;
    if (auto date = parse_day_or_month(run))
      if (!demand.deadline || last_day(*date) < last_day(*demand.deadline)) demand.deadline = date;
  }
}

}  // namespace

Demand demand_of(std::string_view sentence) {
  Demand demand;
  const std::string folded = fold(sentence);
  find_percents(folded, demand);
  find_dates(folded, demand);
  const std::string plain = fold_words(sentence);
  const auto words = split(plain, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    find_time(words, i, demand);
    const bool counts_times =
        i + 1 < words.size() && is_number(words[i]) && words[i].size() <= 3 &&
        (words[i + 1] == "lan" || (words[i + 1] == "thoi" && i + 2 < words.size() && words[i + 2] == "diem"));
    if (counts_times) demand.times = std::max(demand.times.value_or(0), number_of(words[i]));
  }
  return demand;
}

std::string_view weakening(const Demand& above, const Demand& below) {
  if (above.percent && below.percent && *below.percent < *above.percent) return "percent";
  if (above.minute_of_day && below.minute_of_day && *below.minute_of_day > *above.minute_of_day) return "time";
  if (above.times && below.times && *below.times < *above.times) return "times";
  if (above.deadline && below.deadline && last_day(*below.deadline) > last_day(*above.deadline)) return "deadline";
  const bool lost = (above.percent && !below.percent) || (above.minute_of_day && !below.minute_of_day) ||
                    (above.times && !below.times) || (above.deadline && !below.deadline);
  return lost ? "lost" : "";
}

std::vector<std::string> telling_words(std::string_view sentence) {
  std::vector<std::string> words;
  const std::string plain = fold_words(sentence);
  for (const std::string_view word : split(plain, ' '))
    if (word.size() > 1 && !is_number(word) &&
        std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end())
      words.emplace_back(word);
  return words;
}

double share_of_words(const std::vector<std::string>& above, const std::vector<std::string>& below) {
  if (above.empty() || below.empty()) return 0;
  std::set<std::string> there(below.begin(), below.end());
  for (std::size_t i = 0; i + 1 < below.size(); ++i) there.insert(below[i] + " " + below[i + 1]);
  double found = 0;
  double all = 0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    all += 1;
    found += there.contains(above[i]) ? 1 : 0;
    if (i + 1 == above.size()) break;
    all += 2;  // a pair says more than its words
    found += there.contains(above[i] + " " + above[i + 1]) ? 2 : 0;
  }
  return found / all;
}

}  // namespace vx
