#include "people/person_views.h"

#include "base/text.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

Html or_dash(const std::string& text) { return text.empty() ? Html("–") : Html(text); }

Html state_badges(const View& view, const Person& person, const std::optional<Date>& absent_to) {
  Html badges;
  if (person.is_demo) badges += badge(Tone::Neutral, view.t("people.demo_badge"));
  if (person.state == PersonState::Left) badges += Html(" ") + badge(Tone::Unknown, view.t("people.state_left"));
  if (person.state == PersonState::Merged) badges += Html(" ") + badge(Tone::Unknown, view.t("people.state_merged"));
  if (absent_to) badges += Html(" ") + badge(Tone::Info, view.t("people.absent_to", {{"day", view.date(*absent_to)}}));
  return badges;
}

std::string position_text(const View& view, const Membership& one) {
  std::string text = one.position;
  if (text.empty()) text = view.t(fmt::format("people.rank_{}", code_of(one.rank)));
  return text;
}

std::string period_text(const View& view, const Membership& one) {
  if (!one.valid_to) return view.t("people.since", {{"day", view.date(one.valid_from)}});
  return view.date(one.valid_from) + " – " + view.date(one.valid_to->plus_days(-1));
}

Html memberships_card(const View& view, const PersonDetail& detail) {
  if (detail.memberships.empty()) return card(view.t("people.memberships"), p(view.t("people.no_membership")));
  std::vector<TableRow> rows;
  for (const NamedMembership& one : detail.memberships) {
    const Membership& membership = one.membership;
    Html unit = unit_link(membership.organisation, one.unit);
    if (one.is_workplace) unit += Html(" ") + badge(Tone::Good, view.t("people.works_here"));
    Html period = period_text(view, membership);
    const bool may_end =
        detail.may_edit && !membership.is_main && (!membership.valid_to || view.today() < *membership.valid_to);
    if (may_end)
      period +=
          post_button(view, person_address(detail.person.id, fmt::format("/memberships/{}/end", membership.id.value)),
                      "people.end_today", "secondary", "people.end_confirm");
    rows.push_back({{unit, position_text(view, membership),
                     view.t(fmt::format("people.kind_{}", code_of(membership.kind))), period},
                    {}});
  }
  return data_table(
      view, view.t("people.memberships"),
      {{view.t("people.unit")}, {view.t("people.position")}, {view.t("people.kind")}, {view.t("people.period")}}, rows);
}

Html open_form(const View& view, const Form& form, const PersonDetail& detail) {
  Html fields =
      select_field(view, form,
                   {.name = "purpose", .label = "people.purpose", .hint = "people.purpose_hint", .required = true},
                   code_choices(view, "purpose", disclosure_purposes())) +
      submit_button(view, "people.open_data");
  return p(view.t("people.data_closed")) + post_form(view, person_address(detail.person.id, "/disclosures"), fields);
}

std::string birth_text(const View& view, const std::optional<PartialDate>& date) {
  if (!date) return "";
  if (auto whole = date->whole()) return view.date(*whole);
  return date->month == 0 ? std::to_string(date->year) : fmt::format("{:02}/{}", date->month, date->year);
}

Html facts_list(const View& view, const PersonDetail& detail) {
  const PersonFacts& facts = *detail.facts;
  std::string residence = facts.residence_address;
  if (!detail.residence.empty()) residence += (residence.empty() ? "" : ", ") + detail.residence;
  Html phone = or_dash(facts.phone), email = or_dash(facts.email);
  if (!facts.phone.empty()) phone = a(href("tel:" + facts.phone), facts.phone);
  if (!facts.email.empty()) email = a(href("mailto:" + facts.email), facts.email);
  return definition_list({{view.t("people.birth_date"), or_dash(birth_text(view, facts.birth_date))},
                          {view.t("people.sex"), view.t(fmt::format("people.sex_{}", code_of(facts.sex)))},
                          {view.t("people.phone"), phone},
                          {view.t("people.email"), email},
                          {view.t("people.id_number"), or_dash(facts.id_number)},
                          {view.t("people.residence"), or_dash(residence)}});
}

Html bases_view(const View& view, const PersonDetail& detail) {
  return details(summary(view.t("people.bases")), ul(each(detail.bases, [&](const FieldBasis& one) {
                   std::string line = fmt::format("{}: {}", view.t("people." + one.field),
                                                  view.t(fmt::format("people.basis_{}", one.basis)));
                   if (!one.source.empty()) line += fmt::format(" ({})", one.source);
                   Html content = line;
                   if (!one.is_verified) content += Html(" ") + badge(Tone::Unknown, view.t("people.not_verified"));
                   return li(content);
                 })));
}

Html data_card(const View& view, const Form& form, const PersonDetail& detail) {
  Html content;
  if (detail.facts) {
    content = facts_list(view, detail);
    if (!detail.is_own) content += p(small(view.t("people.data_open_note")));
  } else if (detail.may_open) {
    content = open_form(view, form, detail);
  } else {
    content = p(view.t("people.data_not_yours"));
  }
  return card(view.t("people.data"), content + bases_view(view, detail));
}

