#include "accounts/person_account.h"
#include "campaigns/briefing_page.h"
#include "campaigns/briefings.h"
#include "notifications/notification.h"
#include "people/person.h"

// Meetings at which a briefing was told, recorded by the head or the clerk (R22), and reminders.

namespace vx {

namespace {

constexpr int meeting_people_max = 500;

std::string subject_of(const Briefing& briefing, Id<Organisation> unit) {
  return "campaign/" + std::to_string(briefing.campaign.value) + "/briefing/" + std::to_string(briefing.id.value) +
         "/unit/" + std::to_string(unit.value);
}

MeetingPage read_meeting_page(const Request& request, ReadTx& tx) {
  CoveragePage coverage = read_coverage_page(request, tx);
  request.require(edit_campaigns, coverage.unit.path);
  request.require(read_people, coverage.unit.path);
  MeetingPage data;
  data.people =
      list_briefing_people_below(tx, coverage.briefing.id, coverage.unit.path, std::nullopt, meeting_people_max + 1);
  data.is_too_large = static_cast<int>(data.people.size()) > meeting_people_max;
  data.record = std::move(coverage.record);
  data.briefing = std::move(coverage.briefing);
  data.unit = std::move(coverage.unit);
  return data;
}

Response show_new(Request& request, ReadTx& tx) {
  return html_response(meeting_page(request.view, read_meeting_page(request, tx), request.form));
}

/// Who was there need not be reminded.
void mark_attended(WriteTx& tx, const Briefing& briefing, Id<Person> person, Id<BriefingMeeting> meeting) {
  mark_briefing(tx, briefing.id, person, BriefingState::Attended, meeting);
  if (const auto account = account_of_person(tx, person)) settle(tx, account->value, briefing_subject(briefing));
}

Response create(Request& request, WriteTx& tx) {
  const MeetingPage data = read_meeting_page(request, tx);
  if (data.is_too_large) throw Problem(ProblemCode::Invalid, request.view.t("briefings.too_large"));
  Form& form = request.form;
  const auto ticked = form.all("person");
  auto is_there = [&](const BriefingPerson& person) {
    return std::find(ticked.begin(), ticked.end(), std::to_string(person.person.value)) != ticked.end();
  };
  BriefingMeeting draft;
  draft.organisation = data.unit.id;
  draft.held_on = form.required_date("held_on").value_or(tx.today());
  draft.chair = form.text("chair", 200);
  draft.place = form.text("place", 300);
  draft.note = form.text("note", 2000);
  draft.families = form.integer("families", 0, 1'000'000).value_or(0);
  draft.attended = std::count_if(data.people.begin(), data.people.end(), is_there);
  const UploadedFile* minutes = form.file("minutes");
  if (minutes && minutes->bytes.empty()) minutes = nullptr;
  if (minutes) draft.file_name = minutes->name;
  auto decided = decide_meeting(std::move(draft), data.briefing, tx.today());
  if (!decided)
    for (FieldError& fault : decided.error()) form.add_error(fault.field, std::move(fault.error));
  if (!form.ok()) return invalid(request, form, meeting_page(request.view, data, form));
  const auto meeting =
      insert_meeting(tx, data.briefing.id, *decided, minutes ? keep_file(tx, minutes->bytes) : Id<KeptFile>{});
  const bool rest_absent = form.checkbox("rest_absent");
  for (const BriefingPerson& person : data.people)
    if (is_there(person))
      mark_attended(tx, data.briefing, person.person, meeting);
    else if (rest_absent)
      mark_briefing(tx, data.briefing.id, person.person, BriefingState::Absent, meeting);
  tx.record({.action = "campaigns.record_meeting",
             .subject = subject_of(data.briefing, data.unit.id),
             .note = std::to_string(decided->attended)});
  return done(request, unit_address(data.briefing, data.unit.id), "briefings.notice.meeting",
              json_object({{"meeting", meeting}, {"attended", decided->attended}}), 201);
}

struct AskedMeeting {
  Briefing briefing;
  BriefingMeeting meeting;
  std::string unit_path;
};
AskedMeeting get_asked_meeting(const Request& request, ReadTx& tx) {
  AskedMeeting asked;
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  asked.briefing = get_briefing(tx, record.campaign.id, request.path_id<Briefing>("briefing"));
  auto meeting = find_meeting(tx, asked.briefing.id, request.path_id<BriefingMeeting>("meeting"));
  if (!meeting) throw Problem(ProblemCode::NotFound);
  asked.meeting = *std::move(meeting);
  asked.unit_path = get_organisation(tx, asked.meeting.organisation).path;
  return asked;
}

Response withdraw(Request& request, WriteTx& tx) {
  const AskedMeeting asked = get_asked_meeting(request, tx);
  request.require(edit_campaigns, asked.unit_path);
  if (asked.meeting.withdrawn_at) throw Problem(ProblemCode::NotFound);
  withdraw_meeting(tx, asked.briefing.id, asked.meeting.id);
  tx.record(
      {.action = "campaigns.withdraw_meeting", .subject = subject_of(asked.briefing, asked.meeting.organisation)});
  return done(request, unit_address(asked.briefing, asked.meeting.organisation), "briefings.notice.meeting_withdrawn",
              json_object({{"withdrawn", asked.meeting.id}}));
}

/// Minutes name people.
Response send_minutes(Request& request, ReadTx& tx) {
  const AskedMeeting asked = get_asked_meeting(request, tx);
  request.require(read_people, asked.unit_path);
  auto file = find_minutes(tx, asked.briefing.id, asked.meeting.id);
  if (!file) throw Problem(ProblemCode::NotFound);
  return download(std::move(file->bytes), "application/octet-stream", file->name);
}

}  // namespace

void add_briefing_meeting_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const Access editor = Access::holder(edit_campaigns);
  const std::string briefing = "/campaigns/{id}/briefings/{briefing}";
  router.get(briefing + "/units/{unit}/meetings/new", show_new,
             {.access = editor, .about = "The form of a meeting", .json = false});
  router.post(briefing + "/units/{unit}/meetings", create,
              {.access = editor,
               .about = "Records a meeting at which a unit was told, with who was there",
               .fields = {{"held_on", FieldType::Date, true},
                          {"chair", FieldType::Text, true},
                          {"place"},
                          {"person", FieldType::TextList, true, "Who was there."},
                          {"rest_absent", FieldType::Boolean, false, "The others were missed."},
                          {"families", FieldType::Integer, false, "Families told as well."},
                          {"minutes", FieldType::File},
                          {"note"}},
               .body_max = evidence_bytes_max + (1 << 20)});
  router.post(briefing + "/meetings/{meeting}/withdrawal", withdraw,
              {.access = editor, .about = "Withdraws a meeting; whom it marked wait again"});
  router.get(briefing + "/meetings/{meeting}/minutes", send_minutes,
             {.access = reader, .about = "The minutes, byte for byte", .page = false, .json = false});
}

}  // namespace vx
