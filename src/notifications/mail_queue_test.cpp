#include "notifications/delivery_store.h"
#include "notifications/mail_sender.h"
#include "notifications/test_mail_server.h"
#include "notifications/test_notifications.h"

namespace vx {
namespace {

class MailQueue : public NotificationsTest {
 protected:
  void SetUp() override {
    NotificationsTest::SetUp();
    if (IsSkipped()) return;
    confirm(lan(), "lan@donvi.example");
    confirm(minh(), "minh@donvi.example");
  }
  void confirm(std::int64_t account, std::string address) {
    write([&](WriteTx& tx) {
      store_mail_address(tx, account, address, sha256("x"));
      confirm_mail_address(tx, account);
    });
  }
  int send(const MailOptions& options) { return MailSender(options).run(db()); }
  int send() { return send(server_.options()); }
  std::vector<Mail> mails(MailState state) {
    return db().read([&](ReadTx& tx) { return list_mails(tx, state, {}).items; });
  }
  std::int64_t count(MailState state) {
    return db().read([&](ReadTx& tx) { return count_mails(tx)[state]; });
  }
  TestMailServer server_{{"--refuse", "unknown", "--later", "busy"}};
};
VX_FOR_EACH_ENGINE(MailQueue);

TEST_P(MailQueue, SendsWhatIsUrgentAtOnceToTheConfirmedAddress) {
  tell(lan(), "case/1", {{"address", "xã Ẩn"}, {"answer", "không có"}}, Urgency::Now);
  EXPECT_EQ(send(), 1);
  auto taken = server_.mails();
  ASSERT_EQ(taken.size(), 1u);
  EXPECT_TRUE(taken[0].starts_with("X-Receiver: lan@donvi.example\r\n"));
  EXPECT_EQ(header_of(taken[0], "To"), "<lan@donvi.example>");
  EXPECT_EQ(header_of(taken[0], "Auto-Submitted"), "auto-generated");
  EXPECT_EQ(header_of(taken[0], "List-Unsubscribe"), "<https://vx.example/account/notifications>");
  auto sent = mails(MailState::Sent);
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(header_of(taken[0], "Message-ID"), "<" + sent[0].message_id() + ">");
  EXPECT_EQ(send(), 0) << "once";
}

TEST_P(MailQueue, OneMailTakesTheWorkOfTen) {
  for (int i = 0; i < 10; ++i) tell(lan(), fmt::format("task/{}", i));
  EXPECT_EQ(send(), 0) << "a moment, for more of the same";
  pass(mail_hold_seconds + 1);
  EXPECT_EQ(send(), 1);
  EXPECT_TRUE(server_.mails()[0].contains("Subject: =?UTF-8?B?")) << server_.mails()[0];
  tell(lan(), "task/11");
  pass(mail_hold_seconds + 1);
  EXPECT_EQ(send(), 0) << "one in a quarter of an hour is enough";
  tell(lan(), "task/12");
  pass(mail_distance_seconds);
  EXPECT_EQ(send(), 1);
}

TEST_P(MailQueue, SaysNothingOfWhatIsReadOrDoneAlready) {
  tell(lan(), "task/1");
  tell(minh(), "task/2");
  write([&](WriteTx& tx) {
    settle_all(tx, "task/1");
    mark_read(tx, minh(), unread_of_tx(tx, minh())[0].id);
  });
  pass(60);
  EXPECT_EQ(send(), 0);
  EXPECT_EQ(count(MailState::Dropped), 2);
  tell(lan(), "task/3");
  write([&](WriteTx& tx) { store_choice(tx, lan(), {.kinds = {{std::string(test_kind), Channel::Page}}}); });
  tell(lan(), "task/4");
  EXPECT_EQ(count(MailState::Waiting), 1) << "in the page only";
}

TEST_P(MailQueue, AMailIsQueuedInTheWriteThatCausesIt) {
  EXPECT_THROW(write([&](WriteTx& tx) {
                 notify(tx, make(lan(), "task/1", {}, Urgency::Now));
                 throw std::runtime_error("not today");
               }),
               std::runtime_error);
  EXPECT_EQ(count(MailState::Waiting), 0);
}

TEST_P(MailQueue, WhatIsRefusedForGoodIsShownToAdministrators) {
  give(Id<Account>{minh()}, Role::Administrator);
  confirm(lan(), "unknown@donvi.example");
  tell(lan(), "task/1", {}, Urgency::Now);
  EXPECT_EQ(send(), 0);
  auto failed = mails(MailState::Failed);
  ASSERT_EQ(failed.size(), 1u);
  EXPECT_EQ(failed[0].answer, "550 5.1.1 Mailbox unknown");
  ASSERT_EQ(unread_of(minh()).size(), 1u);
  TestClient admin = site().as(test_viewer(minh(), "minh", {manage_accounts}));
  EXPECT_TRUE(has(admin.get("/admin/mail"), "1 thư không gửi được"));
  EXPECT_TRUE(has(admin.get("/admin/mail"), "Mailbox unknown"));
  EXPECT_EQ(admin.post(fmt::format("/admin/mail/{}/drop", failed[0].id.value)).status, 303);
  EXPECT_TRUE(unread_of(minh()).empty()) << "nothing has failed any more";
  EXPECT_EQ(admin.post(fmt::format("/admin/mail/{}/retry", failed[0].id.value)).status, 409);
}

TEST_P(MailQueue, WhatIsPutOffIsTriedAgainWithTheSameMessageId) {
  confirm(lan(), "busy@donvi.example");
  tell(lan(), "task/1", {}, Urgency::Now);
  MailSender sender(server_.options());
  EXPECT_EQ(sender.run(db()), 0);
  ASSERT_EQ(mails(MailState::Waiting).size(), 1u);
  Mail before = mails(MailState::Waiting)[0];
  EXPECT_EQ(before.attempts, 1);
  EXPECT_TRUE(before.answer.starts_with("451"));
  EXPECT_EQ(sender.run(db()), 0);
  EXPECT_EQ(mails(MailState::Waiting)[0].attempts, 1) << "not at once";
  pass(retry_seconds(1) + 1);
  EXPECT_EQ(sender.run(db()), 0);
  EXPECT_EQ(mails(MailState::Waiting)[0].attempts, 2);
  int port = server_.port();
  server_.stop();
  server_.start({}, port);
  pass(retry_seconds(2) + 1);
  EXPECT_EQ(sender.run(db()), 1);
  EXPECT_EQ(header_of(server_.mails()[0], "Message-ID"), "<" + before.message_id() + ">");
}

TEST_P(MailQueue, AServerThatIsNotThereLosesNothingAndGivesUpAfterDays) {
  server_.stop();
  tell(lan(), "task/1", {}, Urgency::Now);
  EXPECT_EQ(send(), 0);
  EXPECT_EQ(count(MailState::Waiting), 1);
  pass(give_up_seconds + 60);
  EXPECT_EQ(send(), 0);
  EXPECT_EQ(count(MailState::Failed), 1);
}

TEST_P(MailQueue, WhatDiedWhileBeingSentIsSentAgain) {
  tell(lan(), "task/1", {}, Urgency::Now);
  write([&](WriteTx& tx) { ASSERT_TRUE(claim_mail(tx, "tinh.example", 60)); });  // and then kill -9
  MailSender fresh(server_.options());
  if (db().engine() == Engine::Postgres) {
    EXPECT_EQ(fresh.run(db()), 0) << "another server may be sending it";
    pass(61);
  }
  EXPECT_EQ(fresh.run(db()), 1);
  auto sent = mails(MailState::Sent);
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].attempts, 2);
}

