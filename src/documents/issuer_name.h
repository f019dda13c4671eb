#pragma once
#include <string>
#include <string_view>

namespace vx {

/// How two names of issuing agencies go together. Documents name the same agency in full ("Ủy ban nhân dân tỉnh Vĩnh
/// Phúc"), short ("UBND tỉnh") or through its head ("Chủ tịch UBND tỉnh").
enum class IssuerMatch {
  Same,       ///< equal once abbreviations are written out
  MayBe,      ///< one says less than the other, and nothing against it; or one is not given
  Different,  ///< they cannot be the same
};

/// An agency's name and, where the name leaves the province out, the place its document was issued at.
struct IssuerName {
  std::string_view agency;
  std::string_view place = {};
};

IssuerMatch compare_issuers(const IssuerName& a, const IssuerName& b);

/// Folded, abbreviations written out, titles of the head and fillers dropped: "uy ban nhan dan tinh vinh phuc".
std::string issuer_key(std::string_view agency);

}  // namespace vx
