#include "web/search_pages.h"

#include "base/check.h"
#include "base/text.h"
#include "web/app.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

constexpr int hits_of_a_slice_max = 10;
constexpr std::size_t query_length_max = 200;

std::vector<SearchHit> find_hits(const View& view, ReadTx& tx, std::string_view folded) {
  // Whatever is named exactly so comes first; each slice gives its best first.
  std::vector<SearchHit> exact, others;
  if (folded.empty()) return exact;
  for (const SearchProvider& provider : view.app->search)
    for (SearchHit& hit : provider(tx, view, folded, hits_of_a_slice_max))
      (fold_words(hit.title) == folded ? exact : others).push_back(std::move(hit));
  std::ranges::move(others, std::back_inserter(exact));
  return exact;
}

Html hit_item(const View& view, const SearchHit& hit) {
  return li(span(cls("hit-kind"), view.t(hit.kind)), a(cls("hit-title"), href(hit.address), hit.title),
            hit.detail.empty() ? Html{} : div(cls("hit-detail"), hit.detail));
}

Html search_page(const View& view, const std::string& query, const std::vector<SearchHit>& hits) {
  PageInfo info{.title = view.t("web.search")};
  if (query.empty()) return page(view, info, empty_state(view, "web.search_empty", "web.search_empty_hint"));
  auto count = static_cast<std::int64_t>(hits.size());
  info.title =
      count > 0 ? view.n("web.found", count, {{"query", query}}) : view.t("web.found_nothing", {{"query", query}});
  if (hits.empty()) return page(view, info, p(view.t("web.found_nothing_hint")));
  return page(view, info, ul(cls("hits"), each(hits, [&](const SearchHit& hit) { return hit_item(view, hit); })));
}

Response show_search(Request& request, ReadTx& tx) {
  const View& view = request.view;
  check(view.app != nullptr, "a page needs the app");
  std::string query = request.filter.text("q", query_length_max);
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  std::vector<SearchHit> hits = find_hits(view, tx, fold_words(query));
  return respond(
      request, [&] { return search_page(view, query, hits); },
      [&] {
        return json_object({{"query", query}, {"items", json_array(hits, [&](const SearchHit& hit) {
                                                 return json_object({{"kind", hit.kind},
                                                                     {"title", hit.title},
                                                                     {"detail", hit.detail},
                                                                     {"address", hit.address}});
                                               })}});
      });
}

}  // namespace

void add_search(App& app) {
  app.router.get("/search", show_search,
                 {.access = Access::everybody(),
                  .about = "Finds what the viewer may see, with or without diacritics.",
                  .fields = {{"q", FieldType::Text, false, "Words to find."}}});
}

}  // namespace vx
