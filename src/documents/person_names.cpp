#include "documents/person_names.h"

#include "base/text.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"
#include "documents/syllables.h"

namespace vx {
namespace {

constexpr std::string_view surnames[] = {
    "Nguyễn", "Trần",  "Lê",     "Phạm", "Hoàng", "Huỳnh", "Phan",   "Vũ",    "Võ",   "Đặng", "Bùi",  "Đỗ",    "Hồ",
    "Ngô",    "Dương", "Lý",     "Đinh", "Đoàn",  "Trịnh", "Trương", "Lâm",   "Mai",  "Cao",  "Hà",   "Tô",    "Tạ",
    "Lương",  "Châu",  "Thái",   "Chu",  "Quách", "Phùng", "Vương",  "Kiều",  "Tống", "Đào",  "Nông", "Hứa",   "La",
    "Triệu",  "Vi",    "Ma",     "Lò",   "Lường", "Quàng", "Cầm",    "Giàng", "Sùng", "Thào", "Vàng", "Mùa",   "Hầu",
    "Bế",     "Lục",   "Lưu",    "Tăng", "Từ",    "Thạch", "Sơn",    "Kim",   "Danh", "Điểu", "Trà",  "Ninh",  "Khuất",
    "Đàm",    "Doãn",  "Nghiêm", "Bạch", "Tôn",   "Âu",    "Ông",    "Viên",  "Mạc",  "Đồng", "Cù",   "Diệp",  "Văn",
    "Tiêu",   "Trang", "Quản",   "Thân", "Khổng", "Giáp",  "Phí",    "Lại",   "Hồng", "Bàn",  "Đậu",  "Thiều", "Cung",
    "Nghị",   "Mã",    "Lữ",     "Ngụy", "Tiêu",  "Uông",  "Thẩm",   "Khúc",  "Lã",   "Tào",  "Đái",  "Ngọ",   "Hùng",
    "Hàn",    "Đới",   "Ksor",   "Siu",  "Rơ",    "Đinh",  "Kpă",    "Y",     "A",    "Blúp", "Hạng", "Lầu",   "Lù",
    "Tráng",  "Sìn",   "Lèng",   "Bạc",  "Tòng"};

/// Words that stand between surname and given name, often damaged.
constexpr std::string_view middle_names[] = {"Văn",   "Thị",  "Hữu",   "Đức",  "Ngọc",  "Minh", "Quang", "Thanh",
                                             "Xuân",  "Đình", "Công",  "Quốc", "Hoàng", "Bá",   "Duy",   "Thế",
                                             "Trọng", "Viết", "Tấn",   "Kim",  "Mạnh",  "Hồng", "Anh",   "Tiến",
                                             "Thành", "Việt", "Phước", "Phú",  "Chí",   "Bích"};

/// The usual form of given names, for texts whose marks are lost.
constexpr std::string_view given_names[] = {
    "Anh",    "Ánh",   "Bình",   "Bích",  "Châu", "Chiến", "Chung", "Cường",  "Dung",   "Dũng", "Đạt",   "Đông",
    "Giang",  "Hà",    "Hải",    "Hạnh",  "Hằng", "Hiền",  "Hiếu",  "Hoa",    "Hòa",    "Huệ",  "Hùng",  "Huy",
    "Huyền",  "Hương", "Hưng",   "Khanh", "Khải", "Khoa",  "Kiên",  "Lan",    "Liên",   "Linh", "Loan",  "Long",
    "Lộc",    "Lợi",   "Luân",   "Mỹ",    "Nam",  "Nga",   "Ngân",  "Nghĩa",  "Nguyên", "Nhân", "Nhung", "Oanh",
    "Phong",  "Phúc",  "Phương", "Quân",  "Quý",  "Quyền", "Quyết", "Sang",   "Sinh",   "Tài",  "Tâm",   "Tân",
    "Thảo",   "Thắng", "Thiện",  "Thịnh", "Thu",  "Thuận", "Thủy",  "Thương", "Tín",    "Toàn", "Trí",   "Trung",
    "Trường", "Tú",    "Tuấn",   "Tuyết", "Tùng", "Vân",   "Vinh",  "Vượng",  "Yến",    "Diễm", "Đạo",   "Định",
    "Tuyên",  "Khôi",  "Nhật",   "Sâm",   "Thọ"};

constexpr std::string_view ranks[] = {"ts.", "ths.", "pgs.", "gs.",   "bs.", "bsck", "bs ck",
                                      "ks.", "ds.",  "cn.",  "bscki", "(",   "ths ", "ts "};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '\x01'; }

struct Word {
  std::size_t start;
  std::size_t end;
};

/// The known form of `word` if it is that or nearly that; how sure.
template <std::size_t n>
std::string_view known_form(std::string_view word, const std::string_view (&list)[n], double least,
                            double& likeness_found) {
  std::string letters = reading_letters(word);
  std::string_view best;
  likeness_found = least;
  for (std::string_view known : list) {
    if (word == known) return likeness_found = 1, known;
    std::string known_letters = reading_letters(known);
    double same = likeness(letters, known_letters);
    if (same == 1) same = 0.97 + 0.01 * (word.size() == known.size() ? 1 : 0);
    if (same > likeness_found) best = known, likeness_found = same;
  }
  return best;
}

PersonName name_of(const SourceText& text, TextQuality quality, std::span<const Word> words) {
  PersonName person{{}, words.front().start, words.back().end, 0.55};
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = text.value(words[i].start, words[i].end);
    double sure = 0;
    bool shouted = text.upper_share(words[i].start, words[i].end) > 0.9 && words[i].end - words[i].start > 1;
    if (shouted) {
      std::size_t first = 0;
      next_code_point(word, first);
      word = word.substr(0, first) + lower(word.substr(first));
    }
    if (i == 0) {
      std::string_view known = known_form(word, surnames, 0.69, sure);
      if (!known.empty() && quality != TextQuality::Clean && !(sure < 0.95 && is_syllable(word))) word = known;
      if (!known.empty()) person.confidence = sure > 0.99 ? 0.95 : 0.65;
    } else if (i + 1 < words.size() && quality != TextQuality::Clean && !is_syllable(word)) {
      std::string_view known = known_form(word, middle_names, 0.6, sure);
      if (!known.empty()) word = known, person.confidence = std::min(person.confidence, 0.6);
    }
    if (i > 0 && quality == TextQuality::Damaged && reading_letters(word) == lower(word)) {  // no mark left in it
      std::string_view known = i + 1 < words.size() ? known_form(word, middle_names, 0.96, sure) : std::string_view();
      if (known.empty()) known = known_form(word, given_names, 0.96, sure);
      if (!known.empty()) word = known, person.confidence = std::min(person.confidence, 0.6);
    }
    bool broken_off = words[i].end < text.letters.size() && words[i].end - words[i].start == 1 &&
                      text.letters[words[i].end] == '\'';  // "K' Thế"
    person.name += (i ? " " : "") + word + (broken_off ? "'" : "");
  }
  return person;
}

