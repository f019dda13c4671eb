#include "documents/news_reading.h"

#include "base/text.h"
#include "documents/dates_in_text.h"
#include "documents/likeness.h"
#include "documents/person_names.h"

namespace vx {
namespace {

constexpr std::size_t none = DocumentLayout::none;
constexpr std::size_t paragraph_letters = 160;

/// Lines that belong to the page, not to the article.
constexpr std::string_view furniture[] = {"cac tin khac",
                                          "tin lien quan",
                                          "so luot truy cap",
                                          "cac tin da dua",
                                          "luot xem",
                                          "trang chu",
                                          "in trang",
                                          "gui email",
                                          "ban quyen",
                                          "y kien ban doc",
                                          "binh luan",
                                          "chia se",
                                          "tin cung chuyen muc",
                                          "bai viet lien quan",
                                          "tags",
                                          "tu khoa",
                                          "nguon:",
                                          "luot truy cap",
                                          "dang online",
                                          "lien ket website",
                                          "video",
                                          "album anh",
                                          "dang nhap",
                                          "tim kiem"};

bool is_furniture(std::string_view letters) {
  if (letters.size() > 60) return false;
  for (std::string_view words : furniture)
    if (starts_like(letters, words, 0.9)) return true;
  return false;
}

}  // namespace

void read_news(const SourceText& text, DocumentLayout& layout, PlanReading& reading) {
  std::size_t date_line = none;
  std::size_t body = none;
  for (std::size_t i = 0; i < text.lines.size() && body == none; ++i) {
    const TextLine& line = text.lines[i];
    std::string_view letters = text.folded(line);
    std::optional<DateHit> date = letters.size() < 60 ? find_date(letters) : std::nullopt;
    if (date && date_line == none && date->date.day) {
      date_line = i;
      reading.date = {date->date, text.place(line.start + date->start, line.start + date->end), 0.85};
    }
    bool paragraph = letters.size() > paragraph_letters || (letters.size() > 60 && opens_body(letters));
    bool has_number = letters.find('/') != std::string_view::npos;
    if (paragraph && (letters.size() > 220 || has_number || date_line != none)) body = i;
  }
  if (body == none) body = std::min<std::size_t>(1, text.lines.size());
  std::size_t title = none;
  std::size_t before = date_line != none && date_line < body ? date_line : body;
  for (std::size_t i = before; i-- > 0 && title == none;)
    if (!is_furniture(text.folded(text.lines[i])) && text.lines[i].end - text.lines[i].start > 20) title = i;
  if (title == none && date_line != none && date_line + 1 < body) title = date_line + 1;
  if (title != none) {
    layout.title_start = text.lines[title].start;
    layout.title_end = text.lines[title].end;
    reading.title = {text.value(text.lines[title]), text.place(layout.title_start, layout.title_end), 0.85};
  }
  reading.doc_type = {"TIN BÀI", title != none ? reading.title.place : Span{}, 0.8};
  layout.body_line = body;
  std::size_t end = text.lines.size();
  for (std::size_t i = body; i < end; ++i)
    if (is_furniture(text.folded(text.lines[i]))) end = i;
  for (std::size_t i = end; i-- > body && i + 4 > end;) {
    const TextLine& line = text.lines[i];
    if (line.end - line.start > 60) break;
    std::vector<PersonName> names = find_person_names(text, TextQuality::Clean, line.start, line.end);
    if (names.size() != 1) continue;
    reading.author = {names[0].name, text.place(names[0].start, names[0].end), 0.8};
    end = i;
    break;
  }
  layout.closing_line = end;
  layout.end_mark_line = none;
  for (std::size_t i = body; i < end; ++i)
    if (find_end_mark(text.folded(text.lines[i])) != none) layout.end_mark_line = i;
}

}  // namespace vx
