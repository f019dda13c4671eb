#pragma once
#include "notifications/mail_message.h"
#include "notifications/mail_options.h"
#include "notifications/mail_store.h"

namespace vx {

/// The mail in its reader's language, as text and as HTML that says the same: one notification in full, or several in
/// one list, the most urgent first. `view` is the reader's.
MailMessage compose_mail(const View& view, const MailDraft& draft, const MailOptions& options);

}  // namespace vx
