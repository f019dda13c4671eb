#pragma once
#include <string>
#include <vector>

#include "web/html.h"
#include "web/view.h"

namespace vx {

struct Crumb {
  std::string label;
  std::string address;
};

struct PageInfo {
  std::string title;  ///< in words, shown as the heading; where there is an answer, the answer
  std::vector<Crumb> crumbs = {};
  Html actions = {};                           ///< buttons beside the heading
  Html lead = {};                              ///< one sentence under it
  bool wide = false;                           ///< uses the whole width (source beside fields)
  std::vector<std::string_view> scripts = {};  ///< islands: names of frontend/islands/*.ts
};

/// The whole page around `content`: head, menu, search box, language link, training clock, notice, foot.
Html page(const View& view, const PageInfo& info, const Html& content);
/// A page without menu: log-in, first run, and what the public sees has its own links.
Html plain_page(const View& view, const PageInfo& info, const Html& content);

/// "3 new notifications", and the number on the bell.
std::string unread_label(const View& view, std::int64_t unread);
std::string unread_number(std::int64_t unread);

}  // namespace vx
