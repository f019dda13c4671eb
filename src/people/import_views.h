#pragma once
#include "people/import_store.h"
#include "web/form.h"
#include "web/html.h"
#include "web/json.h"

namespace vx {

Html import_start_page(const View& view, const Form& form, const std::vector<StoredImport>& earlier,
                       const std::optional<Organisation>& unit);
/// While a job works on it the page asks again by itself.
Html import_page(const View& view, const Form& form, const StoredImport& import,
                 const std::vector<std::vector<std::string>>& rows);
Json import_json(const View& view, const StoredImport& import);
std::string import_address(std::int64_t id, std::string_view rest = "");

}  // namespace vx
