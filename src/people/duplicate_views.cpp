#include "people/duplicate_views.h"

#include "base/text.h"
#include "people/person_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

std::string workplace_text(const PersonDetail& detail) {
  for (const NamedMembership& one : detail.memberships)
    if (one.is_workplace) return one.unit;
  return detail.memberships.empty() ? "" : detail.memberships.front().unit;
}

Html likeness_badge(const View& view, const CandidatePair& pair) {
  const bool is_sure = pair.likeness == Likeness::Same;
  return badge(is_sure ? Tone::Serious : Tone::Warning, view.t(is_sure ? "people.likely_same" : "people.maybe_same"));
}

std::string birth_text(const std::optional<PartialDate>& date) {
  if (!date) return "–";
  auto whole = date->whole();
  return whole ? whole->vietnamese() : date->iso();
}

std::string or_dash(const std::string& text) { return text.empty() ? "–" : text; }

/// Item by item, the two beside each other.
Html comparison(const View& view, const ShownPair& shown) {
  std::vector<TableRow> rows;
  auto line = [&](std::string_view key, const std::string& a, const std::string& b) {
    rows.push_back({{view.t(key), a, b}, {}});
  };
  line("people.unit", or_dash(workplace_text(shown.first)), or_dash(workplace_text(shown.second)));
  if (shown.first.facts && shown.second.facts) {
    const PersonFacts &a = *shown.first.facts, &b = *shown.second.facts;
    line("people.birth_date", birth_text(a.birth_date), birth_text(b.birth_date));
    line("people.sex", view.t(fmt::format("people.sex_{}", code_of(a.sex))),
         view.t(fmt::format("people.sex_{}", code_of(b.sex))));
    line("people.phone", or_dash(a.phone), or_dash(b.phone));
    line("people.email", or_dash(a.email), or_dash(b.email));
    line("people.id_number", or_dash(a.id_number), or_dash(b.id_number));
    line("people.residence", or_dash(shown.first.residence), or_dash(shown.second.residence));
  }
  return data_table(view, view.t("people.side_by_side"),
                    {{view.t("people.item")},
                     {fmt::format("A · {}", shown.first.person.name)},
                     {fmt::format("B · {}", shown.second.person.name)}},
                    rows);
}

Html merge_button(const View& view, const ShownPair& shown, const PersonDetail& into, std::string_view label) {
  return post_form(view, fmt::format("/people/duplicates/{}/merge", shown.pair.id),
                   input(attr("type", "hidden"), attr("name", "into"), attr("value", into.person.id.value)) +
                       submit_button(view, label));
}

}  // namespace

std::string reasons_text(const View& view, std::string_view codes) {
  std::string text;
  for (std::string_view code : split(codes, ' '))
    if (!code.empty()) text += (text.empty() ? "" : ", ") + view.t(fmt::format("people.reason_{}", code));
  return text;
}

Html duplicates_page(const View& view, const Form& filter, const PageOf<ShownPair>& pairs) {
  std::vector<TableRow> rows;
  for (const ShownPair& one : pairs.items)
    rows.push_back(
        {{one.first.person.name == one.second.person.name ? one.first.person.name
                                                          : one.first.person.name + " – " + one.second.person.name,
          or_dash(workplace_text(one.first)), or_dash(workplace_text(one.second)), likeness_badge(view, one.pair),
          reasons_text(view, one.pair.reasons)},
         fmt::format("/people/duplicates/{}", one.pair.id)});
  const auto count = static_cast<std::int64_t>(rows.size());
  PageInfo info{.title = rows.empty() ? view.t("people.no_duplicates") : view.n("people.duplicates_title", count),
                .crumbs = {{view.t("people.title"), "/people"}},
                .lead = view.t("people.duplicates_lead")};
  Html content =
      rows.empty()
          ? empty_state(view, "people.no_duplicates", "people.no_duplicates_hint",
                        link_button("/people", view.t("people.title")))
          : data_table(view, view.t("people.duplicates"),
                       {{view.t("people.name")}, {"A"}, {"B"}, {view.t("people.likeness")}, {view.t("people.reasons")}},
                       rows);
  return page(view, info, content + pager(view, filter.raw("after"), pairs.next));
}

Html duplicate_page(const View& view, const Form& form, const ShownPair& shown) {
  const std::string base = fmt::format("/people/duplicates/{}", shown.pair.id);
  PageInfo info{.title = view.t("people.duplicate_title", {{"name", shown.first.person.name}}),
                .crumbs = {{view.t("people.title"), "/people"}, {view.t("people.duplicates"), "/people/duplicates"}},
                .lead = likeness_badge(view, shown.pair) + Html(" " + reasons_text(view, shown.pair.reasons))};
  Html links = p(a(href(person_address(shown.first.person.id)), fmt::format("A · {}", shown.first.person.name)), " · ",
                 a(href(person_address(shown.second.person.id)), fmt::format("B · {}", shown.second.person.name)));
  Html open;
  if (!shown.first.facts || !shown.second.facts)
    open = card(view.t("people.data"),
                p(view.t("people.data_closed")) +
                    post_form(view, base + "/open", submit_button(view, "people.open_both", "secondary")));
  Html decide = card(view.t("people.decide"),
                     p(view.t("people.decide_text")) +
                         div(cls("actions"), merge_button(view, shown, shown.first, "people.keep_first"),
                             merge_button(view, shown, shown.second, "people.keep_second"),
                             post_button(view, base + "/different", "people.are_different", "secondary")));
  return page(view, info, error_summary(view, form) + links + comparison(view, shown) + open + decide);
}

}  // namespace vx
