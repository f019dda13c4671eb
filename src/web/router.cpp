#include "web/router.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {
namespace {

constexpr std::size_t no_route = SIZE_MAX;
constexpr std::size_t methods = 6;

std::size_t index_of(Method method) { return static_cast<std::size_t>(method); }

/// The path's segments; "/" has none. A path that does not start with "/" has no match.
std::optional<std::vector<std::string_view>> segments_of(std::string_view path) {
  if (!path.starts_with('/')) return std::nullopt;
  path.remove_prefix(1);
  if (path.empty()) return std::vector<std::string_view>{};
  return split(path, '/');
}

bool is_name(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}  // namespace

/// One segment of the patterns. A route stands in `routes`, at its method, of the node where its pattern ends.
struct Router::Node {
  using Names = std::vector<std::string>;  ///< of the {names} on the way, of one route
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> named;
  std::unique_ptr<Node> rest;
  std::array<std::size_t, methods> routes = filled();
  std::array<Names, methods> names;

  static std::array<std::size_t, methods> filled() {
    std::array<std::size_t, methods> none{};
    none.fill(no_route);
    return none;
  }

  [[nodiscard]] bool ends() const {
    return std::ranges::any_of(routes, [](std::size_t route) { return route != no_route; });
  }

  [[nodiscard]] std::size_t route_for(Method method) const {
    std::size_t route = routes[index_of(method)];
    return route == no_route && method == Method::Head ? routes[index_of(Method::Get)] : route;
  }

  void add(std::string_view pattern, Method method, std::size_t route) {
    auto segments = segments_of(pattern);
    check(segments.has_value(), "a pattern starts with /");
    Node* node = this;
    Names found;
    for (std::size_t i = 0; i < segments->size(); ++i) {
      std::string_view segment = (*segments)[i];
      if (!is_name(segment)) {
        check(!segment.empty(), "a pattern has no empty segment");
        auto& child = node->literals[std::string(segment)];
        if (!child) child = std::make_unique<Node>();
        node = child.get();
        continue;
      }
      segment = segment.substr(1, segment.size() - 2);
      bool rest_of_path = segment.ends_with("...");
      check(!rest_of_path || i + 1 == segments->size(), "{name...} stands last");
      if (rest_of_path) segment.remove_suffix(3);
      auto& child = rest_of_path ? node->rest : node->named;
      if (!child) child = std::make_unique<Node>();
      node = child.get();
      found.emplace_back(segment);
    }
    check(node->routes[index_of(method)] == no_route, "two routes have the same method and pattern");
    node->routes[index_of(method)] = route;
    node->names[index_of(method)] = std::move(found);
  }

  /// The node where `segments` end, the values of the names on the way in `values`. Prefers a node with this method.
  const Node* find(std::span<const std::string_view> segments, Method method, std::vector<std::string>& values,
                   const Node*& any) const {
    if (segments.empty()) {
      if (route_for(method) != no_route) return this;
      if (ends()) any = this;
      return nullptr;
    }
    if (auto child = literals.find(segments.front()); child != literals.end())
      if (auto* found = child->second->find(segments.subspan(1), method, values, any)) return found;
    if (named && !segments.front().empty()) {
      values.emplace_back(segments.front());
      if (auto* found = named->find(segments.subspan(1), method, values, any)) return found;
      values.pop_back();
    }
    if (!rest) return nullptr;
    if (rest->route_for(method) == no_route) {
      any = rest.get();
      return nullptr;
    }
    std::string all(segments.front());
    for (std::string_view segment : segments.subspan(1)) all.append("/").append(segment);
    values.push_back(std::move(all));
    return rest.get();
  }
};

void Router::get(std::string_view pattern, ReadHandler handler, RouteInfo info) {
  add({Method::Get, std::string(pattern), std::move(info), std::move(handler), {}});
}

void Router::post(std::string_view pattern, WriteHandler handler, RouteInfo info) {
  add({Method::Post, std::string(pattern), std::move(info), {}, std::move(handler)});
}

void Router::remove(std::string_view pattern, WriteHandler handler, RouteInfo info) {
  add({Method::Delete, std::string(pattern), std::move(info), {}, std::move(handler)});
}

void Router::add(Route route) {
  if (!root_) root_ = std::make_shared<Node>();
  root_->add(route.pattern, route.method, routes_.size());
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  auto segments = segments_of(path);
  if (!root_ || !segments) return match;
  std::vector<std::string> values;
  const Node* any = nullptr;
  const Node* node = root_->find(*segments, method, values, any);
  match.path_exists = node || any;
  if (!node) return match;
  std::size_t by_method = node->routes[index_of(method)] == no_route ? index_of(Method::Get) : index_of(method);
  match.route = &routes_[node->routes[by_method]];
  for (std::size_t i = 0; i < values.size(); ++i)
    match.values.emplace_back(node->names[by_method][i], std::move(values[i]));
  return match;
}

}  // namespace vx
