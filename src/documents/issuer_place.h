#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace vx {

/// The places a body is named after, as they are compared: "UBND huyện Tam Đảo, tỉnh Vĩnh Phúc" is after "huyen tam
/// dao" and "tinh vinh phuc", "UBND tỉnh" after none.
std::vector<std::string> list_places_in_name(std::string_view name);

/// True if the document says that it comes from elsewhere than `places`, those its supposed issuer and the bodies above
/// it are named after: its agency or the agency above is named after another place, or it was given at one. The same
/// department of another province is another body. Without `places` nothing speaks against it.
bool is_from_elsewhere(const Document& document, std::span<const std::string> places);

}  // namespace vx
