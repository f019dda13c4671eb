#include "notifications/delivery.h"

#include "base/text.h"
#include "web/texts.h"

namespace vx {
namespace {

constexpr std::string_view kind_prefix = "notify.";
constexpr std::string_view label_suffix = ".label";

Instant at_minute(Date day, int minute) { return Instant::at(day, minute / 60, minute % 60); }

/// The next time it is that minute, now included.
Instant next_minute(Instant now, int minute) {
  Instant today = at_minute(now.date(), minute);
  return today < now ? at_minute(now.date().plus_days(1), minute) : today;
}

}  // namespace

std::string_view code_of(Channel channel) { return channel_codes[static_cast<std::size_t>(channel)]; }

Channel channel_of(std::string_view code) {
  return code == "mail" ? Channel::Mail : code == "digest" ? Channel::Digest : Channel::Page;
}

Channel DeliveryChoice::channel(std::string_view kind, Urgency urgency) const {
  if (auto chosen = kinds.find(kind); chosen != kinds.end()) return chosen->second;
  return urgency == Urgency::Digest ? Channel::Digest : Channel::Mail;
}

bool is_quiet(const DeliveryChoice& choice, Instant at) {
  int minute = at.minute_of_day();
  if (choice.quiet_from <= choice.quiet_to) return choice.quiet_from <= minute && minute < choice.quiet_to;
  return choice.quiet_from <= minute || minute < choice.quiet_to;
}

std::optional<Instant> decide_send_time(const DeliveryChoice& choice, std::string_view kind, Urgency urgency,
                                        Instant now, std::optional<Instant> last) {
  Channel channel = choice.channel(kind, urgency);
  if (channel == Channel::Page) return std::nullopt;
  if (channel == Channel::Digest) return next_minute(now, choice.digest_at);  // its time was chosen, too
  Instant at = urgency == Urgency::Now ? now : now.plus_seconds(mail_hold_seconds);
  if (last && urgency != Urgency::Now) at = std::max(at, last->plus_seconds(mail_distance_seconds));
  bool may_pass = urgency == Urgency::Now && choice.urgent_passes;
  return is_quiet(choice, at) && !may_pass ? next_minute(at, choice.quiet_to) : at;
}

std::int64_t retry_seconds(std::int64_t attempts) {
  static constexpr std::array<std::int64_t, 7> waits{30, 120, 600, 1800, 3600, 7200, 14400};
  return waits[static_cast<std::size_t>(std::clamp<std::int64_t>(attempts, 1, waits.size()) - 1)];
}

std::string label_of_kind(const View& view, std::string_view kind) {
  return view.t(std::string(kind_prefix) + std::string(kind) + std::string(label_suffix));
}

std::vector<std::string> list_kinds(const View& view) {
  std::vector<std::string> kinds;
  for (std::string_view key : catalogue(view.locale).keys())
    if (key.starts_with(kind_prefix) && key.ends_with(label_suffix))
      kinds.emplace_back(key.substr(kind_prefix.size(), key.size() - kind_prefix.size() - label_suffix.size()));
  std::ranges::sort(kinds, {}, [&](const std::string& kind) { return collation_key(label_of_kind(view, kind)); });
  return kinds;
}

}  // namespace vx