Html absences_card(const View& view, const PersonDetail& detail) {
  if (!detail.facts || detail.absences.empty()) return {};
  return card(view.t("people.absence"), ul(each(detail.absences, [&](const Absence& one) {
                Html line = fmt::format("{} – {}: {}", view.date(one.from_on), view.date(one.to_on),
                                        view.t(fmt::format("people.absence_{}", code_of(one.kind))));
                if (!one.note.empty()) line += Html(" · ") + Html(one.note);
                if (detail.may_edit)
                  line += post_button(
                      view, person_address(detail.person.id, fmt::format("/absences/{}/remove", one.id.value)),
                      "people.remove_absence", "secondary", "people.remove_absence_confirm");
                return li(line);
              })));
}

Html looks_card(const View& view, const PersonDetail& detail) {
  if (!detail.is_own) return {};
  if (detail.looks.empty()) return card(view.t("people.looks"), p(view.t("people.no_looks")));
  return card(view.t("people.looks"), ul(each(detail.looks, [&](const Look& one) {
                return li(fmt::format("{} – {}: {}", view.time(one.at), one.actor,
                                      view.t(fmt::format("people.purpose_{}", one.purpose))));
              })));
}

Html merges_card(const View& view, const PersonDetail& detail) {
  if (detail.merges.empty()) return {};
  return card(view.t("people.merges"), ul(each(detail.merges, [&](const PersonMerge& one) {
                const bool is_from = one.from == detail.person.id;
                const Id<Person> other = is_from ? one.into : one.from;
                Html line = Html(view.t(is_from ? "people.merged_away" : "people.merged_here",
                                        {{"at", view.time(one.at)}, {"by", one.by}})) +
                            " " + a(href(person_address(other)), view.t("people.other_record"));
                if (one.undone_at)
                  line +=
                      Html(" · " + view.t("people.undone", {{"at", view.time(*one.undone_at)}, {"by", one.undone_by}}));
                else if (!is_from && detail.may_edit)
                  line += post_button(view, fmt::format("/people/merges/{}/undo", one.id.value), "people.undo_merge",
                                      "secondary", "people.undo_merge_confirm");
                return li(line);
              })));
}

Html changes_view(const View& view, const PersonDetail& detail) {
  if (detail.changes.empty()) return {};
  return details(
      cls("history"), summary(view.t("people.history")), ol(each(detail.changes, [&](const PersonChange& one) {
        std::string line = fmt::format("{} – {}: {}", view.time(one.at), one.actor, view.t(one.action + "_done"));
        std::string notes;
        const bool is_fields = one.action == "people.update" || one.action == "people.import_update";
        for (std::string_view field : split(one.note, ','))
          if (!trim(field).empty() && is_fields)
            notes += (notes.empty() ? "" : ", ") + view.t(fmt::format("people.{}", trim(field)));
        if (!is_fields) notes = one.note;
        return li(line + (notes.empty() ? "" : " (" + notes + ")"));
      })));
}

Html person_actions(const PersonDetail& detail, const View& view) {
  Html actions;
  const Id<Person> id = detail.person.id;
  if (detail.may_edit) {
    actions += link_button(person_address(id, "/edit"), view.t("people.edit")) +
               link_button(person_address(id, "/move"), view.t("people.move"), "secondary") +
               link_button(person_address(id, "/absence"), view.t("people.add_absence"), "secondary");
    if (detail.person.state == PersonState::Active && !detail.memberships.empty())
      actions += link_button(person_address(id, "/leave"), view.t("people.leave"), "secondary");
  }
  return actions;
}

}  // namespace

std::string person_address(Id<Person> id, std::string_view rest) { return fmt::format("/people/{}{}", id.value, rest); }

Html unit_link(Id<Organisation> id, std::string_view name) {
  return a(href(fmt::format("/organisations/{}/people", id.value)), name);
}

std::vector<Choice> code_choices(const View& view, std::string_view prefix, std::span<const std::string_view> codes) {
  std::vector<Choice> choices;
  for (std::string_view code : codes)
    choices.push_back({std::string(code), view.t(fmt::format("people.{}_{}", prefix, code))});
  return choices;
}

Html person_page(const View& view, const Form& form, const PersonDetail& detail) {
  PageInfo info{
      .title = detail.is_own ? view.t("people.own_title", {{"name", detail.person.name}}) : detail.person.name,
      .crumbs = {{view.t("people.title"), "/people"}},
      .actions = person_actions(detail, view)};
  auto workplace = std::ranges::find_if(detail.memberships, &NamedMembership::is_workplace);
  if (workplace != detail.memberships.end()) {
    info.crumbs.push_back(
        {workplace->unit, fmt::format("/organisations/{}/people", workplace->membership.organisation.value)});
    info.lead = Html(position_text(view, workplace->membership) + " · " + workplace->unit + " ");
  }
  info.lead += state_badges(view, detail.person, detail.absent_to);
  Html notice;
  if (detail.person.merged_into)
    notice = alert(Tone::Info, Html(view.t("people.merged_note")) + " " +
                                   a(href(person_address(detail.person.merged_into)), view.t("people.merged_open")));
  return page(view, info,
              error_summary(view, form) + notice + memberships_card(view, detail) + data_card(view, form, detail) +
                  absences_card(view, detail) + merges_card(view, detail) +
                  (detail.is_own ? own_corrections_card(view, form, detail.corrections) : Html{}) +
                  looks_card(view, detail) + changes_view(view, detail));
}

}  // namespace vx
