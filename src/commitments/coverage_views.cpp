#include "commitments/coverage_views.h"

#include "web/paging.h"

namespace vx {

using namespace html;

namespace {

Tone tone_of(CoverageLevel level) {
  switch (level) {
    case CoverageLevel::All:
      return Tone::Good;
    case CoverageLevel::Some:
      return Tone::Warning;
    case CoverageLevel::None:
      return Tone::Bad;
    case CoverageLevel::Nobody:
      return Tone::Unknown;
  }
  return Tone::Unknown;
}

std::string percent(const View& view, const StandingCounts& counts) {
  if (counts.required == 0) return "–";
  // Cut off, not rounded: 100 % is said only when nobody is missing.
  return view.number(counts.has_signed * 100 / counts.required) + " %";
}

Html head_line(const View& view, const Organisation& unit) {
  if (unit.facts.head_name.empty()) return Html(view.t("commitments.coverage.no_head"));
  const std::string title = unit.facts.head_title.empty() ? view.t("commitments.coverage.head") : unit.facts.head_title;
  return Html(view.t("commitments.coverage.head_is", {{"title", title}, {"name", unit.facts.head_name}}));
}

Html above_links(const View& view, const CommitmentCoveragePage& data) {
  Html links;
  for (const Organisation& unit : data.above)
    links += li(a(href(commitment_coverage_address(data.record.commitment.id, unit.id)), unit.shown_name()));
  return links.empty() ? Html{}
                       : nav(cls("crumbs"), attr("aria-label", view.t("commitments.coverage.units")),
                             ol(links, li(data.unit.shown_name())));
}

Html children_card(const View& view, const CommitmentCoveragePage& data) {
  if (data.children.empty()) return {};
  std::vector<TableRow> rows;
  for (const CoverageChild& child : data.children) {
    const std::string head =
        child.unit.head_name.empty() ? view.t("commitments.coverage.no_head_short") : child.unit.head_name;
    rows.push_back(
        {{child.unit.name, head, badge(tone_of(classify_coverage(child.counts)), percent(view, child.counts)),
          view.number(child.counts.has_signed) + " / " + view.number(child.counts.required),
          view.number(child.counts.outdated), view.number(child.counts.missing()),
          view.number(child.counts.absent + child.counts.withdrawn)},
         commitment_coverage_address(data.record.commitment.id, child.unit.organisation)});
  }
  const std::vector<Column> columns{{view.t("commitments.coverage.unit")},
                                    {view.t("commitments.coverage.head")},
                                    {view.t("commitments.coverage.share")},
                                    {view.t("commitments.standing.signed"), "", true},
                                    {view.t("commitments.standing.outdated"), "", true},
                                    {view.t("commitments.standing.missing"), "", true},
                                    {view.t("commitments.coverage.others"), "", true}};
  return card(view.t("commitments.coverage.units"),
              data_table(view, view.t("commitments.coverage.units"), columns, rows));
}

Html standing_links(const View& view, const CommitmentCoveragePage& data) {
  const StandingCounts& counts = data.is_by_name ? data.counts : data.own_counts;
  auto link = [&](std::string_view code, const std::string& label, std::int64_t count, bool is_current) {
    const std::string address = with_query(with_query(view.path, "after", ""), "state", code);
    return li(a(href(address), is_current ? attr("aria-current", "page") : Attribute{}, label,
                span(cls("tab-count"), view.number(count))));
  };
  Html links = link("", view.t("commitments.coverage.all_names"), counts.required, !data.filter.standing);
  for (const std::string_view code : standing_codes) {
    const Standing standing = *find_standing(code);
    if (counts[standing] > 0 || data.filter.standing == standing)
      links += link(code, view.t("commitments.standing." + std::string(code)), counts[standing],
                    data.filter.standing == standing);
  }
  return nav(cls("tabs"), attr("aria-label", view.t("commitments.coverage.by_standing")), ul(links));
}

Html name_filters(const View& view, const CommitmentCoveragePage& data) {
  const Form empty;
  Html kept = input(attr("type", "hidden"), attr("name", "unit"), attr("value", data.unit.id.value));
  if (data.filter.standing)
    kept += input(attr("type", "hidden"), attr("name", "state"), attr("value", code_of(*data.filter.standing)));
  if (!data.children.empty()) kept += input(attr("type", "hidden"), attr("name", "names"), attr("value", "all"));
  return get_form(
      view, commitment_address(data.record.commitment.id, "/coverage"),
      kept +
          text_field(view, empty,
                     {.name = "q", .label = "commitments.coverage.search", .required = true, .value = data.words}) +
          submit_button(view, "commitments.coverage.find", "secondary"));
}

Html standing_cell(const View& view, const CoverageName& name) {
  Html cell = standing_badge(view, name.standing);
  if (name.has_open_breach) cell += Html(" ") + badge(Tone::Serious, view.t("commitments.coverage.open_breach"));
  return cell;
}

Html names_table(const View& view, const CommitmentCoveragePage& data) {
  std::vector<Column> columns{{view.t("commitments.coverage.name")},
                              {view.t("commitments.coverage.position")},
                              {view.t("commitments.coverage.standing")},
                              {view.t("commitments.coverage.signed_how")}};
  if (data.is_by_name) columns.insert(columns.begin() + 2, {view.t("commitments.coverage.unit")});
  std::vector<TableRow> rows;
  for (const CoverageName& name : data.names.items) {
    TableRow row{{name.name, name.position.empty() ? "–" : name.position, standing_cell(view, name),
                  name.signed_at ? manner_text(view, name) : "–"},
                 commitment_address(data.record.commitment.id, "/people/" + std::to_string(name.person.value))};
    if (data.is_by_name) row.cells.insert(row.cells.begin() + 2, Html(name.organisation_name));
    rows.push_back(std::move(row));
  }
  return data_table(view, view.t("commitments.coverage.names"), columns, rows) +
         pager(view, data.after, data.names.next);
}

Html export_links(const View& view, const CommitmentCoveragePage& data) {
  const std::string query = view.path.contains('?') ? view.path.substr(view.path.find('?')) : "";
  std::string address = commitment_address(data.record.commitment.id, "/coverage/export") + query;
  address = with_query(with_query(address, "after", ""), "unit", std::to_string(data.unit.id.value));
  return link_button(with_query(address, "file", "xlsx"), "XLSX", "secondary") +
         link_button(with_query(address, "file", "csv"), "CSV", "secondary");
}

Html names_card(const View& view, const CommitmentCoveragePage& data) {
  Html content = standing_links(view, data) + name_filters(view, data);
  content += data.names.items.empty()
                 ? empty_state(view, "commitments.coverage.no_names", "commitments.coverage.no_names_hint")
                 : names_table(view, data);
  return card(view.t(data.is_by_name ? "commitments.coverage.names_below" : "commitments.coverage.names"), content,
              export_links(view, data));
}

Html reminder_card(const View& view, const CommitmentCoveragePage& data) {
  if (!data.may_edit || data.counts.waiting() == 0) return {};
  Html past;
  for (const UnitReminder& reminder : data.reminders)
    past += li(view.t("commitments.remind.past", {{"time", view.time(reminder.reminded_at)},
                                                  {"by", reminder.reminded_by},
                                                  {"people", view.number(reminder.people)}}),
               reminder.note.empty() ? Html{} : Html(": " + reminder.note));
  Html fields = input(attr("type", "hidden"), attr("name", "unit"), attr("value", data.unit.id.value)) +
                text_field(view, Form{}, {.name = "note", .label = "commitments.remind.note"}) +
                submit_button(view, "commitments.remind.button");
  return card(view.n("commitments.remind.title", data.counts.waiting()),
              (past.empty() ? Html{} : ul(cls("timeline"), past)) +
                  post_form(view, commitment_address(data.record.commitment.id, "/reminders"), fields));
}

}  // namespace

std::string commitment_coverage_address(Id<Commitment> id, Id<Organisation> unit, std::string_view rest) {
  return commitment_address(id, fmt::format("/coverage?unit={}{}", unit.value, rest));
}

std::string manner_text(const View& view, const CoverageName& name) {
  if (!name.signed_at || !name.manner) return {};
  return view.t(fmt::format("commitments.manner.{}", code_of(*name.manner)),
                {{"date", view.date(name.signed_at->date())}, {"number", std::to_string(name.number)}});
}

std::vector<std::vector<std::string>> commitment_coverage_table(const View& view,
                                                                const std::vector<CoverageName>& names) {
  std::vector<std::vector<std::string>> table{
      {view.t("commitments.coverage.name"), view.t("commitments.coverage.position"),
       view.t("commitments.coverage.unit"), view.t("commitments.coverage.standing"),
       view.t("commitments.coverage.text_number"), view.t("commitments.coverage.signed_on"),
       view.t("commitments.coverage.signed_how")}};
  for (const CoverageName& name : names)
    table.push_back({name.name, name.position, name.organisation_name,
                     view.t(fmt::format("commitments.standing.{}", code_of(name.standing))),
                     name.number > 0 ? std::to_string(name.number) : "",
                     name.signed_at ? view.time(*name.signed_at) : "",
                     name.manner ? view.t(fmt::format("commitments.manner_short.{}", code_of(*name.manner))) : ""});
  return table;
}

Html commitment_coverage_page(const View& view, const CommitmentCoveragePage& data) {
  PageInfo info{.title = coverage_answer(view, data.counts)};
  info.crumbs = commitment_crumbs(view, data.record);
  info.lead = Html(data.unit.shown_name() + ". ") + head_line(view, data.unit);
  info.wide = true;
  if (data.may_edit)
    info.actions = link_button(
        commitment_address(data.record.commitment.id, "/records/new?unit=" + std::to_string(data.unit.id.value)),
        view.t("commitments.record.open"), "secondary");
  Html content = above_links(view, data) + coverage_bar(view, data.counts) + children_card(view, data);
  if (data.own_counts.required > 0 || data.is_by_name || data.children.empty()) content += names_card(view, data);
  if (!data.children.empty() && !data.is_by_name && data.counts.required > 0)
    content +=
        p(link_button(commitment_coverage_address(data.record.commitment.id, data.unit.id, "&state=missing&names=all"),
                      view.t("commitments.coverage.who_is_missing"), "secondary"));
  content += reminder_card(view, data);
  return page(view, info, content);
}

}  // namespace vx
