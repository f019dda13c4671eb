#pragma once
#include <expected>

#include "organisations/area_text.h"
#include "organisations/organisation_store.h"
#include "web/form.h"

namespace vx {

/// Reads the facts of a create or edit form into `facts` (parent and head stay), noting every fault.
void read_facts(Form& form, ReadTx& tx, OrganisationFacts& facts, Date today);
void read_head(Form& form, OrganisationFacts& facts);
/// Website as it is kept: a host name with its path, or a whole https address.
bool is_website(std::string_view text);

/// Notes an error when somebody changed the organisation since the form was opened.
void check_version(Form& form, const Organisation& stored);

/// What a form shows before anything was typed.
struct FormStart {
  OrganisationFacts facts;
  std::string seat;
  std::string governed;
  std::int64_t version = 0;
};
FormStart form_start(ReadTx& tx, const Organisation& organisation);

Html create_page(const View& view, const Form& form, const Organisation* parent);
Html edit_page(const View& view, const Form& form, const Organisation& organisation, const FormStart& start);
Html head_page(const View& view, const Form& form, const Organisation& organisation);
Html move_page(const View& view, const Form& form, const Organisation& organisation,
               const std::vector<Organisation>& found);
Html close_page(const View& view, const Form& form, const Organisation& organisation);

}  // namespace vx
