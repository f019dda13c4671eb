#include "documents/document_upload.h"

#include "base/crypto.h"
#include "base/text.h"
#include "documents/text_extraction.h"

namespace vx {

namespace {

constexpr std::size_t name_max = 200;  ///< letters of a file's name that are kept

/// The last part of what the browser gave, without anything a name should not have.
std::string shown_name(std::string_view given) {
  if (const std::size_t slash = given.find_last_of("/\\"); slash != given.npos) given.remove_prefix(slash + 1);
  std::string name;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < given.size() && letters < name_max; ++letters) {
    const char32_t letter = next_code_point(given, at);
    if (letter >= 0x20 && letter != 0x7f) append_utf8(name, letter);
  }
  return name.empty() ? "file" : to_nfc(name);
}

ReadUpload read_upload(const UploadedFile& sent) {
  ReadUpload upload;
  upload.file.name = shown_name(sent.name);
  upload.file.content_type = sent.content_type.substr(0, 100);
  upload.file.bytes = sent.bytes;
  upload.file.size = static_cast<std::int64_t>(sent.bytes.size());
  upload.file.sha256 = sha256(sent.bytes);
  if (sent.bytes.empty()) {
    upload.refusal = "documents.error.empty_file";
    return upload;
  }
  auto extracted = extract_text(sent.bytes, sent.name);
  if (!extracted) {
    upload.refusal = extracted.error().key;
    return upload;
  }
  upload.text = std::move(extracted->text);
  upload.reading = read_plan(upload.text);
  return upload;
}

}  // namespace

std::vector<ReadUpload> read_uploads(const std::vector<UploadedFile>& files) {
  std::vector<ReadUpload> uploads;
  for (const UploadedFile& file : files)
    if (file.field == "files") uploads.push_back(read_upload(file));
  return uploads;
}

}  // namespace vx
