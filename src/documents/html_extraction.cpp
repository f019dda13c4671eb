#include <array>

#include "base/text.h"
#include "documents/text_extraction.h"

namespace vx {
namespace {

constexpr std::string_view hidden_tags[] = {"script", "style",  "noscript", "template", "svg",      "nav",
                                            "select", "button", "iframe",   "head",     "textarea", "object"};
constexpr std::string_view block_tags[] = {
    "p",  "div", "br",     "tr",         "li",      "ul",     "ol",     "table",      "h1",   "h2", "h3",
    "h4", "h5",  "h6",     "section",    "article", "header", "footer", "blockquote", "pre",  "hr", "dd",
    "dt", "dl",  "figure", "figcaption", "main",    "aside",  "form",   "center",     "title"};

struct Entity {
  std::string_view name;
  char32_t letter;
};
constexpr Entity entities[] = {
    {"amp", '&'},     {"lt", '<'},      {"gt", '>'},      {"quot", '"'},    {"apos", '\''},   {"nbsp", ' '},
    {"ldquo", U'“'},  {"rdquo", U'”'},  {"lsquo", U'‘'},  {"rsquo", U'’'},  {"laquo", U'«'},  {"raquo", U'»'},
    {"ndash", U'–'},  {"mdash", U'—'},  {"hellip", U'…'}, {"bull", U'•'},   {"middot", U'·'}, {"aacute", U'á'},
    {"agrave", U'à'}, {"acirc", U'â'},  {"atilde", U'ã'}, {"eacute", U'é'}, {"egrave", U'è'}, {"ecirc", U'ê'},
    {"iacute", U'í'}, {"igrave", U'ì'}, {"oacute", U'ó'}, {"ograve", U'ò'}, {"ocirc", U'ô'},  {"otilde", U'õ'},
    {"uacute", U'ú'}, {"ugrave", U'ù'}, {"yacute", U'ý'}, {"Aacute", U'Á'}, {"Agrave", U'À'}, {"Acirc", U'Â'},
    {"Atilde", U'Ã'}, {"Eacute", U'É'}, {"Egrave", U'È'}, {"Ecirc", U'Ê'},  {"Iacute", U'Í'}, {"Igrave", U'Ì'},
    {"Oacute", U'Ó'}, {"Ograve", U'Ò'}, {"Ocirc", U'Ô'},  {"Otilde", U'Õ'}, {"Uacute", U'Ú'}, {"Ugrave", U'Ù'},
    {"Yacute", U'Ý'}, {"ETH", U'Đ'},    {"eth", U'đ'},    {"sect", U'§'},   {"deg", U'°'}};

bool is_one_of(std::string_view tag, std::span<const std::string_view> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

/// The character reference at `at` ("&ecirc;", "&#7871;"), or '&' itself; moves behind it.
char32_t read_reference(std::string_view html, std::size_t& at) {
  std::size_t end = html.find(';', at);
  if (end == std::string_view::npos || end - at > 10) return ++at, '&';
  std::string_view name = html.substr(at + 1, end - at - 1);
  if (name.starts_with('#')) {
    bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    char32_t value = 0;
    for (char c : name.substr(hex ? 2 : 1)) {
      int digit = c >= '0' && c <= '9'          ? c - '0'
                  : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                  : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                : -1;
      if (digit < 0 || value > 0x10FFFF) return ++at, '&';
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    at = end + 1;
    bool valid = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return valid ? value : U' ';
  }
  for (const Entity& entity : entities)
    if (entity.name == name) return at = end + 1, entity.letter;
  return ++at, '&';
}

struct Tag {
  std::string name;
  bool closing = false;
  std::size_t end = 0;  ///< behind '>'
};

/// The tag at '<'; quotes in attributes may hold '>'.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < html.size() && html[i] == '/') tag.closing = true, ++i;
  while (i < html.size() &&
         ((html[i] >= 'a' && html[i] <= 'z') || (html[i] >= 'A' && html[i] <= 'Z') ||
          (html[i] >= '0' && html[i] <= '9')) &&
         tag.name.size() < 16)
    tag.name.push_back(static_cast<char>(html[i] >= 'A' && html[i] <= 'Z' ? html[i] + 32 : html[i])), ++i;
  char quote = 0;
  for (; i < html.size(); ++i) {
    if (quote) {
      if (html[i] == quote) quote = 0;
    } else if (html[i] == '"' || html[i] == '\'') {
      quote = html[i];
    } else if (html[i] == '>') {
      break;
    }
  }
  tag.end = std::min(html.size(), i + 1);
  return tag;
}

/// Behind the closing tag of a hidden element; nested ones of the same name are skipped with it.
std::size_t behind_element(std::string_view html, std::size_t at, std::string_view name) {
  int depth = 1;
  while (depth > 0) {
    at = html.find('<', at);
    if (at == std::string_view::npos) return html.size();
    bool raw = name == "script" || name == "style" || name == "textarea";
    Tag tag = read_tag(html, at);
    if (tag.name == name && tag.closing)
      --depth, at = tag.end;
    else if (tag.name == name && !raw)
      ++depth, at = tag.end;
    else
      ++at;
  }
  return at;
}

std::string decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_utf8(bytes)) return std::string(bytes);
  std::string head = lower(bytes.substr(0, 2048));
  if (head.find("utf-8") != std::string::npos) {  // says so; a few bytes are broken
    std::string out;
    for (std::size_t i = 0; i < bytes.size();) append_utf8(out, next_code_point(bytes, i));
    return out;
  }
  std::string out;
  for (char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

void break_line(std::string& out) {
  while (out.ends_with(' ')) out.pop_back();
  if (!out.empty() && !out.ends_with("\n\n")) out.push_back('\n');
}

void apply_tag(const Tag& tag, std::string& out) {
  if (tag.name == "td" || tag.name == "th") {
    if (!tag.closing && !out.empty() && out.back() != '\n') out += "    ";
  } else if (tag.name == "li" && !tag.closing) {
    break_line(out);
    out += "- ";
  } else if (tag.name == "p" || tag.name == "table" || tag.name == "article" ||
             (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name != "hr")) {
    break_line(out), break_line(out);
  } else if (is_one_of(tag.name, block_tags)) {
    break_line(out);
  }
}

}  // namespace

std::string text_of_html(std::string_view bytes) {
  std::string html = decoded(bytes);
  std::string out;
  for (std::size_t i = 0; i < html.size() && out.size() < extraction_text_bytes_max;) {
    if (std::string_view(html).substr(i).starts_with("<!--")) {
      std::size_t end = html.find("-->", i + 4);
      i = end == std::string::npos ? html.size() : end + 3;
    } else if (html[i] == '<' && i + 1 < html.size() &&
               (std::string_view("/!?").find(html[i + 1]) != std::string_view::npos ||
                std::isalpha(static_cast<unsigned char>(html[i + 1])))) {
      Tag tag = read_tag(html, i);
      i = tag.end;
      if (!tag.closing && is_one_of(tag.name, hidden_tags)) i = behind_element(html, i, tag.name);
      apply_tag(tag, out);
    } else if (html[i] == '&') {
      char32_t c = read_reference(html, i);
      append_utf8(out, c);
    } else if (html[i] == ' ' || html[i] == '\n' || html[i] == '\t' || html[i] == '\r') {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out.push_back(' ');
      ++i;
    } else {
      append_utf8(out, next_code_point(html, i));
    }
  }
  return out;
}

}  // namespace vx
