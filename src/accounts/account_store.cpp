#include "accounts/account_store.h"

#include <deque>

#include "base/text.h"

namespace vx {
namespace {

constexpr std::string_view columns =
    "a.id, a.login_name, a.display_name, a.email, a.phone, a.locale, a.state, a.organisation_id, a.created_at, "
    "a.version, a.must_change_password, a.totp_since is not null, a.locked_until, a.is_demo, a.person_id";
constexpr int column_count = 15;

Account account_of(const Row& row) {
  return {.id = row.get<Id<Account>>(0),
          .login_name = row.get<std::string>(1),
          .display_name = row.get<std::string>(2),
          .email = row.get<std::string>(3),
          .phone = row.get<std::string>(4),
          .locale = row.get<std::string>(5),
          .state = account_state(row.text(6)),
          .organisation = row.get<Id<Organisation>>(7),
          .person = row.get<Id<Person>>(14),
          .created_at = row.get<Instant>(8),
          .version = row.get<std::int64_t>(9),
          .must_change_password = row.get<bool>(10),
          .has_totp = row.get<bool>(11),
          .is_demo = row.get<bool>(13),
          .locked_until = row.get<std::optional<Instant>>(12)};
}

const std::string& select_accounts() {
  static const std::string sql = fmt::format("select {} from account a ", columns);
  return sql;
}

const std::string& select_credentials() {
  static const std::string sql = fmt::format(
      "select {}, a.password_hash, a.failed_count, a.totp_secret, a.totp_last_step, a.password_set_at from account a ",
      columns);
  return sql;
}

Credentials credentials_of(const Row& row) {
  return {.account = account_of(row),
          .password_hash = row.get<std::string>(column_count),
          .password_set_at = row.get<Instant>(column_count + 4),
          .failed_count = row.get<std::int64_t>(column_count + 1),
          .totp_secret = row.is_null(column_count + 2) ? "" : std::string(as_text(row.bytes(column_count + 2))),
          .totp_last_step = row.get<std::int64_t>(column_count + 3)};
}

std::string search_text(const Account& account) {
  return fold_words(account.display_name) + " " + account.login_name + " " + lower(account.email);
}

}  // namespace

std::optional<Account> find_account(ReadTx& tx, Id<Account> id) {
  return tx.find(select_accounts() + "where a.id = $1", {id}, account_of);
}

Account get_account(ReadTx& tx, Id<Account> id) {
  auto account = find_account(tx, id);
  if (!account) throw Problem(ProblemCode::NotFound);
  return *account;
}

std::optional<Account> find_account_by_login(ReadTx& tx, std::string_view login_name) {
  return tx.find(select_accounts() + "where a.login_name = $1", {login_name}, account_of);
}

std::optional<Credentials> find_credentials(ReadTx& tx, std::string_view login_name) {
  return tx.find(select_credentials() + "where a.login_name = $1", {login_name}, credentials_of);
}

std::optional<Credentials> find_credentials(ReadTx& tx, Id<Account> id) {
  return tx.find(select_credentials() + "where a.id = $1", {id}, credentials_of);
}

Id<Account> insert_account(WriteTx& tx, const Account& account, std::string_view password_hash) {
  if (find_account_by_login(tx, account.login_name)) throw Problem(ProblemCode::Conflict);
  std::string key = person_collation_key(account.display_name);
  return tx.insert<Account>(
      "insert into account (login_name, display_name, email, phone, locale, state, organisation_id, folded, sort_key, "
      "created_at, version, password_hash, password_set_at, must_change_password, failed_count, totp_last_step, "
      "is_demo) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $10, $12, 0, 0, $13) returning id",
      {account.login_name, account.display_name, account.email, account.phone, account.locale, code_of(account.state),
       account.organisation, search_text(account), as_bytes(key), tx.now(), password_hash, account.must_change_password,
       account.is_demo});
}

void update_account(WriteTx& tx, const Account& account) {
  std::string key = person_collation_key(account.display_name);
  auto changed = tx.execute(
      "update account set display_name = $2, email = $3, phone = $4, locale = $5, organisation_id = $6, folded = $7, "
      "sort_key = $8, version = version + 1 where id = $1 and version = $9",
      {account.id, account.display_name, account.email, account.phone, account.locale, account.organisation,
       search_text(account), as_bytes(key), account.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
}

void set_account_state(WriteTx& tx, Id<Account> id, AccountState state) {
  tx.execute(
      "update account set state = $2, failed_count = 0, locked_until = null, version = version + 1 where id = $1",
      {id, code_of(state)});
}

void set_account_locale(WriteTx& tx, Id<Account> id, std::string_view locale) {
  tx.execute("update account set locale = $2, version = version + 1 where id = $1", {id, locale});
}

void set_password(WriteTx& tx, Id<Account> id, std::string_view password_hash, bool must_change) {
  tx.execute(
      "update account set password_hash = $2, password_set_at = $3, must_change_password = $4, failed_count = 0, "
      "locked_until = null, version = version + 1 where id = $1",
      {id, password_hash, tx.now(), must_change});
}

void renew_password_hash(WriteTx& tx, Id<Account> id, std::string_view password_hash) {
  tx.execute("update account set password_hash = $2 where id = $1", {id, password_hash});
}

void note_failed_log_in(WriteTx& tx, Id<Account> id, std::int64_t failed_count) {
  std::optional<Instant> until;
  if (auto seconds = rest_seconds_after(failed_count); seconds > 0) until = tx.now().plus_seconds(seconds);
  tx.execute("update account set failed_count = $2, locked_until = $3 where id = $1", {id, failed_count, until});
}

void forget_failed_log_ins(WriteTx& tx, Id<Account> id) {
  tx.execute("update account set failed_count = 0, locked_until = null where id = $1", {id});
}

void set_totp(WriteTx& tx, Id<Account> id, std::string_view sealed_secret, std::int64_t step) {
  tx.execute("update account set totp_secret = $2, totp_since = $3, totp_last_step = $4 where id = $1",
             {id, as_bytes(sealed_secret), tx.now(), step});
}

void remove_totp(WriteTx& tx, Id<Account> id) {
  tx.execute("update account set totp_secret = null, totp_since = null where id = $1", {id});
  tx.execute("delete from recovery_code where account_id = $1", {id});
}

void set_totp_step(WriteTx& tx, Id<Account> id, std::int64_t step) {
  tx.execute("update account set totp_last_step = $2 where id = $1", {id, step});
}

void replace_recovery_codes(WriteTx& tx, Id<Account> id, const std::vector<Digest>& hashes) {
  tx.execute("delete from recovery_code where account_id = $1", {id});
  for (const Digest& hash : hashes)
    tx.execute("insert into recovery_code (account_id, code_hash) values ($1, $2)", {id, hash});
}

bool use_recovery_code(WriteTx& tx, Id<Account> id, const Digest& hash) {
  return tx.execute(
             "update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null",
             {id, hash, tx.now()}) > 0;
}

std::int64_t count_recovery_codes(ReadTx& tx, Id<Account> id) {
  return tx.count("select count(*) from recovery_code where account_id = $1 and used_at is null", {id});
}

std::int64_t count_accounts(ReadTx& tx) { return tx.count("select count(*) from account", {}); }

std::int64_t count_officers(ReadTx& tx) {
  return tx.count(
      "select count(distinct account_id) from role_grant where role <> 'administrator' and revoked_at is null and "
      "valid_from <= $1 and (valid_to is null or valid_to >= $1)",
      {tx.today()});
}

bool has_organisations_today(ReadTx& tx) {
  return tx.count(
             "select count(*) from (select 1 from organisation where valid_from <= $1 and "
             "(valid_to is null or valid_to > $1) limit 1) as any_organisation",
             {tx.today()}) > 0;
}

bool has_administrator(ReadTx& tx) {
  return tx.count(
             "select count(*) from role_grant g join account a on a.id = g.account_id where g.role = 'administrator' "
             "and g.organisation_id is null and g.area_id is null and g.revoked_at is null and a.state = 'active' and "
             "g.valid_from <= $1 and (g.valid_to is null or g.valid_to >= $1)",
             {tx.today()}) > 0;
}

namespace {

/// The words of the search and the conditions of the filter, with their parameters.
struct Conditions {
  std::string sql = "where 1 = 1";
  std::vector<Param> params;
  std::deque<std::string> kept;  ///< texts the parameters borrow; they must not move

  std::string bind(Param value) {
    params.push_back(std::move(value));
    return "$" + std::to_string(params.size());
  }
  std::string bind_text(std::string text) {
    kept.push_back(std::move(text));
    return bind(std::string_view(kept.back()));
  }
};

/// The first text behind every text that begins with `prefix`, for ranges an index answers.
std::string end_of_prefix(std::string prefix) {
  prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

void narrow_to_scopes(Conditions& where, const std::vector<ScopePath>& scopes) {
  if (std::ranges::find(scopes, ScopePath()) != scopes.end()) return;
  std::string any = "1 = 0";
  for (const ScopePath& scope : scopes)
    any += " or (o.path >= " + where.bind_text(scope) + " and o.path < " + where.bind_text(end_of_prefix(scope)) + ")";
  where.sql += " and (" + any + ")";
}

void add_roles(ReadTx& tx, std::vector<AccountSummary>& accounts) {
  for (AccountSummary& summary : accounts) {
    summary.roles = tx.list(
        "select distinct g.role from role_grant g where g.account_id = $1 and g.revoked_at is null and g.valid_from <= "
        "$2 and (g.valid_to is null or g.valid_to >= $2) order by g.role",
        {summary.account.id, tx.today()}, [](const Row& row) { return row.get<std::string>(0); });
    summary.last_used_at = tx.find("select max(last_used_at) from session where account_id = $1", {summary.account.id},
                                   [](const Row& row) { return row.get<std::optional<Instant>>(0); })
                               .value_or(std::nullopt);
  }
}

}  // namespace

PageOf<AccountSummary> list_accounts(ReadTx& tx, const AccountFilter& filter, const PageRequest& page) {
  Conditions where;
  narrow_to_scopes(where, filter.scopes);
  for (std::string_view word : split(filter.words, ' '))
    if (!word.empty() && where.kept.size() < 56)
      where.sql += " and a.folded like " + where.bind_text("%" + std::string(word) + "%");
  if (!filter.state.empty()) where.sql += " and a.state = " + where.bind(std::string_view(filter.state));
  if (!filter.role.empty()) {
    where.sql +=
        " and exists (select 1 from role_grant g where g.account_id = a.id and g.revoked_at is null and "
        "g.role = " +
        where.bind(std::string_view(filter.role)) + " and g.valid_from <= " + where.bind(tx.today());
    where.sql += " and (g.valid_to is null or g.valid_to >= " + where.bind(tx.today()) + "))";
  }
  if (auto after = read_cursor(page.after, 2)) {
    std::string key = where.bind(as_bytes(where.kept.emplace_back((*after)[0])));
    std::string id = where.bind(static_cast<std::int64_t>(std::strtoll((*after)[1].c_str(), nullptr, 10)));
    where.sql += " and (a.sort_key > " + key + " or (a.sort_key = " + key + " and a.id > " + id + "))";
  }
  std::string limit = where.bind(page.size + 1);
  PageOf<AccountSummary> list;
  std::vector<std::string> keys;
  tx.each(fmt::format("select {}, a.sort_key, o.name from account a left join organisation o on o.id = "
                      "a.organisation_id {} order by a.sort_key, a.id limit {}",
                      columns, where.sql, limit),
          where.params, [&](const Row& row) {
            keys.emplace_back(as_text(row.bytes(column_count)));
            list.items.push_back({account_of(row), row.get<std::string>(column_count + 1), {}, {}});
          });
  if (list.items.size() > static_cast<std::size_t>(page.size)) {
    list.items.pop_back();
    list.next = make_cursor({keys[list.items.size() - 1], std::to_string(list.items.back().account.id.value)});
  }
  add_roles(tx, list.items);
  return list;
}

}  // namespace vx
