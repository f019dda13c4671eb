#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "areas/area.h"
#include "base/date.h"
#include "base/id.h"
#include "db/database.h"
#include "web/viewer.h"

namespace vx {

/// Asked at the organisation's path: `request.require(edit_organisations, organisation.path)`.
inline constexpr Permission edit_organisations{"organisations.edit"};

enum class OrganisationKind {
  PeoplesCommittee,  ///< peoples_committee: Ủy ban nhân dân
  Department,        ///< department: sở, ban, ngành
  Room,              ///< room: phòng
  Centre,            ///< centre: trung tâm, đơn vị sự nghiệp
  MassOrganisation,  ///< mass_organisation: đoàn thể, hội, Mặt trận Tổ quốc
  School,            ///< school
  Enterprise,        ///< enterprise
  PartyBody,         ///< party_body: cấp ủy, ban Đảng, chi bộ
  Hospital,          ///< hospital
  Other              ///< other
};

/// What may differ from one day to the next; a change of it has a day from which it applies.
struct OrganisationFacts {
  Id<struct Organisation> parent;
  OrganisationKind kind = OrganisationKind::Other;
  std::string name;        ///< "Sở Ngoại vụ tỉnh Vĩnh Phúc"
  std::string short_name;  ///< "Sở Ngoại vụ"
  std::string symbol;      ///< behind the dash in its documents' symbols: "SNgV"; empty if it issues none
  Id<Area> seat;           ///< where it sits
  Id<Area> governed;       ///< what it governs (People's Committees), none for others
  std::string head_name;   ///< the person answerable (R20)
  std::string head_title;  ///< "Giám đốc"
  std::string website;     ///< official channel (R61): "songv.vinhphuc.gov.vn"
  bool operator==(const OrganisationFacts&) const = default;
};

/// An agency, unit or mass organisation (cơ quan, đơn vị, đoàn thể), as of one day. It exists from `valid_from` up to,
/// not including, `valid_to`. `version` grows with every change: a form that was read at another version is refused.
struct Organisation {
  Id<Organisation> id;
  OrganisationFacts facts;
  ScopePath path;  ///< "o/1/5/23/", of today
  Date valid_from;
  std::optional<Date> valid_to;
  std::int64_t version = 1;

  [[nodiscard]] const std::string& name() const { return facts.name; }
  /// The short name if it has one.
  [[nodiscard]] const std::string& shown_name() const {
    return facts.short_name.empty() ? facts.name : facts.short_name;
  }
  [[nodiscard]] bool holds_on(Date day) const { return valid_from <= day && (!valid_to || day < *valid_to); }
};

std::string_view code_of(OrganisationKind kind);
std::optional<OrganisationKind> organisation_kind_of(std::string_view code);
std::span<const std::string_view> organisation_kind_codes();

// Reads other slices may use.
std::optional<Organisation> find_organisation(ReadTx& tx, Id<Organisation> id);
/// Or a NotFound problem.
Organisation get_organisation(ReadTx& tx, Id<Organisation> id);
/// As it was on that day: parent, names, symbol and head of then.
std::optional<Organisation> find_organisation(ReadTx& tx, Id<Organisation> id, Date as_of);
/// All that existed on that day, with the facts of then, in Vietnamese order. For trees, matching and exports.
std::vector<Organisation> list_organisations(ReadTx& tx, Date as_of);
/// The direct children of `parent` today (no id: the roots), in Vietnamese order.
std::vector<Organisation> list_child_organisations(ReadTx& tx, Id<Organisation> parent);
/// The organisation and all below it today, by path.
std::vector<Organisation> list_organisation_subtree(ReadTx& tx, std::string_view path);
/// The organisation itself and those above it today, root first.
std::vector<Organisation> list_organisation_ancestry(ReadTx& tx, const Organisation& organisation);
/// The People's Committee (or other) that governs the area today, if known.
std::optional<Organisation> find_governing_organisation(ReadTx& tx, Id<Area> area);

/// An organisation named in a text, found among those known.
struct OrganisationMatch {
  Id<Organisation> organisation;
  double confidence = 0;  ///< 0–1; 1 = the very name or symbol
};
/// Finds the organisation that a text means among candidates: by a full or short name ("Sở Nông nghiệp và Phát triển
/// nông thôn", "Sở NN&PTNT", "UBND tỉnh") or by the issuer of a document symbol ("SNN&PTNT", "SNgV"); diacritics and
/// case do not matter, common abbreviations (R125) are read out, a misread letter or two is forgiven. Pure; made once
/// for many questions; the candidates must outlive it.
class OrganisationMatcher {
 public:
  explicit OrganisationMatcher(std::span<const Organisation> candidates);
  /// `context`: the organisation the text comes from, or none; of equally good candidates the nearest in the tree wins.
  /// Nothing if none is good enough or two stay equally good.
  [[nodiscard]] std::optional<OrganisationMatch> match(std::string_view name, Id<Organisation> context = {}) const;

 private:
  /// A candidate with its names as they are compared.
  struct Entry {
    const Organisation* organisation;
    std::string name;
    std::string short_name;
    std::string symbol;
  };
  [[nodiscard]] std::vector<std::int64_t> ancestry(Id<Organisation> id) const;
  [[nodiscard]] std::size_t tree_distance(Id<Organisation> from, Id<Organisation> to) const;
  [[nodiscard]] bool is_named_above(const Entry& entry, std::string_view rest) const;
  [[nodiscard]] double score_name(const Entry& entry, std::string_view text, const std::string& name) const;
  [[nodiscard]] double score(const Entry& entry, std::string_view text, std::string_view symbol) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::int64_t, std::size_t> places_;  ///< of entries, by id
};
/// The same for one question.
std::optional<OrganisationMatch> match_organisation(std::string_view name, std::span<const Organisation> candidates,
                                                    Id<Organisation> context = {});

}  // namespace vx
