#include "notifications/calendar.h"

#include <map>

#include "base/text.h"
#include "notifications/test_notifications.h"

namespace vx {
namespace {

/// Reads content lines as a calendar does: unfolds, then name and value, then unescapes.
struct Line {
  std::string name;
  std::string value;
};
std::vector<Line> parse(const std::string& calendar) {
  std::vector<Line> lines;
  for (std::string_view raw : split(calendar, '\n')) {
    if (raw.empty()) continue;
    EXPECT_TRUE(raw.ends_with('\r')) << raw;
    raw.remove_suffix(1);
    EXPECT_LE(raw.size(), 75u) << raw;
    EXPECT_TRUE(is_utf8(raw)) << "a character was cut: " << raw;
    if (raw.starts_with(' ')) {
      lines.back().value += raw.substr(1);
      continue;
    }
    lines.push_back({"", std::string(raw)});
  }
  for (Line& line : lines) {
    std::size_t colon = line.value.find(':');
    line.name = line.value.substr(0, colon);
    std::string plain;
    for (std::size_t i = colon + 1; i < line.value.size(); ++i) {
      if (line.value[i] == '\\' && i + 1 < line.value.size())
        ++i, plain += line.value[i] == 'n' ? '\n' : line.value[i];
      else
        plain += line.value[i];
    }
    line.value = plain;
  }
  return lines;
}
std::string value_of(const std::vector<Line>& lines, std::string_view name) {
  for (const Line& line : lines)
    if (line.name == name) return line.value;
  return "(none)";
}

const Date today(2021, 9, 24);

TEST(Calendar, ReadsBackWhatWasWritten) {
  CalendarEntry entry;
  entry.uid = "task-12";
  entry.title = "Báo cáo; ký, đóng dấu \\ gửi " + std::string(80, 'x');
  entry.due_on = Date(2021, 9, 30);
  entry.address = "/campaigns/3/tasks/12";
  entry.description = "Dòng một\nEND:VEVENT\nDòng ba: ậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậ";
  entry.sequence = 4;
  auto lines = parse(write_calendar({entry}, "Vùng Xanh", "https://vx.example", today));
  EXPECT_EQ(value_of(lines, "SUMMARY"), entry.title);
  EXPECT_EQ(value_of(lines, "DESCRIPTION"), entry.description + "\nhttps://vx.example/campaigns/3/tasks/12");
  EXPECT_EQ(value_of(lines, "UID"), "task-12@vungxanh");
  EXPECT_EQ(value_of(lines, "DTSTART;VALUE=DATE"), "20210930");
  EXPECT_EQ(value_of(lines, "DTEND;VALUE=DATE"), "20211001");
  EXPECT_EQ(value_of(lines, "SEQUENCE"), "4");
  EXPECT_EQ(value_of(lines, "DTSTAMP"), "20210923T170000Z");
  EXPECT_EQ(std::ranges::count(lines, "END", &Line::name), 2) << "words cannot end an event";
}

TEST(Calendar, KnowsMomentsAndWhatIsDoneAndGivesTheSameBytes) {
  CalendarEntry moment{.uid = "b", .title = "Họp", .due_on = {}, .at = Instant::at(today, 15, 0)};
  CalendarEntry done{.uid = "a", .title = "Xong", .due_on = today};
  done.is_done = true;
  std::string one = write_calendar({moment, done}, "x", "", today);
  EXPECT_EQ(one, write_calendar({done, moment}, "x", "", today));
  auto lines = parse(one);
  EXPECT_EQ(value_of(lines, "SUMMARY"), "✓ Xong");
  EXPECT_EQ(value_of(lines, "DTSTART"), "20210924T080000Z");
  EXPECT_EQ(value_of(lines, "DTEND"), "20210924T083000Z");
}

class CalendarPages : public NotificationsTest {};
VX_FOR_EACH_ENGINE(CalendarPages);

std::string address_in(const Response& response) {
  std::string json(response.content());
  std::size_t begin = json.find("/calendar/");
  return begin == std::string::npos ? "" : json.substr(begin, json.find(".ics") + 4 - begin);
}

TEST_P(CalendarPages, GiveTheOwnersEntriesToWhoeverHasTheSecretAndNobodyElse) {
  feeds()->push_back([](ReadTx&, const Viewer& viewer) {
    return std::vector<CalendarEntry>{
        {.uid = "t", .title = "Việc của " + viewer.login_name, .due_on = Date(2021, 9, 30)}};
  });
  TestClient lans = logged_in("lan");
  std::string first = address_in(lans.post_json("/account/calendar", "{}"));
  ASSERT_FALSE(first.empty());
  Response feed = site().signed_out().get(first);
  EXPECT_TRUE(has(feed, "SUMMARY:Việc của lan"));
  EXPECT_TRUE(find_header(feed, "Content-Type").starts_with("text/calendar"));
  TestClient again = site().signed_out();
  again.headers = {{"if-none-match", std::string(find_header(feed, "ETag"))}};
  EXPECT_EQ(again.get(first).status, 304);

  std::string second = address_in(lans.post_json("/account/calendar", "{}"));
  EXPECT_EQ(site().signed_out().get(first).status, 404) << "a new one takes its place";
  EXPECT_EQ(site().signed_out().get(second).status, 200);
  EXPECT_EQ(lans.post("/account/calendar/revoke").status, 303);
  EXPECT_EQ(site().signed_out().get(second).status, 404);
  EXPECT_EQ(lans.post("/account/calendar/revoke").status, 404);
  expect_post_access("/account/calendar", {}, {{"nobody", site().signed_out(), Outcome::MustSignIn}});
}

TEST_P(CalendarPages, AreClosedForAnAccountThatIsLockedAndSlowForWhoGuesses) {
  std::string address = address_in(logged_in("lan").post_json("/account/calendar", "{}"));
  write([&](WriteTx& tx) { set_account_state(tx, Id<Account>{lan()}, AccountState::Locked); });
  EXPECT_EQ(site().signed_out().get(address).status, 404);
  int refused = 0;
  for (int i = 0; i < 40; ++i)
    if (site().signed_out().get(fmt::format("/calendar/{}.ics", random_token())).status == 429) ++refused;
  EXPECT_GE(refused, 15);
  EXPECT_EQ(site().signed_out().get("/calendar/short.ics").status, 429);
}

}  // namespace
}  // namespace vx