TEST_P(MailQueue, AddressesAreConfirmedByACodeThatIsMailed) {
  MailSender sender(mail_options());
  TestClient lans = logged_in("lan");
  EXPECT_EQ(lans.post("/account/notifications/address", {{"address", "a@b\r\nBcc: x@y"}}).status, 422);
  EXPECT_EQ(lans.post("/account/notifications/address", {{"address", "moi@donvi.example"}}).status, 303);
  tell(lan(), "task/1", {}, Urgency::Now);
  EXPECT_EQ(count(MailState::Waiting), 1) << "only the code: the address is not confirmed";
  std::string code = mails(MailState::Waiting)[0].code;
  ASSERT_EQ(code.size(), 6u);
  EXPECT_EQ(send(), 1);
  EXPECT_TRUE(mails(MailState::Sent)[0].code.empty()) << "forgotten once it is sent";
  EXPECT_EQ(
      lans.post("/account/notifications/address/confirm", {{"code", code == "123456" ? "654321" : "123456"}}).status,
      422);
  EXPECT_EQ(lans.post("/account/notifications/address/confirm", {{"code", code}}).status, 303);
  EXPECT_TRUE(has(lans.get("/account/notifications"), "moi@donvi.example"));
  tell(lan(), "task/2", {}, Urgency::Now);
  EXPECT_EQ(send(), 1);
  EXPECT_EQ(header_of(server_.mails()[1], "To"), "<moi@donvi.example>");
}

