#pragma once
#include "documents/document.h"
#include "documents/file_store.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

Html upload_page(const View& view, const Form& form);
/// What became of each file; `documents` are those of the files, in their order, where the viewer may see them.
Html upload_result_page(const View& view, const Upload& upload, const std::vector<std::optional<Document>>& documents);

}  // namespace vx
