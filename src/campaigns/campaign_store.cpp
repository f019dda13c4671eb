#include "campaigns/campaign_store.h"

#include "base/text.h"
#include "campaigns/campaign_access.h"

namespace vx {

namespace {

constexpr std::string_view record_columns =
    "select c.id, c.version, c.organisation_id, c.parent_id, c.document_id, c.title, c.theme, c.aim, c.kind, c.state, "
    "c.starts_on, c.ends_on, c.launch_by, c.lead_unit, c.coordinating_unit, c.funding, c.public_since, c.path, "
    "c.is_edited, coalesce(nullif(c.issuer_name, ''), o.name), o.path, d.number, d.symbol, nullif(d.issued_on, ''), "
    "p.title, po.name, c.issuer_name "
    "from campaign c join organisation o on o.id = c.organisation_id left join document d on d.id = c.document_id "
    "left join campaign p on p.id = c.parent_id left join organisation po on po.id = p.organisation_id ";

constexpr std::string_view summary_columns =
    "select c.id, c.title, c.theme, coalesce(nullif(c.issuer_name, ''), o.name), c.state, c.kind, c.ends_on, "
    "(select count(*) from campaign_expectation e where e.campaign_id = c.id and e.outcome <> 'excused'), "
    "(select count(*) from campaign_expectation e where e.campaign_id = c.id and e.outcome in ('late', 'on_time', "
    "'undated')), "
    "(select count(*) from campaign_expectation e where e.campaign_id = c.id and e.outcome = 'awaited' and "
    "e.due_on < $1) "
    "from campaign c join organisation o on o.id = c.organisation_id ";

CampaignRecord record_of(const Row& row) {
  CampaignRecord record;
  Campaign& campaign = record.campaign;
  campaign.id = row.get<Id<Campaign>>(0);
  campaign.version = row.get<std::int64_t>(1);
  campaign.organisation = row.get<Id<Organisation>>(2);
  campaign.parent = row.get<Id<Campaign>>(3);
  campaign.document = row.get<Id<Document>>(4);
  campaign.title = row.get<std::string>(5);
  campaign.theme = row.get<std::string>(6);
  campaign.aim = row.get<std::string>(7);
  campaign.kind = campaign_kind_of(row.text(8));
  campaign.state = campaign_state_of(row.text(9));
  campaign.starts_on = row.get<std::optional<PartialDate>>(10);
  campaign.ends_on = row.get<std::optional<PartialDate>>(11);
  campaign.launch_by = row.get<std::optional<Date>>(12);
  campaign.lead_unit = row.get<std::string>(13);
  campaign.coordinating_unit = row.get<std::string>(14);
  campaign.funding = row.get<std::string>(15);
  campaign.public_since = row.get<std::optional<Date>>(16);
  campaign.path = row.get<std::string>(17);
  record.is_edited = row.get<bool>(18);
  record.organisation_name = row.get<std::string>(19);
  record.organisation_path = row.get<std::string>(20);
  record.document_number = row.get<std::string>(21);
  record.document_symbol = row.get<std::string>(22);
  record.document_date = row.get<std::optional<PartialDate>>(23);
  record.parent_title = row.get<std::string>(24);
  record.parent_organisation = row.get<std::string>(25);
  campaign.issuer_name = row.get<std::string>(26);
  return record;
}

CampaignSummary summary_of(const Row& row) {
  CampaignSummary summary;
  summary.id = row.get<Id<Campaign>>(0);
  summary.title = row.get<std::string>(1);
  summary.theme = row.get<std::string>(2);
  summary.organisation_name = row.get<std::string>(3);
  summary.state = campaign_state_of(row.text(4));
  summary.kind = campaign_kind_of(row.text(5));
  summary.ends_on = row.get<std::optional<PartialDate>>(6);
  summary.required = row.get<std::int64_t>(7);
  summary.issued = row.get<std::int64_t>(8);
  summary.overdue = row.get<std::int64_t>(9);
  return summary;
}

void write_participants(WriteTx& tx, const Campaign& campaign) {
  tx.execute("delete from campaign_participant where campaign_id = $1", {campaign.id});
  int position = 0;
  for (const CampaignParticipant& each : campaign.participants)
    tx.execute(
        "insert into campaign_participant(campaign_id, participant_group, position, name) values($1, $2, $3, $4)",
        {campaign.id, code_of(each.group), ++position, each.name});
}

std::string search_text(const Campaign& campaign) { return fold_words(campaign.title + " " + campaign.theme); }

std::string path_under(ReadTx& tx, Id<Campaign> parent, Id<Campaign> id) {
  std::string above = "c/";
  if (parent) {
    auto found = tx.find("select path from campaign where id = $1", {parent},
                         [](const Row& row) { return row.get<std::string>(0); });
    if (!found) throw Problem(ProblemCode::NotFound);
    above = *found;
  }
  return above + std::to_string(id.value) + "/";
}

void move_subtree(WriteTx& tx, const std::string& from, const std::string& to) {
  if (from == to) return;
  // The length is written out: PostgreSQL's substr wants a smaller integer than a parameter is.
  tx.execute("update campaign set path = $1 || substr(path, " + std::to_string(from.size() + 1) +
                 ") where path >= $2 and path < $3",
             {to, from, path_end(from)});
}

}  // namespace

std::optional<CampaignRecord> find_campaign(ReadTx& tx, Id<Campaign> id) {
  auto record = tx.find(std::string(record_columns) + "where c.id = $1", {id}, record_of);
  if (!record) return std::nullopt;
  record->campaign.participants = tx.list(
      "select participant_group, name from campaign_participant where campaign_id = $1 order by position", {id},
      [](const Row& row) { return CampaignParticipant{participant_group_of(row.text(0)), row.get<std::string>(1)}; });
  return record;
}

CampaignRecord get_campaign(ReadTx& tx, const Viewer& viewer, Id<Campaign> id) {
  auto record = find_campaign(tx, id);
  if (!record || !may_read_campaign(viewer, record->organisation_path, record->campaign.public_since.has_value()))
    throw Problem(ProblemCode::NotFound);
  return *std::move(record);
}

std::optional<Id<Campaign>> find_campaign_of_document(ReadTx& tx, Id<Document> document) {
  return tx.find("select id from campaign where document_id = $1", {document},
                 [](const Row& row) { return row.get<Id<Campaign>>(0); });
}

std::optional<Id<Campaign>> find_cited_campaign(ReadTx& tx, Id<Document> document) {
  return tx.find(
      "select c.id from document_citation x join document d on d.id = x.cited_id "
      "join campaign c on c.document_id = coalesce(d.merged_into, d.id) "
      "where x.document_id = $1 and x.relation = 'carries_out' order by x.position limit 1",
      {document}, [](const Row& row) { return row.get<Id<Campaign>>(0); });
}

std::vector<Id<Campaign>> list_waiting_children(ReadTx& tx, Id<Document> document) {
  return tx.list(
      "select distinct c.id from document_citation x join document d on d.id = x.cited_id "
      "join campaign c on c.document_id = x.document_id where coalesce(d.merged_into, d.id) = $1 and x.relation = "
      "'carries_out' and c.parent_id is null order by c.id",
      {document}, [](const Row& row) { return row.get<Id<Campaign>>(0); });
}

std::optional<ParentFacts> find_parent_facts(ReadTx& tx, Id<Campaign> id) {
  return tx.find(
      "select c.id, c.path, c.theme, c.state, o.path from campaign c join organisation o on o.id = c.organisation_id "
      "where c.id = $1",
      {id}, [](const Row& row) {
        return ParentFacts{row.get<Id<Campaign>>(0), row.get<std::string>(1), row.get<std::string>(2),
                           campaign_state_of(row.text(3)), row.get<std::string>(4)};
      });
}

PageOf<CampaignSummary> list_campaigns(ReadTx& tx, const Viewer& viewer, const CampaignFilter& filter,
                                       const PageRequest& page) {
  const std::string today = tx.today().iso();
  std::vector<std::string> texts;
  std::vector<std::int64_t> numbers;
  texts.reserve(64);
  std::string where;
  int next = 2;
  auto with_text = [&](std::string_view before, std::string value, std::string_view after = "") {
    texts.push_back(std::move(value));
    where += std::string(where.empty() ? "where " : " and ") + std::string(before) + "$" + std::to_string(next++) +
             std::string(after);
  };
  if (!filter.words.empty()) with_text("c.folded like ", "%" + filter.words + "%");
  if (!filter.state.empty()) with_text("c.state = ", filter.state);
  if (!filter.kind.empty()) with_text("c.kind = ", filter.kind);
  if (!filter.under.empty()) {
    with_text("o.path >= ", filter.under);
    with_text("o.path < ", path_end(filter.under));
  }
  AccessCondition access = access_condition(viewer, read_campaigns, next);
  where += (where.empty() ? "where " : " and ") + access.sql;
  next += static_cast<int>(access.values.size());
  if (filter.parent) {
    where += " and c.parent_id = $" + std::to_string(next++);
    numbers.push_back(filter.parent.value);
  }
  if (auto cursor = read_cursor(page.after, 1)) {
    where += " and c.id < $" + std::to_string(next++);
    numbers.push_back(std::atoll(cursor->front().c_str()));
  }
  std::vector<Param> params{today};
  for (const std::string& text : texts) params.emplace_back(text);
  for (const std::string& value : access.values) params.emplace_back(value);
  for (const std::int64_t number : numbers) params.emplace_back(number);
  PageOf<CampaignSummary> result;
  result.items =
      tx.list(std::string(summary_columns) + where + " order by c.id desc limit " + std::to_string(page.size + 1),
              params, summary_of);
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    result.next = make_cursor({std::to_string(result.items.back().id.value)});
  }
  return result;
}

