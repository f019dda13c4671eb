#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "commitments/signature.h"
#include "web/form.h"

namespace vx {

/// Signatures on paper that a clerk entered together: papers handed in, or the list of a meeting, with one scan.
struct PaperRecord {
  std::int64_t id = 0;
  Id<Commitment> commitment;
  Id<Organisation> organisation;
  std::string organisation_name;
  std::string organisation_path;
  Manner manner = Manner::Paper;
  Date signed_on;
  std::string note;
  std::int64_t file = 0;
  std::string file_name;
  Instant recorded_at;
  std::string recorded_by;
  std::int64_t signatures = 0;
};

/// A scan as it came. What it is is read from its first bytes, never from its name.
struct Scan {
  std::string name;
  std::string content_type;
  std::string bytes;
};
inline constexpr std::size_t scan_bytes_max = 10u << 20;
/// PDF, JPEG or PNG.
std::expected<Scan, Refusal> decide_scan(const UploadedFile& file);

/// What is typed for a record; `scan` may be missing only where none was sent.
struct RecordDraft {
  Manner manner = Manner::Paper;
  std::optional<Date> signed_on;
  std::vector<Id<Person>> people;
  bool has_scan = false;
  std::string note;
};
/// Somebody ticked, a day that is not in the future nor before the text was published, and a scan.
std::vector<FieldError> check_record(const RecordDraft& draft, Date published_on, Date today);

}  // namespace vx
