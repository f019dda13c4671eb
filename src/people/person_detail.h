#pragma once
#include "people/correction.h"
#include "people/person_access.h"
#include "people/person_merge.h"
#include "people/person_store.h"
#include "people/personal_data.h"

namespace vx {

/// A membership with the name of its organisation.
struct NamedMembership {
  Membership membership;
  std::string unit;
  bool is_workplace = false;  ///< today
};

/// Somebody looked at the sensitive data.
struct Look {
  Instant at;
  std::string actor;
  std::string purpose;  ///< code
};

/// What one viewer may see of one person. `facts` are there only while they are disclosed to the viewer.
struct PersonDetail {
  Person person;
  bool is_own = false;
  bool may_open = false;  ///< may have the sensitive data shown
  bool may_edit = false;
  std::vector<NamedMembership> memberships;
  std::optional<Date> absent_to;
  std::optional<PersonFacts> facts;
  std::string residence;  ///< name of the commune
  std::vector<Absence> absences;
  std::vector<FieldBasis> bases;
  std::vector<PersonChange> changes;
  std::vector<Look> looks;              ///< for oneself: who looked
  std::vector<Correction> corrections;  ///< for oneself
  std::vector<PersonMerge> merges;      ///< lineage
};
PersonDetail get_detail(ReadTx& tx, PersonSeal& seal, const Viewer& viewer, const ReachedPerson& reached);

/// Why somebody may open another's data.
std::span<const std::string_view> disclosure_purposes();
inline constexpr std::int64_t disclosure_seconds = 15 * 60;
/// Opens the data to the account for a quarter of an hour, and says so in the audit.
void insert_disclosure(WriteTx& tx, Id<Person> person, std::int64_t account, std::string_view purpose);
std::vector<Look> list_looks(ReadTx& tx, Id<Person> person, int limit);

}  // namespace vx
