#include "audit/audit_pages.h"

#include "audit/audit_check.h"
#include "audit/audit_store.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

Json hash_json(const std::optional<Digest>& hash) { return hash ? Json(hex(*hash)) : Json(); }

AuditFilter read_filter(Form& form) {
  AuditFilter filter;
  filter.name = form.text("name", 100);
  filter.action = form.text("action", 100);
  filter.subject = form.text("subject", 200);
  filter.from = form.date("from");
  filter.to = form.date("to");
  return filter;
}

Html filter_form(const View& view, const Form& form) {
  return get_form(
      view, "/audit",
      error_summary(view, form) + text_field(view, form, {.name = "name", .label = "audit.name", .required = true}) +
          text_field(view, form,
                     {.name = "action", .label = "audit.action", .hint = "audit.action_hint", .required = true}) +
          text_field(view, form,
                     {.name = "subject", .label = "audit.subject", .hint = "audit.subject_hint", .required = true}) +
          text_field(view, form, {.name = "from", .label = "audit.from", .type = "date", .required = true}) +
          text_field(view, form, {.name = "to", .label = "audit.to", .type = "date", .required = true}) +
          submit_button(view, "audit.filter", "secondary"));
}

/// What was done, in words where the catalogue has them, with the code beside.
Html action_cell(const View& view, const AuditLine& line) {
  std::string key = "audit.action." + line.action;
  if (!has_text(key)) return html::code(line.action);
  return html::div(view.t(key), html::br(), html::small(html::code(line.action)));
}

std::string short_hash(std::string_view bytes) { return hex(as_bytes(bytes)).substr(0, 12); }

Html who_cell(const View& view, const AuditLine& line) {
  Html out(line.account == 0 && line.name == "system" ? view.t("audit.system") : line.name);
  if (!line.role.empty()) {
    std::string key = "accounts.role." + line.role;
    out += html::br() + html::small(has_text(key) ? view.t(key) : line.role);
  }
  if (!line.address.empty()) out += html::br() + html::small(line.address);
  return html::div(out);
}

/// Notes are codes: of a role, or of how it was done.
std::string note_text(const View& view, const std::string& note) {
  for (std::string_view group : {"audit.note.", "accounts.role."})
    if (std::string key = std::string(group) + note; has_text(key)) return view.t(key);
  return note;
}

Html subject_cell(const View& view, const AuditLine& line) {
  Html out = html::a(href(with_query("/audit", "subject", line.subject)), line.subject);
  if (!line.note.empty()) out += html::br() + html::small(note_text(view, line.note));
  return html::div(out);
}

Html hashes_cell(const View& view, const AuditLine& line) {
  auto shown = [](const std::optional<Digest>& hash) { return hash ? short_hash(as_text(*hash)) : std::string("–"); };
  return html::small(view.t("audit.change"), " ", html::code(shown(line.before_hash)), " → ",
                     html::code(shown(line.after_hash)), html::br(), view.t("audit.chain"), " ",
                     html::code(short_hash(line.hash)));
}

Html check_state(const View& view, const std::optional<AuditCheck>& last) {
  if (!last) return alert(Tone::Unknown, Html(view.t("audit.never_checked")));
  std::string when = view.time(last->at);
  if (last->is_whole())
    return alert(Tone::Good, Html(view.t("audit.is_whole", {{"time", when}, {"count", view.number(last->lines)}})));
  return alert(Tone::Bad, Html(view.t(fmt::format("audit.fault.{}", code_of(last->fault)),
                                      {{"time", when}, {"line", view.number(last->broken_sequence)}})));
}

Html audit_page(const View& view, const Form& form, const PageOf<AuditLine>& list, const AuditHead& head,
                const std::optional<AuditCheck>& last, std::string_view after) {
  std::vector<TableRow> rows;
  for (const AuditLine& line : list.items)
    rows.push_back({{Html(view.number(line.sequence)), Html(view.time(line.at)), who_cell(view, line),
                     action_cell(view, line), subject_cell(view, line), hashes_cell(view, line)}});
  Html table = rows.empty() ? empty_state(view, "audit.none", "audit.none_hint")
                            : data_table(view, view.t("audit.title"),
                                         {{view.t("audit.number"), {}, true},
                                          {view.t("audit.time")},
                                          {view.t("audit.who")},
                                          {view.t("audit.action")},
                                          {view.t("audit.subject")},
                                          {view.t("audit.hashes")}},
                                         rows);
  return page(view, {.title = view.n("audit.lines", head.sequence), .lead = Html(view.t("audit.lead")), .wide = true},
              check_state(view, last) + filter_form(view, form) + table + pager(view, after, list.next));
}

Response show_audit(Request& request, ReadTx& tx) {
  PageRequest wanted = page_request(request.filter);
  AuditFilter filter = read_filter(request.filter);
  if (!request.filter.ok() && request.wants_json) throw Problem(ProblemCode::BadRequest);
  PageOf<AuditLine> list;
  if (request.filter.ok()) list = list_audit_lines(tx, filter, wanted);
  std::optional<AuditCheck> last = find_last_audit_check(tx);
  return respond(
      request, [&] { return audit_page(request.view, request.filter, list, find_audit_head(tx), last, wanted.after); },
      [&] {
        return json_object({{"items", json_array(list.items, audit_line_json)},
                            {"next", list.next},
                            {"last_check", last ? audit_check_json(*last) : Json()}});
      });
}

}  // namespace

Json audit_line_json(const AuditLine& line) {
  return json_object({{"sequence", line.sequence},
                      {"at", line.at},
                      {"account_id", line.account},
                      {"name", line.name},
                      {"role", line.role},
                      {"address", line.address},
                      {"action", line.action},
                      {"subject", line.subject},
                      {"before_hash", hash_json(line.before_hash)},
                      {"after_hash", hash_json(line.after_hash)},
                      {"note", line.note},
                      {"hash", hex(as_bytes(line.hash))}});
}

Json audit_check_json(const AuditCheck& result) {
  std::optional<std::int64_t> broken;
  if (!result.is_whole()) broken = result.broken_sequence;
  return json_object({{"at", result.at},
                      {"is_whole", result.is_whole()},
                      {"lines", result.lines},
                      {"first_broken_line", broken},
                      {"fault", code_of(result.fault)},
                      {"head_hash", hex(as_bytes(result.head.hash))}});
}

void add_audit_routes(App& app) {
  app.router.get("/audit", show_audit,
                 {.access = Access::holder(read_audit),
                  .about = "What was done, by whom and when, the latest first; and whether the chain is whole",
                  .fields = {{"name", FieldType::Text, false, "Log-in name"},
                             {"action", FieldType::Text, false, "An action, or a slice with a dot: organisations."},
                             {"subject", FieldType::Text, false, "For example organisation/12"},
                             {"from", FieldType::Date, false, "First day"},
                             {"to", FieldType::Date, false, "Last day"},
                             {"size", FieldType::Integer, false, "Lines a page, at most 200"},
                             {"after", FieldType::Text, false, "Cursor of the page before"}}});
  app.menu.push_back({.label = "audit.title",
                      .address = "/audit",
                      .icon = "shield-check",
                      .access = Access::holder(read_audit),
                      .order = 910});
}

}  // namespace vx
