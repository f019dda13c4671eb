#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notifications/notification.h"

namespace vx {

/// How one is told beside the page (cách nhận): not at all, by a mail of its own, with the day's digest.
enum class Channel { Page, Mail, Digest };
inline constexpr std::array<std::string_view, 3> channel_codes{"page", "mail", "digest"};
std::string_view code_of(Channel channel);
Channel channel_of(std::string_view code);

/// What somebody chose. Minutes of the day in Vietnam; quiet hours (giờ yên tĩnh) may reach over midnight, and there
/// are none if both ends are the same.
struct DeliveryChoice {
  int quiet_from = 21 * 60;
  int quiet_to = 6 * 60 + 30;
  bool urgent_passes = true;
  int digest_at = 7 * 60;
  std::map<std::string, Channel, std::less<>> kinds = {};  ///< those chosen otherwise than usual

  /// Usual: what is urgent or of today comes as a mail, the rest with the digest.
  [[nodiscard]] Channel channel(std::string_view kind, Urgency urgency) const;
};

bool is_quiet(const DeliveryChoice& choice, Instant at);
/// When the mail about it goes out; nothing if it is only shown in the page. `last`: when the account's last mail went.
std::optional<Instant> decide_send_time(const DeliveryChoice& choice, std::string_view kind, Urgency urgency,
                                        Instant now, std::optional<Instant> last = {});

/// Mails of one account keep this distance; what comes in between waits and goes together. Urgent ones do not wait.
inline constexpr std::int64_t mail_distance_seconds = 15 * 60;
/// A moment in which several things of one write, or of one person's work, still come into one mail.
inline constexpr std::int64_t mail_hold_seconds = 10;

/// How long to wait after the n-th failed attempt (1 …), and until when at all.
std::int64_t retry_seconds(std::int64_t attempts);
inline constexpr std::int64_t give_up_seconds = 3 * 86400;

/// The kinds there are, sorted by their names for this reader: those whose name the catalogue has.
std::vector<std::string> list_kinds(const View& view);
std::string label_of_kind(const View& view, std::string_view kind);

}  // namespace vx
