#include "commitments/commitment_store.h"

#include "base/text.h"
#include "commitments/workplace.h"
#include "documents/document.h"
#include "web/problem.h"

namespace vx {
namespace {

constexpr std::string_view record_columns =
    "select c.id, c.version, c.campaign_id, c.organisation_id, c.title, c.current_number, c.renewal_number, "
    "c.ended_on, "
    "coalesce(nullif(k.theme, ''), k.title), k.state, o.name, o.path "
    "from commitment c join campaign k on k.id = c.campaign_id join organisation o on o.id = c.organisation_id ";

CommitmentRecord record_of(const Row& row) {
  CommitmentRecord record;
  Commitment& commitment = record.commitment;
  commitment.id = row.get<Id<Commitment>>(0);
  commitment.version = row.get<std::int64_t>(1);
  commitment.campaign = row.get<Id<Campaign>>(2);
  commitment.organisation = row.get<Id<Organisation>>(3);
  commitment.title = row.get<std::string>(4);
  commitment.current_number = row.get<int>(5);
  commitment.renewal_number = row.get<int>(6);
  commitment.ended_on = row.get<std::optional<Date>>(7);
  record.campaign_title = row.get<std::string>(8);
  record.is_campaign_open = row.text(9) != "closed";
  record.organisation_name = row.get<std::string>(10);
  record.organisation_path = row.get<std::string>(11);
  return record;
}

constexpr std::string_view text_columns =
    "select id, number, body, change_note, needs_renewal, due_on, published_at, published_by, body_hash "
    "from commitment_text ";

CommitmentText text_of(const Row& row) {
  CommitmentText text;
  text.id = row.get<Id<CommitmentText>>(0);
  text.number = row.get<int>(1);
  text.body = row.get<std::string>(2);
  text.change_note = row.get<std::string>(3);
  text.needs_renewal = row.get<bool>(4);
  text.due_on = row.get<std::optional<Date>>(5);
  text.published_at = row.get<std::optional<Instant>>(6);
  text.published_by = row.get<std::string>(7);
  if (!row.is_null(8)) text.body_hash = row.get<Digest>(8);
  return text;
}

constexpr std::string_view rule_columns = "d.id, d.type, d.number, d.symbol, d.issued_on, d.agency, d.title ";

RuleDocument rule_of(const Row& row) {
  RuleDocument rule;
  rule.document = row.get<Id<Document>>(0);
  rule.type = row.get<std::string>(1);
  rule.number = written_number(row.text(2), row.text(3));
  rule.issued_on = PartialDate::parse_iso(row.text(4));
  rule.agency = row.get<std::string>(5);
  rule.title = row.get<std::string>(6);
  return rule;
}

bool may_know(ReadTx& tx, const Viewer& viewer, const CommitmentRecord& record) {
  if (viewer.may(edit_commitments, record.organisation_path)) return true;
  if (!record.commitment.is_published()) return false;
  if (viewer.may(read_commitments, record.organisation_path)) return true;
  const auto units = list_participating_units(tx, record.commitment.id, tx.today());
  for (const ScopePath& scope : viewer.scopes_of(read_commitments))
    for (const ParticipatingUnit& unit : units)
      if (scope.starts_with(unit.path) || unit.path.starts_with(scope)) return true;
  if (viewer.person == 0) return false;
  const auto place = find_workplace_unit(tx, Id<Person>{viewer.person}, tx.today());
  return place && takes_part(units, place->path, tx.today());
}

}  // namespace

std::optional<CommitmentRecord> find_commitment(ReadTx& tx, Id<Commitment> id) {
  return tx.find(std::string(record_columns) + "where c.id = $1", {id}, record_of);
}

CommitmentRecord get_commitment(ReadTx& tx, const Viewer& viewer, Id<Commitment> id) {
  auto record = find_commitment(tx, id);
  if (!record || !may_know(tx, viewer, *record)) throw Problem(ProblemCode::NotFound);
  return *std::move(record);
}

std::vector<CommitmentRecord> list_commitments_of_campaign(ReadTx& tx, Id<Campaign> campaign, std::string_view path) {
  return tx.list(std::string(record_columns) +
                     "where c.campaign_id = $1 or (c.current_number > 0 and substr($2, 1, length(k.path)) = k.path and "
                     "exists (select 1 from commitment_unit u join organisation uo on uo.id = u.organisation_id join "
                     "campaign own on own.id = $1 join organisation oo on oo.id = own.organisation_id where "
                     "u.commitment_id = c.id and u.to_on is null and (substr(oo.path, 1, length(uo.path)) = uo.path or "
                     "substr(uo.path, 1, length(oo.path)) = oo.path))) order by c.id desc",
                 {campaign, path}, record_of);
}

std::vector<CommitmentRecord> list_readable_commitments(ReadTx& tx, const Viewer& viewer, int limit) {
  std::vector<Param> params;
  std::string where;
  const auto scopes = viewer.scopes_of(read_commitments);
  if (scopes.empty()) return {};
  for (const ScopePath& scope : scopes) {
    params.emplace_back(scope);
    const std::string place = "$" + std::to_string(params.size());
    where += (where.empty() ? "" : " or ") + fmt::format(
                                                 "substr({0}, 1, length(uo.path)) = uo.path or "
                                                 "substr(uo.path, 1, length({0})) = {0}",
                                                 place);
  }
  return tx.list(std::string(record_columns) +
                     "where c.current_number > 0 and exists (select 1 from commitment_unit u join organisation uo on "
                     "uo.id = u.organisation_id where u.commitment_id = c.id and u.to_on is null and (" +
                     where + ")) order by c.id desc limit " + std::to_string(limit),
                 params, record_of);
}

std::vector<Id<Commitment>> list_open_commitments_unscoped(ReadTx& tx) {
  return tx.list(
      "select c.id from commitment c join campaign k on k.id = c.campaign_id where c.current_number > 0 and k.state <> "
      "'closed' and (c.ended_on is null or c.ended_on > $1) order by c.id",
      {tx.today()}, [](const Row& row) { return row.get<Id<Commitment>>(0); });
}

std::vector<CommitmentText> list_texts(ReadTx& tx, Id<Commitment> id) {
  return tx.list(std::string(text_columns) + "where commitment_id = $1 order by number desc", {id}, text_of);
}

std::optional<CommitmentText> find_text(ReadTx& tx, Id<Commitment> id, int number) {
  auto text = tx.find(std::string(text_columns) + "where commitment_id = $1 and number = $2", {id, number}, text_of);
  if (text)
    text->rules = tx.list("select document_id from commitment_rule where text_id = $1 order by position", {text->id},
                          [](const Row& row) { return row.get<Id<Document>>(0); });
  return text;
}

std::vector<RuleDocument> list_rules(ReadTx& tx, Id<CommitmentText> text) {
  return tx.list(fmt::format("select {} from commitment_rule r join document d on d.id = r.document_id where r.text_id "
                             "= $1 order by r.position",
                             rule_columns),
                 {text}, rule_of);
}

std::optional<Id<Document>> find_rule(ReadTx& tx, std::string_view typed, std::optional<Date> issued_on) {
  const DocumentNumber number = parse_document_number(typed);
  const auto found = tx.list(
      "select id from document where state = 'confirmed' and symbol_key = $1 and number_key = $2 and merged_into is "
      "null and ($3 = '' or issued_on = $3) order by id limit 2",
      {symbol_key(number.symbol), number_key(number.number), issued_on ? issued_on->iso() : std::string()},
      [](const Row& row) { return row.get<Id<Document>>(0); });
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::vector<ParticipatingUnit> list_participating_units(ReadTx& tx, Id<Commitment> id, Date day) {
  return tx.list(
      "select u.organisation_id, o.path, o.name, u.from_on, u.to_on from commitment_unit u join organisation o on o.id "
      "= u.organisation_id where u.commitment_id = $1 and u.from_on <= $2 and (u.to_on is null or u.to_on > $2) order "
      "by o.path",
      {id, day}, [](const Row& row) {
        return ParticipatingUnit{row.get<Id<Organisation>>(0), row.get<std::string>(1), row.get<std::string>(2),
                                 row.get<Date>(3), row.get<std::optional<Date>>(4)};
      });
}

void insert_commitment(WriteTx& tx, Commitment& commitment) {
  commitment.id = tx.insert<Commitment>(
      "insert into commitment (campaign_id, organisation_id, title, created_at) values ($1, $2, $3, $4) returning id",
      {commitment.campaign, commitment.organisation, commitment.title, tx.now()});
}

void update_commitment(WriteTx& tx, const Commitment& commitment) {
  const auto changed =
      tx.execute("update commitment set title = $1, version = version + 1 where id = $2 and version = $3",
                 {commitment.title, commitment.id, commitment.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
}

void save_draft(WriteTx& tx, Id<Commitment> id, const CommitmentDraft& draft) {
  auto text = tx.find("select id from commitment_text where commitment_id = $1 and published_at is null", {id},
                      [](const Row& row) { return row.get<Id<CommitmentText>>(0); });
  if (text)
    tx.execute("update commitment_text set body = $1, change_note = $2, due_on = $3 where id = $4",
               {draft.body, draft.change_note, draft.due_on, *text});
  else
    text = tx.insert<CommitmentText>(
        "insert into commitment_text (commitment_id, number, body, change_note, needs_renewal, due_on) values ($1, "
        "(select coalesce(max(number), 0) + 1 from commitment_text where commitment_id = $1), $2, $3, 1, $4) returning "
        "id",
        {id, draft.body, draft.change_note, draft.due_on});
  tx.execute("delete from commitment_rule where text_id = $1", {*text});
  int position = 0;
  for (const Id<Document> rule : draft.rules)
    tx.execute("insert into commitment_rule (text_id, position, document_id) values ($1, $2, $3)",
               {*text, ++position, rule});
}

void drop_draft(WriteTx& tx, Id<Commitment> id) {
  tx.execute("delete from commitment_text where commitment_id = $1 and published_at is null", {id});
}

void publish_text(WriteTx& tx, const Commitment& commitment, const CommitmentText& text) {
  tx.execute(
      "update commitment_text set published_at = $1, published_by = $2, needs_renewal = $3, body_hash = $4 where id = "
      "$5 and published_at is null",
      {tx.now(), tx.actor().name, text.needs_renewal, text.body_hash, text.id});
  tx.execute(
      "update commitment set current_number = $1, renewal_number = case when $2 = 1 then $1 else renewal_number end, "
      "version = version + 1 where id = $3",
      {text.number, text.needs_renewal, commitment.id});
  if (text.needs_renewal && commitment.current_number > 0)
    tx.execute("update commitment_count set outdated = outdated + signed, signed = 0 where commitment_id = $1",
               {commitment.id});
}

void set_participating_units(WriteTx& tx, Id<Commitment> id, const std::vector<Id<Organisation>>& units) {
  const auto now = list_participating_units(tx, id, tx.today());
  for (const ParticipatingUnit& unit : now)
    if (std::ranges::find(units, unit.organisation) == units.end()) {
      if (unit.from_on == tx.today())
        tx.execute("delete from commitment_unit where commitment_id = $1 and organisation_id = $2 and from_on = $3",
                   {id, unit.organisation, unit.from_on});
      else
        tx.execute(
            "update commitment_unit set to_on = $1 where commitment_id = $2 and organisation_id = $3 and to_on "
            "is null",
            {tx.today(), id, unit.organisation});
    }
  for (const Id<Organisation> unit : units)
    if (std::ranges::find(now, unit, &ParticipatingUnit::organisation) == now.end()) {
      tx.execute("delete from commitment_unit where commitment_id = $1 and organisation_id = $2 and from_on = $3",
                 {id, unit, tx.today()});
      tx.execute("insert into commitment_unit (commitment_id, organisation_id, from_on) values ($1, $2, $3)",
                 {id, unit, tx.today()});
    }
  tx.execute("update commitment set counted_on = null where id = $1", {id});
}

void set_ended(WriteTx& tx, Id<Commitment> id, const std::optional<Date>& day) {
  tx.execute("update commitment set ended_on = $1, version = version + 1 where id = $2", {day, id});
}

bool binds_commitments(ReadTx& tx, Id<Document> document) {
  return tx.count(
             "select (select count(*) from commitment c join campaign k on k.id = c.campaign_id where k.document_id = "
             "$1) + (select count(*) from commitment_rule where document_id = $1)",
             {document}) > 0;
}

}  // namespace vx
