#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"

namespace vx {

/// Keeps the bytes of a file of the slice; the same bytes are stored once. Answers their number in `campaign_file`.
std::int64_t keep_campaign_file(WriteTx& tx, std::string_view bytes);
std::optional<std::string> find_campaign_file(ReadTx& tx, std::int64_t id);

}  // namespace vx
