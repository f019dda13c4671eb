#include <gtest/gtest.h>

#include "web/form.h"

namespace vx {
namespace {

bool has(const Html& html, std::string_view text) { return html.str().find(text) != std::string::npos; }

TEST(FormViews, FieldKeepsWhatWasTypedBesideItsFault) {
  Form form(std::vector<FormValue>{{"due", "31/9/2021 <x>"}});
  form.date("due");
  Html field = text_field(View{}, form, {.name = "due", .label = "web.help_dates", .type = "date", .required = true});
  EXPECT_TRUE(has(field, "value=\"31/9/2021 &lt;x&gt;\""));
  EXPECT_TRUE(has(field, "aria-invalid=\"true\""));
  EXPECT_TRUE(has(field, "aria-describedby=\"f-due-hint f-due-error\""));
  EXPECT_TRUE(has(field, "id=\"f-due-error\""));
  EXPECT_TRUE(has(field, "<label class=\"form-label\" for=\"f-due\">"));
}

TEST(FormViews, SummaryLinksEveryFaultToItsField) {
  Form form;
  EXPECT_TRUE(error_summary(View{}, form).empty());
  form.required_text("name");
  form.add_error("", {"web.error_not_choice"});
  Html summary = error_summary(View{}, form);
  EXPECT_TRUE(has(summary, "<a href=\"#f-name\">Ô này không được để trống</a>"));
  EXPECT_TRUE(has(summary, "<li>Hãy chọn một trong các mục đã cho</li>"));
}

TEST(FormViews, PasswordIsNeverShownAgain) {
  Form form(std::vector<FormValue>{{"password", "secret"}});
  EXPECT_FALSE(
      has(text_field(View{}, form, {.name = "password", .label = "web.log_in", .type = "password"}), "secret"));
}

TEST(FormViews, StoredDateIsShownAsPeopleWriteIt) {
  EXPECT_TRUE(has(text_field(View{}, Form{}, {.name = "d", .label = "x", .type = "date", .value = "2021-09-24"}),
                  "value=\"24/09/2021\""));
}

TEST(FormViews, UntickedBoxStaysUntickedWhenTheFormComesBack) {
  FieldView field{.name = "open", .label = "x", .value = "on"};
  EXPECT_TRUE(has(checkbox_field(View{}, Form{}, field), " checked"));
  Form sent(std::vector<FormValue>{{"name", "A"}});
  EXPECT_FALSE(has(checkbox_field(View{}, sent, field), " checked"));
}

TEST(FormViews, ChoiceThatWasMadeIsSelected) {
  Form form(std::vector<FormValue>{{"kind", "room"}});
  std::vector<Choice> choices{{"department", "Sở"}, {"room", "Phòng"}};
  EXPECT_TRUE(has(select_field(View{}, form, {.name = "kind", .label = "x"}, choices), "value=\"room\" selected"));
  Html radios = radio_field(View{}, form, {.name = "kind", .label = "x"}, choices);
  EXPECT_TRUE(has(radios, "value=\"room\" checked"));
  EXPECT_TRUE(has(radios, "id=\"f-kind\""));
}

TEST(FormViews, LineBreakAtTheStartOfATextIsKept) {
  EXPECT_TRUE(
      has(text_field(View{}, Form{}, {.name = "n", .label = "x", .value = "\nB", .rows = 3}), ">\n\nB</textarea>"));
}

TEST(FormViews, PostFormCarriesItsTokens) {
  View view;
  view.csrf_token = "token";
  Html form = post_form(view, "/areas", "x", true);
  EXPECT_TRUE(has(form, "method=\"post\" action=\"/areas\""));
  EXPECT_TRUE(has(form, "enctype=\"multipart/form-data\""));
  EXPECT_TRUE(has(form, "name=\"_csrf\" value=\"token\""));
  EXPECT_TRUE(has(form, "name=\"_key\" value=\""));
  EXPECT_NE(form.str(), post_form(view, "/areas", "x", true).str());  // a fresh key each time
}

}  // namespace
}  // namespace vx
