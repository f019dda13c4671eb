#include "audit/audit_store.h"

#include <charconv>

namespace vx {
namespace {

#define LINE_COLUMNS "sequence, at, account, name, role, address, action, subject, before_hash, after_hash, note, hash"

AuditLine line_of(const Row& row) {
  return {.sequence = row.get<std::int64_t>(0),
          .at = row.get<Instant>(1),
          .account = row.get<std::int64_t>(2),
          .name = row.get<std::string>(3),
          .role = row.get<std::string>(4),
          .address = row.get<std::string>(5),
          .action = row.get<std::string>(6),
          .subject = row.get<std::string>(7),
          .before_hash = row.get<std::optional<Digest>>(8),
          .after_hash = row.get<std::optional<Digest>>(9),
          .note = row.get<std::string>(10),
          .hash = std::string(as_text(row.bytes(11)))};
}

AuditHead head_of(const Row& row, int column) {
  return {row.get<std::int64_t>(column), std::string(as_text(row.bytes(column + 1)))};
}

AuditFault fault_of(std::string_view code) {
  for (AuditFault fault : {AuditFault::Missing, AuditFault::Changed, AuditFault::Cut, AuditFault::Rewritten})
    if (code_of(fault) == code) return fault;
  return AuditFault::None;
}

AuditCheck check_of(const Row& row) {
  return {.at = row.get<Instant>(0),
          .lines = row.get<std::int64_t>(1),
          .fault = fault_of(row.text(3)),
          .broken_sequence = row.get<std::optional<std::int64_t>>(2).value_or(0),
          .head = head_of(row, 4),
          .seal = std::string(as_text(row.bytes(6)))};
}

#define CHECK_COLUMNS "at, lines, broken_sequence, fault, head_sequence, head_hash, seal"

std::string end_of_prefix(std::string prefix) {
  prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

/// What the filter asks for, as SQL, with its parameters and the texts they borrow.
struct Conditions {
  std::string sql = "where 1 = 1";
  std::vector<Param> params;

  void add(std::string_view column_and_sign, Param value) {
    params.push_back(std::move(value));
    sql += fmt::format(" and {} ${}", column_and_sign, params.size());
  }
};

}  // namespace

AuditHead find_audit_head(ReadTx& tx) {
  auto head =
      tx.find("select sequence, hash from audit_head where id = 1", {}, [](const Row& row) { return head_of(row, 0); });
  check(head.has_value(), "the audit's head must be there");
  return *head;
}

void insert_audit_line(WriteTx& tx, const AuditLine& line) {
  tx.execute("insert into audit_line (" LINE_COLUMNS ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
             {line.sequence, line.at, line.account, line.name, line.role, line.address, line.action, line.subject,
              line.before_hash, line.after_hash, line.note, as_bytes(line.hash)});
}

void store_audit_head(WriteTx& tx, const AuditHead& head) {
  tx.execute("update audit_head set sequence = $1, hash = $2 where id = 1", {head.sequence, as_bytes(head.hash)});
}

void each_audit_line(ReadTx& tx, std::int64_t after, std::int64_t limit,
                     const std::function<void(const AuditLine&)>& sink) {
  tx.each("select " LINE_COLUMNS " from audit_line where sequence > $1 order by sequence limit $2", {after, limit},
          [&](const Row& row) { sink(line_of(row)); });
}

PageOf<AuditLine> list_audit_lines(ReadTx& tx, const AuditFilter& filter, const PageRequest& page) {
  Conditions where;
  std::string action_end;
  if (!filter.name.empty()) where.add("name =", filter.name);
  if (filter.action.ends_with('.')) {
    action_end = end_of_prefix(filter.action);
    where.add("action >=", filter.action);
    where.add("action <", action_end);
  } else if (!filter.action.empty()) {
    where.add("action =", filter.action);
  }
  if (!filter.subject.empty()) where.add("subject =", filter.subject);
  if (filter.from) where.add("at >=", Instant::at(*filter.from, 0, 0));
  if (filter.to) where.add("at <", Instant::at(filter.to->plus_days(1), 0, 0));
  if (auto after = read_cursor(page.after, 1)) {
    std::int64_t sequence = 0;
    const std::string& text = (*after)[0];
    if (std::from_chars(text.data(), text.data() + text.size(), sequence).ec != std::errc())
      throw Problem(ProblemCode::BadRequest);
    where.add("sequence <", sequence);
  } else if (!page.after.empty()) {
    throw Problem(ProblemCode::BadRequest);
  }
  where.params.emplace_back(page.size + 1);
  PageOf<AuditLine> list;
  list.items = tx.list(fmt::format("select " LINE_COLUMNS " from audit_line {} order by sequence desc limit ${}",
                                   where.sql, where.params.size()),
                       where.params, line_of);
  if (list.items.size() > static_cast<std::size_t>(page.size)) {
    list.items.pop_back();
    list.next = make_cursor({std::to_string(list.items.back().sequence)});
  }
  return list;
}

void insert_audit_check(WriteTx& tx, const AuditCheck& result) {
  std::optional<std::int64_t> broken;
  if (!result.is_whole()) broken = result.broken_sequence;
  tx.execute("insert into audit_check (" CHECK_COLUMNS ") values ($1, $2, $3, $4, $5, $6, $7)",
             {result.at, result.lines, broken, code_of(result.fault), result.head.sequence, as_bytes(result.head.hash),
              as_bytes(result.seal)});
}

std::optional<AuditCheck> find_last_audit_check(ReadTx& tx) {
  return tx.find("select " CHECK_COLUMNS " from audit_check order by id desc limit 1", {}, check_of);
}

std::vector<AuditCheck> list_audit_anchors(ReadTx& tx) {
  return tx.list("select " CHECK_COLUMNS
                 " from audit_check where fault = '' and head_sequence > 0 order by head_sequence, id",
                 {}, check_of);
}

}  // namespace vx
