#include "web/texts.h"

#include <bit>
#include <cstring>

#include "base/check.h"
#include "embedded/catalogues.h"
#include "web/view.h"

namespace vx {
namespace {

constexpr std::uint32_t mo_magic = 0x950412de;

std::uint32_t number_at(std::string_view mo, std::size_t at) {
  check(at + 4 <= mo.size(), "the catalogue is cut off");
  std::uint32_t number = 0;
  std::memcpy(&number, mo.data() + at, 4);
  return number;
}

/// The string that the (length, place) pair at `at` names.
std::string_view string_at(std::string_view mo, std::size_t at) {
  std::size_t length = number_at(mo, at), place = number_at(mo, at + 4);
  check(place + length <= mo.size(), "the catalogue is cut off");
  return mo.substr(place, length);
}

const EmbeddedFile& embedded_catalogue(std::string_view name) {
  for (const EmbeddedFile& file : embedded::catalogues())
    if (file.path.ends_with(name)) return file;
  found_bug("the catalogue is not embedded", std::source_location::current());
}

}  // namespace

Catalogue::Catalogue(std::string_view mo) {
  check(number_at(mo, 0) == mo_magic, "not a catalogue of this byte order");
  std::size_t count = number_at(mo, 8), originals = number_at(mo, 12), translations = number_at(mo, 16);
  slots_.resize(std::bit_ceil(count * 2 + 1));
  for (std::size_t i = 0; i < count; ++i) {
    std::string_view key = string_at(mo, originals + i * 8);
    key = key.substr(0, key.find('\0'));
    if (key.empty()) continue;  // the header
    std::size_t slot = std::hash<std::string_view>{}(key) & (slots_.size() - 1);
    while (!slots_[slot].key.empty()) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = {key, string_at(mo, translations + i * 8)};
  }
}

const Catalogue::Entry* Catalogue::entry(std::string_view key) const {
  std::size_t slot = std::hash<std::string_view>{}(key) & (slots_.size() - 1);
  for (; !slots_[slot].key.empty(); slot = (slot + 1) & (slots_.size() - 1))
    if (slots_[slot].key == key) return &slots_[slot];
  return nullptr;
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const { return find_form(key, 0); }

std::optional<std::string_view> Catalogue::find_form(std::string_view key, std::size_t form) const {
  const Entry* found = entry(key);
  if (!found) return std::nullopt;
  std::string_view text = found->text;
  for (; form > 0; --form) {
    std::size_t end = text.find('\0');
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\0'));
}

std::vector<std::string_view> Catalogue::keys() const {
  std::vector<std::string_view> keys;
  for (const Entry& slot : slots_)
    if (!slot.key.empty()) keys.push_back(slot.key);
  std::ranges::sort(keys);
  return keys;
}

const Catalogue& catalogue(Locale locale) {
  static const Catalogue vietnamese(embedded_catalogue("vi.mo").bytes);
  static const Catalogue english(embedded_catalogue("en.mo").bytes);
  return locale == Locale::Vietnamese ? vietnamese : english;
}

std::string fill_in(std::string_view text, std::span<const TextArgument> arguments) {
  std::string out;
  out.reserve(text.size() + 32);
  while (!text.empty()) {
    std::size_t open = text.find('{');
    out.append(text.substr(0, open));
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    std::size_t close = text.find('}');
    std::string_view name = close == std::string_view::npos ? std::string_view{} : text.substr(1, close - 1);
    auto argument = std::ranges::find(arguments, name, &TextArgument::first);
    if (argument == arguments.end()) {
      out.push_back('{');
      text.remove_prefix(1);
    } else {
      out.append(argument->second);
      text.remove_prefix(close + 1);
    }
  }
  return out;
}

std::string_view find_text(Locale locale, std::string_view key) { return catalogue(locale).find(key).value_or(key); }

bool has_text(std::string_view key) {
  return catalogue(Locale::Vietnamese).find(key) && catalogue(Locale::English).find(key);
}

}  // namespace vx
