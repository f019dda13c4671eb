#pragma once
#include <string_view>

namespace vx {

/// True if `word` is spelled as a Vietnamese syllable can be: an onset, a rime, and on a stopped rime ("-p", "-t",
/// "-c", "-ch") one of the two tones it allows. Case does not matter.
bool is_syllable(std::string_view word);

}  // namespace vx
