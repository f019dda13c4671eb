#include "campaigns/task_evidence.h"

#include "base/text.h"
#include "web/form.h"

namespace vx {

std::string_view code_of(EvidenceKind kind) {
  if (kind == EvidenceKind::File) return "file";
  return kind == EvidenceKind::Link ? "link" : "number";
}
EvidenceKind evidence_kind_of(std::string_view code) {
  if (code == "file") return EvidenceKind::File;
  return code == "link" ? EvidenceKind::Link : EvidenceKind::Number;
}

std::expected<std::vector<TaskEvidence>, FieldError> decide_evidence(const EvidenceDraft& draft) {
  auto refuse = [](std::string_view field, std::string_view key) {
    return std::unexpected(FieldError{std::string(field), {std::string(key)}});
  };
  const std::string title = squeeze(draft.title);
  const std::string address(trim(draft.address));
  const std::string unit = squeeze(draft.unit);
  std::vector<TaskEvidence> all;
  if (draft.file) {
    if (draft.file->bytes.empty()) return refuse("file", "tasks.refusal.empty_file");
    all.push_back({.kind = EvidenceKind::File,
                   .title = title.empty() ? draft.file->name : title,
                   .address = draft.file->name,
                   .content_type = draft.file->content_type,
                   .size = static_cast<std::int64_t>(draft.file->bytes.size())});
  }
  if (!address.empty()) {
    if (!address.starts_with("https://") && !address.starts_with("http://"))
      return refuse("address", "tasks.refusal.no_web_address");
    all.push_back({.kind = EvidenceKind::Link, .title = title.empty() ? address : title, .address = address});
  }
  if (draft.amount) {
    if (unit.empty()) return refuse("unit", "tasks.refusal.no_unit");
    all.push_back({.kind = EvidenceKind::Number, .title = title, .amount = draft.amount, .unit = unit});
  }
  if (all.empty()) return refuse("file", "tasks.refusal.no_evidence");
  return all;
}

}  // namespace vx
