#include "documents/plan_reading.h"

#include "documents/award_reading.h"
#include "documents/campaign_reading.h"
#include "documents/citation_reading.h"
#include "documents/closing_reading.h"
#include "documents/header_reading.h"
#include "documents/news_reading.h"
#include "documents/section_reading.h"
#include "documents/text_quality.h"
#include "documents/title_reading.h"

namespace vx {

PlanReading read_plan(std::string_view source) {
  PlanReading reading;
  QualityEstimate estimate = estimate_quality(source);
  reading.quality = estimate.quality;
  reading.damaged_share = estimate.damaged_share;
  SourceText text(source);
  DocumentLayout layout = find_layout(text);
  if (layout.is_news) {
    read_news(text, layout, reading);
  } else {
    read_header(text, layout, reading);
    read_title(text, layout, reading);
    read_addressees(text, layout, reading);
    read_issuer_from_body(text, layout, reading);
    read_closing(text, layout, reading);
  }
  read_sections(text, layout, reading);
  read_citations(text, layout, reading);
  read_award_forms(text, layout, reading);
  read_campaign(text, layout, reading);
  read_targets_and_tasks(reading);
  return reading;
}

}  // namespace vx
