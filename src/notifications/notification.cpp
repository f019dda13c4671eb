#include "notifications/notification.h"

#include "web/texts.h"

namespace vx {
namespace {

std::string words_of(const View& view, const std::string& key, const Notification& notification) {
  std::vector<TextArgument> arguments(notification.parameters.begin(), notification.parameters.end());
  return fill_in(find_text(view.locale, key), arguments);
}

}  // namespace

std::string_view code_of(Urgency urgency) {
  return urgency == Urgency::Now ? "now" : urgency == Urgency::Today ? "today" : "digest";
}

Urgency urgency_of(std::string_view code) {
  return code == "now" ? Urgency::Now : code == "today" ? Urgency::Today : Urgency::Digest;
}

std::string title_of(const View& view, const Notification& notification) {
  return words_of(view, "notify." + notification.kind, notification);
}

std::string text_of(const View& view, const Notification& notification) {
  std::string key = "notify." + notification.kind + ".text";
  return has_text(key) ? words_of(view, key, notification) : std::string();
}

}  // namespace vx
