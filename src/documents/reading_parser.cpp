#include <simdjson.h>

#include "base/check.h"
#include "documents/document.h"
#include "documents/reading_json.h"

namespace vx {

namespace {

using simdjson::dom::element;

std::string text(element json, std::string_view name) { return std::string(std::string_view(json[name])); }

/// Position of the code among `codes`, as the enumerator of that position.
template <class Enum, std::size_t size>
Enum enumerator(element json, std::string_view name, const std::string_view (&codes)[size]) {
  const std::string_view code = json[name];
  const auto* found = std::ranges::find(codes, code);
  check(found != std::end(codes), "a stored reading has an unknown code");
  return static_cast<Enum>(found - codes);
}

Span place(element json) {
  simdjson::dom::array ends = json["place"];
  return {static_cast<std::size_t>(std::uint64_t(ends.at(0))), static_cast<std::size_t>(std::uint64_t(ends.at(1)))};
}

std::optional<PartialDate> date(element json, std::string_view name) {
  if (json[name].is_null()) return std::nullopt;
  return PartialDate::parse_iso(std::string_view(json[name]));
}

FoundText found_text(element json) {
  if (json.is_null()) return {};
  return {text(json, "value"), place(json), double(json["confidence"])};
}
Found<PartialDate> found_date(element json) {
  if (json.is_null()) return {};
  return {date(json, "value").value_or(PartialDate{}), place(json), double(json["confidence"])};
}

template <class Map>
auto list(element json, std::string_view name, Map map) {
  std::vector<decltype(map(json))> items;
  for (element item : simdjson::dom::array(json[name])) items.push_back(map(item));
  return items;
}

Citation citation(element json) {
  Citation c;
  c.type = text(json, "type");
  c.number = text(json, "number");
  c.date = date(json, "date");
  c.agency = text(json, "agency");
  c.relation = parse_citation_relation(std::string_view(json["relation"])).value_or(CitationRelation::Cites);
  c.sentence = text(json, "sentence");
  c.place = place(json);
  c.confidence = double(json["confidence"]);
  return c;
}

SectionItem section(element json) {
  static constexpr std::string_view styles[] = {"part",   "chapter",   "article", "letter", "roman", "arabic",
                                                "dotted", "bracketed", "point",   "dash",   "plus",  "paragraph"};
  SectionItem item;
  item.style = enumerator<ItemStyle>(json, "style", styles);
  item.mark = text(json, "mark");
  item.text = text(json, "text");
  item.is_heading = bool(json["heading"]);
  item.place = place(json);
  item.confidence = double(json["confidence"]);
  item.items = list(json, "items", section);
  return item;
}

Quantity quantity(element json) {
  static constexpr std::string_view kinds[] = {"percent", "time_of_day", "day", "count"};
  return {enumerator<QuantityKind>(json, "kind", kinds), text(json, "text"), double(json["value"]), date(json, "date"),
          place(json)};
}

PlanTarget target(element json) {
  return {text(json, "text"), list(json, "quantities", quantity), place(json), double(json["confidence"])};
}

PlanTask task(element json) {
  return {text(json, "unit"), text(json, "text"), date(json, "deadline"), place(json), double(json["confidence"])};
}

Participant participant(element json) {
  static constexpr std::string_view kinds[] = {"collective", "individual", "both"};
  return {text(json, "name"), enumerator<ParticipantKind>(json, "kind", kinds), place(json),
          double(json["confidence"])};
}

CampaignReading campaign(element json) {
  return {found_text(json["kind"]),  found_text(json["subject"]),
          found_text(json["theme"]), list(json, "participants", participant),
          found_date(json["start"]), found_date(json["end"])};
}

Recipient recipient(element json) {
  return {text(json, "name"), bool(json["archive"]), place(json), double(json["confidence"])};
}

Signer signer(element json) {
  return {text(json, "authority"), text(json, "title"), text(json, "name"), place(json), double(json["confidence"])};
}

Annotation annotation(element json) { return {text(json, "text"), place(json)}; }

PlanReading reading(element json) {
  static constexpr std::string_view qualities[] = {"clean", "scanned", "damaged"};
  PlanReading r;
  r.doc_type = found_text(json["doc_type"]);
  r.number = found_text(json["number"]);
  r.symbol = found_text(json["symbol"]);
  r.place = found_text(json["place"]);
  r.date = found_date(json["date"]);
  r.agency = found_text(json["agency"]);
  r.parent_agency = found_text(json["parent_agency"]);
  r.title = found_text(json["title"]);
  r.addressees = list(json, "addressees", found_text);
  r.citations = list(json, "citations", citation);
  r.sections = list(json, "sections", section);
  if (!json["campaign"].is_null()) r.campaign = campaign(json["campaign"]);
  r.targets = list(json, "targets", target);
  r.tasks = list(json, "tasks", task);
  r.award_forms = list(json, "award_forms", found_text);
  r.recipients = list(json, "recipients", recipient);
  r.signers = list(json, "signers", signer);
  r.end_mark = found_text(json["end_mark"]);
  r.author = found_text(json["author"]);
  r.annotations = list(json, "annotations", annotation);
  r.quality = enumerator<TextQuality>(json, "quality", qualities);
  r.damaged_share = double(json["damaged_share"]);
  return r;
}

}  // namespace

PlanReading parse_reading(std::string_view json) {
  try {
    simdjson::dom::parser parser;
    const simdjson::padded_string padded(json);
    return reading(parser.parse(padded));
  } catch (const simdjson::simdjson_error&) {
    check(false, "a stored reading cannot be parsed");
  }
  return {};
}

}  // namespace vx
