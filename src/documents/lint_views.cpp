#include "documents/lint_views.h"

#include "documents/document_entry.h"
#include "documents/document_labels.h"
#include "documents/review_places.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

Html finding_line(const View& view, const PlanFinding& finding, std::size_t index) {
  const bool is_serious = finding.kind == PlanFindingKind::OtherCampaign;
  Html line =
      badge(is_serious ? Tone::Serious : Tone::Warning, view.t(key_of(finding.kind), {{"name", finding.reason}}));
  if (!finding.text.empty()) line += q(shorten(finding.text, 200));
  if (finding.place.end > finding.place.start)
    line += a(cls("review-see"), href("#" + place_id(fmt::format("lint.{}", index))), icon("highlight"),
              view.t("documents.see_in_text"));
  return li(line);
}

}  // namespace

Html lint_card(const View& view, const std::vector<PlanFinding>& findings) {
  if (findings.empty()) return {};
  Html serious, others;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const bool is_serious = findings[i].kind == PlanFindingKind::OtherCampaign;
    (is_serious ? serious : others) += finding_line(view, findings[i], i);
    count += is_serious ? 0 : 1;
  }
  Html body = serious.empty() ? Html{} : ul(cls("document-findings"), serious);
  if (count > 0)
    body += details(flag("open", count <= 3), summary(view.n("documents.lint_others", count)),
                    ul(cls("document-findings"), others));
  return card(view.t("documents.lint_title"), body);
}

std::vector<MarkedPlace> lint_places(const std::vector<PlanFinding>& findings) {
  std::vector<MarkedPlace> places;
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (const Span& place = findings[i].place; place.end > place.start)
      places.push_back({fmt::format("lint.{}", i), place, 1});
  return places;
}

Html findings_page(const View& view, const Document& document, std::string_view text,
                   const std::vector<PlanFinding>& findings) {
  PageInfo info{.title = view.n("documents.findings_title", static_cast<std::int64_t>(findings.size())),
                .crumbs = {{view.t("documents.register"), "/documents"},
                           {document_name(view, document), document_address(document.id)}}};
  info.lead = document.title;
  return page(view, info,
              lint_card(view, findings) +
                  card(view.t("documents.text"), div(cls("document-text"), marked_text(text, lint_places(findings)))));
}

Json lint_json(const std::vector<PlanFinding>& findings) {
  return json_array(findings, [](const PlanFinding& finding) {
    return json_object({{"kind", key_of(finding.kind).substr(std::string_view("documents.lint.").size())},
                        {"text", finding.text},
                        {"reason", finding.reason},
                        {"place", std::vector<std::int64_t>{static_cast<std::int64_t>(finding.place.start),
                                                            static_cast<std::int64_t>(finding.place.end)}}});
  });
}

}  // namespace vx
