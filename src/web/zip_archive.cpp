#include "web/zip_archive.h"

#include <zip.h>

namespace vx {

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

std::expected<ZipArchive, Refusal> ZipArchive::open(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::unexpected(Refusal{"spreadsheet.broken"});
  ZipArchive archive;
  archive.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!archive.archive_) {
    zip_source_free(source);
    return std::unexpected(Refusal{"spreadsheet.broken"});
  }
  return archive;
}

bool ZipArchive::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

std::expected<void, Refusal> ZipArchive::read(const std::string& name, std::size_t max,
                                              const std::function<bool(std::string_view)>& sink) {
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), name.c_str(), 0), zip_fclose);
  if (!file) return std::unexpected(Refusal{"spreadsheet.broken"});
  std::string buffer(64 << 10, '\0');
  std::size_t total = 0;
  for (;;) {
    zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return std::unexpected(Refusal{"spreadsheet.broken"});
    if (got == 0) return {};
    total += static_cast<std::size_t>(got);
    if (total > max) return std::unexpected(Refusal{"spreadsheet.too_large"});
    if (!sink(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)))) return {};
  }
}

}  // namespace vx
