// The queue of mails, for who looks after the server: /admin/mail.
#include "accounts/account.h"
#include "notifications/mail_store.h"
#include "notifications/notification_routes.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

constexpr std::array<std::string_view, 4> state_codes{"waiting", "failed", "sent", "dropped"};

/// Only who manages all accounts: the queue has everybody's address.
void require_everywhere(const Request& request) { request.require(manage_accounts, ""); }

struct QueueView {
  const MailOptions& options;
  MailState state = MailState::Waiting;
  std::map<MailState, std::int64_t> counts = {};
  std::optional<Instant> oldest_due = {};
  PageOf<Mail> mails = {};
};

std::int64_t count_of(const QueueView& queue, MailState state) {
  auto found = queue.counts.find(state);
  return found == queue.counts.end() ? 0 : found->second;
}

std::string title_of(const View& view, const QueueView& queue) {
  std::int64_t failed = count_of(queue, MailState::Failed);
  std::int64_t waiting = count_of(queue, MailState::Waiting);
  if (failed > 0) return view.n("notifications.queue.failed_title", failed);
  return waiting > 0 ? view.n("notifications.queue.waiting_title", waiting) : view.t("notifications.queue.empty_title");
}

Html server_card(const View& view, const QueueView& queue) {
  if (!queue.options.is_set()) return alert(Tone::Warning, view.t("notifications.queue.not_set_up"));
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("notifications.queue.server"), queue.options.server},
      {view.t("notifications.queue.from"), queue.options.from},
      {view.t("notifications.queue.encryption"),
       view.t(queue.options.requires_tls() ? "notifications.queue.tls" : "notifications.queue.no_tls")}};
  if (queue.oldest_due) facts.emplace_back(view.t("notifications.queue.oldest"), Html(view.time(*queue.oldest_due)));
  return card(view.t("notifications.queue.set_up"), definition_list(facts));
}

Html actions_of(const View& view, const Mail& mail) {
  if (mail.state != MailState::Failed && mail.state != MailState::Waiting) return {};
  std::string address = fmt::format("/admin/mail/{}", mail.id.value);
  return post_button(view, address + "/retry", "notifications.queue.retry", "secondary") +
         post_button(view, address + "/drop", "notifications.queue.drop", "danger",
                     "notifications.queue.drop_question");
}

Html queue_table(const View& view, const QueueView& queue) {
  bool has_actions = queue.state == MailState::Failed || queue.state == MailState::Waiting;
  std::vector<Column> columns{{view.t("notifications.queue.to")},
                              {view.t("notifications.queue.purpose")},
                              {view.t("notifications.queue.when")},
                              {view.t("notifications.queue.attempts"), "", true},
                              {view.t("notifications.queue.answer")}};
  if (has_actions) columns.push_back({view.t("notifications.queue.actions")});
  std::vector<TableRow> rows;
  for (const Mail& mail : queue.mails.items) {
    TableRow row;
    row.cells = {Html(mail.address), Html(view.t("notifications.purpose." + std::string(code_of(mail.purpose)))),
                 Html(view.time(mail.finished_at.value_or(mail.send_after))), Html(view.number(mail.attempts)),
                 Html(mail.answer)};
    if (has_actions) row.cells.push_back(actions_of(view, mail));
    rows.push_back(std::move(row));
  }
  return data_table(view, view.t("notifications.queue.caption"), columns, rows);
}

Html queue_page(const View& view, const QueueView& queue, std::string_view after) {
  PageInfo info{.title = title_of(view, queue), .lead = view.t("notifications.queue.lead")};
  if (count_of(queue, MailState::Failed) > 0)
    info.actions = post_button(view, "/admin/mail/retry", "notifications.queue.retry_all", "secondary");
  std::vector<Tab> items;
  for (std::string_view code : state_codes) {
    MailState state = mail_state_of(code);
    items.push_back({view.t("notifications.queue.tab." + std::string(code)), fmt::format("/admin/mail?state={}", code),
                     state == queue.state, count_of(queue, state)});
  }
  Html list = queue.mails.items.empty() ? empty_state(view, "notifications.queue.none", "notifications.queue.none_hint")
                                        : queue_table(view, queue) + pager(view, after, queue.mails.next);
  return page(view, info, server_card(view, queue) + tabs(view, items) + list);
}

