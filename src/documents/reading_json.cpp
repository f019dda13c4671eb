#include "documents/reading_json.h"

namespace vx {

namespace {

constexpr std::string_view relation_codes[] = {"carries_out", "continues", "tied_to", "cites"};
constexpr std::string_view style_codes[] = {"part",   "chapter",   "article", "letter", "roman", "arabic",
                                            "dotted", "bracketed", "point",   "dash",   "plus",  "paragraph"};
constexpr std::string_view quantity_codes[] = {"percent", "time_of_day", "day", "count"};
constexpr std::string_view participant_codes[] = {"collective", "individual", "both"};
constexpr std::string_view quality_codes[] = {"clean", "scanned", "damaged"};

template <class Enum>
Json code(std::span<const std::string_view> codes, Enum value) {
  return codes[static_cast<std::size_t>(value)];
}

Json place_json(const Span& place) {
  return std::vector<std::int64_t>{static_cast<std::int64_t>(place.start), static_cast<std::int64_t>(place.end)};
}

Json found_json(const FoundText& found) {
  if (!found) return nullptr;
  return json_object({{"value", found.value}, {"place", place_json(found.place)}, {"confidence", found.confidence}});
}
Json found_json(const Found<PartialDate>& found) {
  if (!found) return nullptr;
  return json_object({{"value", found.value}, {"place", place_json(found.place)}, {"confidence", found.confidence}});
}
Json texts_json(const std::vector<FoundText>& texts) {
  return json_array(texts, [](const FoundText& text) { return found_json(text); });
}

Json citation_json(const Citation& c) {
  return json_object({{"type", c.type},
                      {"number", c.number},
                      {"date", c.date},
                      {"agency", c.agency},
                      {"relation", code(relation_codes, c.relation)},
                      {"sentence", c.sentence},
                      {"place", place_json(c.place)},
                      {"confidence", c.confidence}});
}

Json section_json(const SectionItem& item) {
  return json_object({{"style", code(style_codes, item.style)},
                      {"mark", item.mark},
                      {"text", item.text},
                      {"heading", item.is_heading},
                      {"place", place_json(item.place)},
                      {"confidence", item.confidence},
                      {"items", json_array(item.items, section_json)}});
}

Json target_json(const PlanTarget& target) {
  Json quantities = json_array(target.quantities, [](const Quantity& q) {
    return json_object({{"kind", code(quantity_codes, q.kind)},
                        {"text", q.text},
                        {"value", q.value},
                        {"date", q.date},
                        {"place", place_json(q.place)}});
  });
  return json_object({{"text", target.text},
                      {"quantities", quantities},
                      {"place", place_json(target.place)},
                      {"confidence", target.confidence}});
}

Json task_json(const PlanTask& task) {
  return json_object({{"unit", task.unit},
                      {"text", task.text},
                      {"deadline", task.deadline},
                      {"place", place_json(task.place)},
                      {"confidence", task.confidence}});
}

Json campaign_json(const CampaignReading& campaign) {
  Json participants = json_array(campaign.participants, [](const Participant& p) {
    return json_object({{"name", p.name},
                        {"kind", code(participant_codes, p.kind)},
                        {"place", place_json(p.place)},
                        {"confidence", p.confidence}});
  });
  return json_object({{"kind", found_json(campaign.kind)},
                      {"subject", found_json(campaign.subject)},
                      {"theme", found_json(campaign.theme)},
                      {"participants", participants},
                      {"start", found_json(campaign.start)},
                      {"end", found_json(campaign.end)}});
}

Json recipient_json(const Recipient& r) {
  return json_object(
      {{"name", r.name}, {"archive", r.is_archive}, {"place", place_json(r.place)}, {"confidence", r.confidence}});
}

Json signer_json(const Signer& s) {
  return json_object({{"authority", s.authority},
                      {"title", s.title},
                      {"name", s.name},
                      {"place", place_json(s.place)},
                      {"confidence", s.confidence}});
}

Json annotation_json(const Annotation& a) { return json_object({{"text", a.text}, {"place", place_json(a.place)}}); }

}  // namespace

Json reading_json(const PlanReading& r) {
  return json_object({{"doc_type", found_json(r.doc_type)},
                      {"number", found_json(r.number)},
                      {"symbol", found_json(r.symbol)},
                      {"place", found_json(r.place)},
                      {"date", found_json(r.date)},
                      {"agency", found_json(r.agency)},
                      {"parent_agency", found_json(r.parent_agency)},
                      {"title", found_json(r.title)},
                      {"addressees", texts_json(r.addressees)},
                      {"citations", json_array(r.citations, citation_json)},
                      {"sections", json_array(r.sections, section_json)},
                      {"campaign", r.campaign ? campaign_json(*r.campaign) : Json(nullptr)},
                      {"targets", json_array(r.targets, target_json)},
                      {"tasks", json_array(r.tasks, task_json)},
                      {"award_forms", texts_json(r.award_forms)},
                      {"recipients", json_array(r.recipients, recipient_json)},
                      {"signers", json_array(r.signers, signer_json)},
                      {"end_mark", found_json(r.end_mark)},
                      {"author", found_json(r.author)},
                      {"annotations", json_array(r.annotations, annotation_json)},
                      {"quality", code(quality_codes, r.quality)},
                      {"damaged_share", r.damaged_share}});
}

}  // namespace vx
