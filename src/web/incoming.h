#pragma once
#include "base/crypto.h"
#include "web/request.h"

namespace vx {

/// Fills what dispatch knows of a request before its transaction: the query's fields, the reader's language, whether
/// JSON is wanted, the session token and the idempotency key. Throws BadRequest for a key that is no UUID.
void read_head(Request& request);
/// Reads the body's fields (body.h) and what only they say: the key and the form's real method.
void read_fields(Request& request);

/// The session token came with a Bearer header, which no other site can make a browser send.
bool is_bearer(const Request& request);
/// A body type that another site's form could send.
bool has_form_body(const Request& request);
/// Hash of what the request asks for, so that an idempotency key is not used for two different things.
Digest fingerprint_of(const Request& request);

}  // namespace vx
