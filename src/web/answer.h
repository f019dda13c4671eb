#pragma once
#include "web/request.h"
#include "web/response.h"

namespace vx {

/// What every answer gets before it is sent: headers that keep browsers from being misled, how long it may be kept,
/// the cookies of language, notice and form; for GET a weak ETag, with 304 for who has it already.
void finish_answer(const Request& request, std::string_view form_secret, Response& response);

/// True if the answer is worth packing for this reader.
bool is_worth_packing(const Request& request, const Response& response);
/// Packs the body with gzip.
void pack_answer(Response& response);

std::string_view find_header(const Response& response, std::string_view name);

}  // namespace vx
