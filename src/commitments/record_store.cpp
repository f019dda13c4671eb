#include "commitments/record_store.h"

#include "base/text.h"
#include "commitments/workplace.h"

namespace vx {
namespace {

constexpr std::string_view record_columns =
    "select r.id, r.commitment_id, r.organisation_id, o.name, o.path, r.manner, r.signed_on, r.note, r.file_id, "
    "f.name, "
    "r.recorded_at, r.recorded_by, (select count(*) from commitment_signature s where s.record_id = r.id) "
    "from commitment_record r join organisation o on o.id = r.organisation_id left join commitment_file f on f.id = "
    "r.file_id ";

PaperRecord record_of(const Row& row) {
  PaperRecord record;
  record.id = row.get<std::int64_t>(0);
  record.commitment = row.get<Id<Commitment>>(1);
  record.organisation = row.get<Id<Organisation>>(2);
  record.organisation_name = row.get<std::string>(3);
  record.organisation_path = row.get<std::string>(4);
  record.manner = manner_of(row.text(5));
  record.signed_on = row.get<Date>(6);
  record.note = row.get<std::string>(7);
  record.file = row.get<std::optional<std::int64_t>>(8).value_or(0);
  record.file_name = row.get<std::string>(9);
  record.recorded_at = row.get<Instant>(10);
  record.recorded_by = row.get<std::string>(11);
  record.signatures = row.get<std::int64_t>(12);
  return record;
}

}  // namespace

std::int64_t insert_scan(WriteTx& tx, const Scan& scan) {
  const Digest hash = sha256(scan.bytes);
  const auto known = tx.find("select id from commitment_file where sha256 = $1", {hash},
                             [](const Row& row) { return row.get<std::int64_t>(0); });
  if (known) return *known;
  return tx
      .insert<Scan>(
          "insert into commitment_file (sha256, name, content_type, size, bytes, received_at) values ($1, $2, $3, $4, "
          "$5, $6) returning id",
          {hash, scan.name, scan.content_type, scan.bytes.size(), as_bytes(scan.bytes), tx.now()})
      .value;
}

void insert_record(WriteTx& tx, PaperRecord& record) {
  record.id =
      tx.insert<PaperRecord>(
            "insert into commitment_record (commitment_id, organisation_id, manner, signed_on, note, file_id, "
            "recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id",
            {record.commitment, record.organisation, code_of(record.manner), record.signed_on, record.note,
             record.file == 0 ? std::optional<std::int64_t>() : std::optional(record.file), tx.now(), tx.actor().name})
          .value;
}

std::optional<PaperRecord> find_record(ReadTx& tx, std::int64_t id) {
  return tx.find(std::string(record_columns) + "where r.id = $1", {id}, record_of);
}

std::optional<Scan> find_scan(ReadTx& tx, std::int64_t file) {
  return tx.find("select name, content_type, bytes from commitment_file where id = $1", {file}, [](const Row& row) {
    return Scan{row.get<std::string>(0), row.get<std::string>(1), std::string(as_text(row.bytes(2)))};
  });
}

std::vector<PaperRecord> list_records(ReadTx& tx, Id<Commitment> id, std::string_view path, int limit) {
  return tx.list(std::string(record_columns) +
                     "where r.commitment_id = $1 and o.path >= $2 and o.path < $3 order by r.id desc limit " +
                     std::to_string(limit),
                 {id, path, prefix_end(path)}, record_of);
}

bool has_signature_in_record(ReadTx& tx, std::int64_t record, Id<Person> person) {
  return tx.count("select count(*) from commitment_signature where record_id = $1 and person_id = $2",
                  {record, person}) > 0;
}

std::int64_t insert_event(WriteTx& tx, const CommitmentEvent& event) {
  return tx
      .insert<CommitmentEvent>(
          "insert into commitment_event (commitment_id, person_id, signature_id, kind, happened_on, description, "
          "recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id",
          {event.commitment, event.person, event.signature, code_of(event.kind), event.happened_on, event.description,
           tx.now(), tx.actor().name})
      .value;
}

std::vector<CommitmentEvent> list_events(ReadTx& tx, Id<Commitment> id, Id<Person> person) {
  auto events = tx.list(
      "select id, signature_id, kind, happened_on, description, recorded_at, recorded_by from commitment_event where "
      "commitment_id = $1 and person_id = $2 order by id desc",
      {id, person}, [&](const Row& row) {
        CommitmentEvent event;
        event.id = row.get<std::int64_t>(0);
        event.commitment = id;
        event.person = person;
        event.signature = row.get<Id<Signature>>(1);
        event.kind = find_commitment_event_kind(row.text(2)).value();
        event.happened_on = row.get<Date>(3);
        event.description = row.get<std::string>(4);
        event.recorded_at = row.get<Instant>(5);
        event.recorded_by = row.get<std::string>(6);
        return event;
      });
  for (CommitmentEvent& event : events)
    event.handlings = tx.list(
        "select decided_on, decided_by, decision, recorded_at, recorded_by from commitment_handling where event_id = "
        "$1 order by id",
        {event.id}, [](const Row& row) {
          return CommitmentHandling{row.get<Date>(0), row.get<std::string>(1), row.get<std::string>(2),
                                    row.get<Instant>(3), row.get<std::string>(4)};
        });
  return events;
}

void insert_handling(WriteTx& tx, std::int64_t event, const CommitmentHandling& handling) {
  tx.execute(
      "insert into commitment_handling (event_id, decided_on, decided_by, decision, recorded_at, recorded_by) values "
      "($1, $2, $3, $4, $5, $6)",
      {event, handling.decided_on, handling.decided_by, handling.decision, tx.now(), tx.actor().name});
}

void insert_reminder(WriteTx& tx, Id<Commitment> id, Id<Organisation> unit, std::int64_t people,
                     std::string_view note) {
  tx.execute(
      "insert into commitment_reminder (commitment_id, organisation_id, people, note, reminded_at, reminded_by) values "
      "($1, $2, $3, $4, $5, $6)",
      {id, unit, people, note, tx.now(), tx.actor().name});
}

std::vector<UnitReminder> list_reminders(ReadTx& tx, Id<Commitment> id, Id<Organisation> unit, int limit) {
  return tx.list(
      "select reminded_at, reminded_by, people, note from commitment_reminder where commitment_id = $1 and "
      "organisation_id = $2 order by id desc limit " +
          std::to_string(limit),
      {id, unit}, [](const Row& row) {
        return UnitReminder{row.get<Instant>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
                            row.get<std::string>(3)};
      });
}

PeopleToRemind list_people_to_remind(ReadTx& tx, Id<Commitment> id, std::string_view path) {
  static const std::string sql =
      "select a.id from organisation o join membership m on m.organisation_id = o.id and " + works_there("m", "$4") +
      " join commitment c on c.id = $1 left join commitment_standing st on st.commitment_id = $1 and st.person_id = "
      "m.person_id left join account a on a.person_id = m.person_id and a.state = 'active' where o.path >= $2 and "
      "o.path < $3 and (st.person_id is null or (st.state = 'signed' and st.number < c.renewal_number)) and exists "
      "(select 1 from commitment_unit u join organisation uo on uo.id = u.organisation_id where u.commitment_id = $1 "
      "and u.from_on <= $4 and (u.to_on is null or u.to_on > $4) and substr(o.path, 1, length(uo.path)) = uo.path)";
  PeopleToRemind found;
  tx.each(sql, {id, path, prefix_end(path), tx.today()}, [&](const Row& row) {
    ++found.people;
    if (!row.is_null(0)) found.accounts.push_back(row.get<std::int64_t>(0));
  });
  return found;
}

}  // namespace vx
