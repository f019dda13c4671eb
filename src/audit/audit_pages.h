#pragma once
#include "audit/audit_check.h"
#include "web/json.h"

namespace vx {

Json audit_line_json(const AuditLine& line);
Json audit_check_json(const AuditCheck& result);
void add_audit_routes(App& app);

}  // namespace vx
