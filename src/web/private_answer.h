#pragma once
#include "web/response.h"

namespace vx {

/// The answer with somebody's personal data in it: no browser keeps it, so the next user of the machine does not find
/// it.
inline Response private_answer(Response response) {
  return std::move(response).with_header("Cache-Control", "no-store");
}

}  // namespace vx
