#pragma once
#include "people/duplicate_store.h"
#include "people/person_detail.h"
#include "web/form.h"

namespace vx {

/// A pair as it is asked about.
struct ShownPair {
  CandidatePair pair;
  PersonDetail first, second;
};
Html duplicates_page(const View& view, const Form& filter, const PageOf<ShownPair>& pairs);
Html duplicate_page(const View& view, const Form& form, const ShownPair& pair);
std::string reasons_text(const View& view, std::string_view codes);

}  // namespace vx
