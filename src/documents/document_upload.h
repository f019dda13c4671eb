#pragma once
#include <string>
#include <vector>

#include "documents/file_store.h"
#include "documents/plan_reading.h"
#include "web/form.h"

namespace vx {

/// A file that was sent, with its text and what the machine read in it.
struct ReadUpload {
  DocumentFile file;
  std::string text;
  PlanReading reading;
  std::string refusal;  ///< key of the reason why it has no text; empty if it has
};

/// Reads each file. Slow for a database thread: runs in a route's `prepare`.
std::vector<ReadUpload> read_uploads(const std::vector<UploadedFile>& files);

}  // namespace vx
