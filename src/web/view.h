#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "web/problem.h"
#include "web/viewer.h"

namespace vx {

enum class Locale { Vietnamese, English };

/// A named value for a text with braces: `{"count", view.number(12)}`.
using TextArgument = std::pair<std::string_view, std::string_view>;

/// The catalogues (locales/vi/*.po, locales/en/*.po), embedded. A key without a text gives the key itself.
std::string_view find_text(Locale locale, std::string_view key);
/// True if both catalogues have it.
bool has_text(std::string_view key);

struct App;

/// What a view needs to know about its reader. Everything shown goes through it.
struct View {
  Locale locale = Locale::Vietnamese;
  Viewer viewer;
  Instant now;
  bool is_training = false;  ///< the clock is a training clock: pages say so
  std::string path;          ///< of this page, with its query: where forms and language links come back to
  std::string csrf_token;    ///< for forms; post_form writes it
  std::string notice;        ///< key of a text shown once at the top ("saved"), from the redirect before
  const App* app = nullptr;  ///< for the menu
  std::int64_t unread = 0;   ///< notifications, for the bell; counted for pages that are read

  /// The text of `key`, "areas.title".
  [[nodiscard]] std::string t(std::string_view key) const;
  [[nodiscard]] std::string t(std::string_view key, std::initializer_list<TextArgument> arguments) const;
  /// With a count: Vietnamese has one form, English two; `{count}` is filled with the number.
  [[nodiscard]] std::string n(std::string_view key, std::int64_t count,
                              std::initializer_list<TextArgument> arguments = {}) const;
  [[nodiscard]] std::string t(const Refusal& refusal) const;

  [[nodiscard]] Date today() const { return now.date(); }
  /// "24/09/2021" in both languages; the machine-readable form is in the JSON.
  [[nodiscard]] std::string date(Date date) const { return date.vietnamese(); }
  /// "tháng 9/2021" when the day is blank.
  [[nodiscard]] std::string date(const PartialDate& date) const;
  [[nodiscard]] std::string time(Instant instant) const { return instant.vietnamese(); }
  /// 1.234 in Vietnamese, 1,234 in English.
  [[nodiscard]] std::string number(std::int64_t value) const;
  [[nodiscard]] std::string number(double value, int decimals) const;
  /// "vi" or "en".
  [[nodiscard]] std::string_view language() const { return locale == Locale::Vietnamese ? "vi" : "en"; }
};

}  // namespace vx