bool is_surname(const SourceText& text, const Word& word) {
  double sure = 0;
  return !known_form(text.value(word.start, word.end), surnames, 0.95, sure).empty();
}

}  // namespace

std::vector<PersonName> find_person_names(const SourceText& text, TextQuality quality, std::size_t start,
                                          std::size_t end) {
  std::string_view letters = text.folded(start, end);
  for (bool more = true; more;) {
    more = false;
    for (std::string_view rank : ranks)
      if (letters.starts_with(rank)) {
        std::size_t behind = std::min(letters.size(), letters.find_first_of(". ", 1));
        start += std::min(letters.size(), behind + 1);
        letters = text.folded(start, end);
        more = !letters.empty();
      }
  }
  std::vector<Word> words;
  std::vector<PersonName> names;
  auto flush = [&] {
    if (words.size() >= 2 && words.size() <= 5) names.push_back(name_of(text, quality, words));
    if (words.size() > 5) {  // two names side by side
      std::size_t split = 0;
      for (std::size_t i = 2; i + 1 < words.size(); ++i)
        if (is_surname(text, words[i]) &&
            (split == 0 || std::max(split, words.size() - split) > std::max(i, words.size() - i)))
          split = i;
      if (split >= 2 && split <= 5 && words.size() - split <= 5) {
        names.push_back(name_of(text, quality, std::span(words).first(split)));
        names.push_back(name_of(text, quality, std::span(words).subspan(split)));
      }
    }
    words.clear();
  };
  std::size_t smalls = 0;
  for (std::size_t i = start; i < end;) {
    if (!is_letter(text.letters[i])) {
      char c = text.letters[i];
      if (c != ' ' && c != '\'' && c != '`' && c != '.' && c != '"') flush();
      ++i;
      continue;
    }
    std::size_t begin = i;
    while (i < end && is_letter(text.letters[i])) ++i;
    if (text.is_upper(begin)) {
      if (i - begin > 8)
        words.clear(), ++smalls;
      else
        words.push_back({begin, i});
    } else {
      if (i - begin > 1) ++smalls;
      flush();
    }
  }
  flush();
  if (smalls > 2) return {};
  std::erase_if(names, [&](const PersonName& name) {  // specks read as capitals
    std::size_t full_words = 0;
    for (std::size_t i = name.start; i + 1 < name.end; ++i)
      if (text.is_upper(i) && is_letter(text.letters[i + 1]) && !text.is_upper(i + 1)) ++full_words;
    bool shouted = text.upper_share(name.start, name.end) > 0.9 && name.end - name.start > 8;
    return full_words < 2 && !shouted;
  });
  double best = 0;
  for (const PersonName& name : names) best = std::max(best, name.confidence);
  std::erase_if(names, [&](const PersonName& name) { return name.confidence + 0.25 < best; });
  return names;
}

}  // namespace vx