Json mail_json(const Mail& mail) {
  return json_object({{"id", mail.id},
                      {"purpose", code_of(mail.purpose)},
                      {"address", mail.address},
                      {"message_id", mail.domain.empty() ? Json() : Json(mail.message_id())},
                      {"state", code_of(mail.state)},
                      {"send_after", mail.send_after},
                      {"attempts", mail.attempts},
                      {"answer", mail.answer},
                      {"created_at", mail.created_at},
                      {"finished_at", mail.finished_at}});
}

Json queue_json(const QueueView& queue) {
  std::vector<Field> counts;
  for (std::string_view code : state_codes) counts.push_back({code, count_of(queue, mail_state_of(code))});
  return json_object({{"is_set_up", queue.options.is_set()},
                      {"server", queue.options.server},
                      {"counts", json_object(counts)},
                      {"mails", json_array(queue.mails.items, mail_json)},
                      {"next", queue.mails.next}});
}

Response show_queue(const MailOptions& options, Request& request, ReadTx& tx) {
  require_everywhere(request);
  PageRequest wanted = page_request(request.filter);
  std::string code = request.filter.choice("state", state_codes);
  QueueView queue{.options = options, .counts = count_mails(tx), .oldest_due = find_oldest_due(tx)};
  if (code.empty()) code = count_of(queue, MailState::Failed) > 0 ? "failed" : "waiting";
  queue.state = mail_state_of(code);
  queue.mails = list_mails(tx, queue.state, wanted);
  return respond(
      request, [&] { return queue_page(request.view, queue, wanted.after); }, [&] { return queue_json(queue); });
}

/// Nothing has failed any more: nobody need look.
void settle_if_none_failed(WriteTx& tx) {
  auto counts = count_mails(tx);
  if (counts[MailState::Failed] == 0) settle_all(tx, failed_mail_subject);
}

Response change_one(Request& request, WriteTx& tx, bool (*change)(WriteTx&, Id<Mail>), std::string_view action,
                    std::string_view notice) {
  require_everywhere(request);
  auto id = request.path_id<Mail>();
  if (!find_mail(tx, id)) throw Problem(ProblemCode::NotFound);
  if (!change(tx, id)) throw Problem(ProblemCode::Conflict);
  settle_if_none_failed(tx);
  tx.record({.action = std::string(action), .subject = fmt::format("mail/{}", id.value)});
  return done(request, "/admin/mail", notice, mail_json(*find_mail(tx, id)));
}

Response retry_all(Request& request, WriteTx& tx) {
  require_everywhere(request);
  std::int64_t count = retry_failed_mails(tx);
  settle_if_none_failed(tx);
  tx.record({.action = "notifications.retry_mail", .subject = "mail"});
  return done(request, "/admin/mail", "notifications.queue.retried", json_object({{"retried", count}}));
}

}  // namespace

void add_mail_admin_routes(App& app, const MailOptions& options) {
  const Access manager = Access::holder(manage_accounts);
  app.menu.push_back(
      {.label = "notifications.queue.menu", .address = "/admin/mail", .icon = "mail", .access = manager, .order = 95});
  app.router.get("/admin/mail", [options](Request& request, ReadTx& tx) { return show_queue(options, request, tx); },
                 {.access = manager,
                  .about = "The queue of mails and how it is sent",
                  .fields = {{"state", FieldType::Text, false, "waiting, failed, sent or dropped"},
                             {"after", FieldType::Text, false, "Cursor of the page"},
                             {"size", FieldType::Integer, false, "Lines on the page, at most 200"}}});
  app.router.post("/admin/mail/{id}/retry",
                  [](Request& request, WriteTx& tx) {
                    return change_one(request, tx, retry_mail, "notifications.retry_mail",
                                      "notifications.queue.retried");
                  },
                  {.access = manager, .about = "Try to send a mail again now"});
  app.router.post("/admin/mail/{id}/drop",
                  [](Request& request, WriteTx& tx) {
                    return change_one(request, tx, drop_mail, "notifications.drop_mail", "notifications.queue.dropped");
                  },
                  {.access = manager, .about = "Do not send a mail"});
  app.router.post("/admin/mail/retry", retry_all, {.access = manager, .about = "Try all failed mails again"});
}

}  // namespace vx