std::vector<CampaignSummary> list_campaign_ancestry(ReadTx& tx, const Campaign& campaign) {
  // The path of one above it is the beginning of its own.
  return tx.list(std::string(summary_columns) +
                     "where substr($2, 1, length(c.path)) = c.path and c.id <> $3 order by length(c.path)",
                 {tx.today(), campaign.path, campaign.id}, summary_of);
}

std::vector<std::pair<CampaignState, std::int64_t>> count_campaigns(ReadTx& tx, const Viewer& viewer) {
  AccessCondition access = access_condition(viewer, read_campaigns, 1);
  std::vector<Param> params;
  for (const std::string& value : access.values) params.emplace_back(value);
  return tx.list("select c.state, count(*) from campaign c join organisation o on o.id = c.organisation_id where " +
                     access.sql + " group by c.state",
                 params,
                 [](const Row& row) { return std::pair(campaign_state_of(row.text(0)), row.get<std::int64_t>(1)); });
}

std::vector<CampaignSummary> list_possible_parents(ReadTx& tx, std::string_view organisation_path) {
  return tx.list(
      std::string(summary_columns) +
          "where substr($2, 1, length(o.path)) = o.path and c.state <> 'closed' order by c.id desc limit 200",
      {tx.today(), organisation_path}, summary_of);
}

