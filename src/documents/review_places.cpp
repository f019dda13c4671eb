#include "documents/review_places.h"

#include "documents/review.h"

namespace vx {

namespace {

using namespace html;

class PlaceList {
 public:
  void add(std::string name, const Span& place, double confidence) {
    if (place.end > place.start && confidence > 0) places_.push_back({std::move(name), place, confidence});
  }
  template <class T>
  void add(std::string name, const Found<T>& found) {
    add(std::move(name), found.place, found.confidence);
  }
  template <class Items>
  void add_each(std::string_view list, const Items& items) {
    for (std::size_t i = 0; i < items.size(); ++i)
      add(fmt::format("{}.{}", list, i), items[i].place, items[i].confidence);
  }
  void add_headings(const std::vector<SectionItem>& sections) {
    for (std::size_t i = 0; i < sections.size(); ++i)
      if (sections[i].is_heading) add(fmt::format("sections.{}", i), sections[i].place, sections[i].confidence);
  }
  [[nodiscard]] std::vector<MarkedPlace> take() { return std::move(places_); }

 private:
  std::vector<MarkedPlace> places_;
};

/// Code points are not cut.
bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Writes [from, to) of the text with the places inside it; `next` goes on behind those that were written.
Html write_part(std::string_view text, std::size_t from, std::size_t to, const std::vector<MarkedPlace>& places,
                std::size_t& next) {
  Html out;
  while (next < places.size() && places[next].place.start < to) {
    const MarkedPlace& one = places[next++];
    const std::size_t start = std::max(one.place.start, from);
    const std::size_t end = std::min(one.place.end, to);
    if (start >= end) continue;
    out += text.substr(from, start - from);
    Html inside = write_part(text, start, end, places, next);
    out += mark(attr("id", place_id(one.name)), cls(is_doubtful(one.confidence) ? "place place-doubtful" : "place"),
                inside);
    from = end;
  }
  out += text.substr(from, to - from);
  return out;
}

}  // namespace

std::string place_id(std::string_view field) { return "p-" + std::string(field); }

std::vector<MarkedPlace> list_places(const PlanReading& reading) {
  PlaceList list;
  for (const ReviewField& field : review_fields()) list.add(std::string(field.name), reading.*field.value);
  list.add("date", reading.date);
  list.add_each("addressees", reading.addressees);
  list.add_each("citations", reading.citations);
  if (reading.campaign) {
    const CampaignReading& campaign = *reading.campaign;
    list.add("campaign.kind", campaign.kind);
    list.add("campaign.subject", campaign.subject);
    list.add("campaign.theme", campaign.theme);
    list.add("campaign.start", campaign.start);
    list.add("campaign.end", campaign.end);
    list.add_each("participants", campaign.participants);
  }
  list.add_headings(reading.sections);
  list.add_each("targets", reading.targets);
  list.add_each("tasks", reading.tasks);
  list.add_each("award_forms", reading.award_forms);
  list.add_each("recipients", reading.recipients);
  list.add_each("signers", reading.signers);
  return list.take();
}

Html marked_text(std::string_view text, std::vector<MarkedPlace> places) {
  std::erase_if(places, [&](const MarkedPlace& one) {
    return one.place.end > text.size() || !is_boundary(text, one.place.start) || !is_boundary(text, one.place.end);
  });
  std::ranges::sort(places, {}, [](const MarkedPlace& one) {
    return std::tuple(one.place.start, -static_cast<std::int64_t>(one.place.end), one.name);
  });
  std::size_t next = 0;
  return write_part(text, 0, text.size(), places, next);
}

}  // namespace vx
