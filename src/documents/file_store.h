#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "db/database.h"
#include "documents/document.h"

namespace vx {

/// A file as it arrived (R: byte for byte), and where it is kept.
struct DocumentFile {
  std::int64_t id = 0;
  Digest sha256{};
  std::string name;
  std::string content_type;
  std::string bytes;  ///< empty where only the description was asked for
  std::int64_t size = 0;
  Instant received_at;
};

std::optional<DocumentFile> find_file(ReadTx& tx, Id<Document> document, bool with_bytes);
/// Whether any document has come in.
bool has_files(ReadTx& tx);
std::optional<std::int64_t> find_file_id(ReadTx& tx, const Digest& sha256);
/// The same bytes once: answers the id they have already, if they are kept.
std::int64_t insert_file(WriteTx& tx, const DocumentFile& file);
/// The document of the file that the viewer may see.
std::optional<Document> find_document_of_file(ReadTx& tx, const Viewer& viewer, const Digest& sha256);

void insert_text(WriteTx& tx, Id<Document> document, std::string_view body);
/// Empty if the document has none (known by citation only).
std::string find_text(ReadTx& tx, Id<Document> document);

enum class UploadOutcome { Received, Known, Refused };
struct UploadedDocument {
  std::string name;
  UploadOutcome outcome = UploadOutcome::Received;
  Id<Document> document;
  std::string reason;  ///< key of the refusal
};
/// What became of the files of one upload (lượt tải lên).
struct Upload {
  Id<Upload> id;
  std::int64_t account = 0;
  Instant received_at;
  std::vector<UploadedDocument> files;
};
Id<Upload> insert_upload(WriteTx& tx, const Viewer& viewer, const std::vector<UploadedDocument>& files);
/// Only the uploader's own.
std::optional<Upload> find_upload(ReadTx& tx, const Viewer& viewer, Id<Upload> id);

}  // namespace vx
