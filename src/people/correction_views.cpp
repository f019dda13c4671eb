#include "people/correction.h"
#include "people/person_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

Html due_text(const View& view, const Correction& one) {
  const bool is_late = one.due_at < view.now;
  Html text =
      badge(is_late ? Tone::Bad : Tone::Info,
            view.t(is_late ? "people.correction_late" : "people.correction_due", {{"at", view.time(one.due_at)}}));
  if (!one.due_source.empty())
    text += Html(" ") + small(one.due_source, " ", badge(Tone::Unknown, view.t("people.not_verified")));
  return text;
}

Html answer_form(const View& view, const Form& form, const Correction& one) {
  constexpr std::array<std::string_view, 2> answers{"done", "refused"};
  Html fields =
      text_field(
          view, form,
          {.name = "answer", .label = "people.correction_answer", .hint = "people.correction_answer_hint", .rows = 2}) +
      radio_field(view, form, {.name = "state", .label = "people.correction_outcome", .required = true},
                  code_choices(view, "correction", answers)) +
      submit_button(view, "people.correction_send");
  return details(summary(view.t("people.correction_reply")),
                 post_form(view, fmt::format("/people/corrections/{}/answer", one.id.value), fields));
}

}  // namespace

Html corrections_page(const View& view, const Form& form, const std::vector<Correction>& open) {
  const auto late = std::ranges::count_if(open, [&](const Correction& one) { return one.due_at < view.now; });
  PageInfo info{.title = open.empty() ? view.t("people.no_corrections")
                                      : view.n("people.corrections_title", static_cast<std::int64_t>(open.size()),
                                               {{"late", view.number(std::int64_t{late})}}),
                .crumbs = {{view.t("people.title"), "/people"}}};
  Html content = each(open, [&](const Correction& one) {
    return card(a(href(person_address(one.person)), one.name),
                p(one.wish) + p(due_text(view, one)) + answer_form(view, Form{}, one));
  });
  if (open.empty())
    content = empty_state(view, "people.no_corrections", "people.no_corrections_hint",
                          link_button("/people", view.t("people.title")));
  return page(view, info, error_summary(view, form) + content);
}

Html own_corrections_card(const View& view, const Form& form, const std::vector<Correction>& corrections) {
  Html list = ul(each(corrections, [&](const Correction& one) {
    Html line = fmt::format("{}: {} ", view.time(one.asked_at), one.wish);
    if (one.state == CorrectionState::Open) return li(line, due_text(view, one));
    return li(line,
              badge(one.state == CorrectionState::Done ? Tone::Good : Tone::Warning,
                    view.t(fmt::format("people.correction_{}", code_of(one.state)))),
              " ", one.answer);
  }));
  Html ask = post_form(view, "/people/me/corrections",
                       text_field(view, form,
                                  {.name = "wish",
                                   .label = "people.correction_wish",
                                   .hint = "people.correction_wish_hint",
                                   .required = true,
                                   .rows = 3}) +
                           submit_button(view, "people.correction_ask", "secondary"));
  return card(view.t("people.correction_title"), corrections.empty() ? ask : list + ask);
}

}  // namespace vx
