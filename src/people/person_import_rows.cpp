#include <unordered_map>

#include "base/text.h"
#include "organisations/area_text.h"
#include "people/person_import.h"

namespace vx {
namespace {

using Column = PersonColumn;

class RowReader {
 public:
  RowReader(ReadTx& tx, const ImportTable& table, const ImportSettings& settings, std::vector<ImportProblem>& problems)
      : tx_(tx),
        table_(table),
        settings_(settings),
        problems_(problems),
        today_(tx.today()),
        organisations_(list_organisations(tx, today_)),
        matcher_(organisations_) {
    for (const Organisation& one : organisations_) by_id_[one.id] = &one;
  }

  std::optional<ImportedPerson> read(const ImportTable::ImportRow& row) {
    row_ = &row;
    is_good_ = true;
    ImportedPerson person;
    person.row = row.number;
    PersonFacts& facts = person.facts;
    facts.name = cell(Column::Name);
    if (facts.name.empty()) refuse(Column::Name, "import_no_name");
    if (length_utf8(facts.name) > 100 || facts.name.find_first_of("0123456789@<>") != std::string::npos)
      refuse(Column::Name, "import_bad_name");
    if (has(Column::BirthDate)) {
      facts.birth_date = parse_birth_date(cell(Column::BirthDate), today_);
      if (!facts.birth_date) refuse(Column::BirthDate, "birth_date_bad");
    }
    if (has(Column::Sex)) read_sex(facts);
    facts.phone = parsed(Column::Phone, "phone_bad", parse_phone);
    facts.email = parsed(Column::Email, "email_bad", parse_email);
    facts.id_number = parsed(Column::IdNumber, "id_number_bad", parse_id_number);
    facts.residence_address = cell(Column::Address);
    if (has(Column::Residence)) read_residence(facts);
    read_membership(person);
    if (!is_good_) return std::nullopt;
    return person;
  }

 private:
  [[nodiscard]] const std::string& cell(Column column) const { return row_->cells[static_cast<std::size_t>(column)]; }
  [[nodiscard]] bool has(Column column) const { return !cell(column).empty(); }
  void refuse(Column column, std::string key) {
    problems_.push_back({row_->number,
                         table_.headings[static_cast<std::size_t>(column)],
                         {"people." + std::move(key), {{"value", cell(column)}}}});
    is_good_ = false;
  }
  template <class Parse>
  std::string parsed(Column column, std::string_view fault, Parse parse) {
    if (!has(column)) return {};
    auto value = parse(cell(column));
    if (!value) refuse(column, std::string(fault));
    return value.value_or("");
  }
  void read_sex(PersonFacts& facts) {
    const std::string folded = fold_words(cell(Column::Sex));
    if (folded == "nam" || folded == "male" || folded == "m")
      facts.sex = Sex::Male;
    else if (folded == "nu" || folded == "female" || folded == "f")
      facts.sex = Sex::Female;
    else if (folded == "khac" || folded == "other")
      facts.sex = Sex::Other;
    else
      refuse(Column::Sex, "import_bad_sex");
  }
  void read_residence(PersonFacts& facts) {
    auto [known, is_new] = areas_.try_emplace(cell(Column::Residence));
    if (is_new)
      if (auto area = find_area_by_text(tx_, cell(Column::Residence), today_)) known->second = *area;
    facts.residence = known->second;
    if (!facts.residence) refuse(Column::Residence, "import_no_area");
  }

  /// By a code or a name of the choices in either language.
  template <class Enum>
  Enum choose(Column column, std::string_view prefix, std::span<const std::string_view> codes, Enum fallback) {
    if (!has(column)) return fallback;
    const std::string wanted = fold_words(cell(column));
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::string key = fmt::format("people.{}_{}", prefix, codes[i]);
      if (wanted == fold_words(codes[i]) || wanted == fold_words(find_text(Locale::Vietnamese, key)) ||
          wanted == fold_words(find_text(Locale::English, key)))
        return static_cast<Enum>(i);
    }
    refuse(column, "import_bad_choice");
    return fallback;
  }
  /// What the position itself says, where the file has no column for it.
  static MemberRank rank_of_position(std::string_view position) {
    const std::string folded = fold_words(position);
    for (std::string_view head :
         {"giam doc", "truong phong", "chanh van phong", "chanh thanh tra", "truong ban", "hieu truong", "chu tich"})
      if (folded.starts_with(head)) return MemberRank::Head;
    return folded.starts_with("pho ") ? MemberRank::Deputy : MemberRank::Member;
  }

  const Organisation* find_unit() {
    if (!has(Column::Unit)) {
      auto found = by_id_.find(settings_.unit);
      return found == by_id_.end() ? nullptr : found->second;
    }
    auto [known, is_new] = units_.try_emplace(cell(Column::Unit), nullptr);
    if (is_new)
      if (auto match = matcher_.match(cell(Column::Unit), settings_.unit); match && match->confidence >= 0.8)
        known->second = by_id_[match->organisation];
    if (!known->second) refuse(Column::Unit, "import_no_unit");
    return known->second;
  }
  [[nodiscard]] bool may_edit_at(std::string_view path) const {
    return std::ranges::any_of(settings_.scopes, [&](const ScopePath& scope) { return path.starts_with(scope); });
  }

