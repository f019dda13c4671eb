#include "base/text.h"
#include "campaigns/campaign_views.h"
#include "campaigns/cascade_views.h"

namespace vx {

using namespace html;

namespace {

/// From what is settled to what is missing, as the bar is read.
constexpr std::array bar_order{CascadeState::IssuedOnTime, CascadeState::IssuedLate, CascadeState::IssuedUndated,
                               CascadeState::Excused,      CascadeState::Due,        CascadeState::NoDeadline,
                               CascadeState::Overdue};

}  // namespace

Html counts_bar(const View& view, const CascadeCounts& counts, std::string_view label) {
  const std::int64_t all = counts.all();
  if (all == 0) return p(cls("form-hint"), view.t("campaigns.cascade.nobody"));
  constexpr std::int64_t width = 600;
  std::string words;
  Html parts;
  std::int64_t done = 0;
  for (const CascadeState state : bar_order) {
    const std::int64_t count = counts[state];
    if (count == 0) continue;
    const std::int64_t from = done * width / all;
    done += count;
    const std::int64_t to = done * width / all;
    const std::array rect{Part(attr("x", from)), Part(attr("y", std::int64_t{0})),
                          Part(attr("width", std::max<std::int64_t>(to - from - 1, 1))),
                          Part(attr("height", std::int64_t{14})), Part(cls("bar-" + std::string(code_of(state))))};
    parts += element("rect", rect);
    words += (words.empty() ? "" : ", ") + view.number(count) + " " +
             lower(view.t("campaigns.cascade." + std::string(code_of(state))));
  }
  return figure(cls("counts-bar"),
                svg(attr("viewBox", "0 0 600 14"), attr("role", "img"), attr("preserveAspectRatio", "none"),
                    attr("aria-label", std::string(label) + ": " + words), parts),
                figcaption(words));
}

}  // namespace vx
