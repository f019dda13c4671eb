#include "campaigns/demo.h"

#include <charconv>

#include "accounts/account_store.h"
#include "base/check.h"
#include "base/embedded.h"
#include "campaigns/campaign_store.h"
#include "campaigns/cascade_store.h"
#include "campaigns/demo_client.h"
#include "campaigns/difficulty_demo.h"
#include "campaigns/gap_store.h"
#include "documents/reading_store.h"
#include "documents/review.h"
#include "embedded/demo_plans.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

std::int64_t number_in(std::string_view address, std::string_view prefix) {
  std::int64_t number = 0;
  check(address.starts_with(prefix), "the demonstration was led to an unexpected page");
  std::from_chars(address.data() + prefix.size(), address.data() + address.size(), number);
  return number;
}

std::string_view plan_text(std::string_view name) {
  for (const EmbeddedFile& file : embedded::demo_plans())
    if (file.path.ends_with(name)) return file.bytes;
  check(false, "the demonstration names a plan that is not there");
  return {};
}

/// The story, told in requests.
class Demonstration {
 public:
  Demonstration(const App& app, Database& database) : database_(database), client_(app, database) {
    database_.read([&](ReadTx& tx) {
      for (Organisation& each : list_organisations(tx, tx.today())) organisations_.push_back(std::move(each));
    });
  }

  void tell() {
    be("thuongtruc", "Ủy ban nhân dân tỉnh Vĩnh Phúc");
    const auto earlier = enter("13-dot-cao-diem.txt");
    const auto province = enter("01-ubnd-tinh.txt");
    const auto health = enter("02-so-y-te.txt");
    const auto home_affairs = enter("03-so-noi-vu.txt");
    enter("04-so-giao-duc.txt");
    const auto trade = enter("05-so-cong-thuong.txt");
    enter("06-so-lao-dong.txt");
    enter("07-so-xay-dung.txt");
    enter("14-so-tu-phap.txt");
    const auto city = enter("09-ubnd-vinh-yen.txt");
    enter("10-ubnd-binh-xuyen.txt");
    enter("11-phuong-tich-son.txt");
    enter("12-phuong-dong-tam.txt");
    move(earlier, {"inspected", "publicised", "reviewed", "closed"});
    move(health, {"inspected"});
    move(home_affairs, {"inspected", "publicised"});
    move(city, {"inspected"});
    start_small_ones();
    steer(province);
    judge_gaps(trade);
    client_.post(address(province, "/publication"));
    client_.post(address(health, "/publication"));
    explain(province);
  }

 private:
  static std::string address(std::int64_t campaign, std::string_view rest) {
    return "/campaigns/" + std::to_string(campaign) + std::string(rest);
  }
  const Organisation& organisation(std::string_view name) const {
    auto at = std::find_if(organisations_.begin(), organisations_.end(),
                           [&](const Organisation& each) { return each.name() == name; });
    check(at != organisations_.end(), "the demonstration names an organisation that is not there");
    return *at;
  }
  std::string unit(std::int64_t campaign, std::string_view name, std::string_view rest) const {
    return address(campaign, "/cascade/" + std::to_string(organisation(name).id.value) + std::string(rest));
  }

  void be(const std::string& login_name, std::string_view place) {
    const Organisation& where = organisation(place);
    const auto account = database_.read([&](ReadTx& tx) { return find_account_by_login(tx, login_name); });
    client_.act_as(login_name, account ? account->id.value : 1, where.id.value, where.path);
  }

  std::int64_t upload(std::string_view name) {
    return number_in(client_.upload("/documents/upload", name, plan_text(name)), "/documents/");
  }

  /// Uploads a plan and confirms what the reader found, as it found it; answers its campaign.
  std::int64_t enter(std::string_view name) {
    const std::int64_t document = upload(name);
    const Form form = database_.read(
        [&](ReadTx& tx) { return fill_review_form(find_current_reading(tx, Id<Document>{document}).value()); });
    DemoFields fields;
    for (const FormValue& value : form.values()) fields.emplace_back(value.name, value.value);
    const std::string next = client_.post("/documents/" + std::to_string(document) + "/review", fields);
    client_.post("/documents/" + std::to_string(document) + "/publication");
    return number_in(next, "/campaigns/");
  }

  void move(std::int64_t campaign, const std::vector<std::string>& states) {
    for (const std::string& state : states)
      client_.post(address(campaign, "/moves"), {{"to", state}, {"note", state == "closed" ? "Đã tổng kết" : ""}});
  }

