#pragma once
#include <optional>
#include <string>

#include "web/app.h"

namespace vx {

/// `vungxanh plan read FILE [--json]`.
void add_plan_commands(App& app);
/// The text of a .txt, .docx, .pdf or .html file ("-": of standard input), or nothing after saying on the error stream
/// why not.
std::optional<std::string> read_text_of_file(const std::string& name);

}  // namespace vx
