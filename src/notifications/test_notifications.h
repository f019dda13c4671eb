#pragma once
#include <gtest/gtest.h>

#include "accounts/test_accounts.h"
#include "audit/audit.h"
#include "notifications/notification_store.h"
#include "notifications/notifications.h"
#include "web/web.h"

// For tests only: accounts that are told something.

namespace vx {

/// A kind this slice has itself.
inline constexpr std::string_view test_kind = "notifications.mail_failed";

class NotificationsTest : public AccountsTest {
 protected:
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  void SetUp() override {
    AccountsTest::SetUp();
    if (IsSkipped()) return;
    lan_ = add_account("lan", "Nguyễn Thị Lan").value;
    minh_ = add_account("minh", "Trần Văn Minh").value;
  }
  std::vector<Slice> slices() override {
    std::vector<Slice> list = AccountsTest::slices();
    list.push_back([](App& app) { add_web(app); });
    list.push_back([this](App& app) { feeds_ = add_notifications(app, mail_options()); });
    return list;
  }
  /// Set up, but nobody runs the jobs.
  virtual MailOptions mail_options() {
    return {.server = "smtp://127.0.0.1:1",
            .user = "",
            .password = "",
            .authorities = "",
            .from = "vungxanh@tinh.example",
            .public_url = "https://vx.example"};
  }
  CalendarFeeds feeds() { return feeds_; }
  std::int64_t lan() const { return lan_; }
  std::int64_t minh() const { return minh_; }

  static Notification make(std::int64_t account, std::string subject, Parameters parameters = {},
                           Urgency urgency = Urgency::Today) {
    Notification notification;
    notification.account = account;
    notification.kind = test_kind;
    notification.parameters = std::move(parameters);
    notification.address = "/audit";
    notification.subject = std::move(subject);
    notification.urgency = urgency;
    return notification;
  }
  void tell(std::int64_t account, std::string subject, Parameters parameters = {}, Urgency urgency = Urgency::Today) {
    write([&](WriteTx& tx) { notify(tx, make(account, subject, parameters, urgency)); });
  }
  template <class Work>
  void write(Work work) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("test");
      work(tx);
    });
  }
  static std::vector<KeptNotification> unread_of_tx(ReadTx& tx, std::int64_t account) {
    return list_notifications(tx, account, NotificationShelf::Unread, {}).items;
  }
  std::vector<KeptNotification> unread_of(std::int64_t account) {
    return db().read([&](ReadTx& tx) { return unread_of_tx(tx, account); });
  }
  std::vector<KeptNotification> settled_of(std::int64_t account) {
    return db().read([&](ReadTx& tx) { return list_notifications(tx, account, NotificationShelf::Settled, {}).items; });
  }

 private:
  std::int64_t lan_ = 0;
  std::int64_t minh_ = 0;
  CalendarFeeds feeds_;
};

}  // namespace vx