void insert_campaign(WriteTx& tx, Campaign& campaign) {
  campaign.id = tx.insert<Campaign>(
      "insert into campaign(organisation_id, parent_id, document_id, title, theme, aim, kind, state, starts_on, "
      "ends_on, "
      "launch_by, lead_unit, coordinating_unit, funding, issuer_name, path, folded, created_at) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', $16, $17) returning id",
      {campaign.organisation, campaign.parent, campaign.document, campaign.title, campaign.theme, campaign.aim,
       code_of(campaign.kind), code_of(campaign.state), campaign.starts_on, campaign.ends_on, campaign.launch_by,
       campaign.lead_unit, campaign.coordinating_unit, campaign.funding, campaign.issuer_name, search_text(campaign),
       tx.now()});
  campaign.path = path_under(tx, campaign.parent, campaign.id);
  tx.execute("update campaign set path = $1 where id = $2", {campaign.path, campaign.id});
  write_participants(tx, campaign);
}

void update_campaign(WriteTx& tx, const Campaign& campaign, bool by_hand) {
  const auto changed = tx.execute(
      "update campaign set version = version + 1, parent_id = $1, title = $2, theme = $3, aim = $4, kind = $5, "
      "starts_on = $6, ends_on = $7, launch_by = $8, lead_unit = $9, coordinating_unit = $10, funding = $11, "
      "folded = $12, is_edited = case when $13 = 1 then 1 else is_edited end where id = $14 and version = $15",
      {campaign.parent, campaign.title, campaign.theme, campaign.aim, code_of(campaign.kind), campaign.starts_on,
       campaign.ends_on, campaign.launch_by, campaign.lead_unit, campaign.coordinating_unit, campaign.funding,
       search_text(campaign), by_hand, campaign.id, campaign.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  move_subtree(tx, campaign.path, path_under(tx, campaign.parent, campaign.id));
  write_participants(tx, campaign);
}

void mark_edited(WriteTx& tx, Id<Campaign> id) { tx.execute("update campaign set is_edited = 1 where id = $1", {id}); }

std::optional<Date> find_received_day(ReadTx& tx, Id<Document> document) {
  auto at = tx.find("select received_at from document where id = $1", {document},
                    [](const Row& row) { return row.get<Instant>(0); });
  return at ? std::optional(at->date()) : std::nullopt;
}

void delete_campaign(WriteTx& tx, Id<Campaign> id) { tx.execute("delete from campaign where id = $1", {id}); }

void set_public(WriteTx& tx, Id<Campaign> id, const std::optional<Date>& since) {
  tx.execute("update campaign set public_since = $1 where id = $2", {since, id});
}

std::vector<CampaignMove> list_moves(ReadTx& tx, Id<Campaign> id) {
  return tx.list(
      "select id, from_state, to_state, moved_at, moved_by, note, undone_at, undone_by from campaign_move "
      "where campaign_id = $1 order by id",
      {id}, [](const Row& row) {
        return CampaignMove{row.get<Id<CampaignMove>>(0),
                            campaign_state_of(row.text(1)),
                            campaign_state_of(row.text(2)),
                            row.get<Instant>(3),
                            row.get<std::string>(4),
                            row.get<std::string>(5),
                            row.get<std::optional<Instant>>(6),
                            row.get<std::string>(7)};
      });
}

void insert_move(WriteTx& tx, Id<Campaign> id, const CampaignMove& move) {
  tx.execute(
      "insert into campaign_move(campaign_id, from_state, to_state, moved_at, moved_by, note) "
      "values($1, $2, $3, $4, $5, $6)",
      {id, code_of(move.from), code_of(move.to), tx.now(), tx.actor().name, move.note});
  tx.execute("update campaign set state = $1, version = version + 1 where id = $2", {code_of(move.to), id});
}

void undo_last_move(WriteTx& tx, Id<Campaign> id, CampaignState state) {
  tx.execute(
      "update campaign_move set undone_at = $1, undone_by = $2 where id = (select max(id) from campaign_move "
      "where campaign_id = $3 and undone_at is null)",
      {tx.now(), tx.actor().name, id});
  tx.execute("update campaign set state = $1, version = version + 1 where id = $2", {code_of(state), id});
}

LaunchReadiness read_readiness(ReadTx& tx, const Campaign& campaign) {
  LaunchReadiness readiness;
  readiness.has_aim = !campaign.aim.empty();
  readiness.has_participants = !campaign.participants.empty();
  readiness.has_time = campaign.starts_on || campaign.ends_on || campaign.launch_by;
  tx.each("select kind, count(*) from campaign_item where campaign_id = $1 group by kind", {campaign.id},
          [&](const Row& row) {
            const std::string_view kind = row.text(0);
            if (kind == "content") readiness.has_contents = true;
            if (kind == "criterion" || kind == "target") readiness.has_criteria = true;
            if (kind == "solution" || kind == "task") readiness.has_measures = true;
          });
  return readiness;
}

int count_plans_under(ReadTx& tx, Id<Campaign> id) {
  return static_cast<int>(tx.count("select count(*) from campaign where parent_id = $1", {id}));
}

}  // namespace vx
