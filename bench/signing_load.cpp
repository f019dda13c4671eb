// signing_load DATA PEOPLE SESSIONS: fills DATA with a province of so many people in units of 30 and a published
// commitment that all must sign; the first SESSIONS people have an account and an open session. Writes
// DATA/sessions.txt, the request head of one person's session a line, for http_load; prints one JSON object.
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "accounts/session_store.h"
#include "base/server_key.h"
#include "base/text.h"
#include "commitments/commitment_store.h"
#include "commitments/coverage_keeping.h"
#include "db/bulk_insert.h"
#include "db/database.h"
#include "documents/document.h"
#include "web/csrf.h"

namespace {

using namespace vx;

constexpr std::int64_t people_of_unit = 30;
constexpr std::int64_t departments = 40;

struct Plan {
  std::string data;
  std::int64_t people = 0;
  std::int64_t sessions = 0;
  [[nodiscard]] std::int64_t units() const { return people / people_of_unit; }
  /// Unit 1 is the province, then departments, then their rooms; people work in rooms.
  [[nodiscard]] std::int64_t room_of(std::int64_t person) const { return 2 + departments + (person - 1) % units(); }
};

std::string path_of(std::int64_t unit) {
  if (unit == 1) return "o/1/";
  if (unit < 2 + departments) return fmt::format("o/1/{}/", unit);
  return fmt::format("o/1/{}/{}/", 2 + (unit - 2 - departments) % departments, unit);
}

void insert_units(WriteTx& tx, const Plan& plan) {
  BulkInsert rows(
      tx,
      "insert into organisation (parent_id, kind, name, short_name, symbol, head_name, head_title, website, "
      "path, folded, sort_key, valid_from, version) values ",
      13);
  for (std::int64_t unit = 1; unit < 2 + departments + plan.units(); ++unit) {
    const bool is_room = unit >= 2 + departments;
    const std::int64_t parent = unit == 1 ? 0 : is_room ? 2 + (unit - 2 - departments) % departments : 1;
    const std::string_view name = rows.keep(fmt::format("Đơn vị số {}", unit));
    rows.add({parent == 0 ? std::optional<std::int64_t>() : std::optional(parent), is_room ? "room" : "department",
              name, "", "", "Nguyễn Văn A", "Trưởng phòng", "", rows.keep(path_of(unit)), rows.keep(fold_words(name)),
              as_bytes(rows.keep(collation_key(name))), "2000-01-01", 1});
  }
  rows.flush();
}

void insert_people(WriteTx& tx, const Plan& plan, std::int64_t first, std::int64_t last) {
  constexpr std::array given{"Ánh", "Bình", "Cường", "Dung", "Đạt", "Hà", "Hùng", "Lan", "Minh", "Ngọc"};
  BulkInsert people(tx,
                    "insert into person (name, sex, phone, email, residence_address, folded, sort_key, state, is_demo, "
                    "version, created_at) values ",
                    11);
  BulkInsert places(tx,
                    "insert into membership (person_id, organisation_id, kind, position, rank, valid_from, is_main) "
                    "values ",
                    7);
  for (std::int64_t person = first; person <= last; ++person) {
    const std::string_view name =
        people.keep(fmt::format("Nguyễn Văn {} {}", person, given[static_cast<std::size_t>(person) % given.size()]));
    people.add({name, "", "", "", "", people.keep(fold_words(name)), as_bytes(people.keep(person_collation_key(name))),
                "active", 0, 1, 1});
  }
  people.flush();
  for (std::int64_t person = first; person <= last; ++person)
    places.add({person, plan.room_of(person), "permanent", "Chuyên viên", "member", "2015-01-01", 1});
  places.flush();
}

/// An account and a session each; the heads of their requests go to `out`.
void insert_sessions(WriteTx& tx, std::string_view token_key, std::int64_t first, std::int64_t last,
                     std::ostream& out) {
  BulkInsert accounts(tx,
                      "insert into account (login_name, display_name, email, phone, locale, state, is_demo, folded, "
                      "sort_key, created_at, version, password_hash, password_set_at, must_change_password, "
                      "failed_count, totp_last_step, person_id) values ",
                      17);
  for (std::int64_t person = first; person <= last; ++person) {
    const std::string_view name = accounts.keep(fmt::format("nguoi{}", person));
    accounts.add({name, name, "", "", "vi", "active", 0, name, as_bytes(name), 1, 1, "", 1, 0, 0, 0, person});
  }
  accounts.flush();
  for (std::int64_t person = first; person <= last; ++person) {
    const std::string token = random_token();
    insert_session(tx, {.account = Id<Account>{person},
                        .state = SessionState::Open,
                        .token_hash = keyed_hash(token, token_key),
                        .address = "",
                        .device = ""});
    out << "Cookie: vx_session=" << token << "\tX-CSRF-Token: " << csrf_token(token) << "\n";
  }
}

/// The first account reads and edits everywhere: for pages about coverage.
void grant_secretary(WriteTx& tx) {
  tx.execute(
      "insert into role_grant (account_id, role, organisation_id, valid_from, given_by, given_at, authority, "
      "paper_number) values (1, 'emulation_secretary', 1, '2000-01-01', 0, 1, '', '')",
      {});
}

Id<Commitment> publish(WriteTx& tx) {
  tx.execute(
      "insert into document (state, type, type_key, number, number_key, symbol, symbol_key, place, issued_on, agency, "
      "parent_agency, title, title_key, received_at) values ('confirmed', 'KẾ HOẠCH', 'ke hoach', '240', $1, "
      "'KH-UBND', $2, '', '2021-09-16', 'UBND tỉnh', '', 'Giữ vùng xanh', $3, 1)",
      {number_key("240"), symbol_key("KH-UBND"), as_bytes("x")});
  tx.execute(
      "insert into campaign (organisation_id, document_id, title, theme, aim, kind, state, lead_unit, "
      "coordinating_unit, funding, path, folded, created_at) values (1, 1, 'Giữ vùng xanh', '', '', 'special', "
      "'launched', '', '', '', 'c/1/', '', 1)",
      {});
  Commitment commitment;
  commitment.campaign = Id<Campaign>{1};
  commitment.organisation = Id<Organisation>{1};
  commitment.title = "Bản cam kết";
  insert_commitment(tx, commitment);
  save_draft(
      tx, commitment.id,
      {.title = commitment.title, .body = "Tôi cam kết.", .change_note = {}, .due_on = {}, .rules = {Id<Document>{1}}});
  set_participating_units(tx, commitment.id, {Id<Organisation>{1}});
  const auto text = decide_publication(commitment, find_text(tx, commitment.id, 1).value(), true,
                                       {.has_participants = true, .is_campaign_open = true, .today = tx.today()});
  publish_text(tx, commitment, text.value());
  return commitment.id;
}

void fill(const Plan& plan) {
  DatabaseOptions options;
  options.url = plan.data + "/vungxanh.db";
  const auto database = Database::open(options);
  database->migrate();
  const std::string token_key = ServerKey::open(plan.data).derive("sessions");
  std::ofstream sessions(plan.data + "/sessions.txt");
  auto write = [&](auto job) {
    database->write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("a benchmark's province");
      job(tx);
    });
  };
  write([&](WriteTx& tx) { insert_units(tx, plan); });
  constexpr std::int64_t at_once = 10'000;
  for (std::int64_t first = 1; first <= plan.people; first += at_once)
    write([&](WriteTx& tx) { insert_people(tx, plan, first, std::min(plan.people, first + at_once - 1)); });
  for (std::int64_t first = 1; first <= plan.sessions; first += at_once)
    write([&](WriteTx& tx) {
      insert_sessions(tx, token_key, first, std::min(plan.sessions, first + at_once - 1), sessions);
    });
  write([&](WriteTx& tx) {
    grant_secretary(tx);
    publish(tx);
  });
  keep_coverage(*database);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("signing_load DATA PEOPLE SESSIONS");
  const Plan plan{argv[1], std::atoll(argv[2]), std::atoll(argv[3])};
  fill(plan);
  fmt::print("{{\"people\":{},\"units\":{},\"sessions\":{}}}\n", plan.people, plan.units(), plan.sessions);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "signing_load: {}\n", error.what());
  return 1;
}
