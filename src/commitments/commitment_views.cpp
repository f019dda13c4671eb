#include "commitments/commitment_views.h"

#include "campaigns/campaign_tabs.h"

namespace vx {

using namespace html;

namespace {

Html counts_cell(const View& view, const CampaignCommitment& one) {
  if (!one.record.commitment.is_published()) return badge(Tone::Neutral, view.t("commitments.state.draft"));
  if (!one.may_see_counts) return "–";
  return a(href(commitment_address(one.record.commitment.id, "/coverage")),
           view.number(one.counts.has_signed) + " / " + view.number(one.counts.required));
}

Html unit_list(const View& view, const CommitmentPage& data) {
  if (data.units.empty()) return p(view.t("commitments.units.none"));
  return ul(each(data.units, [&](const ParticipatingUnit& unit) {
    return li(unit.name, " ",
              span(cls("hit-detail"), view.t("commitments.units.since", {{"date", view.date(unit.from_on)}})));
  }));
}

Html text_line(const View& view, const CommitmentRecord& record, const CommitmentText& text) {
  const std::string number = view.t("commitments.text.number", {{"number", view.number(text.number)}});
  Html line = a(href(commitment_address(record.commitment.id, "/texts/" + std::to_string(text.number))), number);
  line += Html(" – " + view.t("commitments.text.published",
                              {{"time", view.time(*text.published_at)}, {"by", text.published_by}}));
  if (text.number > 1)
    line += Html(" ") + badge(text.needs_renewal ? Tone::Warning : Tone::Neutral,
                              view.t(text.needs_renewal ? "commitments.text.renewal" : "commitments.text.editorial"));
  if (!text.change_note.empty()) line += p(cls("hit-detail"), text.change_note);
  return li(line);
}

Html publish_form(const View& view, const Form& form, const CommitmentPage& data) {
  const Commitment& commitment = data.record.commitment;
  Html fields;
  if (commitment.is_published())
    fields += radio_field(
        view, form,
        {.name = "renewal",
         .label = "commitments.publish.renewal",
         .hint = "commitments.publish.renewal_hint",
         .required = true,
         .value = "renew"},
        {{"renew", view.t("commitments.publish.renew")}, {"editorial", view.t("commitments.publish.editorial")}});
  fields +=
      p(view.t(commitment.is_published() ? "commitments.publish.question_again" : "commitments.publish.question")) +
      submit_button(view, "commitments.publish.button");
  return post_form(view, commitment_address(commitment.id, "/publication"), fields);
}

Html draft_card(const View& view, const Form& form, const CommitmentPage& data) {
  const Commitment& commitment = data.record.commitment;
  if (!data.may_edit) return {};
  const bool has_draft = !data.texts.empty() && !data.texts.front().published_at;
  if (!has_draft)
    return card(
        view.t("commitments.draft.next"), p(view.t("commitments.draft.next_hint")),
        link_button(commitment_address(commitment.id, "/edit"), view.t("commitments.draft.begin"), "secondary"));
  const CommitmentText& draft = data.texts.front();
  Html content =
      text_paragraphs(draft.body) + h3(view.t("commitments.sign.rules")) +
      (data.draft_rules.empty() ? p(view.t("commitments.refusal.no_rules")) : rule_list(view, data.draft_rules));
  if (draft.due_on) content += p(view.t("commitments.own.due", {{"date", view.date(*draft.due_on)}}));
  if (!draft.change_note.empty()) content += p(view.t("commitments.text.change", {{"change", draft.change_note}}));
  content += publish_form(view, form, data);
  return card(view.t("commitments.draft.title", {{"number", view.number(draft.number)}}), content,
              link_button(commitment_address(commitment.id, "/edit"), view.t("commitments.draft.edit"), "secondary"));
}

Html end_button(const View& view, const Commitment& commitment) {
  if (!commitment.is_published()) return {};
  if (commitment.ended_on)
    return post_button(view, commitment_address(commitment.id, "/end/undo"), "commitments.end.undo", "secondary");
  return post_button(view, commitment_address(commitment.id, "/end"), "commitments.end.button", "secondary",
                     "commitments.end.question");
}

Html commitment_actions(const View& view, const CommitmentPage& data) {
  const Id<Commitment> id = data.record.commitment.id;
  Html actions;
  if (data.asks_viewer && data.own_standing != Standing::Signed)
    actions += link_button(commitment_address(id, "/sign"), view.t("commitments.own.sign"));
  if (data.may_see_counts && data.record.commitment.is_published())
    actions += link_button(commitment_address(id, "/coverage"), view.t("commitments.coverage.open"), "secondary");
  if (data.may_edit) actions += end_button(view, data.record.commitment);
  return actions;
}

}  // namespace

std::string coverage_answer(const View& view, const StandingCounts& counts) {
  if (counts.required == 0) return view.t("commitments.coverage.nobody");
  const std::string all = view.number(counts.required);
  if (counts.has_signed == counts.required) return view.t("commitments.coverage.everybody", {{"all", all}});
  return view.t("commitments.coverage.answer",
                {{"signed", view.number(counts.has_signed)}, {"all", all}, {"waiting", view.number(counts.waiting())}});
}

Html coverage_bar(const View& view, const StandingCounts& counts) {
  if (counts.required == 0) return {};
  Html words;
  for (const std::string_view code : standing_codes) {
    const std::int64_t count = counts[*find_standing(code)];
    if (count > 0)
      words += Html(words.empty() ? "" : " · ") +
               Html(view.number(count) + " " + view.t("commitments.count." + std::string(code)));
  }
  return div(cls("coverage-figures"),
             progress_bar(view, counts.has_signed, counts.required, view.t("commitments.coverage.title_short")),
             p(cls("hit-detail"), words));
}

Html campaign_commitments_page(const View& view, const CampaignCommitmentsPage& data) {
  const Campaign& campaign = data.campaign.campaign;
  PageInfo info{.title = data.commitments.empty() ? view.t("commitments.title")
                                                  : view.n("commitments.campaign.answer",
                                                           static_cast<std::int64_t>(data.commitments.size()))};
  info.crumbs = campaign_crumbs(view, campaign);
  const std::string add = campaign_address(campaign.id, "/commitments/new");
  if (data.may_edit) info.actions = link_button(add, view.t("commitments.new"));
  Html content = campaign_tabs(view, campaign, "commitments");
  if (data.commitments.empty())
    content += empty_state(view, "commitments.campaign.none", "commitments.campaign.none_hint",
                           data.may_edit ? link_button(add, view.t("commitments.new")) : Html{});
  std::vector<TableRow> rows;
  for (const CampaignCommitment& one : data.commitments)
    rows.push_back(
        {{one.record.commitment.title,
          one.is_inherited ? Html(view.t("commitments.campaign.from", {{"organisation", one.record.organisation_name}}))
                           : Html(one.record.organisation_name),
          one.record.commitment.is_published()
              ? Html(view.t("commitments.text.number", {{"number", view.number(one.record.commitment.current_number)}}))
              : Html("–"),
          counts_cell(view, one)},
         commitment_address(one.record.commitment.id)});
  if (!rows.empty())
    content += data_table(view, view.t("commitments.title"),
                          {{view.t("commitments.field.title")},
                           {view.t("commitments.field.organisation")},
                           {view.t("commitments.field.text_in_force")},
                           {view.t("commitments.coverage.title_short")}},
                          rows);
  return page(view, info, content);
}

Html commitment_page(const View& view, const Form& form, const CommitmentPage& data) {
  const Commitment& commitment = data.record.commitment;
  PageInfo info{.title = commitment.title};
  info.crumbs = {{view.t("commitments.title"), "/commitments"},
                 {data.record.campaign_title, campaign_address(commitment.campaign, "/commitments")}};
  info.actions = commitment_actions(view, data);
  if (commitment.is_published() && data.may_see_counts) info.lead = coverage_answer(view, data.counts);
  Html content = error_summary(view, form);
  if (commitment.ended_on)
    content += alert(Tone::Info, p(view.t("commitments.end.since", {{"date", view.date(*commitment.ended_on)}})));
  if (!commitment.is_published()) content += alert(Tone::Info, p(view.t("commitments.state.draft_hint")));
  if (commitment.is_published() && data.may_see_counts) content += coverage_bar(view, data.counts);
  Html history;
  for (const CommitmentText& text : data.texts) {
    if (text.published_at && text.number == commitment.current_number) {
      Html due = text.due_on ? p(view.t("commitments.own.due", {{"date", view.date(*text.due_on)}})) : Html{};
      content +=
          card(view.t("commitments.text.in_force", {{"number", view.number(text.number)}}),
               text_paragraphs(text.body) + due + h3(view.t("commitments.sign.rules")) + rule_list(view, data.rules));
    }
    if (text.published_at) history += text_line(view, data.record, text);
  }
  content += draft_card(view, form, data);
  content += card(view.t("commitments.units.title"), unit_list(view, data),
                  data.may_edit ? link_button(commitment_address(commitment.id, "/units"),
                                              view.t("commitments.units.choose"), "secondary")
                                : Html{});
  if (!history.empty()) content += card(view.t("commitments.text.history"), ul(cls("timeline"), history));
  return page(view, info, content);
}

Html commitment_text_page(const View& view, const CommitmentRecord& record, const CommitmentText& text,
                          const std::vector<RuleDocument>& rules) {
  PageInfo info{.title = view.t("commitments.text.number", {{"number", view.number(text.number)}})};
  info.crumbs = commitment_crumbs(view, record);
  info.lead =
      view.t("commitments.text.published", {{"time", view.time(*text.published_at)}, {"by", text.published_by}});
  std::vector<std::pair<std::string, Html>> facts{{view.t("commitments.text.hash"), code(hex(text.body_hash))}};
  if (!text.change_note.empty()) facts.push_back({view.t("commitments.field.change_note"), text.change_note});
  return page(view, info,
              card(record.commitment.title, text_paragraphs(text.body)) +
                  card(view.t("commitments.sign.rules"), rule_list(view, rules)) +
                  card(view.t("commitments.text.facts"), definition_list(facts)));
}

}  // namespace vx
