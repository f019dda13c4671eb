#pragma once
#include "web/installation.h"

namespace vx {

/// The whole program: finds out where the data is, has the slices registered, runs the command, answers the exit
/// status.
int run_program(std::span<const std::string> words, const std::function<void(App&, Installation&)>& add_slices);

}  // namespace vx
