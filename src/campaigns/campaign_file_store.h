#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "db/database.h"

namespace vx {

/// A file of the slice: what somebody sent to show or tell something.
struct KeptFile {
  std::string name;
  std::string bytes;
};
/// Keeps the bytes; the same bytes are stored once.
Id<KeptFile> keep_file(WriteTx& tx, std::string_view bytes);
std::optional<std::string> find_kept_bytes(ReadTx& tx, Id<KeptFile> id);

}  // namespace vx
