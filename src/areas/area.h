#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "db/database.h"
#include "web/html.h"
#include "web/json.h"
#include "web/view.h"
#include "web/viewer.h"

namespace vx {

inline constexpr Permission edit_areas{"areas.edit"};

/// The tier. Districts (cấp huyện) end on 1 July 2025; from then on communes stand right under the province.
enum class AreaKind { Province, District, Commune };

/// What the unit is called by law; the code is what stands in the table and in the JSON.
enum class AreaType {
  Province,       ///< tinh: tỉnh
  City,           ///< thanh_pho: thành phố, under the state or under a province
  UrbanDistrict,  ///< quan: quận
  RuralDistrict,  ///< huyen: huyện
  Town,           ///< thi_xa: thị xã
  Ward,           ///< phuong: phường
  RuralCommune,   ///< xa: xã
  Township,       ///< thi_tran: thị trấn
  SpecialZone     ///< dac_khu: đặc khu
};

/// What the unit lists leave open about a unit.
enum class ListGap {
  None,
  End,   ///< it ended between the list of 1/8/2021 and 1/7/2025; `valid_to` is the last day possible
  Begin  ///< it began between the two; `valid_from` is the last day possible
};

/// An administrative unit (đơn vị hành chính) of one time: it holds from `valid_from` up to, not including, `valid_to`.
/// A unit that is formed anew is a new Area even when it keeps the code (25, 86, 92 …); successions join them.
struct Area {
  Id<Area> id;
  std::string code;  ///< of the General Statistics Office: 2 digits a province, 3 a district, 5 a commune
  AreaKind kind = AreaKind::Province;
  AreaType type = AreaType::Province;
  std::string name;       ///< "Vĩnh Phúc"
  std::string full_name;  ///< "Tỉnh Vĩnh Phúc"
  Id<Area> parent;        ///< none for a province
  Date valid_from;
  std::optional<Date> valid_to;
  ListGap gap = ListGap::None;
  std::string later_name;  ///< full name its code bore just before `valid_to`, if another
  ScopePath path;          ///< "a/40/612/"

  [[nodiscard]] bool holds_on(Date day) const { return valid_from <= day && (!valid_to || day < *valid_to); }
};

/// How much of the predecessor came to the successor, as far as the lists say.
enum class SuccessionExtent {
  Whole,
  Part,
  Indirect  ///< by way of units between the two lists that neither of them has
};

struct AreaSuccession {
  Area other;  ///< the predecessor or the successor, whichever was asked for
  SuccessionExtent extent = SuccessionExtent::Whole;
  Date on;
  std::string source;
};

struct AreaPopulation {
  int year = 0;
  std::int64_t population = 0;
  std::string source;
};

std::string_view code_of(AreaKind kind);
std::string_view code_of(AreaType type);
std::optional<AreaKind> area_kind_of(std::string_view code);
std::optional<AreaType> area_type_of(std::string_view code);
/// "Phường", "Thành phố": what stands before the name.
std::string_view vietnamese_word(AreaType type);

/// The first day any unit list speaks of. For earlier days the units of this day are shown, and the page says so.
inline const Date first_listed_day = Date(2021, 8, 1);
/// From this day there are no districts, 34 provinces instead of 63.
inline const Date two_tier_day = Date(2025, 7, 1);
/// The day whose units answer for `as_of`.
Date listed_day(Date as_of);

// Reads other slices may use.
std::optional<Area> find_area(ReadTx& tx, Id<Area> id);
/// The unit that bore `code` on that day (see listed_day).
std::optional<Area> find_area(ReadTx& tx, std::string_view code, Date as_of);
/// Units below `parent` on that day, in Vietnamese order; no id: the provinces.
std::vector<Area> list_child_areas(ReadTx& tx, Id<Area> parent, Date as_of);
/// The whole subtree of `root` on that day, parents first.
std::vector<Area> list_area_subtree(ReadTx& tx, const Area& root, Date as_of);
/// The unit itself and those above it, province first.
std::vector<Area> list_area_ancestry(ReadTx& tx, const Area& area);
std::vector<AreaSuccession> list_predecessors(ReadTx& tx, Id<Area> area);
std::vector<AreaSuccession> list_successors(ReadTx& tx, Id<Area> area);
/// The last count at or before that day's year; where there is none, the first after it. Its year says which.
std::optional<AreaPopulation> find_population(ReadTx& tx, Id<Area> area, Date as_of);
/// Full names that match `words` (diacritics optional, beginnings of words are enough), best first.
std::vector<Area> search_areas(ReadTx& tx, std::string_view words, Date as_of, int limit);

/// What a later slice adds to an area's page and JSON: organisations seated there, its zone level.
struct AreaSection {
  std::string_view name;  ///< of the JSON field
  std::function<Html(ReadTx&, const View&, const Area&, Date as_of)> page;
  std::function<Json(ReadTx&, const View&, const Area&, Date as_of)> json;
};
/// add_areas gives it, later slices' add_ functions take it.
using AreaSections = std::shared_ptr<std::vector<AreaSection>>;

}  // namespace vx
