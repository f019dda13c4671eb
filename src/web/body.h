#pragma once
#include "web/request.h"

namespace vx {

/// Reads `request.body` into `request.form` by its Content-Type: urlencoded, multipart/form-data or application/json.
/// Throws BadRequest for a malformed body and UnsupportedMedia for another type; an empty body is an empty form.
void read_body(Request& request);

}  // namespace vx
