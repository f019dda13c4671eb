#pragma once
#include <any>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "web/form.h"
#include "web/view.h"

namespace vx {

enum class Method { Get, Head, Post, Put, Patch, Delete };

/// What a handler is given. `net` fills the first part, dispatch the rest.
struct Request {
  Method method = Method::Get;
  std::string path;                                          ///< decoded, without the query
  std::string query;                                         ///< raw
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;
  std::string address;  ///< of the client (behind a trusted proxy: from its header)
  bool is_tls = false;

  std::vector<std::pair<std::string, std::string>> path_values;  ///< {id} → "12"
  Form filter;                                                   ///< the query string's fields
  Form form;                                                     ///< the body's fields and files
  View view;                                                     ///< the reader: viewer, language, time, token
  bool wants_json = false;
  std::string session_token;    ///< of the cookie or the Authorization header; empty = none
  std::string idempotency_key;  ///< UUID; empty = none given
  std::any prepared;            ///< what the route's `prepare` made

  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
  /// The value of {name} in the route's pattern.
  [[nodiscard]] std::string_view path_value(std::string_view name) const;
  /// The same as an id; throws NotFound if it is none.
  [[nodiscard]] std::int64_t path_number(std::string_view name) const;
  template <class T>
  [[nodiscard]] Id<T> path_id(std::string_view name = "id") const {
    return Id<T>{path_number(name)};
  }
  [[nodiscard]] const Viewer& viewer() const { return view.viewer; }
  /// Throws Forbidden (or Unauthenticated when signed out) unless the viewer may do it there.
  void require(Permission permission, std::string_view scope) const;
};

}  // namespace vx
