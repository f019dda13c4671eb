#pragma once
#include <string>
#include <variant>
#include <vector>

namespace vx {

enum class PdfAlign { Left, Centre, Right, Justify };

/// A paragraph of a paper. Sizes are points; text is plain, line breaks stay.
struct PdfText {
  std::string text = {};
  double size = 13;
  bool bold = false;
  bool italic = false;
  PdfAlign align = PdfAlign::Left;
  double indent = 0;  ///< of the first line
  double after = 6;   ///< space below
  double rule = 0;    ///< a line under it, so much of its width: a third to a half under an agency, 1 under the motto
};
/// Two columns side by side: the head of an administrative document, a signature beside notes.
struct PdfColumns {
  std::vector<PdfText> left = {};
  std::vector<PdfText> right = {};
  double left_share = 0.42;
  double after = 12;
};
using PdfBlock = std::variant<PdfText, PdfColumns>;

/// A paper in the layout of administrative documents (Decree 30/2020/NĐ-CP, appendix I): A4, margins 20, 15, 20 and
/// 30 mm, a serif of the metrics of Times New Roman, page numbers at the top from the second page.
struct PdfPaper {
  std::string title = {};  ///< in the file's properties
  std::vector<PdfBlock> blocks = {};
  std::string foot = {};  ///< small, at the bottom of each page
};

/// The file's bytes; fonts are embedded, the text can be copied out.
std::string write_pdf(const PdfPaper& paper);

}  // namespace vx
