#include "documents/item_marks.h"

#include "documents/dates_in_text.h"
#include "documents/likeness.h"

namespace vx {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// What a sign looks like as part of a Roman numeral; empty if like none.
std::string_view strokes_of(char letter) {
  switch (letter) {
    case 'i':
    case 'l':
    case '1':
    case '|':
    case '!':
    case 'j':
      return "i";
    case 'h':
    case 'n':
      return "ii";
    case 'm':
      return "iii";
    case 'v':
    case 'y':
    case 'u':
      return "v";
    case 'x':
      return "x";
    case 'w':
      return "iv";
    default:
      return {};
  }
}

int roman_value(std::string_view strokes) {
  for (int n = 1; n <= 30; ++n)
    if (roman_strokes(n) == strokes) return n;
  return 0;
}

struct Token {
  std::size_t end = 0;   ///< behind the sign that closes it
  std::size_t size = 0;  ///< of the number itself
  char closer = 0;
};

/// A number or letter closed by '.', ')', ':' or '/'.
Token token_at(std::string_view letters, std::size_t at) {
  std::size_t end = at;
  while (end < letters.size() && letters[end] != ' ' && letters[end] != '.' && letters[end] != ')' &&
         letters[end] != ':' && letters[end] != '/' && letters[end] != '\t' && letters[end] != '-' &&
         letters[end] != ',')
    ++end;
  Token token{end, end - at, 0};
  if (end < letters.size() && letters[end] == ' ' && end + 1 < letters.size() &&
      (letters[end + 1] == '.' || letters[end + 1] == ')'))
    ++end;
  if (end < letters.size() && (letters[end] == '.' || letters[end] == ')' || letters[end] == ':' ||
                               letters[end] == '/' || letters[end] == '-' || letters[end] == ',')) {
    token.closer = letters[end];
    token.end = end + 1;
  }
  return token;
}

void skip_to_text(const SourceText& text, const TextLine& line, ItemMark& mark, std::size_t at) {
  while (at < line.end && (text.letters[at] == ' ' || text.letters[at] == '\t')) ++at;
  mark.text_start = at;
  mark.mark = text.value(line.start, at);
}

/// "Phần thứ nhất", "Chương II", "Điều 3."
bool read_worded(const SourceText& text, const TextLine& line, ItemMark& mark) {
  std::string_view letters = text.folded(line);
  struct Word {
    std::string_view letters;
    ItemStyle style;
  };
  static constexpr Word words[] = {
      {"phan ", ItemStyle::Part}, {"chuong ", ItemStyle::Chapter}, {"dieu ", ItemStyle::Article}};
  for (const Word& word : words) {
    if (letters.size() < word.letters.size() + 1) continue;
    std::string_view head = letters.substr(0, word.letters.size());
    if (head != word.letters && !(word.style == ItemStyle::Article && likeness(head, word.letters) > 0.86)) continue;
    if (!text.is_upper(line.start)) continue;
    Token token = token_at(letters, word.letters.size());
    std::string_view number = letters.substr(word.letters.size(), token.size);
    if (word.style == ItemStyle::Article) {
      if (token.size == 0 || token.size > 3 || !(is_digit(number[0]) || digit_of(number[0]))) continue;
      mark.number = read_number(number).value_or(0);
      if (mark.number == 0 || (token.closer != '.' && token.closer != ':' && token.end < letters.size())) continue;
    } else {
      for (char c : number) mark.strokes += strokes_of(c);
      mark.number =
          is_digit(number.empty() ? ' ' : number[0]) ? read_number(number).value_or(0) : roman_value(mark.strokes);
      if (letters.substr(word.letters.size()).starts_with("thu "))
        mark.number = 0;
      else if (mark.number == 0)
        continue;
    }
    mark.style = word.style;
    skip_to_text(text, line, mark, line.start + token.end);
    if (word.style == ItemStyle::Article) mark.mark = "Điều " + std::to_string(mark.number) + ".";
    return true;
  }
  return false;
}

/// "1.2." or "2.1 Tên mục".
bool read_dotted(const SourceText& text, const TextLine& line, ItemMark& mark) {
  std::string_view letters = text.folded(line);
  std::size_t at = 0;
  int groups = 0;
  while (at < letters.size() && is_digit(letters[at])) {
    std::size_t start = at;
    while (at < letters.size() && is_digit(letters[at])) ++at;
    if (at - start > 2) return false;
    ++groups;
    if (at >= letters.size() || letters[at] != '.') break;
    ++at;
  }
  if (groups < 2 || at >= letters.size() || !(letters[at] == ' ' || letters[at] == ')' || is_letter(letters[at])))
    return false;
  mark.style = ItemStyle::Dotted;
  mark.number = groups;
  skip_to_text(text, line, mark, line.start + at);
  return true;
}

/// "IIL TỒN TẠI": the full stop was read as part of the numeral. Only before a heading in capitals.
bool read_unclosed_roman(const SourceText& text, const TextLine& line, ItemMark& mark) {
  std::string_view letters = text.folded(line);
  std::size_t size = letters.find(' ');
  if (size == std::string_view::npos || size < 1 || size > 5 || letters.size() < size + 5) return false;
  if (text.upper_share(line) < 0.85) return false;
  for (std::size_t i = 0; i < size; ++i) {
    std::string_view stroke = strokes_of(letters[i]);
    if (stroke.empty() || letters[i] == 'h' || letters[i] == 'n' || letters[i] == 'm' || letters[i] == 'u' ||
        letters[i] == 'y')
      return false;
    mark.strokes += stroke;
  }
  if (size == 1 && letters[0] != 'i' && letters[0] != 'v') return false;
  mark.style = ItemStyle::Roman;
  mark.number = roman_value(mark.strokes);
  skip_to_text(text, line, mark, line.start + size);
  return true;
}

bool read_roman_or_arabic(const SourceText& text, const TextLine& line, ItemMark& mark) {
  std::string_view letters = text.folded(line);
  Token token = token_at(letters, 0);
  if (token.size == 0 || token.size > 5 || !token.closer || token.closer == ',') return false;
  bool dash = token.closer == '-' || token.closer == ':';
  std::string_view number = letters.substr(0, token.size);
  if (token.closer == '/' && token.end < letters.size() && letters[token.end] != ' ') return false;
  bool digits = true;
  bool looks_roman = true;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (!is_digit(number[i])) digits = false;
    std::string_view stroke = strokes_of(number[i]);
    bool capital = text.is_upper(line.start + i) || is_digit(number[i]) || number[i] == 'l' || number[i] == '|' ||
                   number[i] == '!' || number[i] == 'i';
    if (stroke.empty() || !capital) looks_roman = false;
    mark.strokes += stroke;
  }
  if (digits && number.size() <= 2 && !(dash && token.closer == '-' && number.size() == 2)) {
    if (token.end < letters.size() && is_digit(letters[token.end])) return false;
    mark.style = ItemStyle::Arabic;
    mark.number = read_number(number).value_or(0);
  } else if (looks_roman &&
             (text.is_upper(line.start) || is_digit(number[0]) || number[0] == 'l' || number[0] == '|')) {
    mark.style = ItemStyle::Roman;
    mark.number = roman_value(mark.strokes);
    if (number == "l" && !text.is_upper(line.start)) mark.style = ItemStyle::Arabic, mark.number = 1;
  } else {
    return false;
  }
  skip_to_text(text, line, mark, line.start + token.end);
  return mark.text_start < line.end || mark.style == ItemStyle::Roman;
}

