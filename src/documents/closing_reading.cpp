#include "documents/closing_reading.h"

#include "base/text.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"
#include "documents/person_names.h"
#include "documents/recipient_reading.h"

namespace vx {
namespace {

constexpr std::size_t none = DocumentLayout::none;
constexpr std::size_t parts_max = 40;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// An authority, a title or a name, one after another as they stand.
struct SignerPart {
  enum class Kind { Authority, Title, Name } kind;
  std::string text;
  std::size_t start;
  std::size_t end;
  double confidence;
};

struct OfficeHit {
  const SigningOffice* office = nullptr;
  std::size_t start = 0;
  std::size_t end = 0;
  double likeness = 0;
};

OfficeHit find_office(std::string_view letters, std::size_t from) {
  OfficeHit best;
  for (const SigningOffice& office : signing_offices()) {
    std::optional<Hit> hit = find_like(letters.substr(from), office.letters, 0.77);
    if (!hit) continue;
    bool better = !best.office || from + hit->start + 2 < best.start ||
                  (from + hit->start < best.start + 3 &&
                   (hit->likeness > best.likeness + 0.08 ||
                    (office.letters.size() > best.office->letters.size() && hit->likeness > best.likeness - 0.08)));
    if (better) best = {&office, from + hit->start, from + hit->end, hit->likeness};
  }
  return best;
}

/// "TM." and the like at the beginning: the canonical prefix, and where what follows begins.
std::string authority_prefix(std::string_view letters, std::size_t& behind) {
  struct Prefix {
    std::string_view letters;
    std::string_view text;
  };
  static constexpr Prefix prefixes[] = {
      {"tuq", "TUQ."}, {"t.u.q", "TUQ."}, {"tm", "TM."},  {"t.m", "TM."}, {"t/m", "TM."}, {"kt", "KT."}, {"k.t", "KT."},
      {"k/t", "KT."},  {"tl", "TL."},     {"t.l", "TL."}, {"t/l", "TL."}, {"ti.", "TL."}, {"q.", "Q."},  {"q ", "Q."}};
  std::size_t skip = 0;
  while (skip < letters.size() && skip < 3 && !is_letter(letters[skip])) ++skip;
  std::string_view rest = letters.substr(skip);
  for (const Prefix& prefix : prefixes) {
    if (!rest.starts_with(prefix.letters)) continue;
    std::size_t at = prefix.letters.size();
    if (at < rest.size() && is_letter(rest[at]) && !prefix.letters.ends_with('.') && !prefix.letters.ends_with(' '))
      continue;
    while (at < rest.size() && (rest[at] == '.' || rest[at] == ' ' || rest[at] == ',' || rest[at] == ':')) ++at;
    behind = skip + at;
    return std::string(prefix.text);
  }
  return {};
}

void read_upper_part(const SourceText& text, TextQuality quality, std::size_t start, std::size_t end,
                     std::vector<SignerPart>& out) {
  std::string_view letters = text.folded(start, end);
  std::size_t behind = 0;
  std::string prefix = authority_prefix(letters, behind);
  if (!prefix.empty() && behind < letters.size()) {
    OfficeHit first = find_office(letters, behind);
    std::size_t stop = letters.size();
    bool names_body = prefix == "TM." || !first.office || first.start > behind + 2;
    if (names_body && first.office && first.likeness > 0.88 && first.start > behind + 3)
      stop = first.start;  // "TM. UBND CHỦ TỊCH"
    OfficeHit second = first.office && !names_body ? find_office(letters, first.end) : OfficeHit{};
    if (second.office) stop = second.start;
    std::size_t again = letters.find("kt.", behind);
    if (again != std::string_view::npos) stop = std::min(stop, again);
    std::string what = first.office && !names_body && letters.size() - first.end < 4 ? std::string(first.office->title)
                       : first.office && !names_body && second.office
                           ? std::string(first.office->title)
                           : upper(restore_words(text.value(start + behind, start + stop), quality).text);
    while (what.ends_with(' ') || what.ends_with(',')) what.pop_back();
    out.push_back({SignerPart::Kind::Authority, prefix + " " + what, start, start + stop, 0.9});
    if (stop < letters.size()) read_upper_part(text, quality, start + stop, end, out);
    return;
  }
  std::size_t from = 0;
  bool any = false;
  while (from < letters.size()) {
    OfficeHit hit = find_office(letters, from);
    if (!hit.office || (!any && hit.start > 5)) break;
    std::size_t stop = hit.end;
    OfficeHit next = find_office(letters, stop);
    std::size_t tail_end = next.office ? next.start : letters.size();
    std::string title(hit.office->title);
    std::size_t tail_letters =
        static_cast<std::size_t>(std::ranges::count_if(letters.substr(stop, tail_end - stop), is_letter));
    bool tail_named =
        tail_letters >= 2 &&
        starts_with_agency(letters.substr(std::min(letters.size(), letters.find_first_not_of(" ,", stop))));
    if (tail_named)
      title += " " + upper(restore_words(text.value(start + stop, start + tail_end), quality).text), stop = tail_end;
    out.push_back({SignerPart::Kind::Title, title, start + hit.start, start + stop, hit.likeness});
    any = true;
    from = std::max(stop, hit.start + 1);
  }
}

std::vector<SignerPart> find_parts(const SourceText& text, std::span<const ClosingPart> parts, PlanReading& reading) {
  std::vector<SignerPart> found;
  std::size_t names = 0;
  for (std::size_t i = 0; i < std::min(parts.size(), parts_max); ++i) {
    std::size_t start = parts[i].start;
    while (start < parts[i].end) {  // columns
      std::size_t end = std::min(text.letters.find_first_of("\t|", start), parts[i].end);
      std::string_view letters = text.folded(start, end);
      if (starts_like(letters, "phu luc", 0.85) && text.upper_share(start, end) > 0.8) return found;
      if (letters.find("da ky") != std::string_view::npos || letters.find("ky ten") != std::string_view::npos) {
        reading.annotations.push_back({text.value(start, end), text.place(start, end)});
      } else if (text.upper_share(start, end) > 0.75 && letters.size() > 3) {
        read_upper_part(text, reading.quality, start, end, found);
      } else {
        for (const PersonName& name : find_person_names(text, reading.quality, start, end)) {
          found.push_back({SignerPart::Kind::Name, name.name, name.start, name.end, name.confidence});
          ++names;
        }
      }
      start = end + 1;
    }
    bool numbered = !text.folded(parts[i].start, parts[i].end).empty() && text.letters[parts[i].start] == '1';
    if (names > 0 && numbered) break;  // an annex's list
  }
  return found;
}

/// Puts the parts together: titles in order, names in order, authorities before the title they stand above.
void join_signers(const SourceText& text, std::span<const SignerPart> parts, PlanReading& reading) {
  std::string authority;
  std::size_t first = none;
  for (const SignerPart& part : parts) {
    if (part.kind == SignerPart::Kind::Authority) {
      authority += (authority.empty() ? "" : "; ") + part.text;
      first = std::min(first, part.start);
    } else if (part.kind == SignerPart::Kind::Title) {
      if (!reading.signers.empty() && !reading.signers.back().name.empty())
        break;  // a second block belongs to an annex
      Signer signer{.authority = authority,
                    .title = part.text,
                    .place = text.place(std::min(first, part.start), part.end),
                    .confidence = part.confidence};
      reading.signers.push_back(std::move(signer));
      authority.clear();
      first = none;
    }
  }
  if (reading.signers.empty() && !authority.empty()) {  // "TM. UBND" with its title lost
    const SignerPart& part =
        *std::ranges::find_if(parts, [](const SignerPart& p) { return p.kind == SignerPart::Kind::Authority; });
    reading.signers.push_back({.authority = authority, .place = text.place(part.start, part.end), .confidence = 0.5});
  }
  std::size_t next = 0;
  double surest = 0;
  for (const SignerPart& part : parts)
    if (part.kind == SignerPart::Kind::Name) surest = std::max(surest, part.confidence);
  for (const SignerPart& part : parts) {
    if (part.kind != SignerPart::Kind::Name || part.confidence + 0.25 < surest) continue;
    if (reading.signers.empty())
      reading.signers.push_back({.place = text.place(part.start, part.end), .confidence = part.confidence});
    if (next >= reading.signers.size()) break;
    Signer& signer = reading.signers[next++];
    signer.name = part.text;
    Span place = text.place(part.start, part.end);
    signer.place = {std::min(signer.place.start, place.start), std::max(signer.place.end, place.end)};
    signer.confidence = std::min(signer.confidence, part.confidence);
  }
}

/// The office that issued a decision signs it; OCR may have lost the title above the name.
void complete_title(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  if (reading.signers.size() != 1 || !reading.signers[0].title.empty() || layout.authority_line == none) return;
  const TextLine& line = text.lines[layout.authority_line];
  OfficeHit hit = find_office(text.folded(line), 0);
  if (!hit.office) return;
  reading.signers[0].title = hit.office->title;
  reading.signers[0].confidence *= 0.7;
}

void read_end_mark(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  if (layout.end_mark_line == none) return;
  const TextLine& line = text.lines[layout.end_mark_line];
  std::size_t at = find_end_mark(text.folded(line));
  if (at == none) return;
  std::size_t end = line.start + at;
  while (end < line.end && !is_letter(text.letters[end]) && text.letters[end] != ' ') ++end;
  reading.end_mark = {text.value(line.start + at, end), text.place(line.start + at, end), 0.95};
}

void read_annotations(const SourceText& text, PlanReading& reading) {
  for (std::string_view mark : {"*Handwritten signature*", "*Chữ ký tay*", "(Đã ký)", "(đã ký)"}) {
    for (std::size_t i = text.source().find(mark); i != std::string_view::npos; i = text.source().find(mark, i + 1))
      reading.annotations.push_back({std::string(mark), {i, i + mark.size()}});
  }
}

}  // namespace

void read_closing(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  std::vector<ClosingPart> rest = read_recipients(text, layout, reading);
  join_signers(text, find_parts(text, rest, reading), reading);
  complete_title(text, layout, reading);
  read_end_mark(text, layout, reading);
  read_annotations(text, reading);
  std::erase_if(reading.signers, [](const Signer& signer) { return signer.title.empty() && signer.name.empty(); });
}

}  // namespace vx
