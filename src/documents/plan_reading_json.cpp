#include "documents/plan_reading_json.h"

#include "web/json.h"

namespace vx {
namespace {

Json or_null(const FoundText& found) { return found ? Json(found.value) : Json(); }
Json or_null(const Found<PartialDate>& found) { return found ? Json(found.value) : Json(); }
Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json date_json(const std::optional<PartialDate>& date) { return date ? Json(*date) : Json(); }

Json place_json(Span place) { return json_object({{"start", place.start}, {"end", place.end}}); }

Json citation_json(const Citation& citation) {
  return json_object({{"type", or_null(citation.type)},
                      {"number", citation.number},
                      {"date", date_json(citation.date)},
                      {"agency", or_null(citation.agency)},
                      {"relation", name_of(citation.relation)},
                      {"sentence", citation.sentence},
                      {"place", place_json(citation.place)},
                      {"confidence", citation.confidence}});
}

Json signer_json(const Signer& signer) {
  return json_object(
      {{"authority", or_null(signer.authority)}, {"title", or_null(signer.title)}, {"name", or_null(signer.name)}});
}

Json campaign_json(const PlanReading& reading) {
  if (!reading.campaign) return {};
  const CampaignReading& campaign = *reading.campaign;
  return json_object(
      {{"kind", or_null(campaign.kind)},
       {"subject", or_null(campaign.subject)},
       {"theme", or_null(campaign.theme)},
       {"start", or_null(campaign.start)},
       {"end", or_null(campaign.end)},
       {"participants", json_array(campaign.participants, [](const Participant& p) { return Json(p.name); })},
       {"targets", json_array(reading.targets, [](const PlanTarget& t) { return Json(t.text); })}});
}

Json section_json(const SectionItem& item) {
  return json_object({{"style", name_of(item.style)},
                      {"mark", or_null(item.mark)},
                      {"text", item.text},
                      {"heading", item.is_heading},
                      {"place", place_json(item.place)},
                      {"items", json_array(item.items, section_json)}});
}

Json quantity_json(const Quantity& quantity) {
  static constexpr std::string_view kinds[] = {"percent", "time_of_day", "day", "count"};
  return json_object({{"kind", kinds[static_cast<int>(quantity.kind)]},
                      {"text", quantity.text},
                      {"value", quantity.value},
                      {"date", date_json(quantity.date)}});
}

Json target_json(const PlanTarget& target) {
  return json_object({{"text", target.text},
                      {"quantities", json_array(target.quantities, quantity_json)},
                      {"place", place_json(target.place)}});
}

Json task_json(const PlanTask& task) {
  return json_object({{"unit", or_null(task.unit)},
                      {"text", task.text},
                      {"deadline", date_json(task.deadline)},
                      {"place", place_json(task.place)}});
}

Json evidence_item(std::string_view field, std::string_view value, Span place, double confidence) {
  return json_object({{"field", field}, {"value", value}, {"place", place_json(place)}, {"confidence", confidence}});
}

Json evidence_json(const PlanReading& reading) {
  std::vector<Json> items;
  auto add = [&](std::string_view field, std::string_view value, Span place, double confidence) {
    if (confidence > 0) items.push_back(evidence_item(field, value, place, confidence));
  };
  auto add_found = [&](std::string_view field, const FoundText& found) {
    add(field, found.value, found.place, found.confidence);
  };
  add_found("doc_type", reading.doc_type), add_found("number", reading.number), add_found("symbol", reading.symbol);
  add_found("place", reading.place), add_found("agency", reading.agency),
      add_found("parent_agency", reading.parent_agency);
  add_found("title", reading.title), add_found("end_mark", reading.end_mark), add_found("author", reading.author);
  add("date", reading.date.value.iso(), reading.date.place, reading.date.confidence);
  for (const FoundText& addressee : reading.addressees) add_found("addressees", addressee);
  for (const FoundText& form : reading.award_forms) add_found("award_forms", form);
  for (const Recipient& recipient : reading.recipients)
    add("recipients", recipient.name, recipient.place, recipient.confidence);
  for (const Signer& signer : reading.signers) add("signers", signer.name, signer.place, signer.confidence);
  for (const FoundText& heading : list_top_headings(reading)) add_found("section_headings", heading);
  if (reading.campaign) {
    const CampaignReading& campaign = *reading.campaign;
    add_found("campaign.kind", campaign.kind), add_found("campaign.subject", campaign.subject),
        add_found("campaign.theme", campaign.theme);
    add("campaign.start", campaign.start.value.iso(), campaign.start.place, campaign.start.confidence);
    add("campaign.end", campaign.end.value.iso(), campaign.end.place, campaign.end.confidence);
    for (const Participant& p : campaign.participants) add("campaign.participants", p.name, p.place, p.confidence);
  }
  return Json(items);
}

Json archive_json(const PlanReading& reading) {
  for (const Recipient& recipient : reading.recipients)
    if (recipient.is_archive) return {recipient.name};
  return {};
}

}  // namespace

std::string_view name_of(CitationRelation relation) {
  static constexpr std::string_view names[] = {"carries_out", "continues", "tied_to", "cites"};
  return names[static_cast<int>(relation)];
}

std::string_view name_of(TextQuality quality) {
  static constexpr std::string_view names[] = {"clean", "scanned", "damaged"};
  return names[static_cast<int>(quality)];
}

std::string_view name_of(ItemStyle style) {
  static constexpr std::string_view names[] = {"part",   "chapter",   "article", "letter", "roman", "arabic",
                                               "dotted", "bracketed", "point",   "dash",   "plus",  "paragraph"};
  return names[static_cast<int>(style)];
}

std::string plan_reading_json(const PlanReading& reading) {
  auto text_of = [](const FoundText& found) { return Json(found.value); };
  return json_object(
             {{"doc_type", or_null(reading.doc_type)},
              {"number", or_null(reading.number)},
              {"symbol", or_null(reading.symbol)},
              {"place", or_null(reading.place)},
              {"date", or_null(reading.date)},
              {"agency", or_null(reading.agency)},
              {"parent_agency", or_null(reading.parent_agency)},
              {"title", or_null(reading.title)},
              {"addressees", json_array(reading.addressees, text_of)},
              {"cited_documents", json_array(reading.citations, citation_json)},
              {"section_headings", json_array(list_top_headings(reading), text_of)},
              {"campaign", campaign_json(reading)},
              {"award_forms", json_array(reading.award_forms, text_of)},
              {"recipients", json_array(reading.recipients, [](const Recipient& r) { return Json(r.name); })},
              {"archive", archive_json(reading)},
              {"signers", json_array(reading.signers, signer_json)},
              {"author", or_null(reading.author)},
              {"end_mark", or_null(reading.end_mark)},
              {"annotations", json_array(reading.annotations, [](const Annotation& a) { return Json(a.text); })},
              {"text_quality", name_of(reading.quality)},
              {"damaged_share", reading.damaged_share},
              {"sections", json_array(reading.sections, section_json)},
              {"targets", json_array(reading.targets, target_json)},
              {"tasks", json_array(reading.tasks, task_json)},
              {"evidence", evidence_json(reading)}})
      .str();
}

}  // namespace vx
