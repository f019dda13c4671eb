#pragma once
#include <string>
#include <string_view>

namespace vx {

/// A name as it is compared: folded words with the common abbreviations of administrative documents (R125) read out:
/// "Sở NN&PTNT" and "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN" are the same.
std::string read_out_name(std::string_view name);
/// A document symbol's issuer as it is compared: its letters and digits, folded: "SNN&PTNT" is "snnptnt".
std::string compact_symbol(std::string_view symbol);

}  // namespace vx
