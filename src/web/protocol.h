#pragma once
#include <string_view>

namespace vx {

// Names that dispatch reads, beside those of cookies.h, form.h and response.h.

/// Binds the forms of somebody signed out to the browser they were shown in.
inline constexpr std::string_view form_cookie = "vx_form";
/// For scripts and programs, instead of the hidden fields.
inline constexpr std::string_view csrf_header = "x-csrf-token";
inline constexpr std::string_view idempotency_header = "idempotency-key";
/// Hidden field: "delete", which a form cannot say with its method.
inline constexpr std::string_view method_field = "_method";

}  // namespace vx
