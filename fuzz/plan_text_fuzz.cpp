// Any text is read, linted, compared with itself and printed; places stay inside the text.
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"
#include "documents/plan_comparison.h"
#include "documents/plan_lint.h"
#include "documents/plan_reading_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 20000) return 0;
  std::string text = vx::to_nfc(std::string_view(reinterpret_cast<const char*>(data), size));
  vx::PlanReading reading = vx::read_plan(text);
  auto inside = [&](vx::Span place) {
    vx::check(place.start <= place.end && place.end <= text.size(), "a place lies outside the text");
  };
  inside(reading.title.place), inside(reading.symbol.place), inside(reading.date.place), inside(reading.agency.place);
  inside(reading.number.place), inside(reading.place.place), inside(reading.end_mark.place);
  for (const vx::Citation& citation : reading.citations) inside(citation.place);
  for (const vx::Recipient& recipient : reading.recipients) inside(recipient.place);
  for (const vx::Signer& signer : reading.signers) inside(signer.place);
  for (const vx::FoundText& form : reading.award_forms) inside(form.place);
  for (const vx::PlanFinding& finding : vx::lint_plan(text, reading)) inside(finding.place);
  std::size_t asked = reading.targets.size() + reading.tasks.size();
  vx::check(vx::compare_plans(reading, reading).size() == asked, "a target or task was lost");
  vx::check(vx::plan_reading_json(reading).size() > 100, "no JSON was written");
  return 0;
}
