#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commitments/commitment.h"
#include "db/database.h"
#include "web/viewer.h"

namespace vx {

/// A commitment with the names of what it belongs to.
struct CommitmentRecord {
  Commitment commitment;
  std::string campaign_title;  ///< its theme, else its title
  bool is_campaign_open = true;
  std::string organisation_name;
  std::string organisation_path;
};

/// A document a text commits to, as pages name it.
struct RuleDocument {
  Id<Document> document;
  std::string type;
  std::string number;  ///< "240/KH-UBND"
  std::optional<PartialDate> issued_on;
  std::string agency;
  std::string title;
};

std::optional<CommitmentRecord> find_commitment(ReadTx& tx, Id<Commitment> id);
/// NotFound unless it is there and the viewer may know of it: it asks the viewer to sign, or who may read commitments
/// of its organisation, above or below it. A draft: only those who may edit it.
CommitmentRecord get_commitment(ReadTx& tx, const Viewer& viewer, Id<Commitment> id);
/// Those of the campaign, and those that its units carry from the campaigns above it; newest first.
std::vector<CommitmentRecord> list_commitments_of_campaign(ReadTx& tx, Id<Campaign> campaign, std::string_view path);
/// Published ones in whose units the viewer may read, newest first; at most `limit`.
std::vector<CommitmentRecord> list_readable_commitments(ReadTx& tx, const Viewer& viewer, int limit);
/// All that may be signed today, for jobs and hooks.
std::vector<Id<Commitment>> list_open_commitments_unscoped(ReadTx& tx);

std::vector<CommitmentText> list_texts(ReadTx& tx, Id<Commitment> id);  ///< newest first
std::optional<CommitmentText> find_text(ReadTx& tx, Id<Commitment> id, int number);
std::vector<RuleDocument> list_rules(ReadTx& tx, Id<CommitmentText> text);
/// The confirmed document of this number, of this day if one is given; nothing if there is none or several.
std::optional<Id<Document>> find_rule(ReadTx& tx, std::string_view number, std::optional<Date> issued_on);
std::vector<ParticipatingUnit> list_participating_units(ReadTx& tx, Id<Commitment> id, Date day);

void insert_commitment(WriteTx& tx, Commitment& commitment);
/// Title, version; Conflict if somebody was faster.
void update_commitment(WriteTx& tx, const Commitment& commitment);
void save_draft(WriteTx& tx, Id<Commitment> id, const CommitmentDraft& draft);
void drop_draft(WriteTx& tx, Id<Commitment> id);
void publish_text(WriteTx& tx, const Commitment& commitment, const CommitmentText& text);
/// From today on these take part, and no others.
void set_participating_units(WriteTx& tx, Id<Commitment> id, const std::vector<Id<Organisation>>& units);
void set_ended(WriteTx& tx, Id<Commitment> id, const std::optional<Date>& day);
/// The document's campaign has commitments, or a text commits to the document.
bool binds_commitments(ReadTx& tx, Id<Document> document);

}  // namespace vx