  /// Campaigns that no plan has started, by the form.
  void start_small_ones() {
    const std::string unit_id = std::to_string(organisation("Sở Nội vụ").id.value);
    const std::string reviewed = client_.post(
        "/campaigns", {{"organisation", unit_id},
                       {"title", "Đợt thi đua “Ngày thứ Bảy vì cơ sở”"},
                       {"theme", "Mỗi thứ Bảy một việc có ích cho cơ sở"},
                       {"kind", "thematic"},
                       {"aim", "Công chức về cơ sở cùng làm, cùng tháo gỡ vướng mắc khi dịch còn phức tạp."},
                       {"starts_on", "1/6/2021"},
                       {"ends_on", "31/8/2021"},
                       {"collectives", "Các phòng, ban, chi cục thuộc Sở"},
                       {"funding", "Quỹ thi đua, khen thưởng của Sở"}});
    const std::int64_t id = number_in(reviewed, "/campaigns/");
    client_.post(address(id, "/items"),
                 {{"kind", "content"}, {"text", "Mỗi phòng nhận một xã để cùng làm sạch hồ sơ tồn đọng."}});
    client_.post(address(id, "/items"),
                 {{"kind", "criterion"}, {"text", "100% phòng có ít nhất 04 ngày thứ Bảy ở cơ sở."}});
    client_.post(address(id, "/items"), {{"kind", "solution"}, {"text", "Công khai lịch về cơ sở trên trang của Sở."}});
    move(id, {"launched", "inspected", "publicised", "reviewed"});
    client_.post("/campaigns",
                 {{"organisation", std::to_string(organisation("Ủy ban nhân dân tỉnh Vĩnh Phúc").id.value)},
                  {"title", "Phong trào thi đua “Vĩnh Phúc phục hồi nhanh, phát triển bền”"},
                  {"theme", "Phục hồi nhanh, phát triển bền"},
                  {"kind", "thematic"},
                  {"aim", "Chuẩn bị cho giai đoạn sau khi dịch được kiểm soát."},
                  {"starts_on", "1/2022"}});
  }

  void steer(std::int64_t province) {
    client_.post(unit(province, "Bộ Chỉ huy Quân sự tỉnh", "/dispensation"),
                 {{"excuse", "Thực hiện theo kế hoạch thi đua của ngành dọc; gửi báo cáo chung hằng tháng."}});
    client_.post(unit(province, "Công an tỉnh", "/dispensation"),
                 {{"excuse", "Thực hiện theo kế hoạch thi đua của ngành dọc; gửi báo cáo chung hằng tháng."}});
    client_.post(unit(province, "Ủy ban nhân dân huyện Tam Đảo", "/deadline"), {{"due_on", "27/9/2021"}});
    client_.post(unit(province, "Ủy ban nhân dân huyện Tam Đảo", "/reminder"),
                 {{"note", "Đã gia hạn đến ngày 27/9/2021; đề nghị huyện ban hành đúng hạn mới."}});
    client_.post(address(province, "/cascade/reminders"),
                 {{"to", "overdue"},
                  {"note", "Kế hoạch đã quá hạn ngày 20/9/2021. Đề nghị đơn vị ban hành ngay hoặc báo lý do."}});
  }

  /// An officer of the province looks at what the comparison found in the department of trade's plan.
  void judge_gaps(std::int64_t campaign) {
    const auto gaps = database_.read([&](ReadTx& tx) { return list_gaps(tx, Id<Campaign>{campaign}); });
    bool is_first = true;
    for (const Gap& gap : gaps) {
      if (gap.found != GapVerdict::Weakened) continue;
      client_.post(address(campaign, "/gaps/" + std::to_string(gap.parent_item.id.value)),
                   {{"verdict", is_first ? "weakened" : "taken_up"},
                    {"reason", is_first ? "Đã yêu cầu Sở điều chỉnh."
                                        : "Sở đã đính chính bằng công văn, áp dụng mức chung của tỉnh."}});
      if (!is_first) break;
      is_first = false;
    }
  }

  /// Units say why they are late; one uploads its plan and has not looked at it yet.
  void explain(std::int64_t province) {
    be("minh", "Ủy ban nhân dân huyện Tam Đảo");
    client_.post(unit(province, "Ủy ban nhân dân huyện Tam Đảo", "/reason"),
                 {{"reason", "Huyện đang lấy ý kiến các xã có điểm du lịch; dự kiến ban hành ngày 25/9/2021."}});
    be("vanphong", "Sở Ngoại vụ");
    client_.post(unit(province, "Sở Ngoại vụ", "/reason"),
                 {{"reason", "Kế hoạch đã trình ký, chờ cấp số; dự kiến ban hành trong ngày 24/9/2021."}});
    upload("08-so-ngoai-vu.txt");
  }

  Database& database_;
  DemoClient client_;
  std::vector<Organisation> organisations_;
};

}  // namespace

void add_campaigns_demo(App& app) {
  app.demo_data.push_back([&app](Database& database) {
    const bool is_there = database.read([](ReadTx& tx) { return tx.count("select count(*) from campaign", {}) > 0; });
    if (is_there) return;
    Demonstration(app, database).tell();
  });
  add_difficulty_demo(app);
}

}  // namespace vx