  void read_membership(ImportedPerson& person) {
    const Organisation* unit = find_unit();
    std::optional<Date> from = has(Column::ValidFrom) ? Date::parse(cell(Column::ValidFrom)) : std::nullopt;
    if (has(Column::ValidFrom) && (!from || *from > today_)) refuse(Column::ValidFrom, "import_bad_day");
    const MembershipKind kind = choose(Column::Kind, "kind", membership_kind_codes(), MembershipKind::Permanent);
    if (kind == MembershipKind::Seconded) refuse(Column::Kind, "import_no_secondment");
    const MemberRank rank = choose(Column::Rank, "rank", member_rank_codes(), rank_of_position(cell(Column::Position)));
    if (!unit) {
      auto area = person.facts.residence ? find_area(tx_, person.facts.residence) : std::nullopt;
      if (is_good_ && !may_edit_at(area ? std::string_view(area->path) : "")) refuse(Column::Name, "import_nowhere");
      return;
    }
    if (!may_edit_at(unit->path)) return refuse(has(Column::Unit) ? Column::Unit : Column::Name, "import_out_of_reach");
    Membership membership;
    membership.organisation = unit->id;
    membership.kind = kind;
    membership.rank = rank;
    membership.position = cell(Column::Position);
    membership.valid_from = from.value_or(today_);
    membership.is_main = kind != MembershipKind::Member;
    person.membership = membership;
    person.has_valid_from = from.has_value();
  }

  ReadTx& tx_;
  const ImportTable& table_;
  const ImportSettings& settings_;
  std::vector<ImportProblem>& problems_;
  Date today_;
  std::vector<Organisation> organisations_;
  OrganisationMatcher matcher_;
  std::map<Id<Organisation>, const Organisation*> by_id_;
  std::unordered_map<std::string, const Organisation*> units_;
  std::unordered_map<std::string, Id<Area>> areas_;
  const ImportTable::ImportRow* row_ = nullptr;
  bool is_good_ = true;
};

}  // namespace

std::span<const ImportColumn> person_import_columns() {
  static const std::vector<ImportColumn> columns = {
      {"name", {"Họ và tên", "Họ tên", "Tên", "Full name", "Name"}, true},
      {"birth date", {"Ngày sinh", "Ngày tháng năm sinh", "Năm sinh", "Birth date", "Date of birth"}},
      {"sex", {"Giới tính", "Nam/Nữ", "Sex", "Gender"}},
      {"phone", {"Điện thoại", "Số điện thoại", "SĐT", "Di động", "Phone", "Telephone"}},
      {"email", {"Thư điện tử", "Email", "E-mail"}},
      {"id number", {"Số CCCD", "CCCD", "CMND", "Số định danh", "CMND/CCCD", "Số CMND/CCCD", "Identity number"}},
      {"unit", {"Đơn vị", "Phòng", "Đơn vị công tác", "Phòng ban", "Unit"}},
      {"position", {"Chức vụ", "Chức danh", "Vị trí việc làm", "Position"}},
      {"rank", {"Vai trò", "Vai trò trong đơn vị", "Rank"}},
      {"kind", {"Hình thức", "Loại hợp đồng", "Kind"}},
      {"valid from", {"Từ ngày", "Ngày vào đơn vị", "Công tác từ ngày", "From"}},
      {"residence", {"Nơi cư trú", "Xã, phường cư trú", "Xã/phường", "Residence"}},
      {"address", {"Địa chỉ", "Chỗ ở hiện nay", "Address"}},
  };
  return columns;
}

std::vector<ImportedPerson> read_person_rows(ReadTx& tx, const ImportTable& table, const ImportSettings& settings,
                                             std::vector<ImportProblem>& problems) {
  RowReader reader(tx, table, settings, problems);
  std::vector<ImportedPerson> people;
  people.reserve(table.rows.size());
  for (const ImportTable::ImportRow& row : table.rows)
    if (auto person = reader.read(row)) people.push_back(std::move(*person));
  return people;
}

std::vector<std::vector<std::string>> person_template_rows(const View& view) {
  std::vector<std::vector<std::string>> rows{{}};
  for (const ImportColumn& column : person_import_columns()) rows[0].emplace_back(column.headings[0]);
  rows.push_back({view.t("people.template_first"), "17/3/1985", "Nữ", "0912345678", "", "", "Phòng Lãnh sự",
                  "Chuyên viên", "", "Biên chế", "1/9/2015", "", ""});
  rows.push_back({view.t("people.template_second"), "1979", "Nam", "", "", "", "Phòng Lãnh sự", "Trưởng phòng",
                  "Người đứng đầu", "", "", "", ""});
  return rows;
}

std::string head_of(const std::vector<std::string>& headings) {
  std::string head;
  for (const std::string& heading : headings) head += fold_words(heading) + "\n";
  return head;
}

}  // namespace vx