TEST_P(MailQueue, ACodeCannotBeGuessed) {
  TestClient lans = logged_in("lan");
  lans.post("/account/notifications/address", {{"address", "moi@donvi.example"}});
  std::string code = mails(MailState::Waiting)[0].code;
  std::string wrong = code == "000000" ? "000001" : "000000";
  for (int i = 0; i < 5; ++i) lans.post("/account/notifications/address/confirm", {{"code", wrong}});
  EXPECT_EQ(lans.post("/account/notifications/address/confirm", {{"code", code}}).status, 422) << "too many tries";
  int limited = 0;
  for (int i = 0; i < 8; ++i)
    if (lans.post("/account/notifications/address", {{"address", "moi@donvi.example"}}).status == 429) ++limited;
  EXPECT_GE(limited, 3);
}

TEST_P(MailQueue, ChoicesAreOnesOwnAndKept) {
  TestClient lans = logged_in("lan");
  expect_access("/account/notifications", {{"lan", lans, Outcome::Allowed},
                                           {"minh", logged_in("minh"), Outcome::Allowed},
                                           {"nobody", site().signed_out(), Outcome::MustSignIn}});
  EXPECT_EQ(lans.post("/account/notifications", {{"quiet_from", "25:00"}}).status, 422);
  EXPECT_EQ(lans.post("/account/notifications", {{"quiet_from", "20:00"},
                                                 {"quiet_to", "7:15"},
                                                 {"digest_at", "08:00"},
                                                 {"kind." + std::string(test_kind), "digest"}})
                .status,
            303);
  Response json = lans.get_json("/account/notifications");
  EXPECT_TRUE(has(json, "\"quiet_from\":\"20:00\",\"quiet_to\":\"07:15\",\"urgent_passes\":false"));
  EXPECT_TRUE(has(json, "\"notifications.mail_failed\":\"digest\""));
  EXPECT_FALSE(has(logged_in("minh").get_json("/account/notifications"), "\"digest\""));
}

TEST_P(MailQueue, TheQueueIsForWhoManagesAllAccounts) {
  expect_access("/admin/mail",
                {{"admin", site().as(test_viewer(90, "admin", {manage_accounts})), Outcome::Allowed},
                 {"minh", site().as(test_viewer(91, "minh", {manage_accounts}, "o/1/")), Outcome::Forbidden},
                 {"hoa", site().as(test_viewer(92, "hoa", {})), Outcome::Forbidden},
                 {"nobody", site().signed_out(), Outcome::MustSignIn}});
  for (std::string_view address : {"/admin/mail/retry", "/admin/mail/1/retry", "/admin/mail/1/drop"})
    expect_post_access(address, {},
                       {{"minh", site().as(test_viewer(91, "minh", {manage_accounts}, "o/1/")), Outcome::Forbidden},
                        {"hoa", site().as(test_viewer(92, "hoa", {})), Outcome::Forbidden},
                        {"nobody", site().signed_out(), Outcome::MustSignIn}});
}

TEST(Smtp, LogsInOverTlsAndRefusesWhatItCannotTrust) {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("vx_tls_" + random_token().substr(0, 12));
  std::filesystem::create_directories(folder);
  std::string key = (folder / "key.pem").string(), certificate = (folder / "cert.pem").string();
  ASSERT_EQ(
      std::system(fmt::format("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout "
                              "{} -out {} -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 "
                              "2>/dev/null",
                              key, certificate)
                      .c_str()),
      0);
  TestMailServer server({"--tls", certificate, key, "--user", "vx:mật khẩu"});
  MailOptions options = server.options();
  EXPECT_EQ(SmtpConnection(options).send("a@b.example", "Subject: x\r\n\r\nx\r\n").outcome,
            SmtpResult::Outcome::Unreachable)
      << "it wants encryption";
  options.server = fmt::format("smtp://LOCALHOST:{}", server.port());  // not known to be this machine: must encrypt
  options.user = "vx";
  options.password = "mật khẩu";
  EXPECT_EQ(SmtpConnection(options).try_out().outcome, SmtpResult::Outcome::Unreachable) << "nobody vouches for it";
  options.authorities = certificate;
  SmtpResult tried = SmtpConnection(options).try_out();
  EXPECT_EQ(tried.outcome, SmtpResult::Outcome::Taken) << tried.answer;
  SmtpConnection connection(options);
  EXPECT_EQ(connection.send("a@b.example", "Subject: x\r\n\r\n.\r\n..x\r\n").outcome, SmtpResult::Outcome::Taken);
  ASSERT_EQ(server.mails().size(), 1u);
  EXPECT_TRUE(server.mails()[0].ends_with("\r\n\r\n.\r\n..x\r\n")) << "dots at the beginning of lines arrive";
  options.password = "sai";
  EXPECT_EQ(SmtpConnection(options).send("a@b.example", "x").outcome, SmtpResult::Outcome::Unreachable);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace vx
