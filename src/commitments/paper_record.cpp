#include "commitments/paper_record.h"

namespace vx {

std::expected<Scan, Refusal> decide_scan(const UploadedFile& file) {
  if (file.bytes.size() > scan_bytes_max) return std::unexpected(Refusal{"commitments.refusal.scan_too_large"});
  const std::string_view bytes = file.bytes;
  std::string type;
  if (bytes.starts_with("%PDF-")) type = "application/pdf";
  if (bytes.starts_with("\xff\xd8\xff")) type = "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) type = "image/png";
  if (type.empty()) return std::unexpected(Refusal{"commitments.refusal.scan_type"});
  return Scan{file.name, type, file.bytes};
}

std::vector<FieldError> check_record(const RecordDraft& draft, Date published_on, Date today) {
  std::vector<FieldError> faults;
  if (draft.people.empty()) faults.push_back({"person", {"commitments.refusal.nobody_ticked"}});
  if (draft.signed_on && *draft.signed_on > today)
    faults.push_back({"signed_on", {"commitments.refusal.signed_in_future"}});
  else if (draft.signed_on && *draft.signed_on < published_on)
    faults.push_back({"signed_on", {"commitments.refusal.signed_before_text", {{"date", published_on.vietnamese()}}}});
  if (!draft.has_scan) faults.push_back({"scan", {"commitments.refusal.no_scan"}});
  return faults;
}

}  // namespace vx
