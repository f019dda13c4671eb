#include "base/server_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include <sodium.h>

#include "base/crypto.h"

namespace vx {
namespace {

constexpr std::size_t key_size = 32;

/// An open file that closes itself.
struct File {
  int descriptor;
  ~File() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw std::runtime_error("the server's key " + path + " " + why);
}

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string read_key(const std::string& path) {
  File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.descriptor < 0) fail(path, std::string("cannot be read: ") + std::strerror(errno));
  struct stat state{};
  if (::fstat(file.descriptor, &state) != 0) fail(path, "cannot be read");
  if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0) fail(path, "can be read by others: chmod 600 it");
  std::string key(key_size + 1, '\0');
  ssize_t size = ::read(file.descriptor, key.data(), key.size());
  if (size != static_cast<ssize_t>(key_size)) fail(path, "is damaged: it must have 32 bytes");
  key.resize(key_size);
  return key;
}

/// Written beside and linked into place, so that two servers starting at once get the same whole key.
void make_key(const std::string& path) {
  std::string draft = path + "." + hex(as_bytes(random_bytes(8)));
  {
    File file{::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (file.descriptor < 0) fail(path, std::string("cannot be made: ") + std::strerror(errno));
    std::string key = random_bytes(key_size);
    bool good = ::write(file.descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                ::fsync(file.descriptor) == 0;
    if (!good) {
      ::unlink(draft.c_str());
      fail(path, "cannot be written");
    }
  }
  bool made = ::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST;
  ::unlink(draft.c_str());
  if (!made) fail(path, std::string("cannot be made: ") + std::strerror(errno));
}

}  // namespace

ServerKey ServerKey::open(const std::string& data_directory) {
  std::filesystem::create_directories(data_directory);
  std::string path = (std::filesystem::path(data_directory) / "server.key").string();
  if (!std::filesystem::exists(path)) make_key(path);
  return ServerKey(read_key(path));
}

ServerKey ServerKey::ephemeral() { return ServerKey(random_bytes(key_size)); }

std::string ServerKey::derive(std::string_view purpose) const {
  return std::string(as_text(keyed_hash(purpose, key_)));
}

std::string ServerKey::seal(std::string_view purpose, std::string_view secret) const {
  std::string nonce = random_bytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  std::string key = derive(purpose);
  std::string sealed(secret.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(sealed.data()), nullptr, raw(secret),
                                             secret.size(), raw(purpose), purpose.size(), nullptr, raw(nonce),
                                             raw(key));
  return nonce + sealed;
}

std::optional<std::string> ServerKey::unseal(std::string_view purpose, std::string_view sealed) const {
  constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (sealed.size() < nonce_size + tag_size) return std::nullopt;
  std::string_view body = sealed.substr(nonce_size);
  std::string key = derive(purpose);
  std::string secret(body.size() - tag_size, '\0');
  int status = crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(secret.data()), nullptr,
                                                          nullptr, raw(body), body.size(), raw(purpose), purpose.size(),
                                                          raw(sealed), raw(key));
  if (status != 0) return std::nullopt;
  return secret;
}

}  // namespace vx
