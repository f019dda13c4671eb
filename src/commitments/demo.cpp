// The demonstration: a commitment of the province's campaign, bound to its plan, part of it signed.
#include "base/text.h"
#include "commitments/commitment_store.h"
#include "commitments/commitments.h"
#include "commitments/count_store.h"
#include "commitments/coverage_keeping.h"
#include "commitments/record_store.h"
#include "commitments/signature_store.h"

namespace vx {
namespace {

constexpr std::string_view title = "Bản cam kết thực hiện các biện pháp phòng, chống dịch COVID-19";
constexpr std::string_view body =
    "Tôi đã được quán triệt kế hoạch thi đua của tỉnh và các quy định phòng, chống dịch; tôi cam kết:\n"
    "1. Khai báo y tế trung thực mỗi ngày hai lần, trước giờ làm việc và trước 14 giờ; báo ngay khi có triệu chứng "
    "hoặc "
    "khi người trong gia đình tiếp xúc với nguồn lây.\n"
    "2. Thực hiện 5K tại nơi làm việc và nơi ở; không tụ tập đông người, không ra khỏi tỉnh khi chưa được người đứng "
    "đầu "
    "cơ quan đồng ý.\n"
    "3. Tiêm vắc-xin, xét nghiệm khi đến lượt; chấp hành cách ly theo yêu cầu của cơ quan y tế.\n"
    "4. Nhắc người thân và người đến làm việc cùng thực hiện, giữ cơ quan và nơi cư trú là vùng xanh.\n"
    "Nếu vi phạm, tôi chịu trách nhiệm trước người đứng đầu cơ quan và trước pháp luật.";

struct DemoCampaign {
  Id<Campaign> id;
  Id<Organisation> organisation;
  Id<Document> document;
};

std::optional<DemoCampaign> find_campaign_to_commit(ReadTx& tx) {
  const auto campaigns = tx.list(
      "select c.id, c.organisation_id, c.document_id from campaign c where c.document_id is not null and c.state = "
      "'launched' and exists (select 1 from campaign below where below.parent_id = c.id) order by length(c.path), c.id "
      "limit 1",
      {}, [](const Row& row) {
        return DemoCampaign{row.get<Id<Campaign>>(0), row.get<Id<Organisation>>(1), row.get<Id<Document>>(2)};
      });
  return campaigns.empty() ? std::nullopt : std::optional(campaigns.front());
}

Id<Commitment> publish_demo(WriteTx& tx, const DemoCampaign& campaign) {
  Commitment commitment;
  commitment.campaign = campaign.id;
  commitment.organisation = campaign.organisation;
  commitment.title = title;
  insert_commitment(tx, commitment);
  const CommitmentDraft draft{.title = std::string(title),
                              .body = std::string(body),
                              .change_note = {},
                              .due_on = Date(2021, 9, 30),
                              .rules = {campaign.document}};
  save_draft(tx, commitment.id, draft);
  set_participating_units(tx, commitment.id, {campaign.organisation});
  const auto text = decide_publication(commitment, find_text(tx, commitment.id, 1).value(), true,
                                       {.has_participants = true, .is_campaign_open = true, .today = tx.today()});
  check(text.has_value(), "the demonstration's commitment must be publishable");
  publish_text(tx, commitment, *text);
  begin_recount(tx, commitment.id);
  return commitment.id;
}

/// Those who have signed: in some units nearly all, in others few; who has an account signs in the demonstration.
std::vector<Id<Person>> list_demo_signers(ReadTx& tx, const ScopePath& path) {
  return tx.list(
      "select p.id from organisation o join membership m on m.organisation_id = o.id and " + works_there("m", "$2") +
          " join person p on p.id = m.person_id where o.path >= $1 and o.path < $3 and p.is_demo = 1 and (p.id * 7 + "
          "o.id "
          "* 3) % 10 < 4 + o.id % 6 and not exists (select 1 from account a where a.person_id = p.id) order by p.id",
      {path, tx.today(), prefix_end(path)}, [](const Row& row) { return row.get<Id<Person>>(0); });
}

void sign_demo(WriteTx& tx, Id<Commitment> id, const ScopePath& path) {
  auto context = find_signing_context(tx, id, 1).value();
  for (const Id<Person> person : list_demo_signers(tx, path))
    if (const auto place = find_workplace_unit(tx, person, tx.today()))
      insert_signature(tx, context, *place, Manner::Own, tx.now(), 0);
}

}  // namespace

void add_commitments_demo(App& app) {
  app.demo_data.push_back([](Database& database) {
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("demonstration");
      if (tx.count("select count(*) from commitment", {}) > 0) return;
      const auto campaign = find_campaign_to_commit(tx);
      if (!campaign) return;
      const Id<Commitment> id = publish_demo(tx, *campaign);
      sign_demo(tx, id, find_commitment(tx, id)->organisation_path);
    });
  });
}

}  // namespace vx
