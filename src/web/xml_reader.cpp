#include "web/xml_reader.h"

#include <expat.h>

#include "base/check.h"

namespace vx {
namespace {

std::string_view local_name(const char* name) {
  std::string_view whole(name);
  std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

struct Stream {
  XML_Parser parser;
  XmlListener& listener;
  bool has_doctype = false;

  void stop_if_refused() const {
    if (listener.refusal()) XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& stream = *static_cast<Stream*>(data);
  if (stream.listener.refusal()) return;
  stream.listener.start(local_name(name), attributes);
  stream.stop_if_refused();
}
void on_end(void* data, const XML_Char* name) {
  auto& stream = *static_cast<Stream*>(data);
  if (stream.listener.refusal()) return;
  stream.listener.end(local_name(name));
  stream.stop_if_refused();
}
void on_text(void* data, const XML_Char* text, int length) {
  auto& stream = *static_cast<Stream*>(data);
  if (stream.listener.refusal()) return;
  stream.listener.text({text, static_cast<std::size_t>(length)});
  stream.stop_if_refused();
}
void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& stream = *static_cast<Stream*>(data);
  stream.has_doctype = true;
  XML_StopParser(stream.parser, XML_FALSE);
}

}  // namespace

std::string_view XmlListener::attribute(const char* const* attributes, std::string_view name) {
  for (; attributes[0] != nullptr; attributes += 2)
    if (local_name(attributes[0]) == name) return attributes[1];
  return {};
}

std::expected<void, Refusal> read_xml(ZipArchive& archive, const std::string& entry, std::size_t bytes_max,
                                      XmlListener& listener) {
  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  check(parser != nullptr, "expat has no parser");
  Stream stream{parser.get(), listener};
  XML_SetUserData(parser.get(), &stream);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  bool good = true;
  auto read = archive.read(entry, bytes_max, [&](std::string_view piece) {
    good = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), 0) == XML_STATUS_OK;
    return good;
  });
  if (listener.refusal()) return std::unexpected(*listener.refusal());
  if (!read) return read;
  if (!good || stream.has_doctype || XML_Parse(parser.get(), nullptr, 0, 1) != XML_STATUS_OK)
    return std::unexpected(Refusal{"spreadsheet.broken"});
  return {};
}

}  // namespace vx
