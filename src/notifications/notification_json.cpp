#include "notifications/notification_json.h"

namespace vx {

Json notification_json(const View& view, const KeptNotification& kept) {
  return json_object({{"id", kept.id},
                      {"kind", kept.what.kind},
                      {"title", title_of(view, kept.what)},
                      {"text", text_of(view, kept.what)},
                      {"address", kept.what.address},
                      {"urgency", code_of(kept.what.urgency)},
                      {"due_on", kept.what.due_on},
                      {"created_at", kept.created_at},
                      {"read_at", kept.read_at},
                      {"settled_at", kept.settled_at}});
}

Json notifications_json(const View& view, std::int64_t unread, const PageOf<KeptNotification>& list) {
  return json_object(
      {{"unread", unread},
       {"items", json_array(list.items, [&](const KeptNotification& kept) { return notification_json(view, kept); })},
       {"next", list.next}});
}

}  // namespace vx
