#include "documents/award_reading.h"

#include "base/text.h"
#include "documents/likeness.h"

namespace vx {
namespace {

struct Term {
  std::string_view letters;
  std::string_view text;
};

/// Forms that carry their rank in their own name (Law on emulation and commendation).
constexpr Term orders[] = {{"huan chuong lao dong", "Huân chương Lao động"},
                           {"huan chuong chien cong", "Huân chương Chiến công"},
                           {"huan chuong doc lap", "Huân chương Độc lập"},
                           {"huan chuong bao ve to quoc", "Huân chương Bảo vệ Tổ quốc"},
                           {"huan chuong quan cong", "Huân chương Quân công"},
                           {"huan chuong dung cam", "Huân chương Dũng cảm"},
                           {"huan chuong dai doan ket", "Huân chương Đại đoàn kết dân tộc"},
                           {"huan chuong huu nghi", "Huân chương Hữu nghị"},
                           {"huan chuong ho chi minh", "Huân chương Hồ Chí Minh"},
                           {"huan chuong sao vang", "Huân chương Sao vàng"},
                           {"huy chuong huu nghi", "Huy chương Hữu nghị"},
                           {"ky niem chuong", "Kỷ niệm chương"}};
/// Forms somebody grants.
constexpr Term granted[] = {{"bang khen", "Bằng khen"}, {"giay khen", "Giấy khen"}, {"co thi dua", "Cờ thi đua"}};
constexpr Term grantors[] = {
    {"thu tuong chinh phu", "Thủ tướng Chính phủ"},
    {"chu tich uy ban nhan dan tinh", "Chủ tịch Ủy ban nhân dân tỉnh"},
    {"chu tich uy ban nhan dan thanh pho", "Chủ tịch Ủy ban nhân dân thành phố"},
    {"chu tich uy ban nhan dan huyen", "Chủ tịch Ủy ban nhân dân huyện"},
    {"chu tich uy ban nhan dan quan", "Chủ tịch Ủy ban nhân dân quận"},
    {"chu tich uy ban nhan dan thi xa", "Chủ tịch Ủy ban nhân dân thị xã"},
    {"chu tich uy ban nhan dan cap huyen", "Chủ tịch Ủy ban nhân dân cấp huyện"},
    {"chu tich uy ban nhan dan xa", "Chủ tịch Ủy ban nhân dân xã"},
    {"chu tich uy ban nhan dan cap xa", "Chủ tịch Ủy ban nhân dân cấp xã"},
    {"chu tich ubnd tinh", "Chủ tịch UBND tỉnh"},
    {"chu tich ubnd thanh pho", "Chủ tịch UBND thành phố"},
    {"chu tich ubnd huyen", "Chủ tịch UBND huyện"},
    {"chu tich ubnd quan", "Chủ tịch UBND quận"},
    {"chu tich ubnd thi xa", "Chủ tịch UBND thị xã"},
    {"chu tich ubnd cap huyen", "Chủ tịch UBND cấp huyện"},
    {"chu tich ubnd xa", "Chủ tịch UBND xã"},
    {"chu tich ubnd phuong", "Chủ tịch UBND phường"},
    {"ubnd tinh", "UBND tỉnh"},
    {"ubnd thanh pho", "UBND thành phố"},
    {"ubnd huyen", "UBND huyện"},
    {"uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh"},
    {"giam doc so", "Giám đốc Sở"},
    {"giam doc cong an tinh", "Giám đốc Công an tỉnh"},
    {"giam doc trung tam", "Giám đốc Trung tâm"},
    {"giam doc benh vien", "Giám đốc Bệnh viện"},
    {"thu truong don vi", "Thủ trưởng đơn vị"},
    {"thu truong co quan", "Thủ trưởng cơ quan"},
    {"hieu truong", "Hiệu trưởng"},
    {"bo truong", "Bộ trưởng"},
    {"chinh phu", "Chính phủ"},
    {"bo y te", "Bộ Y tế"},
    {"tong lien doan", "Tổng Liên đoàn Lao động Việt Nam"},
    {"lien doan lao dong tinh", "Liên đoàn Lao động tỉnh"},
    {"ban thuong vu tinh uy", "Ban Thường vụ Tỉnh ủy"},
    {"ban chap hanh trung uong doan", "Ban Chấp hành Trung ương Đoàn"},
    {"tinh doan", "Tỉnh đoàn"},
};

struct Award {
  std::string text;
  std::size_t start;
  std::size_t end;
  double confidence;
};

/// The grantor right behind the form, "của …", or right before it, "… tặng"; `end` moves behind the former.
std::string grantor_of(std::string_view letters, std::size_t start, std::size_t& end) {
  std::string_view behind = letters.substr(end, 46);
  std::size_t at = behind.find_first_not_of(" ");
  bool of = false;
  for (std::string_view word : {"cua ", "cta ", "cia ", "ctia ", "ciia ", "cda ", "cha ", "cuia "})
    of = of || (at != std::string_view::npos && behind.substr(at).starts_with(word));
  const Term* best = nullptr;
  Hit best_hit;
  for (const Term& grantor : grantors) {
    if (of) {
      std::optional<Hit> hit = find_like(behind.substr(0, grantor.letters.size() + 9), grantor.letters, 0.8);
      auto worth = [](const Hit& h, const Term& t) {
        return h.likeness + 0.004 * static_cast<double>(t.letters.size());
      };
      if (hit && hit->start <= 7 && (!best || worth(*hit, grantor) > worth(best_hit, *best)))
        best = &grantor, best_hit = *hit;
    }
  }
  if (best) {
    end += best_hit.end;
    return std::string(best->text);
  }
  std::size_t from = start > 56 ? start - 56 : 0;
  std::string_view before = letters.substr(from, start - from);
  std::size_t give = before.rfind("tang");
  if (give == std::string_view::npos) return {};
  before = before.substr(0, give);
  for (const Term& grantor : grantors) {
    std::optional<Hit> hit = find_like(before, grantor.letters, 0.84);
    auto worth = [](const Hit& h, const Term& t) { return h.likeness + 0.004 * static_cast<double>(t.letters.size()); };
    if (hit && hit->end + 3 >= before.size() && (!best || worth(*hit, grantor) > worth(best_hit, *best)))
      best = &grantor, best_hit = *hit;
  }
  return best ? std::string(best->text) : std::string();
}

/// All places of `phrase` in [from, end), OCR damage allowed: the best one, then left and right of it.
void find_all(std::string_view letters, std::size_t from, std::size_t end, std::string_view phrase, double least,
              std::vector<Hit>& hits) {
  constexpr std::size_t chunk = 400;
  constexpr std::size_t overlap = 48;
  for (; end > from + chunk; from += chunk - overlap) find_all(letters, from, from + chunk, phrase, least, hits);
  if (end < from + phrase.size() / 2) return;
  std::optional<Hit> hit = find_like(letters.substr(from, end - from), phrase, least);
  if (!hit) return;
  Hit placed{from + hit->start, from + hit->end, hit->likeness};
  if (std::ranges::none_of(hits, [&](const Hit& h) { return h.start == placed.start; })) hits.push_back(placed);
  if (hit->end - hit->start == 0) return;
  find_all(letters, from, placed.start, phrase, least, hits);
  find_all(letters, placed.end, end, phrase, least, hits);
}

std::vector<Hit> find_all(std::string_view letters, std::string_view phrase, TextQuality quality) {
  std::vector<Hit> hits;
  if (quality == TextQuality::Damaged) {
    find_all(letters, 0, letters.size(), phrase, 0.84, hits);
  } else {
    for (std::size_t i = letters.find(phrase); i != std::string_view::npos; i = letters.find(phrase, i + 1))
      hits.push_back({i, i + phrase.size(), 1});
  }
  std::ranges::sort(hits, {}, &Hit::start);
  return hits;
}

bool same_award(std::string_view a, std::string_view b) {
  auto short_form = [](std::string text) {
    text = fold_words(text);
    for (std::size_t i = text.find("uy ban nhan dan"); i != std::string::npos; i = text.find("uy ban nhan dan"))
      text.replace(i, 15, "ubnd");
    return text;
  };
  return short_form(std::string(a)) == short_form(std::string(b));
}

}  // namespace

void read_award_forms(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  auto line_start = [&](std::size_t line) {
    return line < text.lines.size() ? text.lines[line].start : text.letters.size();
  };
  std::size_t title = layout.title_end > layout.title_start ? layout.title_start : line_start(layout.body_line);
  std::size_t end = line_start(layout.closing_line);
  if (title >= end) return;
  std::string letters = text.letters.substr(title, end - title);
  std::ranges::replace(letters, '\n', ' ');
  std::vector<Award> awards;
  for (std::string_view family : {"huan chuong", "huy chuong", "ky niem chuong"}) {
    for (const Hit& hit : find_all(letters, family, reading.quality)) {
      std::string_view window = std::string_view(letters).substr(hit.start, 32);
      for (const Term& order : orders) {
        std::optional<Hit> whole =
            find_like(window, order.letters, reading.quality == TextQuality::Damaged ? 0.84 : 0.92);
        if (whole && whole->start < 4)
          awards.push_back(
              {std::string(order.text), hit.start + whole->start, hit.start + whole->end, whole->likeness});
      }
    }
  }
  for (const Term& form : granted) {
    for (const Hit& hit : find_all(letters, form.letters, reading.quality)) {
      std::size_t behind = hit.end;
      std::string grantor = grantor_of(letters, hit.start, behind);
      bool named = text.is_upper(title + hit.start) || !grantor.empty();
      if (!named) continue;
      awards.push_back({std::string(form.text) + (grantor.empty() ? "" : " của " + grantor), hit.start, behind,
                        grantor.empty() ? hit.likeness * 0.8 : hit.likeness});
    }
  }
  auto in_citation = [&](const Award& award) {  // "… đề nghị tặng Cờ thi đua" in another document's title
    Span place = text.place(title + award.start, title + award.end);
    return std::ranges::any_of(reading.citations, [&](const Citation& c) {
      return c.place.end <= place.start && place.start < c.place.end + c.sentence.size() &&
             c.relation == CitationRelation::Cites && c.sentence.find("Căn cứ") < 12;
    });
  };
  std::erase_if(awards, in_citation);
  std::erase_if(awards, [&](const Award& award) {  // of forms alike at one place, the likest
    return std::ranges::any_of(awards, [&](const Award& o) {
      return o.start < award.end && award.start < o.end && o.confidence > award.confidence;
    });
  });
  std::ranges::sort(awards, {}, &Award::start);
  auto bare = [](const Award& a) { return a.text.find(" của ") == std::string::npos; };
  for (const Award& award : awards) {
    bool has_grantor = std::ranges::any_of(
        awards, [&](const Award& other) { return !bare(other) && other.text.starts_with(award.text + " của "); });
    if (bare(award) && has_grantor) continue;
    if (std::ranges::any_of(reading.award_forms,
                            [&](const FoundText& known) { return same_award(known.value, award.text); }))
      continue;
    reading.award_forms.push_back({award.text, text.place(title + award.start, title + award.end), award.confidence});
  }
}

}  // namespace vx