/// "(1).", "a)", "A.", "Š." for "5."
bool read_short(const SourceText& text, const TextLine& line, ItemMark& mark) {
  std::string_view letters = text.folded(line);
  if (letters[0] == '(') {
    std::size_t close = letters.find(')');
    if (close > 4 || close < 2) return false;
    std::string_view inner = letters.substr(1, close - 1);
    std::optional<int> number = read_number(inner);
    if (!number && !(inner.size() == 1 && is_letter(inner[0]))) return false;
    mark.style = ItemStyle::Bracketed;
    mark.number = number.value_or(inner[0] - 'a' + 1);
    std::size_t at = close + 1;
    while (at < letters.size() && (letters[at] == '.' || letters[at] == ':')) ++at;
    skip_to_text(text, line, mark, line.start + at);
    return true;
  }
  Token token = token_at(letters, 0);
  if (token.size != 1 || !token.closer || token.closer == ',' || !is_letter(letters[0])) return false;
  if (token.closer == '/' && token.end < letters.size() && is_letter(letters[token.end])) return false;
  bool capital = text.is_upper(line.start);
  bool tight = token.end < letters.size() && letters[token.end] != ' ';
  if (capital && token.closer == '.' && tight) return false;
  if (capital && letters[0] <= 'h' && token.closer != '-' && token.closer != ':')
    mark.style = ItemStyle::Letter;
  else if (capital && letters[0] == 's' && token.closer == '.')
    mark.style = ItemStyle::Arabic, mark.number = 5;
  else if (!capital && (token.closer == ')' || token.closer == '.' || token.closer == '/'))
    mark.style = ItemStyle::Point;
  else
    return false;
  if (mark.number == 0) mark.number = letters[0] - 'a' + 1;
  skip_to_text(text, line, mark, line.start + token.end);
  return true;
}

bool read_bullet(const SourceText& text, const TextLine& line, ItemMark& mark) {
  std::string_view letters = text.folded(line);
  std::size_t at = 0;
  bool plus = letters[0] == '+';
  while (at < letters.size() && at < 6 && !is_letter(letters[at]) && !is_digit(letters[at]) && letters[at] != '(' &&
         !(letters[at] == '"' && at == 0))
    ++at;
  if (at == 0 || at >= letters.size()) return false;
  std::string_view head = letters.substr(0, at);
  if (head.find_first_of("-+~*_=") == std::string_view::npos) return false;
  mark.style = plus ? ItemStyle::Plus : ItemStyle::Dash;
  if (letters[at - 1] == '"' && at >= 2) --at;  // a quotation opens the item
  skip_to_text(text, line, mark, line.start + at);
  mark.mark = plus ? "+" : "-";
  return true;
}

}  // namespace

std::string roman_strokes(int number) {
  std::string out = roman(number);
  for (char& c : out) c = static_cast<char>(c + 32);
  return out;
}

std::string roman(int number) {
  struct Numeral {
    int value;
    std::string_view letters;
  };
  static constexpr Numeral numerals[] = {{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
  std::string out;
  for (const Numeral& numeral : numerals)
    for (; number >= numeral.value; number -= numeral.value) out += numeral.letters;
  return out;
}

ItemMark read_mark(const SourceText& text, const TextLine& line) {
  ItemMark mark;
  mark.text_start = line.start;
  if (line.end - line.start < 2) return mark;
  using Reader = bool (*)(const SourceText&, const TextLine&, ItemMark&);
  for (Reader read : {read_worded, read_dotted, read_roman_or_arabic, read_short, read_unclosed_roman, read_bullet}) {
    ItemMark found;
    if (read(text, line, found) && found.style != ItemStyle::Paragraph) return found;
  }
  return mark;
}

}  // namespace vx
