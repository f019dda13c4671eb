#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vx {

/// What person_term holds for a folded name. "nguyen van an" gives its words, "an", "nguyen!", "van!" (the mark: not
/// the given name, so that given names come first), and every two of them in their order, "+nguyen an", "+nguyen van!",
/// "+van an". A search walks the terms that begin as typed, in the order of names.
std::vector<std::string> search_terms(std::string_view folded_name);

/// The terms of what was typed, of which any one leads to all that match; the rest of the words is compared with the
/// name. One word: itself. More: every two of them.
std::vector<std::string> driving_terms(const std::vector<std::string>& words);
/// The folded words, at most six.
std::vector<std::string> person_words(std::string_view typed);

}  // namespace vx
