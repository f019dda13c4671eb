#include "areas/area.h"

namespace vx {
namespace {

struct TypeRow {
  AreaType type;
  std::string_view code;
  std::string_view word;
};
constexpr TypeRow types[] = {
    {AreaType::Province, "tinh", "Tỉnh"},          {AreaType::City, "thanh_pho", "Thành phố"},
    {AreaType::UrbanDistrict, "quan", "Quận"},     {AreaType::RuralDistrict, "huyen", "Huyện"},
    {AreaType::Town, "thi_xa", "Thị xã"},          {AreaType::Ward, "phuong", "Phường"},
    {AreaType::RuralCommune, "xa", "Xã"},          {AreaType::Township, "thi_tran", "Thị trấn"},
    {AreaType::SpecialZone, "dac_khu", "Đặc khu"},
};
constexpr std::string_view kinds[] = {"province", "district", "commune"};

}  // namespace

std::string_view code_of(AreaKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view code_of(AreaType type) { return types[static_cast<std::size_t>(type)].code; }
std::string_view vietnamese_word(AreaType type) { return types[static_cast<std::size_t>(type)].word; }

std::optional<AreaKind> area_kind_of(std::string_view code) {
  for (std::size_t i = 0; i < std::size(kinds); ++i)
    if (kinds[i] == code) return static_cast<AreaKind>(i);
  return std::nullopt;
}

std::optional<AreaType> area_type_of(std::string_view code) {
  for (const TypeRow& row : types)
    if (row.code == code) return row.type;
  return std::nullopt;
}

Date listed_day(Date as_of) { return std::max(as_of, first_listed_day); }

}  // namespace vx
