#pragma once
#include <vector>

#include "campaigns/task.h"
#include "db/database.h"
#include "organisations/organisation.h"
#include "people/people_hooks.h"
#include "web/form.h"
#include "web/viewer.h"

namespace vx {

/// Who of a unit a task can be given to: all who work at or below it; of a very large one only its own. Nobody for
/// those who may not read its people.
std::vector<Choice> list_staff_choices(ReadTx& tx, const Viewer& viewer, const Organisation& unit);
/// True if that person works in the unit or below it today.
bool works_in(ReadTx& tx, Id<Person> person, const Organisation& unit);

/// When people move, their tasks stay with the unit and wait for another person; the unit's officers are told.
void add_task_hand_over(PeopleHooks& hooks);

}  // namespace vx
