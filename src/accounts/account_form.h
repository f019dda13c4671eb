#pragma once
#include <vector>

#include "accounts/account.h"
#include "db/database.h"
#include "web/form.h"
#include "web/router.h"

namespace vx {

/// Name, organisation, contact and language, as an administrator sees them.
Html account_fields(const View& view, const Form& form, const Account& account, const std::string& organisation_name);
/// Empty, or an address that is one; a fault is noted in the form.
std::string read_email(Form& form);
/// `account` with what the form says; faults are noted in the form.
Account read_account(Form& form, ReadTx& tx, Account account);
std::vector<FieldInfo> account_field_infos();
std::vector<FieldInfo> new_account_field_infos();
Html state_badge(const View& view, const Account& account);

}  // namespace vx
