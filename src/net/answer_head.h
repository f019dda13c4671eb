#pragma once
#include <string>
#include <string_view>

#include "net/message.h"

namespace vx {

/// Status line and header of an answer, with Date, Content-Length and Connection. Control characters in values are
/// left out, so that no value can add a header of its own.
std::string answer_head(const HttpResponse& response, bool keep_alive);
/// True if an answer of this status has a body.
bool has_body(int status);
/// A short plain answer to what is no proper request.
HttpResponse plain_answer(int status);

}  // namespace vx
