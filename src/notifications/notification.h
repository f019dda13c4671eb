#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "db/database.h"
#include "web/view.h"

namespace vx {

/// How soon somebody must know. Now: even in quiet hours, if the reader lets it; Today: within minutes; Digest: with
/// the day's digest.
enum class Urgency { Now, Today, Digest };
std::string_view code_of(Urgency urgency);
Urgency urgency_of(std::string_view code);

/// Something one account should know (thông báo). Its words are the catalogue's, in the reader's language:
/// `notify.<kind>` is the title, `notify.<kind>.text` a sentence more (may be missing), both with `parameters` in their
/// braces; `notify.<kind>.label` names the kind where people choose how they want to be told.
struct Notification {
  std::int64_t account = 0;
  std::string kind = {};  ///< "campaigns.task_assigned"
  std::vector<std::pair<std::string, std::string>> parameters = {};
  std::string address = {};  ///< "/campaigns/3/tasks/12": where the next step is
  /// "task/12": what it is about. A newer one on the same subject replaces an unread one; settle() ends it.
  std::optional<std::string> subject = {};
  Urgency urgency = Urgency::Today;
  std::optional<Date> due_on = {};
};

/// Tells the account, in this write: in the page at once, by e-mail as its owner chose. Nobody is told what they have
/// just done themselves (the write's actor).
void notify(WriteTx& tx, const Notification& notification);
/// The thing is done or gone, for one account or for all: it waits for nobody any more, and a mail not yet sent about
/// it is not sent.
void settle(WriteTx& tx, std::int64_t account, std::string_view subject);
void settle_all(WriteTx& tx, std::string_view subject);

/// A notification as it is kept.
struct KeptNotification {
  Id<Notification> id = {};
  Notification what = {};
  Instant created_at = {};
  std::optional<Instant> read_at = {};
  std::optional<Instant> settled_at = {};
};

/// Its words for this reader.
std::string title_of(const View& view, const Notification& notification);
/// "" if the kind has no more to say.
std::string text_of(const View& view, const Notification& notification);

}  // namespace vx
