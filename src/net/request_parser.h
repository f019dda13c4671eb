#pragma once
#include "net/asio.h"
#include "net/message.h"

namespace vx {

/// Beast's parser, and what we ask of a request beside what it asks.
using RequestParser = http::request_parser<http::string_body>;

/// The status that answers what the parser says.
int status_of(const error_code& error);
/// What is wrong with a header that could be parsed, as a status; 0 = nothing.
int fault_of(const RequestParser& parser);
/// The parsed request; the parser's message is used up.
HttpRequest take_request(RequestParser& parser);

}  // namespace vx
