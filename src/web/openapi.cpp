#include "web/openapi.h"

#include <set>

#include "base/text.h"
#include "web/cookies.h"
#include "web/metrics.h"
#include "web/version.h"

namespace vx {
namespace {

/// "/files/{name...}" → "/files/{name}".
std::string address_of(std::string_view pattern) {
  std::string address(pattern);
  if (std::size_t dots = address.find("...}"); dots != std::string::npos) address.erase(dots, 3);
  return address;
}

std::vector<std::string> path_names(std::string_view pattern) {
  std::vector<std::string> names;
  for (std::string_view segment : split(address_of(pattern), '/'))
    if (segment.starts_with('{')) names.emplace_back(segment.substr(1, segment.size() - 2));
  return names;
}

Json schema_of(FieldType type) {
  switch (type) {
    case FieldType::Integer:
      return json_object({{"type", "integer"}});
    case FieldType::Number:
      return json_object({{"type", "number"}});
    case FieldType::Boolean:
      return json_object({{"type", "boolean"}});
    case FieldType::Date:
      return json_object({{"type", "string"}, {"format", "date"}});
    case FieldType::Instant:
      return json_object({{"type", "string"}, {"format", "date-time"}});
    case FieldType::File:
      return json_object({{"type", "string"}, {"contentMediaType", "application/octet-stream"}});
    case FieldType::TextList:
      return json_object({{"type", "array"}, {"items", json_object({{"type", "string"}})}});
    case FieldType::Text:
      break;
  }
  return json_object({{"type", "string"}});
}

Json parameter(std::string_view name, std::string_view place, bool required, FieldType type, std::string_view about) {
  return json_object(
      {{"name", name}, {"in", place}, {"required", required}, {"description", about}, {"schema", schema_of(type)}});
}

std::vector<Json> parameters_of(const Route& route) {
  std::vector<Json> parameters;
  for (const std::string& name : path_names(route.pattern))
    parameters.push_back(parameter(name, "path", true, FieldType::Text, "Names the one that is meant."));
  if (route.read)
    for (const FieldInfo& field : route.info.fields)
      parameters.push_back(parameter(field.name, "query", field.required, field.type, field.about));
  if (route.write)
    parameters.push_back(parameter("Idempotency-Key", "header", false, FieldType::Text,
                                   "A UUID (v7 by preference); a repeated request is answered as the first was."));
  return parameters;
}

Json body_of(const RouteInfo& info) {
  std::vector<Field> properties;
  std::vector<Json> required;
  bool has_file = false;
  for (const FieldInfo& field : info.fields) {
    has_file = has_file || field.type == FieldType::File;
    properties.push_back({field.name, schema_of(field.type)});
    if (field.required) required.emplace_back(field.name);
  }
  Json schema =
      json_object({{"type", "object"}, {"properties", json_object(properties)}, {"required", std::move(required)}});
  Json media = json_object({{"schema", schema}});
  std::vector<Field> content{{"multipart/form-data", media}};
  if (!has_file) content = {{"application/x-www-form-urlencoded", media}, {"application/json", media}};
  return json_object({{"content", json_object(content)}});
}

Json responses_of(const RouteInfo& info) {
  std::vector<Field> content;
  if (info.json) content.push_back({"application/json", json_object({})});
  if (info.page) content.push_back({"text/html", json_object({})});
  if (content.empty()) content.push_back({"*/*", json_object({})});
  Json problem = json_object({{"$ref", "#/components/responses/Problem"}});
  return json_object({{"2XX", json_object({{"description", "Done."}, {"content", json_object(content)}})},
                      {"4XX", problem},
                      {"5XX", problem}});
}

Json operation_of(const Route& route) {
  std::vector<Field> fields{{"summary", route.info.about},
                            {"operationId", fmt::format("{} {}", name_of(route.method), address_of(route.pattern))},
                            {"parameters", parameters_of(route)},
                            {"responses", responses_of(route.info)}};
  if (route.write && !route.info.fields.empty()) fields.push_back({"requestBody", body_of(route.info)});
  if (route.info.access.kind == Access::Kind::Public) fields.push_back({"security", std::vector<Json>{}});
  if (route.info.access.kind == Access::Kind::Holder)
    fields.push_back({"x-permission", route.info.access.permission.name});
  return json_object(fields);
}

Json components() {
  Json problem = json_object(
      {{"description", "Why not: a problem of RFC 9457 with a stable type."},
       {"content",
        json_object({{"application/problem+json", json_object({{"schema", json_object({{"type", "object"}})}})}})}});
  Json schemes =
      json_object({{"session", json_object({{"type", "apiKey"}, {"in", "cookie"}, {"name", session_cookie}})},
                   {"token", json_object({{"type", "http"}, {"scheme", "bearer"}})}});
  return json_object({{"responses", json_object({{"Problem", problem}})}, {"securitySchemes", schemes}});
}

}  // namespace

Json openapi_json(const App& app) {
  std::map<std::string, std::vector<Field>> by_address;
  std::array<std::string, 6> methods;
  for (std::size_t i = 0; i < methods.size(); ++i) methods[i] = lower(name_of(static_cast<Method>(i)));
  for (const Route& route : app.router.routes())
    by_address[address_of(route.pattern)].push_back(
        {methods[static_cast<std::size_t>(route.method)], operation_of(route)});
  std::vector<Field> paths;
  for (const auto& [address, operations] : by_address) paths.push_back({address, json_object(operations)});
  std::vector<Json> security{json_object({{"session", std::vector<Json>{}}}),
                             json_object({{"token", std::vector<Json>{}}})};
  return json_object({{"openapi", "3.1.0"},
                      {"info", json_object({{"title", "Vùng Xanh"}, {"version", version}})},
                      {"paths", json_object(paths)},
                      {"components", components()},
                      {"security", security}});
}

std::vector<std::string> openapi_faults(const App& app) {
  std::vector<std::string> faults;
  std::set<std::string> seen;
  for (const Route& route : app.router.routes()) {
    std::string name = fmt::format("{} {}", name_of(route.method), address_of(route.pattern));
    auto fault = [&](std::string_view what) { faults.push_back(fmt::format("{}: {}", name, what)); };
    if (!seen.insert(name).second) fault("is there twice");
    if (route.info.about.empty()) fault("says nothing about itself");
    std::vector<std::string> in_path = path_names(route.pattern);
    std::set<std::string_view> fields;
    for (const FieldInfo& field : route.info.fields) {
      if (!fields.insert(field.name).second) fault(fmt::format("describes {} twice", field.name));
      if (std::ranges::find(in_path, field.name) != in_path.end())
        fault(fmt::format("{} is of the path, not a field", field.name));
      if (route.read && field.type == FieldType::File) fault("takes a file in a query");
    }
    for (std::size_t i = 0; i < in_path.size(); ++i)
      if (in_path[i].empty() || std::ranges::count(in_path, in_path[i]) > 1) fault("has a bad {name} in its path");
  }
  return faults;
}

}  // namespace vx
