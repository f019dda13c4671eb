#pragma once
#include <functional>
#include <vector>

#include "db/database.h"
#include "people/membership.h"

namespace vx {

/// What later slices do when people move, leave, or turn out to be the same; filled by their add_ functions, called in
/// the transaction that does it. main.cpp owns the one there is; it outlives the App.
struct PeopleHooks {
  std::vector<std::function<void(WriteTx&, const Move&)>> moved;
  /// The record `from` goes on in `into`: what names the one must come to name the other.
  std::vector<std::function<void(WriteTx&, Id<Person> from, Id<Person> into)>> merged;
  /// That was a mistake, and is undone.
  std::vector<std::function<void(WriteTx&, Id<Person> from, Id<Person> into)>> unmerged;
};

}  // namespace vx
