#include "commitments/commitments.h"
#include "commitments/coverage_views.h"
#include "commitments/signature_store.h"
#include "web/components.h"

// What waits for the viewer today: an own signature, the unit's missing ones. What is done is not asked again.

namespace vx {

using namespace html;

namespace {

constexpr int followed_max = 5;

HomeCard own_card(const View& view, const OwnCommitment& own) {
  const Id<Commitment> id = own.record.commitment.id;
  const bool is_over = own.due_on && *own.due_on < view.today();
  Html content = p(own.record.organisation_name);
  if (own.standing == Standing::Outdated) content += p(view.t("commitments.home.renew"));
  if (own.due_on)
    content += p(
        badge(is_over ? Tone::Bad : Tone::Warning, view.t("commitments.own.due", {{"date", view.date(*own.due_on)}})));
  HomeCard one;
  one.urgency = is_over ? 95 : 85;
  one.content = card(view.t("commitments.home.own", {{"title", own.record.commitment.title}}), content,
                     link_button(commitment_address(id, "/sign"), view.t("commitments.own.sign")));
  return one;
}

/// For the clerk: the sum of the unit that he works for.
std::optional<HomeCard> unit_card(ReadTx& tx, const View& view, CoverageCache& cache, const CommitmentRecord& record) {
  const auto unit = find_organisation(tx, Id<Organisation>{view.viewer.organisation});
  if (!unit || !view.viewer.may(edit_commitments, unit->path)) return std::nullopt;
  if (!record.commitment.may_be_signed_on(view.today()) || !record.is_campaign_open) return std::nullopt;
  const StandingCounts counts = read_coverage(tx, cache, record.commitment.id, unit->path)->sum_under(unit->path);
  if (counts.waiting() == 0) return std::nullopt;
  HomeCard one;
  one.urgency = 60;
  one.content = card(
      view.n("commitments.home.unit", counts.waiting()), p(record.commitment.title) + p(coverage_answer(view, counts)),
      link_button(commitment_coverage_address(record.commitment.id, unit->id, "&state=missing&names=all"),
                  view.t("commitments.coverage.who_is_missing")) +
          link_button(commitment_address(record.commitment.id, fmt::format("/records/new?unit={}", unit->id.value)),
                      view.t("commitments.record.open"), "secondary"));
  return one;
}

}  // namespace

void add_commitment_home(App& app, const std::shared_ptr<CoverageCache>& cache) {
  app.home.push_back([cache](ReadTx& tx, const View& view) {
    std::vector<HomeCard> cards;
    if (view.viewer.person != 0)
      for (const OwnCommitment& own : list_own_commitments(tx, Id<Person>{view.viewer.person}))
        if (own.standing == Standing::Missing || own.standing == Standing::Outdated)
          cards.push_back(own_card(view, own));
    if (view.viewer.organisation != 0 && view.viewer.may(edit_commitments))
      for (const CommitmentRecord& record : list_readable_commitments(tx, view.viewer, followed_max))
        if (auto one = unit_card(tx, view, *cache, record)) cards.push_back(*std::move(one));
    return cards;
  });
}

}  // namespace vx
