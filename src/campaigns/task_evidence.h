#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "campaigns/campaign_file_store.h"
#include "campaigns/task.h"
#include "db/database.h"
#include "web/form.h"

namespace vx {

/// What shows that a task was done (minh chứng): a file, the address of a page, or a number with its unit.
enum class EvidenceKind { File, Link, Number };
std::string_view code_of(EvidenceKind kind);
EvidenceKind evidence_kind_of(std::string_view code);

/// Kept for ever; a wrong one is withdrawn, which is seen.
struct TaskEvidence {
  Id<TaskEvidence> id = {};
  EvidenceKind kind = EvidenceKind::File;
  std::string title = {};         ///< what it shows; a file's name without one
  std::string address = {};       ///< of a link; a file's name
  std::string content_type = {};  ///< of a file
  std::int64_t size = 0;          ///< of a file, bytes
  std::optional<double> amount = {};
  std::string unit = {};
  Instant added_at = {};
  std::string added_by = {};
  std::optional<Instant> withdrawn_at = {};
  std::string withdrawn_by = {};
};

/// What somebody offers as evidence; several at once are kept one by one.
struct EvidenceDraft {
  std::string title = {};
  std::string address = {};
  std::optional<double> amount = {};
  std::string unit = {};
  const UploadedFile* file = nullptr;
};
inline constexpr std::size_t evidence_bytes_max = 20 << 20;
/// Refused: nothing at all; a number without its unit; an address that is not of the web; a file that is empty.
std::expected<std::vector<TaskEvidence>, FieldError> decide_evidence(const EvidenceDraft& draft);

std::vector<TaskEvidence> list_evidence(ReadTx& tx, Id<CampaignTask> task);
void insert_evidence(WriteTx& tx, Id<CampaignTask> task, const TaskEvidence& evidence, Id<struct KeptFile> file);
/// NotFound unless it is that task's and not withdrawn.
TaskEvidence withdraw_evidence(WriteTx& tx, Id<CampaignTask> task, Id<TaskEvidence> evidence);

/// NotFound unless it is a file of that task.
KeptFile get_evidence_file(ReadTx& tx, Id<CampaignTask> task, Id<TaskEvidence> evidence);

}  // namespace vx
