#pragma once
#include "people/duplicates.h"
#include "people/person_store.h"
#include "web/paging.h"

namespace vx {

/// A stored person that may be the one who is asked about.
struct StoredCandidate {
  Id<Person> person;
  std::string name;
  Comparison comparison;
};
/// The same as a viewer may see it: without name where the viewer may not know of the person.
struct ShownCandidate {
  StoredCandidate candidate;
  bool is_known = false;
  std::string unit;
};

PersonTraits traits_of(PersonSeal& seal, const PersonFacts& facts, std::int64_t unit);
/// How many records there are, near enough: what the likeness of names is measured against.
std::int64_t count_recorded(ReadTx& tx);
PersonTraits get_traits(ReadTx& tx, Id<Person> id);
/// Those that are the same or a question, surest first. By identity number, phone, and name with year of birth.
/// `id_number`: of somebody who is not stored yet.
std::vector<StoredCandidate> find_candidates(ReadTx& tx, const PersonTraits& traits,
                                             const std::optional<Digest>& id_number = {});

/// All who share an identity number, a phone or a name with one of these; each once. For comparing many at a time.
std::vector<PersonTraits> list_traits_like(ReadTx& tx, const std::vector<PersonTraits>& wanted,
                                           const std::vector<Digest>& id_numbers);

/// New and changed people go onto the list the job works off.
void queue_for_duplicates(WriteTx& tx, Id<Person> id);
/// Looks at up to `limit` of them; answers how many.
std::int64_t work_off_duplicates(WriteTx& tx, int limit);
/// Keeps the pair as a question unless somebody has decided about it.
void insert_candidate(WriteTx& tx, Id<Person> a, Id<Person> b, const Comparison& comparison);
/// Somebody said that the two are different people.
void set_different(WriteTx& tx, Id<Person> a, Id<Person> b);

struct CandidatePair {
  std::int64_t id = 0;
  Id<Person> first, second;
  Likeness likeness = Likeness::Question;
  double bits = 0;
  std::string reasons;  ///< codes, a space between
};
/// Open ones of which the viewer may edit both, surest first.
PageOf<CandidatePair> list_candidates(ReadTx& tx, const Viewer& viewer, int limit, std::string_view after);
std::optional<CandidatePair> find_candidate(ReadTx& tx, std::int64_t id);
std::int64_t count_candidates(ReadTx& tx, const Viewer& viewer, int most);

}  // namespace vx
