#include "audit/audit_check.h"
#include "web/test_client.h"

namespace vx {
namespace {

const std::string key(32, 'k');

class AuditPages : public SiteTest {
 protected:
  void prepare(Database& database) override { database.set_audit_writer(make_audit_writer()); }
  std::vector<Slice> slices() override {
    return {[this](App& app) { add_audit(app, [this]() -> Database& { return db(); }, [] { return key; }); }};
  }
  void record(std::string name, std::string action, std::string subject) {
    db().write({7, name, "organisation_clerk", "10.0.0.7"},
               [&](WriteTx& tx) { tx.record({.action = action, .subject = subject, .after = "{}"}); });
  }
  TestClient reader() { return site().as(test_viewer(1, "lan", {read_audit})); }
};
VX_FOR_EACH_ENGINE(AuditPages);

TEST_P(AuditPages, AreForThoseWhoMayReadTheAudit) {
  expect_access("/audit", {{"lan", reader(), Outcome::Allowed},
                           {"hoa", site().as(test_viewer(3, "hoa", {})), Outcome::Forbidden},
                           {"minh", site().as(test_viewer(2, "minh", {Permission{"documents.read"}}, "o/9/")),
                            Outcome::Forbidden},
                           {"nobody", site().signed_out(), Outcome::MustSignIn}});
}

TEST_P(AuditPages, ShowWhoDidWhatAndFilter) {
  record("minh", "accounts.log_in", "account/2");
  record("hoa", "organisations.update", "organisation/345");
  TestClient lan = reader();
  Response all = lan.get("/audit");
  EXPECT_TRUE(has(all, "minh"));
  EXPECT_TRUE(has(all, "organisation/345"));
  EXPECT_TRUE(has(all, "Nhật ký có 2 dòng"));
  EXPECT_FALSE(has(lan.get("/audit?name=minh"), "organisation/345"));
  EXPECT_FALSE(has(lan.get("/audit?action=organisations."), "account/2"));
  EXPECT_TRUE(has(lan.get("/audit?subject=organisation/345&from=1/1/2021"), "hoa"));
  EXPECT_TRUE(has(lan.get("/audit?from=hôm+qua"), "f-from-error"));
  EXPECT_TRUE(has(lan.get_json("/audit"), "\"action\":\"organisations.update\""));
  EXPECT_EQ(lan.get_json("/audit?after=nonsense").status, 400);
}

TEST_P(AuditPages, SayWhetherTheChainIsWhole) {
  record("minh", "accounts.log_in", "account/2");
  record("minh", "accounts.log_out", "account/2");
  TestClient lan = reader();
  EXPECT_TRUE(has(lan.get("/audit"), "chưa được kiểm tra"));
  for (const Job& job : site().app().jobs) job.run(db());  // due, as it never was
  EXPECT_TRUE(has(lan.get("/audit"), "nguyên vẹn: đã kiểm tra 2 dòng"));
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.execute("update audit_line set name = 'hoa' where sequence = 2", {});
    tx.exempt_from_audit("test");
  });
  for (const Job& job : site().app().jobs) job.run(db());
  EXPECT_TRUE(has(lan.get("/audit"), "nguyên vẹn")) << "once a night is enough";
  verify_and_seal_audit(db(), key);
  EXPECT_TRUE(has(lan.get("/audit"), "dòng 2 đã bị sửa"));
  EXPECT_TRUE(has(lan.get_json("/audit"), "\"first_broken_line\":2"));
}

}  // namespace
}  // namespace vx
