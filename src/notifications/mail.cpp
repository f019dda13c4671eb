#include "notifications/mail.h"

namespace vx {

std::string_view code_of(MailPurpose purpose) {
  return purpose == MailPurpose::Notifications  ? "notifications"
         : purpose == MailPurpose::Confirmation ? "confirmation"
                                                : "trial";
}

MailPurpose mail_purpose_of(std::string_view code) {
  return code == "notifications"  ? MailPurpose::Notifications
         : code == "confirmation" ? MailPurpose::Confirmation
                                  : MailPurpose::Trial;
}

std::string_view code_of(MailState state) {
  switch (state) {
    case MailState::Waiting:
      return "waiting";
    case MailState::Sent:
      return "sent";
    case MailState::Failed:
      return "failed";
    case MailState::Dropped:
      break;
  }
  return "dropped";
}

MailState mail_state_of(std::string_view code) {
  for (MailState state : {MailState::Waiting, MailState::Sent, MailState::Failed})
    if (code_of(state) == code) return state;
  return MailState::Dropped;
}

}  // namespace vx
