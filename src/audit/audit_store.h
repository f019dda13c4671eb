#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "audit/audit_check.h"
#include "web/paging.h"

namespace vx {

AuditHead find_audit_head(ReadTx& tx);
void insert_audit_line(WriteTx& tx, const AuditLine& line);
void store_audit_head(WriteTx& tx, const AuditHead& head);

/// Lines behind `after`, in order, at most `limit`.
void each_audit_line(ReadTx& tx, std::int64_t after, std::int64_t limit,
                     const std::function<void(const AuditLine&)>& sink);

struct AuditFilter {
  std::string name = {};     ///< log-in name
  std::string action = {};   ///< exact, or "organisations." for all of a slice
  std::string subject = {};  ///< exact
  std::optional<Date> from = {};
  std::optional<Date> to = {};  ///< inclusive
};
/// The latest first; costs the page.
PageOf<AuditLine> list_audit_lines(ReadTx& tx, const AuditFilter& filter, const PageRequest& page);

void insert_audit_check(WriteTx& tx, const AuditCheck& check);
std::optional<AuditCheck> find_last_audit_check(ReadTx& tx);
/// Those that found the chain whole, in order: anchors for later ones.
std::vector<AuditCheck> list_audit_anchors(ReadTx& tx);

}  // namespace vx
