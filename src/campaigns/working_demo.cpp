#include "accounts/account_store.h"
#include "base/check.h"
#include "campaigns/campaign_item_store.h"
#include "campaigns/demo.h"
#include "campaigns/demo_client.h"
#include "campaigns/task_plan.h"
#include "campaigns/task_store.h"
#include "organisations/organisation.h"
#include "people/people_reads.h"

namespace vx {

namespace {

constexpr std::string_view committee = "Ủy ban nhân dân tỉnh Vĩnh Phúc";

/// The working days of the province's campaign: its tasks and what came of them, what people were told.
class WorkingDemonstration {
 public:
  WorkingDemonstration(const App& app, Database& database, Id<Campaign> campaign)
      : database_(database), client_(app, database), campaign_(campaign) {}

  void tell() {
    be("thuongtruc", committee);
    give_the_plan();
    set_by_hand();
    work_at_foreign_affairs();
    brief();
  }

 private:
  [[nodiscard]] std::string address(std::string_view rest) const {
    return "/campaigns/" + std::to_string(campaign_.value) + std::string(rest);
  }
  Organisation organisation(std::string_view name) {
    auto all = database_.read([](ReadTx& tx) { return list_organisations(tx, tx.today()); });
    auto at = std::ranges::find_if(all, [&](const Organisation& each) { return each.name() == name; });
    check(at != all.end(), "the demonstration names an organisation that is not there");
    return *at;
  }
  void be(const std::string& login_name, std::string_view place) {
    const Organisation where = organisation(place);
    const auto account = database_.read([&](ReadTx& tx) { return find_account_by_login(tx, login_name); });
    client_.act_as(login_name, account ? account->id.value : 1, where.id.value, where.path,
                   account ? account->person.value : 0);
  }
  /// Somebody who works there, by place in the list.
  std::string staff(std::string_view unit, std::size_t place) {
    const Organisation where = organisation(unit);
    const auto all = database_.read([&](ReadTx& tx) { return list_staff_below(tx, where.path, tx.today()); });
    check(place < all.size(), "the demonstration's unit has enough people");
    return std::to_string(all[place].person.value);
  }

  /// All lines of the plan whose unit is known, as an officer who changes nothing would.
  void give_the_plan() {
    const auto ready = database_.read(
        [&](ReadTx& tx) { return list_candidates(list_items(tx, campaign_), list_made_tasks(tx, campaign_)); });
    DemoFields fields;
    for (const PlanCandidate& candidate : ready)
      if (candidate.is_ready) fields.emplace_back("item", std::to_string(candidate.item.id.value));
    if (!fields.empty()) client_.post(address("/tasks/plan"), fields);
  }

  std::string add(std::string_view title, std::string_view unit, std::string_view due_on,
                  std::string_view detail = "") {
    return client_.post(address("/tasks"), {{"title", std::string(title)},
                                            {"owner", std::to_string(organisation(unit).id.value)},
                                            {"due_on", std::string(due_on)},
                                            {"detail", std::string(detail)}});
  }

  void set_by_hand() {
    const std::string hotline =
        add("Lập đường dây nóng giải đáp về phong trào thi đua", "Sở Thông tin và Truyền thông", "20/9/2021");
    const std::string stock = add("Rà soát vật tư, sinh phẩm xét nghiệm cho tháng 10", "Sở Y tế", "27/9/2021");
    const std::string visit = add("Kiểm tra việc khai báo y tế tại các điểm du lịch", "Ủy ban nhân dân huyện Tam Đảo",
                                  "22/9/2021", "Mỗi điểm ít nhất một lần, có biên bản.");
    add("Tổng hợp đề xuất khen thưởng đột xuất đợt 1", "Sở Nội vụ", "15/10/2021");
    add("Thống kê lao động ngoại tỉnh ở trọ quanh khu công nghiệp", "Ủy ban nhân dân thành phố Vĩnh Yên", "");
    client_.post(hotline + "/evidence", {{"title", "Cuộc gọi đã giải đáp"}, {"amount", "312"}, {"unit", "cuộc gọi"}});
    client_.post(hotline + "/moves", {{"to", "done"}});
    client_.post(stock + "/moves", {{"to", "blocked"},
                                    {"note", "Chưa có dự toán bổ sung nên chưa ký được hợp đồng mua sinh phẩm."},
                                    {"unblocker", std::to_string(organisation(committee).id.value)}});
    client_.post(visit + "/progress", {{"progress", "60"}, {"said", "Đã kiểm tra 6 trong 10 điểm"}});
  }

