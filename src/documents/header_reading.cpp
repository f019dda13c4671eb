#include "documents/header_reading.h"

#include "base/text.h"
#include "documents/dates_in_text.h"
#include "documents/document_symbols.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"
#include "documents/syllables.h"

namespace vx {
namespace {

constexpr std::size_t none = DocumentLayout::none;

/// A part of the header that is not an agency's name: [start, end) letters.
struct Cut {
  std::size_t start;
  std::size_t end;
};

struct Header {
  const SourceText& text;
  const DocumentLayout& layout;
  PlanReading& reading;
  std::vector<Cut> cuts;
};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// "Số" at the line's beginning or a column's: where the number begins, or none.
std::size_t find_number_word(std::string_view letters) {
  for (std::size_t i = 0; i + 2 < letters.size(); ++i) {
    if (letters[i] != 's') continue;
    bool opens = i < 4 || letters[i - 1] == '\t' || letters[i - 1] == '|';
    if (i > 0 && is_letter(letters[i - 1])) opens = false;
    bool vowel = std::string_view("o06bce").find(letters[i + 1]) != std::string_view::npos;
    std::size_t next = i + 2;
    if (opens && vowel &&
        (std::string_view(" :./;,").find(letters[next]) != std::string_view::npos || digit_of(letters[next]))) {
      bool wordy = letters[next] == ' ' && next + 1 < letters.size() && is_letter(letters[next + 1]) &&
                   letters.find_first_of("/|", next) == std::string_view::npos;
      if (!wordy) return next;
    }
  }
  return none;
}

/// Reads number and symbol from letters [from, end), "1906 /SGDĐT-CTrTT", "44 |KH-STTTT", "12-KH/TU".
bool read_number_and_symbol(Header& header, std::size_t from, std::size_t end, bool worded) {
  const SourceText& text = header.text;
  for (std::size_t i = from; i < end; ++i) {
    if (!text.is_upper(i) || (i > from && is_letter(text.letters[i - 1]))) continue;
    std::optional<SymbolHit> hit = read_symbol(text, i, end);
    if (!hit) continue;
    std::size_t before = i;
    while (before > from && (text.letters[before - 1] == ' ' || text.letters[before - 1] == '\t')) --before;
    char sign = before > from ? text.letters[before - 1] : ' ';
    bool slashed = sign == '/' || sign == '|' || sign == 'l' || sign == 'i' || sign == '\\' ||
                   (sign == '-' && hit->is_party) || sign == '1';
    bool compound = hit->symbol.find('-') != std::string::npos || hit->is_party;
    if (!(slashed && (worded || sign == '/')) && !(worded && compound)) continue;
    header.reading.symbol = {restore_symbol(hit->symbol), text.place(hit->start, hit->end), slashed ? 0.95 : 0.75};
    header.cuts.push_back({from, hit->end});
    std::size_t number_end = slashed ? before - 1 : before;
    std::string_view printed = text.folded(from, number_end);
    if (!worded) {
      std::size_t space = number_end;
      while (space > from && (digit_of(text.letters[space - 1]) || text.letters[space - 1] == '/')) --space;
      printed = text.folded(space, number_end);
      header.cuts.back().start = space;
    }
    std::size_t slash = printed.rfind('/');
    std::string year;
    if (slash != std::string_view::npos) {
      year = restore_number(printed.substr(slash + 1));
      if (year.size() == 4)
        printed = printed.substr(0, slash);
      else
        year.clear();
    }
    std::string number = restore_number(printed);
    if (number.empty()) return true;
    if (!year.empty()) number += "/" + year;
    std::size_t start = number_end - (text.folded(from, number_end).size() -
                                      text.folded(from, number_end).find_first_of("0123456789lio|"));
    header.reading.number = {number, text.place(start, number_end), printed == number ? 0.95 : 0.7};
    return true;
  }
  return false;
}

void read_numbers(Header& header) {
  for (bool worded : {true, false}) {
    for (std::size_t i = 0; i < header.layout.header_end && !header.reading.symbol; ++i) {
      const TextLine& line = header.text.lines[i];
      std::size_t from = worded ? find_number_word(header.text.folded(line)) : 0;
      if (from == none) continue;
      from += line.start;
      while (worded && from < line.end &&
             std::string_view(" :.;,").find(header.text.letters[from]) != std::string_view::npos)
        ++from;
      if (read_number_and_symbol(header, from, line.end, worded) && worded) header.cuts.push_back({line.start, from});
    }
  }
}

/// May a printed place be taken for a name it only resembles? Not if it is clean, or every word of it could be right.
bool may_be_misread(const SourceText& text, TextQuality quality, std::size_t start, std::size_t end) {
  if (quality != TextQuality::Scanned) return quality == TextQuality::Damaged;
  std::string printed = text.value(start, end);
  return !std::ranges::all_of(split(printed, ' '), [](std::string_view word) { return is_syllable(word); });
}

/// "TP. " of "TP. hồ chí minh", to stand before the name of the list.
std::string kind_before(const SourceText& text, std::size_t start, std::size_t end) {
  std::string_view letters = text.folded(start, end);
  for (std::string_view kind : {"tp. ", "tp.", "tp ", "thanh pho "})
    if (letters.starts_with(kind)) return text.value(start, start + kind.size()) + " ";
  return {};
}

/// The place before "ngày": a name of the gazetteer if one ends there, else the capitalised words.
void read_place(Header& header, const TextLine& line, std::size_t date_start) {
  const SourceText& text = header.text;
  std::size_t from = line.start;
  for (const Cut& cut : header.cuts)
    if (cut.end > from && cut.end <= date_start) from = cut.end;
  std::size_t end = date_start;
  while (end > from && !is_letter(text.letters[end - 1])) --end;
  std::size_t best_start = end;
  std::size_t capitalised = end;
  bool in_run = true;
  std::string best;
  double confidence = 0;
  std::size_t words = 0;
  for (std::size_t i = end; i-- > from && words < 7;) {
    if (text.letters[i] == '\t' || text.letters[i] == '|' || text.letters[i] == '/') break;
    bool word_start = is_letter(text.letters[i]) && (i == from || !is_letter(text.letters[i - 1]));
    if (!word_start) continue;
    ++words;
    in_run = in_run && text.is_upper(i);
    if (in_run) capitalised = i;
    std::optional<PlaceName> name = find_place_name(text.folded(i, end));
    if (!name || name->likeness <= confidence - 0.02) continue;
    if (name->likeness < 0.97 && !may_be_misread(text, header.reading.quality, i, end)) continue;
    bool as_printed = header.reading.quality == TextQuality::Clean;
    best = as_printed ? text.value(i, end) : kind_before(text, i, end) + std::string(name->name);
    best_start = i;
    confidence = name->likeness;
  }
  if (confidence < 0.8) best = text.value(capitalised, end), best_start = capitalised, confidence = 0.6;
  if (best.empty() || best_start >= end) return;
  header.reading.place = {best, text.place(best_start, end), confidence};
  header.cuts.push_back({best_start, date_start});
}

void read_place_and_date(Header& header) {
  for (std::size_t i = 0; i < header.layout.header_end; ++i) {
    const TextLine& line = header.text.lines[i];
    std::optional<DateHit> hit = find_worded_date(header.text.folded(line));
    if (!hit) continue;
    std::size_t start = line.start + hit->start;
    header.reading.date = {hit->date, header.text.place(start, line.start + hit->end), hit->confidence};
    header.cuts.push_back({start, line.start + hit->end});
    read_place(header, line, start);
    return;
  }
  for (std::size_t i = 0; i < header.layout.header_end; ++i) {  // "Hà Nội, 12/3/2020"
    const TextLine& line = header.text.lines[i];
    std::optional<DateHit> hit = find_numeric_date(header.text.folded(line));
    if (!hit || hit->start < 4 || hit->end + 6 < line.end - line.start ||
        header.text.folded(line).find("ky:") != std::string_view::npos)
      continue;
    header.reading.date = {hit->date, header.text.place(line.start + hit->start, line.start + hit->end), 0.7};
    header.cuts.push_back({line.start + hit->start, line.start + hit->end});
    read_place(header, line, line.start + hit->start);
    return;
  }
}

/// A digital signature's line, "Giờ ký: 24/10/2022 15:17:35", completes a date whose day is not legible.
void read_signature_stamp(Header& header) {
  for (std::size_t i = 0; i < std::min<std::size_t>(header.text.lines.size(), 12); ++i) {
    const TextLine& line = header.text.lines[i];
    std::string_view letters = header.text.folded(line);
    bool stamp =
        letters.find("gio ky:") != none || letters.find("gian ky:") != none || letters.find("ngay ky:") != none;
    bool signer = letters.find("nguoi ky:") != none || letters.starts_with("co quan:") ||
                  letters.starts_with("email:") || letters.starts_with("ky boi:");
    if (!stamp && !signer) continue;
    header.cuts.push_back({line.start, line.end});
    header.reading.annotations.push_back({header.text.value(line), header.text.place(line.start, line.end)});
    std::optional<DateHit> hit = stamp ? find_numeric_date(letters) : std::nullopt;
    if (!hit) continue;
    PartialDate printed = header.reading.date.value;
    bool fits = !header.reading.date ||
                (printed.year == hit->date.year && (printed.month == 0 || printed.month == hit->date.month));
    if (fits && printed.day == 0) {
      header.reading.date = {hit->date, header.text.place(line.start + hit->start, line.start + hit->end), 0.75};
    }
  }
}

void cut_formulas(Header& header) {
  static constexpr std::string_view formulas[] = {"cong hoa xa hoi chu nghia viet nam", "cong hoa xa hoi chu nghia",
                                                  "doc lap - tu do - hanh phuc", "dang cong san viet nam"};
  bool broken = false;  // "VIỆT NAM" stands on the next line
  for (std::size_t i = 0; i < header.layout.header_end; ++i) {
    const TextLine& line = header.text.lines[i];
    std::string_view letters = header.text.folded(line);
    if (std::size_t country = letters.rfind("viet nam"); broken && country != none && country + 10 > letters.size()) {
      header.cuts.push_back({line.start + country, line.end});
    }
    broken = false;
    for (std::string_view formula : formulas) {
      std::optional<Hit> hit = find_like(letters, formula, formula == formulas[1] ? 0.86 : 0.8);
      if (!hit || (hit->end - hit->start) * 10 < formula.size() * 8) continue;
      header.cuts.push_back({line.start + hit->start, line.start + hit->end});
      if (formula == formulas[0]) break;
      if (formula == formulas[1]) broken = true;
    }
    if (header.layout.subject_line != none && i >= header.layout.subject_line) {
      header.cuts.push_back({line.start, line.end});
    }
  }
}

struct Name {
  std::size_t start;
  std::size_t end;
};

/// What of a header line no cut covers, if it reads like a part of a name.
std::vector<Name> remaining_parts(const Header& header, const TextLine& line) {
  std::vector<Name> parts;
  std::size_t start = line.start;
  auto covered = [&](std::size_t i) {
    return std::ranges::any_of(header.cuts, [&](const Cut& cut) { return i >= cut.start && i < cut.end; });
  };
  auto close = [&](std::size_t end) {
    auto keep = [&](std::size_t i) {
      return is_letter(header.text.letters[i]) || header.text.letters[i] == ')' ||
             (header.text.letters[i] >= '0' && header.text.letters[i] <= '9');
    };
    while (start < end && !is_letter(header.text.letters[start])) ++start;
    while (end > start && !keep(end - 1)) --end;
    std::size_t letters = 0;
    for (std::size_t i = start; i < end; ++i) letters += is_letter(header.text.letters[i]) ? 1 : 0;
    if (letters >= 3 && header.text.upper_share(start, end) > 0.6) parts.push_back({start, end});
  };
  for (std::size_t i = line.start; i <= line.end; ++i) {
    bool wall = i == line.end || covered(i) || header.text.letters[i] == '\t' || header.text.letters[i] == '|';
    if (!wall) continue;
    if (i > start) close(i);
    start = i + 1;
  }
  return parts;
}

std::string joined_name(const SourceText& text, std::span<const Name> parts) {
  std::string name;
  for (const Name& part : parts) name += (name.empty() ? "" : " ") + text.value(part.start, part.end);
  return name;
}

void read_agencies(Header& header) {
  const SourceText& text = header.text;
  std::vector<std::vector<Name>> names;
  for (std::size_t i = 0; i < header.layout.header_end; ++i) {
    for (const Name& part : remaining_parts(header, text.lines[i])) {
      std::string_view letters = text.folded(part.start, part.end);
      bool begins = starts_with_agency(letters);
      if (names.empty() && !begins && letters.size() < 8) continue;
      bool hangs = !names.empty() && (text.letters[names.back().back().end - 1] == '-' || letters.starts_with("va "));
      if (names.empty() || (begins && !hangs)) names.emplace_back();
      names.back().push_back(part);
    }
  }
  std::erase_if(names, [&](const std::vector<Name>& name) {
    return !starts_with_agency(text.folded(name[0].start, name[0].end)) && names.size() > 1;
  });
  if (names.empty()) return;
  auto found = [&](const std::vector<Name>& name) {
    std::string printed = joined_name(text, name);
    RestoredText restored = restore_name(printed, header.reading.quality);
    return FoundText{restored.text, text.place(name.front().start, name.back().end), 0.6 + 0.35 * restored.confidence};
  };
  header.reading.agency = found(names.back());
  if (names.size() > 1) header.reading.parent_agency = found(names[names.size() - 2]);
}

/// A decision of a committee's chair is the chair's, not the committee's.
void read_authority(Header& header) {
  if (header.layout.authority_line == none) return;
  const TextLine& line = header.text.lines[header.layout.authority_line];
  std::string_view letters = header.text.folded(line);
  if (!starts_like(letters, "chu tich uy ban nhan dan", 0.85) && !starts_like(letters, "chu tich ubnd", 0.88)) return;
  RestoredText restored = restore_name(header.text.value(line), header.reading.quality);
  header.reading.agency = {restored.text, header.text.place(line.start, line.end), 0.9};
  header.reading.parent_agency = {};
}

}  // namespace

void read_header(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  Header header{text, layout, reading, {}};
  cut_formulas(header);
  read_numbers(header);
  read_place_and_date(header);
  read_signature_stamp(header);
  read_agencies(header);
  read_authority(header);
}

}  // namespace vx
