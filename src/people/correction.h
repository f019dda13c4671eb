#pragma once
#include "people/person_access.h"
#include "people/personal_data.h"
#include "web/form.h"

namespace vx {

enum class CorrectionState { Open, Done, Refused };
std::string_view code_of(CorrectionState state);

/// Somebody says that one's own record is wrong (yêu cầu đính chính); who may edit it answers in time.
struct Correction {
  Id<Correction> id;
  Id<Person> person;
  std::string name;  ///< of the person
  std::string wish;
  Instant asked_at;
  Instant due_at;
  std::string due_source;  ///< the rule; empty: the house's own
  CorrectionState state = CorrectionState::Open;
  std::string answer;
  std::optional<Instant> answered_at;
  std::string answered_by;
};

Id<Correction> insert_correction(WriteTx& tx, Id<Person> person, std::string_view wish);
void answer_correction(WriteTx& tx, const Correction& correction, CorrectionState state, std::string_view answer);
std::optional<Correction> find_correction(ReadTx& tx, Id<Correction> id);
/// Of one person, newest first.
std::vector<Correction> list_corrections(ReadTx& tx, Id<Person> person);
/// Open ones of people whom the viewer may edit, the most urgent first.
std::vector<Correction> list_open_corrections(ReadTx& tx, const Viewer& viewer);

Html corrections_page(const View& view, const Form& form, const std::vector<Correction>& open);
/// For one's own page: what was asked and answered, and the form to ask.
Html own_corrections_card(const View& view, const Form& form, const std::vector<Correction>& corrections);

}  // namespace vx
