#include "web/problem_json.h"

namespace vx {

Json problem_json(const View& view, ProblemCode code, std::string_view detail, const std::vector<FieldError>& errors) {
  std::vector<Json> faults;
  for (const FieldError& error : errors)
    faults.push_back(
        json_object({{"field", error.field}, {"code", error.error.key}, {"message", view.t(error.error)}}));
  std::vector<Field> fields{{"type", fmt::format("about:problem/{}", name_of(code))},
                            {"title", view.t(fmt::format("problem.{}", name_of(code)))},
                            {"status", status_of(code)}};
  if (!detail.empty()) fields.push_back({"detail", detail});
  if (!faults.empty()) fields.push_back({"errors", faults});
  return json_object(fields);
}

}  // namespace vx
