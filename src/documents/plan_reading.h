#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace vx {

/// Bytes [start, end) of the text that was read.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
  auto operator<=>(const Span&) const = default;
};

/// A value with its place in the text and how sure the reader is of it, 0 to 1. No confidence: not found.
template <class T>
struct Found {
  T value{};
  Span place = {};
  double confidence = 0;

  explicit operator bool() const { return confidence > 0; }
};
using FoundText = Found<std::string>;

/// What a cited document is to the one that cites it (R2, R10, R11).
enum class CitationRelation { CarriesOut, Continues, TiedTo, Cites };

/// A document this one names by its number; known by citation only until it arrives (R119).
struct Citation {
  std::string type = {};    ///< "Kế hoạch"; empty if not named
  std::string number = {};  ///< "240/KH-UBND"
  std::optional<PartialDate> date = {};
  std::string agency = {};  ///< as the text names it, "UBND tỉnh", or as an officer corrected it
  CitationRelation relation = CitationRelation::Cites;
  std::string sentence = {};
  Span place = {};
  double confidence = 0;
};

/// Styles of numbering, outermost first (R122).
enum class ItemStyle { Part, Chapter, Article, Letter, Roman, Arabic, Dotted, Bracketed, Point, Dash, Plus, Paragraph };

/// A section, an item of it, or a plain paragraph (phần, chương, mục, điều, khoản, điểm).
struct SectionItem {
  ItemStyle style = ItemStyle::Paragraph;
  std::string mark = {};  ///< as it should read: "III."
  std::string text = {};  ///< without the mark, lines joined
  bool is_heading = false;
  Span place = {};
  double confidence = 0;
  std::vector<SectionItem> items = {};
};

enum class QuantityKind { Percent, TimeOfDay, Day, Count };

/// A number somebody can be held to: "100 %", "trước 15 giờ", "ngày 25/8/2021".
struct Quantity {
  QuantityKind kind = QuantityKind::Count;
  std::string text = {};
  double value = 0;  ///< per cent, minutes since midnight, or the count
  std::optional<PartialDate> date = {};
  Span place = {};
};

/// Mục tiêu, chỉ tiêu.
struct PlanTarget {
  std::string text = {};
  std::vector<Quantity> quantities = {};
  Span place = {};
  double confidence = 0;
};

/// Nhiệm vụ được giao: what, whose, until when.
struct PlanTask {
  std::string unit = {};  ///< empty: nobody named
  std::string text = {};
  std::optional<PartialDate> deadline = {};
  Span place = {};
  double confidence = 0;
};

enum class ParticipantKind { Collective, Individual, Both };

struct Participant {
  std::string name = {};
  ParticipantKind kind = ParticipantKind::Both;
  Span place = {};
  double confidence = 0;
};

/// Phong trào, đợt thi đua, tháng hành động… that the document starts (R1, R4–R8).
struct CampaignReading {
  FoundText kind;
  FoundText subject;  ///< its theme if one is stated, else its name in the title
  FoundText theme;    ///< chủ đề, only if stated as such
  std::vector<Participant> participants;
  Found<PartialDate> start;
  Found<PartialDate> end;
};

/// A line of "Nơi nhận"; the archive line is "Lưu: VT, …" (R110).
struct Recipient {
  std::string name = {};
  bool is_archive = false;
  Span place = {};
  double confidence = 0;
};

struct Signer {
  std::string authority = {};  ///< "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"; may be empty
  std::string title = {};      ///< "PHÓ CHỦ TỊCH"
  std::string name = {};
  Span place = {};
  double confidence = 0;
};

/// A mark that is not text: a handwritten signature, a stamp, a digital signature's line (R114).
struct Annotation {
  std::string text = {};
  Span place = {};
};

enum class TextQuality { Clean, Scanned, Damaged };

/// What a Vietnamese administrative document says (issue 2 §3, R107–R126).
struct PlanReading {
  FoundText doc_type;  ///< "KẾ HOẠCH", "CÔNG VĂN", … "TIN BÀI" for a news page about a document
  FoundText number;
  FoundText symbol;
  FoundText place;
  Found<PartialDate> date;
  FoundText agency;
  FoundText parent_agency;
  FoundText title;
  std::vector<FoundText> addressees;
  std::vector<Citation> citations;
  std::vector<SectionItem> sections;
  std::optional<CampaignReading> campaign;
  std::vector<PlanTarget> targets;
  std::vector<PlanTask> tasks;
  std::vector<FoundText> award_forms;
  std::vector<Recipient> recipients;
  std::vector<Signer> signers;
  FoundText end_mark;
  FoundText author;  ///< of a news page
  std::vector<Annotation> annotations;
  TextQuality quality = TextQuality::Clean;
  double damaged_share = 0;  ///< share of words that cannot be Vietnamese
};

/// Reads `text` (UTF-8, NFC). Pure; never fails: what is not there is not found.
PlanReading read_plan(std::string_view text);

/// The document's headings of the outermost level, "III. NỘI DUNG".
std::vector<FoundText> list_top_headings(const PlanReading& reading);

}  // namespace vx
