#include "web/pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <mutex>

#include "base/check.h"

#if __has_feature(address_sanitizer)
// fontconfig keeps its caches behind pointers that the leak checker cannot follow.
extern "C" const char* __lsan_default_suppressions();  // NOLINT: the sanitizer's name
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif

namespace vx {
namespace {

constexpr double millimetre = 72 / 25.4;
constexpr double page_width = 210 * millimetre, page_height = 297 * millimetre;
constexpr double left_margin = 30 * millimetre, right_margin = 15 * millimetre;
constexpr double top_margin = 20 * millimetre, bottom_margin = 20 * millimetre;
constexpr double text_width = page_width - left_margin - right_margin;
constexpr const char* family = "Liberation Serif, Tinos, Times New Roman, serif";

struct Unref {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

cairo_status_t append(void* out, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

PangoAlignment alignment_of(PdfAlign align) {
  switch (align) {
    case PdfAlign::Centre:
      return PANGO_ALIGN_CENTER;
    case PdfAlign::Right:
      return PANGO_ALIGN_RIGHT;
    case PdfAlign::Left:
    case PdfAlign::Justify:
      break;
  }
  return PANGO_ALIGN_LEFT;
}

/// The fonts of this machine, looked up once; not for several threads at a time, hence the lock.
struct Fonts {
  std::mutex mutex;
  PangoFontMap* map = pango_cairo_font_map_new();
};
Fonts& fonts() {
  static Fonts* one = new Fonts;  // as long as the process: fontconfig has no end of its own
  return *one;
}

/// Draws a paper from top to bottom, line by line, and begins a new page where one is full.
class PaperWriter {
 public:
  explicit PaperWriter(const PdfPaper& paper) : paper_(paper) {
    surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height));
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
    // No date and nothing else that differs: the same paper gives the same bytes.
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    cairo_.reset(cairo_create(surface_.get()));
    // A PDF surface counts in points; Pango would take it for a screen of 96 dots an inch.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts().map), 72);
    context_.reset(pango_font_map_create_context(fonts().map));
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
  }

  std::string write() {
    draw_foot();
    for (const PdfBlock& block : paper_.blocks) std::visit([this](const auto& one) { draw(one); }, block);
    cairo_show_page(cairo_.get());
    cairo_.reset();
    cairo_surface_finish(surface_.get());
    check(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS, "a PDF file must be writable");
    return std::move(bytes_);
  }

 private:
  Owned<PangoLayout> layout_of(const PdfText& text, double width) {
    Owned<PangoLayout> layout(pango_layout_new(context_.get()));
    Owned<PangoFontDescription> font(pango_font_description_from_string(family));
    pango_font_description_set_absolute_size(font.get(), text.size * PANGO_SCALE);
    if (text.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    if (text.italic) pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment_of(text.align));
    pango_layout_set_justify(layout.get(), text.align == PdfAlign::Justify);
    pango_layout_set_indent(layout.get(), static_cast<int>(text.indent * PANGO_SCALE));
    pango_layout_set_line_spacing(layout.get(), 1.15F);
    pango_layout_set_text(layout.get(), text.text.data(), static_cast<int>(text.text.size()));
    return layout;
  }

  void draw(const PdfText& text) { y_ = draw_lines(text, left_margin, text_width, y_, true) + text.after; }

  void draw(const PdfColumns& columns) {
    const double left_width = text_width * columns.left_share - 6;
    const double right_from = left_margin + text_width * columns.left_share + 6;
    const double height = std::max(height_of(columns.left, left_width),
                                   height_of(columns.right, text_width * (1 - columns.left_share) - 6));
    if (y_ + height > page_height - bottom_margin) next_page();
    double left = y_;
    double right = y_;
    for (const PdfText& text : columns.left) left = draw_lines(text, left_margin, left_width, left, false) + text.after;
    for (const PdfText& text : columns.right)
      right = draw_lines(text, right_from, left_margin + text_width - right_from, right, false) + text.after;
    y_ = std::max(left, right) + columns.after;
  }

  double height_of(const std::vector<PdfText>& texts, double width) {
    double height = 0;
    for (const PdfText& text : texts) {
      PangoRectangle size;
      pango_layout_get_extents(layout_of(text, width).get(), nullptr, &size);
      height += static_cast<double>(size.height) / PANGO_SCALE + text.after;
    }
    return height;
  }

  /// Answers where the text ends. `may_break`: a line that has no room goes to a new page.
  double draw_lines(const PdfText& text, double x, double width, double y, bool may_break) {
    Owned<PangoLayout> layout = layout_of(text, width);
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
      PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
      PangoRectangle ink;
      pango_layout_line_get_extents(line, nullptr, &ink);
      const double height = std::max(static_cast<double>(ink.height) / PANGO_SCALE, text.size * 1.15);
      if (may_break && y + height > page_height - bottom_margin) {
        next_page();
        y = y_;
      }
      draw_line(layout.get(), line, text, {x, width, y, height, i == 0});
      y += height;
    }
    if (text.rule > 0) draw_rule(layout.get(), x, width, y + 1, text.rule);
    return text.rule > 0 ? y + 4 : y;
  }

  struct Place {
    double x, width, y, height;
    bool is_first;
  };
  void draw_line(PangoLayout* layout, PangoLayoutLine* line, const PdfText& text, const Place& place) {
    PangoRectangle extents;
    pango_layout_line_get_extents(line, nullptr, &extents);
    const double used = static_cast<double>(extents.width) / PANGO_SCALE;
    double x = place.x;
    if (text.align == PdfAlign::Centre) x += (place.width - used) / 2;
    if (text.align == PdfAlign::Right) x += place.width - used;
    if (place.is_first && (text.align == PdfAlign::Left || text.align == PdfAlign::Justify)) x += text.indent;
    cairo_move_to(cairo_.get(), x, place.y + static_cast<double>(pango_layout_get_baseline(layout)) / PANGO_SCALE);
    pango_cairo_show_layout_line(cairo_.get(), line);
  }

  /// Under a centred text (Decree 30/2020/NĐ-CP, appendix I, II.1 and II.2).
  void draw_rule(PangoLayout* layout, double x, double width, double y, double share) {
    PangoRectangle size;
    pango_layout_get_extents(layout, nullptr, &size);
    const double length = static_cast<double>(size.width) / PANGO_SCALE * share;
    cairo_set_line_width(cairo_.get(), 0.75);
    cairo_move_to(cairo_.get(), x + (width - length) / 2, y);
    cairo_line_to(cairo_.get(), x + (width + length) / 2, y);
    cairo_stroke(cairo_.get());
  }

  void draw_foot() {
    if (paper_.foot.empty()) return;
    const PdfText foot{.text = paper_.foot, .size = 9, .italic = true, .align = PdfAlign::Centre};
    draw_lines(foot, left_margin, text_width, page_height - bottom_margin + 12, false);
  }

  void next_page() {
    cairo_show_page(cairo_.get());
    ++page_;
    draw_lines({.text = std::to_string(page_), .align = PdfAlign::Centre}, left_margin, text_width, top_margin - 22,
               false);
    draw_foot();
    y_ = top_margin;
  }

  const PdfPaper& paper_;
  std::string bytes_;
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> cairo_;
  Owned<PangoContext> context_;
  double y_ = top_margin;
  int page_ = 1;
};

}  // namespace

std::string write_pdf(const PdfPaper& paper) {
  std::lock_guard lock(fonts().mutex);
  return PaperWriter(paper).write();
}

}  // namespace vx
