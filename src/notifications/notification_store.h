#pragma once
#include <vector>

#include "notifications/notification.h"
#include "web/paging.h"

namespace vx {

/// Counting stops at `unread_shown_max` + 1: the bell says "99+".
inline constexpr std::int64_t unread_shown_max = 99;
std::int64_t count_unread(ReadTx& tx, std::int64_t account);

enum class NotificationShelf { Unread, Read, Settled };
/// The newest first.
PageOf<KeptNotification> list_notifications(ReadTx& tx, std::int64_t account, NotificationShelf shelf,
                                            const PageRequest& page);
/// Those settled since `from`, the latest first, at most `limit`.
std::vector<KeptNotification> list_settled_since(ReadTx& tx, std::int64_t account, Instant from, int limit);
std::optional<KeptNotification> find_notification(ReadTx& tx, std::int64_t account, Id<Notification> id);

/// False if it is not there, not the account's, or was read before.
bool mark_read(WriteTx& tx, std::int64_t account, Id<Notification> id);
/// How many were unread.
std::int64_t mark_all_read(WriteTx& tx, std::int64_t account);
/// Forgets what was settled or read before `before`, a batch at a time; answers how many.
std::int64_t delete_old_notifications(WriteTx& tx, Instant before, std::int64_t limit);

/// Whose notifications changed at or after `since`.
std::vector<std::int64_t> list_changed_accounts(ReadTx& tx, Instant since);

}  // namespace vx
