#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/campaign_item_store.h"
#include "campaigns/difficulties.h"
#include "campaigns/difficulty_json.h"
#include "campaigns/difficulty_notices.h"
#include "campaigns/difficulty_views.h"
#include "web/table_download.h"

// Lists of difficulties, and raising one.

namespace vx {

namespace {

constexpr std::size_t file_max = 10 << 20;  // bytes of a file that goes with a difficulty

constexpr std::array list_states{std::string_view("waiting"), std::string_view("overdue"), std::string_view("answered"),
                                 std::string_view("accepted"), std::string_view("withdrawn")};

void read_filter(Request& request, DifficultyListPage& data) {
  constexpr std::array views{std::string_view("turn"), std::string_view("mine")};
  data.words = request.filter.text("q", 200);
  data.filter.words = fold_words(data.words);
  data.filter.state = request.filter.choice("state", list_states);
  data.filter.level = request.filter.choice("level", difficulty_level_codes);
  data.filter.unit = request.filter.id<Organisation>("unit");
  data.filter.topic = request.filter.id<DifficultyTopic>("topic");
  data.view = request.filter.choice("view", views);
  data.filter.is_my_turn = data.view == "turn";
  data.filter.is_mine = data.view == "mine";
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
}

PageRequest read_page(Request& request) {
  constexpr std::array sorts{std::string_view("raised"), std::string_view("-raised")};
  PageRequest page = page_request(request.filter);
  if (!page.sort.empty() && std::find(sorts.begin(), sorts.end(), page.sort) == sorts.end())
    throw Problem(ProblemCode::BadRequest);
  if (!page.after.empty() && !read_cursor(page.after, 2)) throw Problem(ProblemCode::BadRequest);
  return page;
}

void read_rows(Request& request, ReadTx& tx, DifficultyListPage& data) {
  const PageRequest page = read_page(request);
  data.sort = page.sort;
  data.after = page.after;
  data.rows = list_difficulties(tx, request.viewer(), data.filter, page);
  DifficultyFilter all = data.filter;  // the counts are the links between the states
  all.state.clear();
  data.counts = count_difficulties(tx, request.viewer(), all);
}

Json list_json(const DifficultyListPage& data) {
  return json_object({{"counts", difficulty_counts_json(data.counts)},
                      {"difficulties", json_array(data.rows.items, difficulty_summary_json)},
                      {"next", data.rows.next}});
}

bool is_running(CampaignState state) { return state != CampaignState::Prepared && state != CampaignState::Closed; }

Response list_of_campaign(Request& request, ReadTx& tx) {
  DifficultyListPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  read_filter(request, data);
  data.filter.campaign_path = data.record->campaign.path;
  read_rows(request, tx, data);
  data.may_steer = may_steer(request.viewer(), data.record->organisation_path);
  data.may_raise = request.viewer().may(read_campaigns) && is_running(data.record->campaign.state);
  if (data.may_steer) {
    constexpr int looked_at = 300;
    const auto entries = list_pattern_entries(tx, request.viewer(), data.filter.campaign_path, looked_at);
    data.patterns = static_cast<std::int64_t>(find_patterns(entries).size());
  }
  return respond(request, [&] { return difficulty_list_page(request.view, data); }, [&] { return list_json(data); });
}

Response list_of_viewer(Request& request, ReadTx& tx) {
  DifficultyListPage data;
  read_filter(request, data);
  read_rows(request, tx, data);
  data.may_raise = request.viewer().may(read_campaigns);
  return respond(request, [&] { return difficulty_list_page(request.view, data); }, [&] { return list_json(data); });
}

Response export_list(Request& request, ReadTx& tx) {
  DifficultyListPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  read_filter(request, data);
  data.filter.campaign_path = data.record->campaign.path;
  const TableFormat format = read_table_format(request);
  PageRequest page = read_page(request);
  page.size = 20'000;
  page.after.clear();
  const auto rows = list_difficulties(tx, request.viewer(), data.filter, page).items;
  const auto table = difficulty_table(request.view, rows);
  const std::string name = "difficulties-" + std::to_string(data.record->campaign.id.value) + "-" + tx.today().iso();
  return download_table(format, request.view.t("difficulties.tab"), table, name);
}

Response choose_campaign(Request& request, ReadTx& tx) {
  PageRequest first;
  first.size = 100;
  auto campaigns = list_campaigns(tx, request.viewer(), {}, first).items;
  std::erase_if(campaigns, [](const CampaignSummary& each) { return !is_running(each.state); });
  return html_response(difficulty_campaigns_page(request.view, campaigns));
}

/// The units the viewer may raise one for: those where campaigns may be read, the own one first.
std::vector<Organisation> list_units(const Viewer& viewer, ReadTx& tx) {
  std::vector<Organisation> units;
  for (const ScopePath& scope : viewer.scopes_of(read_campaigns))
    for (Organisation& each : list_organisation_subtree(tx, scope)) units.push_back(std::move(each));
  std::partition(units.begin(), units.end(),
                 [&](const Organisation& unit) { return unit.id.value == viewer.organisation; });
  return units;
}

DifficultyFormPage read_form_page(Request& request, ReadTx& tx, CampaignRecord record) {
  DifficultyFormPage data;
  data.units = list_units(request.viewer(), tx);
  data.unit = {request.viewer().organisation};
  for (CampaignItem& item : list_items(tx, record.campaign.id))
    if (item.kind != ItemKind::Award) data.items.push_back(std::move(item));
  data.record = std::move(record);
  return data;
}

Response show_new(Request& request, ReadTx& tx) {
  CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  return html_response(
      difficulty_form_page(request.view, read_form_page(request, tx, std::move(record)), request.form));
}

/// What was typed, or nothing if the form has faults, which it then holds.
std::optional<Difficulty> decide_form(Request& request, ReadTx& tx, const CampaignRecord& record) {
  Form& form = request.form;
  Difficulty draft;
  draft.campaign = record.campaign.id;
  draft.text = form.text("text", 4000);
  draft.need = form.text("need", 2000);
  draft.since = form.date("since");
  draft.organisation = form.id<Organisation>("unit");
  draft.item = form.id<CampaignItem>("item");
  draft.account = request.viewer().account;
  draft.raised_by = request.viewer().display_name;
  if (!is_running(record.campaign.state)) form.add_error("", {"campaigns.refusal.not_running"});
  if (draft.item) (void)get_item(tx, record.campaign.id, draft.item);
  if (const UploadedFile* file = form.file("file"); file && file->bytes.size() > file_max)
    form.add_error("file", {"difficulties.refusal.file_too_large"});
  auto decided = decide_difficulty(std::move(draft), tx.today());
  if (!decided)
    for (FieldError& fault : decided.error()) form.add_error(fault.field, std::move(fault.error));
  if (!form.ok()) return std::nullopt;
  return *std::move(decided);
}

Response create(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  std::string unit_path;
  if (const auto unit = find_organisation(tx, request.form.id<Organisation>("unit"))) {
    unit_path = unit->path;
    request.require(read_campaigns, unit_path);
  }
  auto draft = decide_form(request, tx, record);
  if (!draft)
    return invalid(request, request.form,
                   difficulty_form_page(request.view, read_form_page(request, tx, record), request.form));
  const DifficultyRules rules = read_difficulty_rules(tx, record.campaign.id, draft->organisation);
  const bool speaks_for_unit = request.viewer().may(edit_campaigns, unit_path);
  Difficulty difficulty = start_difficulty(*std::move(draft), rules, speaks_for_unit, tx.now());
  difficulty.id = insert_difficulty(tx, difficulty);
  insert_difficulty_event(tx, difficulty.id, "raised", "");
  if (const UploadedFile* file = request.form.file("file")) insert_difficulty_file(tx, difficulty.id, *file);
  tell_of_difficulty(tx, difficulty.id);
  const DifficultyRecord stored = *find_difficulty_unscoped(tx, difficulty.id);
  tx.record({.action = "difficulties.raise",
             .subject = difficulty_subject(difficulty.id),
             .after = difficulty_json(stored).str()});
  return done(request, difficulty_address(difficulty.id), "difficulties.notice.raised", difficulty_json(stored), 201);
}

}  // namespace

void add_difficulty_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::vector<FieldInfo> filter{
      {"state", FieldType::Text, false, "waiting, overdue, answered, accepted, withdrawn."},
      {"level", FieldType::Text, false, "unit, department, home_affairs, committee."},
      {"unit", FieldType::Integer},
      {"topic", FieldType::Integer},
      {"q"},
      {"sort", FieldType::Text, false, "raised or -raised; most urgent first without."},
      {"size", FieldType::Integer},
      {"after"}};
  auto own = filter;
  own.push_back({"view", FieldType::Text, false, "turn: waits for the viewer; mine: raised by the viewer."});
  auto exported = filter;
  exported.push_back({"file", FieldType::Text, false, "csv or xlsx."});
  router.get("/difficulties", list_of_viewer,
             {.access = reader, .about = "Difficulties the viewer may know of", .fields = own});
  router.get("/difficulties/new", choose_campaign,
             {.access = reader, .about = "Which campaign a new difficulty is about", .json = false});
  router.get("/campaigns/{id}/difficulties", list_of_campaign,
             {.access = reader, .about = "Difficulties in a campaign and those below it", .fields = filter});
  router.get("/campaigns/{id}/difficulties/export", export_list,
             {.access = reader,
              .about = "Difficulties of a campaign as a file to save",
              .fields = exported,
              .page = false,
              .json = false});
  router.get("/campaigns/{id}/difficulties/new", show_new,
             {.access = reader, .about = "The form of a new difficulty", .json = false});
  router.post("/campaigns/{id}/difficulties", create,
              {.access = reader,
               .about = "Raises a difficulty",
               .fields = {{"text", FieldType::Text, true, "What."},
                          {"need", FieldType::Text, true, "What would help."},
                          {"since", FieldType::Date},
                          {"unit", FieldType::Integer, true, "Whose difficulty it is."},
                          {"item", FieldType::Integer, false, "Of the plan, that it hinders."},
                          {"file", FieldType::File}},
               .body_max = file_max + (1 << 20)});
}

}  // namespace vx
