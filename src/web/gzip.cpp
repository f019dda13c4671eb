#include "web/gzip.h"

#include <zlib.h>

#include "base/check.h"

namespace vx {
namespace {

/// zlib's state costs 256 KiB to set up: one a thread, used again.
class Deflater {
 public:
  Deflater() {
    constexpr int gzip_window = 15 + 16;
    check(deflateInit2(&stream_, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib must start");
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string pack(std::string_view bytes) {
    deflateReset(&stream_);
    std::string out(deflateBound(&stream_, static_cast<uLong>(bytes.size())), '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    check(deflate(&stream_, Z_FINISH) == Z_STREAM_END, "zlib must finish within its own bound");
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

 private:
  z_stream stream_{};
};

}  // namespace

std::string gzip(std::string_view bytes) {
  static thread_local Deflater deflater;
  return deflater.pack(bytes);
}

}  // namespace vx
