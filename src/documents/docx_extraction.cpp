#include <map>

#include <zip.h>
#include <pugixml.hpp>

#include "base/text.h"
#include "documents/docx_numbering.h"
#include "documents/text_extraction.h"

namespace vx {
namespace {

constexpr std::size_t part_bytes_max = 48U << 20;
constexpr int nesting_max = 64;

/// Closes the archive without writing.
struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ZipCloser>;

Archive open_archive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return nullptr;
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive) zip_source_free(source);
  return Archive(archive);
}

/// A part's bytes, whatever size its entry claims to have; nothing if it is missing or too large.
std::optional<std::string> read_part(zip_t* archive, const char* name) {
  zip_file_t* file = zip_fopen(archive, name, 0);
  if (!file) return std::nullopt;
  std::string content;
  char buffer[65536];
  zip_int64_t got = 0;
  while ((got = zip_fread(file, buffer, sizeof buffer)) > 0 && content.size() <= part_bytes_max)
    content.append(buffer, static_cast<std::size_t>(got));
  zip_fclose(file);
  if (got < 0 || content.size() > part_bytes_max) return std::nullopt;
  return content;
}

class Walker {
 public:
  explicit Walker(DocxNumbering numbering) : numbering_(std::move(numbering)) {}

  void walk_blocks(const pugi::xml_node& parent, int depth) {
    if (depth > nesting_max) return;
    for (const pugi::xml_node& node : parent.children()) {
      std::string_view name = node.name();
      if (name == "w:p")
        out_ += paragraph(node) + "\n";
      else if (name == "w:tbl")
        walk_table(node, depth + 1);
      else if (name == "w:sdt" || name == "w:sdtContent" || name == "w:ins" || name == "mc:AlternateContent" ||
               name == "mc:Choice" || name == "w:customXml")
        walk_blocks(node, depth + 1);
      if (out_.size() > extraction_text_bytes_max) return;
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  DocxNumbering numbering_;
  std::string out_;

  static void add_runs(const pugi::xml_node& parent, std::string& text, int depth) {
    if (depth > nesting_max) return;
    for (const pugi::xml_node& node : parent.children()) {
      std::string_view name = node.name();
      if (name == "w:t")
        text += node.child_value();
      else if (name == "w:tab" && std::string_view(parent.name()) == "w:r")
        text += "    ";
      else if (name == "w:br" || name == "w:cr")
        text += "\n";
      else if (name == "w:noBreakHyphen")
        text += "-";
      else if (name == "w:pPr" || name == "w:rPr" || name == "w:del" || name == "w:drawing" || name == "w:pict" ||
               name == "mc:Fallback" || name == "w:instrText")
        continue;
      else
        add_runs(node, text, depth + 1);
      if (text.size() > extraction_text_bytes_max) return;
    }
  }

  std::string paragraph(const pugi::xml_node& node) {
    std::string text;
    add_runs(node, text, 0);
    if (trim(text).empty()) return {};
    pugi::xml_node list = node.child("w:pPr").child("w:numPr");
    std::string mark = numbering_.next_mark(list.child("w:numId").attribute("w:val").value(),
                                            list.child("w:ilvl").attribute("w:val").as_int());
    return mark.empty() ? text : mark + " " + text;
  }

  /// The lines of a cell, tables in it included.
  std::vector<std::string> cell_lines(const pugi::xml_node& cell, int depth) {
    std::string before = std::move(out_);
    out_.clear();
    walk_blocks(cell, depth + 1);
    std::vector<std::string> lines;
    for (std::string_view line : split(out_, '\n'))
      if (!trim(line).empty()) lines.emplace_back(trim(line));
    out_ = std::move(before);
    return lines;
  }

  /// A table of data keeps its rows; one that only lays out columns (letterhead, signature) is read column by column.
  void walk_table(const pugi::xml_node& table, int depth) {
    if (depth > nesting_max) return;
    for (const pugi::xml_node& row : table.children("w:tr")) {
      std::vector<std::vector<std::string>> cells;
      std::size_t longest = 0;
      for (const pugi::xml_node& cell : row.children("w:tc")) {
        cells.push_back(cell_lines(cell, depth));
        longest = std::max(longest, cells.back().size());
      }
      bool columns = longest > 1 && cells.size() <= 3;
      std::string line;
      for (const std::vector<std::string>& cell : cells) {
        for (const std::string& part : cell) {
          if (columns)
            out_ += part + "\n";
          else
            line += (line.empty() ? "" : " ") + part;
        }
        if (!columns && &cell != &cells.back()) line += "    ";
      }
      if (!columns) out_ += line + "\n";
    }
    out_ += "\n";
  }
};

std::string text_of_part(std::string_view xml, const DocxNumbering& numbering) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_auto))
    return {};
  Walker walker(numbering);
  pugi::xml_node root = document.document_element();
  walker.walk_blocks(root.child("w:body") ? root.child("w:body") : root, 0);
  return walker.take();
}

/// True if a page header holds more than a page number.
bool is_letterhead(std::string_view text) {
  return fold_words(text).find("doc lap tu do hanh phuc") != std::string::npos;
}

}  // namespace

std::string docx_body_text(std::string_view xml) { return text_of_part(xml, DocxNumbering("")); }

std::expected<std::string, Refusal> text_of_docx(std::string_view bytes) {
  Archive archive = open_archive(bytes);
  if (!archive) return std::unexpected(Refusal{"documents.extraction.docx_broken"});
  std::optional<std::string> body = read_part(archive.get(), "word/document.xml");
  if (!body) return std::unexpected(Refusal{"documents.extraction.docx_broken"});
  DocxNumbering numbering(read_part(archive.get(), "word/numbering.xml").value_or(""));
  std::string text = text_of_part(*body, numbering);
  if (!is_letterhead(text)) {
    for (const char* name : {"word/header1.xml", "word/header2.xml", "word/header3.xml"}) {
      std::optional<std::string> header = read_part(archive.get(), name);
      std::string head = header ? text_of_part(*header, numbering) : std::string();
      if (!is_letterhead(head)) continue;
      text.insert(0, head + "\n");
      break;
    }
  }
  if (text.empty()) return std::unexpected(Refusal{"documents.extraction.docx_broken"});
  return text;
}

}  // namespace vx
