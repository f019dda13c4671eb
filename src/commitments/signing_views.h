#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commitments/commitment_store.h"
#include "commitments/signature_store.h"
#include "web/components.h"
#include "web/form.h"
#include "web/html.h"
#include "web/layout.h"
#include "web/view.h"

namespace vx {

// Parts several pages of the slice share.
std::string commitment_address(Id<Commitment> id, std::string_view rest = {});
std::string signature_address(const Signature& signature, std::string_view rest = {});
std::vector<Crumb> commitment_crumbs(const View& view, const CommitmentRecord& record);
Html standing_badge(const View& view, Standing standing);
/// A text as paragraphs, as it is signed.
Html text_paragraphs(std::string_view body);
/// "Kế hoạch 240/KH-UBND ngày 16/9/2021 của …", a link for those who may read documents.
Html rule_list(const View& view, const std::vector<RuleDocument>& rules);
std::string rule_name(const View& view, const RuleDocument& rule);

/// What somebody signs, on one page.
struct SigningPage {
  CommitmentRecord record;
  CommitmentText text;
  std::vector<RuleDocument> rules;
  std::optional<Workplace> place;  ///< where the viewer works; none: has no person
  Standing standing = Standing::Missing;
  std::optional<Signature> signature;  ///< the valid one, of whichever text
  bool takes_part = false;
};
Html signing_page(const View& view, const Form& form, const SigningPage& data);

/// All that asks the viewer to sign.
struct OwnCommitmentsPage {
  bool has_person = false;
  std::vector<OwnCommitment> own;
  std::vector<CommitmentRecord> readable;
};
Html own_commitments_page(const View& view, const OwnCommitmentsPage& data);

/// A signature as its owner and the office may read it.
struct SignedCopy {
  CommitmentRecord record;
  CommitmentText text;
  std::vector<RuleDocument> rules;
  Signature signature;
  std::string national_place;  ///< of the head: the organisation that asks
  std::int64_t scan_record = 0;
  bool is_own = false;
};
Html signed_copy_page(const View& view, const SignedCopy& copy);
/// The same as a paper; always Vietnamese, as the text is.
std::string signed_copy_pdf(const SignedCopy& copy);

/// What anybody who has a copy may check: no personal data but the initials.
struct VerifiedCopy {
  std::string typed;
  std::optional<SignedCopy> found;
};
Html verification_page(const View& view, const Form& form, const VerifiedCopy& data);
/// "Nguyễn Thị Ánh" → "N. T. Ánh".
std::string initials_of(std::string_view name);

}  // namespace vx