  /// One department from near: given to people, one of whom has moved since.
  void work_at_foreign_affairs() {
    const std::string papers =
        add("Hướng dẫn người nước ngoài khai báo y tế bằng ba thứ tiếng", "Sở Ngoại vụ", "25/9/2021");
    const std::string guests = add("Lập danh sách chuyên gia nước ngoài sắp nhập cảnh", "Sở Ngoại vụ", "23/9/2021");
    const std::string report = add("Báo cáo ngày về công tác bảo hộ công dân", "Sở Ngoại vụ", "30/9/2021");
    be("giamdoc", "Sở Ngoại vụ");
    const auto own = database_.read([&](ReadTx& tx) { return find_account_by_login(tx, "canbo"); });
    if (own && own->person) client_.post(papers + "/person", {{"person", std::to_string(own->person.value)}});
    client_.post(guests + "/person", {{"person", staff("Sở Ngoại vụ", 12)}});
    client_.post(report + "/person",
                 {{"person", staff("Văn phòng Sở Ngoại vụ", 3)}, {"handover", "Mẫu báo cáo dùng chung của Sở"}});
    client_.post(guests + "/comments",
                 {{"comment", "Công an tỉnh đã gửi danh sách đợt 1; còn thiếu hai doanh nghiệp."}});
    if (own && own->person) {
      be("canbo", "Sở Ngoại vụ");
      client_.post(papers + "/progress", {{"progress", "40"}, {"said", "Xong bản tiếng Anh"}});
    }
  }

  void brief() {
    be("thuongtruc", committee);
    const std::string plan =
        client_.post(address("/briefings"), {{"title", "Quán triệt Kế hoạch thi đua đặc biệt"},
                                             {"organisation", std::to_string(organisation(committee).id.value)},
                                             {"audience", "staff"},
                                             {"speaker", "Thường trực Hội đồng Thi đua - Khen thưởng tỉnh"},
                                             {"since", "16/9/2021"},
                                             {"until", "30/9/2021"}});
    be("giamdoc", "Sở Ngoại vụ");
    hold_meeting(plan, "Văn phòng Sở Ngoại vụ", "17/9/2021", 2);
    hold_meeting(plan, "Sở Y tế", "20/9/2021", 5);
    be("lanhdao", committee);
    client_.post(plan + "/reading");
    const auto own = database_.read([](ReadTx& tx) { return find_account_by_login(tx, "giamdoc"); });
    if (own && own->person) {
      be("giamdoc", "Sở Ngoại vụ");
      client_.post(plan + "/reading");
    }
    tell_the_union();
  }

  /// All of the unit but the last ones were there.
  void hold_meeting(const std::string& briefing, std::string_view unit, std::string_view day, std::size_t missing) {
    be("thuongtruc", committee);
    const Organisation where = organisation(unit);
    const auto all = database_.read([&](ReadTx& tx) { return list_staff_below(tx, where.path, tx.today()); });
    DemoFields fields{{"held_on", std::string(day)},
                      {"chair", where.facts.head_name.empty() ? "Người đứng đầu đơn vị" : where.facts.head_name},
                      {"place", "Phòng họp của đơn vị"},
                      {"rest_absent", "on"},
                      {"families", std::to_string(all.size() / 3)}};
    for (std::size_t i = 0; i + missing < all.size(); ++i)
      fields.emplace_back("person", std::to_string(all[i].person.value));
    client_.post(briefing + "/units/" + std::to_string(where.id.value) + "/meetings", fields);
  }

  /// Members of the trade union, who are staff elsewhere (R21).
  void tell_the_union() {
    const auto union_ = database_.read([&](ReadTx& tx) {
      auto all = list_organisations(tx, tx.today());
      auto at = std::ranges::find_if(all, [](const Organisation& each) { return each.facts.symbol == "CĐVC"; });
      return at == all.end() ? Id<Organisation>{} : at->id;
    });
    if (!union_) return;
    be("thuongtruc", committee);
    client_.post(address("/briefings"), {{"title", "Công đoàn vận động đoàn viên thực hiện 5K"},
                                         {"body",
                                          "Mỗi đoàn viên thực hiện nghiêm 5K tại nơi làm việc và nơi ở.\n"
                                          "Khai báo y tế hai lần mỗi ngày làm việc, trước 8 giờ và trước 15 giờ.\n"
                                          "Vận động người thân, gia đình cùng thực hiện."},
                                         {"organisation", std::to_string(union_.value)},
                                         {"audience", "members"},
                                         {"speaker", "Ban Chấp hành Công đoàn"},
                                         {"since", "20/9/2021"},
                                         {"until", "27/9/2021"}});
  }

  Database& database_;
  DemoClient client_;
  Id<Campaign> campaign_;
};

}  // namespace

void add_campaign_work_demo(App& app) {
  app.demo_data.push_back([&app](Database& database) {
    const auto campaign = database.read([](ReadTx& tx) -> std::optional<Id<Campaign>> {
      if (tx.count("select count(*) from campaign_task where origin = ''", {}) > 0) return std::nullopt;
      return tx.find(
          "select c.id from campaign c join organisation o on o.id = c.organisation_id where o.name = $1 "
          "and c.parent_id is null and c.state = 'launched' order by c.id limit 1",
          {committee}, [](const Row& row) { return row.get<Id<Campaign>>(0); });
    });
    if (campaign) WorkingDemonstration(app, database, *campaign).tell();
  });
}

}  // namespace vx
