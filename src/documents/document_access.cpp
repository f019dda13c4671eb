#include "documents/document.h"

namespace vx {

bool may_edit(const Viewer& viewer, const Document& document) {
  return viewer.may(edit_documents, document.owner_path);
}

bool may_read(const Viewer& viewer, const Document& document) {
  if (document.state == DocumentState::Received) return viewer.may(read_documents, document.owner_path);
  return viewer.may(read_documents);
}

}  // namespace vx
