#include "people/person_seal.h"

namespace vx {
namespace {

constexpr std::string_view purpose = "people.id_number";

}  // namespace

std::string PersonSeal::seal(std::string_view id_number) {
  return id_number.empty() ? "" : key().seal(purpose, id_number);
}

std::string PersonSeal::unseal(std::string_view sealed) {
  return sealed.empty() ? "" : key().unseal(purpose, sealed).value_or("");
}

Digest PersonSeal::hash(std::string_view id_number) {
  key();
  return keyed_hash(id_number, hash_key_);
}

}  // namespace vx
