#pragma once
#include <any>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "web/request.h"
#include "web/response.h"

namespace vx {

/// Who may call a route at all; finer questions (which organisation) are the handler's.
struct Access {
  enum class Kind { Public, SignedIn, Holder } kind;
  Permission permission{};
  static Access everybody() { return {Kind::Public}; }
  static Access signed_in() { return {Kind::SignedIn}; }
  /// Holds the permission somewhere.
  static Access holder(Permission permission) { return {Kind::Holder, permission}; }
};

enum class FieldType { Text, Integer, Number, Boolean, Date, Instant, File, TextList };

/// A field of a query or body, for the OpenAPI description.
struct FieldInfo {
  std::string_view name;
  FieldType type = FieldType::Text;
  bool required = false;
  std::string_view about = {};  ///< one English sentence
};

struct RouteInfo {
  Access access;
  std::string_view about;  ///< one English line for the OpenAPI description
  std::vector<FieldInfo> fields = {};
  std::size_t body_max = 1 << 20;  ///< bytes
  /// Work that needs no transaction (hashing a password, reading a file): runs on a worker thread first, its result is
  /// `request.prepared`. Throws Problem as a handler does. The viewer is not known yet.
  std::function<std::any(Request&)> prepare = {};
  bool page = true;  ///< has an HTML representation
  bool json = true;  ///< has a JSON representation
};

using ReadHandler = std::function<Response(Request&, ReadTx&)>;
using WriteHandler = std::function<Response(Request&, WriteTx&)>;

struct Route {
  Method method;
  std::string pattern;  ///< "/campaigns/{id}/registrations"
  RouteInfo info;
  ReadHandler read;  ///< one of the two
  WriteHandler write;
};

/// Patterns are literal segments and {names}; a literal wins over a name. The last may be {name...}: the rest.
class Router {
 public:
  void get(std::string_view pattern, ReadHandler handler, RouteInfo info);
  void post(std::string_view pattern, WriteHandler handler, RouteInfo info);
  void remove(std::string_view pattern, WriteHandler handler, RouteInfo info);

  struct Match {
    const Route* route = nullptr;  ///< null: no such path, or not with this method
    bool path_exists = false;
    std::vector<std::pair<std::string, std::string>> values;
  };
  [[nodiscard]] Match match(Method method, std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  void add(Route route);
  std::vector<Route> routes_;
  // The tree of segments is the implementation's.
  struct Node;
  std::shared_ptr<Node> root_;
};

}  // namespace vx
