#include "campaigns/campaign_access.h"
#include "campaigns/difficulties.h"
#include "campaigns/difficulty_json.h"
#include "campaigns/difficulty_notices.h"
#include "campaigns/difficulty_views.h"

// One difficulty, and what is done with it: answered, passed on, accepted, reopened, withdrawn.

namespace vx {

namespace {

DifficultyRecord get_record(const Request& request, ReadTx& tx) {
  return get_difficulty(tx, request.viewer(), request.path_id<Difficulty>());
}

/// Who raised it; or who speaks for the unit, but not for the place that decides or answered.
bool may_close(const Viewer& viewer, const DifficultyRecord& record) {
  if (viewer.account != 0 && viewer.account == record.difficulty.account) return true;
  return viewer.may(edit_campaigns, record.organisation_path) && !may_steer(viewer, record.place_paths.back());
}

DifficultyPage read_page(const Request& request, ReadTx& tx, DifficultyRecord record) {
  DifficultyPage data;
  const Difficulty& difficulty = record.difficulty;
  const DifficultyRules rules = read_difficulty_rules(tx, difficulty.campaign, difficulty.organisation);
  data.clocks = rules.clocks;
  if (const DifficultyStep* open = difficulty.open_step()) {
    if (const auto above = rules.above(open->place)) data.above = get_organisation(tx, above->organisation).name();
    data.may_decide = may_steer(request.viewer(), record.place_paths.back());
  }
  data.may_close = may_close(request.viewer(), record);
  data.events = list_difficulty_events(tx, difficulty.id);
  data.files = list_difficulty_files(tx, difficulty.id);
  data.record = std::move(record);
  return data;
}

Response show(Request& request, ReadTx& tx) {
  const DifficultyPage data = read_page(request, tx, get_record(request, tx));
  return respond(request, [&] { return difficulty_page(request.view, data); }, [&] { return difficulty_json(data); });
}

Response show_file(Request& request, ReadTx& tx) {
  const DifficultyRecord record = get_record(request, tx);
  auto file = find_difficulty_file(tx, record.difficulty.id, request.path_number("file"));
  if (!file) throw Problem(ProblemCode::NotFound);
  return download(std::move(file->second), "application/octet-stream", file->first.name);
}

/// At the place where it lies, or where it was answered last.
void require_decider(const Request& request, const DifficultyRecord& record) {
  if (!may_steer(request.viewer(), record.place_paths.back()))
    request.require(steer_campaigns, record.place_paths.back());
}
void require_closer(const Request& request, const DifficultyRecord& record) {
  if (!may_close(request.viewer(), record)) throw Problem(ProblemCode::Forbidden);
}

struct Decision {
  std::string_view kind;    ///< of the event, and of the audit action
  std::string_view field;   ///< that a refusal belongs to
  std::string_view notice;  ///< key
  std::string text;
};

/// Stores what the rules decided, or shows the page again with what they refused.
Response finish(Request& request, WriteTx& tx, const DifficultyRecord& before,
                const std::expected<Difficulty, Refusal>& decided, const Decision& decision) {
  if (!decided) {
    request.form.add_error(decision.field, decided.error());
    return invalid(request, request.form, difficulty_page(request.view, read_page(request, tx, before), request.form));
  }
  Difficulty difficulty = *decided;
  difficulty.version = request.form.integer("version").value_or(difficulty.version);
  update_difficulty(tx, difficulty);
  insert_difficulty_event(tx, difficulty.id, decision.kind, decision.text);
  tell_of_difficulty(tx, difficulty.id);
  const DifficultyRecord after = *find_difficulty_unscoped(tx, difficulty.id);
  tx.record({.action = "difficulties." + std::string(decision.kind),
             .subject = difficulty_subject(difficulty.id),
             .before = difficulty_json(before).str(),
             .after = difficulty_json(after).str()});
  return done(request, difficulty_address(difficulty.id), decision.notice, difficulty_json(after));
}

Response answer(Request& request, WriteTx& tx) {
  const DifficultyRecord record = get_record(request, tx);
  require_decider(request, record);
  const std::string text = request.form.text("answer", 4000);
  return finish(request, tx, record, decide_answer(record.difficulty, text, request.viewer().display_name, tx.now()),
                {"answered", "answer", "difficulties.notice.answered", ""});
}

Response pass_up(Request& request, WriteTx& tx) {
  const DifficultyRecord record = get_record(request, tx);
  require_decider(request, record);
  const DifficultyRules rules = read_difficulty_rules(tx, record.difficulty.campaign, record.difficulty.organisation);
  const std::string text = request.form.text("opinion", 4000);
  return finish(request, tx, record,
                decide_passing_up(record.difficulty, rules, text, request.viewer().display_name, tx.now()),
                {"passed_up", "opinion", "difficulties.notice.passed_up", text});
}

Response accept(Request& request, WriteTx& tx) {
  const DifficultyRecord record = get_record(request, tx);
  require_closer(request, record);
  return finish(request, tx, record, decide_acceptance(record.difficulty),
                {"accepted", "", "difficulties.notice.accepted", ""});
}

Response reopen(Request& request, WriteTx& tx) {
  const DifficultyRecord record = get_record(request, tx);
  require_closer(request, record);
  const DifficultyRules rules = read_difficulty_rules(tx, record.difficulty.campaign, record.difficulty.organisation);
  const std::string reason = request.form.text("reason", 2000);
  return finish(request, tx, record, decide_reopening(record.difficulty, rules, reason, tx.now()),
                {"reopened", "reason", "difficulties.notice.reopened", reason});
}

Response withdraw(Request& request, WriteTx& tx) {
  const DifficultyRecord record = get_record(request, tx);
  require_closer(request, record);
  return finish(request, tx, record, decide_withdrawal(record.difficulty, request.viewer().display_name, tx.now()),
                {"withdrawn", "", "difficulties.notice.withdrawn", ""});
}

}  // namespace

void add_difficulty_decision_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const FieldInfo version{"version", FieldType::Integer, false,
                          "As it was read; another's change since is a conflict."};
  router.get("/difficulties/{id}", show,
             {.access = reader, .about = "A difficulty: where it lies, what each level said, until when it answers"});
  router.get("/difficulties/{id}/files/{file}", show_file,
             {.access = reader, .about = "A file of a difficulty", .page = false, .json = false});
  router.post(
      "/difficulties/{id}/answer", answer,
      {.access = reader, .about = "Answers a difficulty", .fields = {{"answer", FieldType::Text, true}, version}});
  router.post("/difficulties/{id}/passing_up", pass_up,
              {.access = reader,
               .about = "Passes a difficulty on to the level above with an opinion",
               .fields = {{"opinion", FieldType::Text, true}, version}});
  router.post("/difficulties/{id}/acceptance", accept,
              {.access = reader, .about = "The unit is content with the answer"});
  router.post("/difficulties/{id}/reopening", reopen,
              {.access = reader,
               .about = "The unit is not content: back to the level that answered",
               .fields = {{"reason", FieldType::Text, true}}});
  router.post("/difficulties/{id}/withdrawal", withdraw,
              {.access = reader, .about = "The unit takes its difficulty back"});
}

}  // namespace vx
