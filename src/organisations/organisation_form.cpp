#include "organisations/organisation_form.h"

#include "base/text.h"

namespace vx {
namespace {

std::string leading_digits(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size())));
}

void read_area(Form& form, ReadTx& tx, std::string_view field, Id<Area>& area, Date today) {
  std::string text = form.text(field, 200);
  if (area && text == area_text(tx, area)) return;  // as it was, even where that unit is no more
  area = {};
  if (text.empty()) return;
  if (auto found = find_area_by_text(tx, text, today))
    area = *found;
  else
    form.add_error(field, found.error());
}

}  // namespace

std::expected<Id<Area>, Refusal> find_area_by_text(ReadTx& tx, std::string_view text, Date day) {
  std::string typed = squeeze(text);
  if (std::string code = leading_digits(typed); !code.empty()) {
    if (auto area = find_area(tx, code, day)) return area->id;
    return std::unexpected(Refusal{"organisations.area_unknown", {{"value", typed}}});
  }
  std::string wanted = fold_words(typed);
  std::vector<Area> exact;
  for (Area& area : search_areas(tx, typed, day, 20))
    if (area.holds_on(listed_day(day)) && (fold_words(area.full_name) == wanted || fold_words(area.name) == wanted))
      exact.push_back(std::move(area));
  if (exact.size() == 1) return exact[0].id;
  if (exact.empty()) return std::unexpected(Refusal{"organisations.area_unknown", {{"value", typed}}});
  std::string codes;
  for (const Area& area : exact) codes += (codes.empty() ? "" : ", ") + area.code + " " + area.full_name;
  return std::unexpected(Refusal{"organisations.area_ambiguous", {{"value", typed}, {"codes", codes}}});
}

std::string area_text(ReadTx& tx, Id<Area> area) {
  if (!area) return {};
  auto found = find_area(tx, area);
  return found ? found->code + " " + found->full_name : "";
}

bool is_website(std::string_view text) {
  if (text.starts_with("https://")) text.remove_prefix(8);
  if (text.starts_with("http://")) text.remove_prefix(7);
  std::string_view host = text.substr(0, text.find('/'));
  bool plain = host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:") ==
               std::string_view::npos;
  return plain && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') &&
         text.find_first_of(" \t<>\"") == std::string_view::npos;
}

void read_facts(Form& form, ReadTx& tx, OrganisationFacts& facts, Date today) {
  facts.name = squeeze(form.required_text("name", 300));
  facts.short_name = squeeze(form.text("short_name", 150));
  facts.symbol = form.text("symbol", 50);
  if (facts.symbol.find_first_of(" /") != std::string::npos) form.add_error("symbol", {"organisations.symbol_bad"});
  auto kind = organisation_kind_of(form.choice("kind", organisation_kind_codes()));
  if (kind)
    facts.kind = *kind;
  else if (!form.error_of("kind"))
    form.add_error("kind", {"organisations.kind_missing"});
  read_area(form, tx, "seat", facts.seat, today);
  read_area(form, tx, "governed", facts.governed, today);
  facts.website = form.text("website", 200);
  if (!facts.website.empty() && !is_website(facts.website)) form.add_error("website", {"organisations.website_bad"});
}

void read_head(Form& form, OrganisationFacts& facts) {
  facts.head_name = squeeze(form.text("head_name", 100));
  facts.head_title = squeeze(form.text("head_title", 100));
}

void check_version(Form& form, const Organisation& stored) {
  if (form.integer("version").value_or(0) != stored.version) form.add_error("", {"organisations.changed_meanwhile"});
}

FormStart form_start(ReadTx& tx, const Organisation& organisation) {
  return {organisation.facts, area_text(tx, organisation.facts.seat), area_text(tx, organisation.facts.governed),
          organisation.version};
}

}  // namespace vx
