#include "accounts/session.h"

#include "base/text.h"

namespace vx {
namespace {

struct Mark {
  std::string_view word;
  std::string_view name;
};

// The first that is found counts: every browser claims to be the ones it descends from.
constexpr std::array<Mark, 9> browsers{{{"CocCoc", "Cốc Cốc"},
                                        {"coc_coc", "Cốc Cốc"},
                                        {"Zalo", "Zalo"},
                                        {"Edg", "Edge"},
                                        {"SamsungBrowser", "Samsung Internet"},
                                        {"Firefox", "Firefox"},
                                        {"Chrome", "Chrome"},
                                        {"Safari", "Safari"},
                                        {"curl", "curl"}}};
constexpr std::array<Mark, 7> systems{{{"Android", "Android"},
                                       {"iPhone", "iPhone"},
                                       {"iPad", "iPad"},
                                       {"Windows", "Windows"},
                                       {"Mac OS", "macOS"},
                                       {"CrOS", "ChromeOS"},
                                       {"Linux", "Linux"}}};

std::string_view first_of(std::span<const Mark> marks, std::string_view text) {
  for (const Mark& mark : marks)
    if (text.contains(mark.word)) return mark.name;
  return {};
}

}  // namespace

std::string describe_device(std::string_view user_agent) {
  std::string out(first_of(browsers, user_agent));
  std::string_view system = first_of(systems, user_agent);
  if (!out.empty() && !system.empty()) out += " · ";
  return out.append(system);
}

}  // namespace vx
