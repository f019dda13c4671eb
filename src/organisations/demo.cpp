#include "organisations/demo.h"

#include "organisations/organisation_store.h"

namespace vx {
namespace {

using Kind = OrganisationKind;

struct Entry {
  std::string_view name;
  std::string_view symbol;
  Kind kind = Kind::Department;
  std::string_view head_title = "Giám đốc";
};

constexpr Entry departments[] = {
    {"Văn phòng UBND tỉnh", "VP", Kind::Department, "Chánh Văn phòng"},
    {"Sở Nội vụ", "SNV"},
    {"Sở Tư pháp", "STP"},
    {"Sở Kế hoạch và Đầu tư", "SKHĐT"},
    {"Sở Tài chính", "STC"},
    {"Sở Công Thương", "SCT"},
    {"Sở Nông nghiệp và Phát triển nông thôn", "SNN&PTNT"},
    {"Sở Giao thông vận tải", "SGTVT"},
    {"Sở Xây dựng", "SXD"},
    {"Sở Tài nguyên và Môi trường", "STNMT"},
    {"Sở Thông tin và Truyền thông", "STTTT"},
    {"Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"},
    {"Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"},
    {"Sở Khoa học và Công nghệ", "SKHCN"},
    {"Sở Giáo dục và Đào tạo", "SGDĐT"},
    {"Sở Y tế", "SYT"},
    {"Sở Ngoại vụ", "SNgV"},
    {"Thanh tra tỉnh", "TTr", Kind::Department, "Chánh Thanh tra"},
    {"Ban Dân tộc", "BDT", Kind::Department, "Trưởng ban"},
    {"Ban Quản lý các khu công nghiệp", "BQLKCN", Kind::Department, "Trưởng ban"},
    {"Công an tỉnh", "CAT"},
    {"Bộ Chỉ huy Quân sự tỉnh", "BCH", Kind::Department, "Chỉ huy trưởng"},
};

struct Below {
  std::string_view parent;  ///< symbol of the department
  Entry entry;
};
constexpr Below units_below[] = {
    {"SNV", {"Văn phòng Sở Nội vụ", "", Kind::Room, "Chánh Văn phòng"}},
    {"SNV", {"Ban Thi đua - Khen thưởng", "BTĐKT", Kind::Room, "Trưởng ban"}},
    {"SNV", {"Phòng Công chức, viên chức", "", Kind::Room, "Trưởng phòng"}},
    {"SNgV", {"Văn phòng Sở Ngoại vụ", "", Kind::Room, "Chánh Văn phòng"}},
    {"SNgV", {"Thanh tra Sở Ngoại vụ", "", Kind::Room, "Chánh Thanh tra"}},
    {"SNgV", {"Phòng Hợp tác quốc tế", "", Kind::Room, "Trưởng phòng"}},
    {"SNgV", {"Phòng Lãnh sự", "", Kind::Room, "Trưởng phòng"}},
    {"SKHĐT", {"Văn phòng Sở Kế hoạch và Đầu tư", "", Kind::Room, "Chánh Văn phòng"}},
    {"SKHĐT", {"Phòng Đăng ký kinh doanh", "", Kind::Room, "Trưởng phòng"}},
    {"STTTT", {"Văn phòng Sở Thông tin và Truyền thông", "", Kind::Room, "Chánh Văn phòng"}},
    {"STTTT", {"Phòng Thông tin - Báo chí - Xuất bản", "", Kind::Room, "Trưởng phòng"}},
    {"STTTT", {"Trung tâm Công nghệ thông tin và Truyền thông", "TTCNTT&TT", Kind::Centre}},
    {"SNN&PTNT", {"Văn phòng Sở Nông nghiệp và Phát triển nông thôn", "", Kind::Room, "Chánh Văn phòng"}},
    {"SNN&PTNT", {"Trung tâm Khuyến nông", "TTKN", Kind::Centre}},
    {"SYT", {"Văn phòng Sở Y tế", "", Kind::Room, "Chánh Văn phòng"}},
    {"SYT", {"Phòng Nghiệp vụ Y", "", Kind::Room, "Trưởng phòng"}},
    {"SYT", {"Trung tâm Kiểm soát bệnh tật tỉnh", "KSBT", Kind::Centre}},
    {"SYT", {"Bệnh viện Đa khoa tỉnh", "BVĐK", Kind::Hospital}},
    {"SLĐTBXH", {"Trung tâm Dịch vụ việc làm", "TTDVVL", Kind::Centre}},
    {"SGDĐT", {"Văn phòng Sở Giáo dục và Đào tạo", "", Kind::Room, "Chánh Văn phòng"}},
};

constexpr Entry district_rooms[] = {
    {"Văn phòng HĐND và UBND", "VP", Kind::Room, "Chánh Văn phòng"},
    {"Phòng Nội vụ", "PNV", Kind::Room, "Trưởng phòng"},
    {"Phòng Y tế", "PYT", Kind::Room, "Trưởng phòng"},
    {"Phòng Văn hóa và Thông tin", "VHTT", Kind::Room, "Trưởng phòng"},
    {"Phòng Giáo dục và Đào tạo", "PGDĐT", Kind::Room, "Trưởng phòng"},
    {"Phòng Tài chính - Kế hoạch", "TCKH", Kind::Room, "Trưởng phòng"},
};

/// The second tree (R21): mass organisations under the Fatherland Front and their own unions, not under the committee.
constexpr Entry mass_organisations[] = {
    {"Liên đoàn Lao động tỉnh", "LĐLĐ", Kind::MassOrganisation, "Chủ tịch"},
    {"Đoàn TNCS Hồ Chí Minh tỉnh", "TĐTN", Kind::MassOrganisation, "Bí thư"},
    {"Hội Liên hiệp Phụ nữ tỉnh", "HPN", Kind::MassOrganisation, "Chủ tịch"},
    {"Hội Nông dân tỉnh", "HNDT", Kind::MassOrganisation, "Chủ tịch"},
    {"Hội Cựu chiến binh tỉnh", "CCB", Kind::MassOrganisation, "Chủ tịch"},
};

/// Names for the demonstration; the same number gives the same name. Each says that it is made up.
std::string demo_name(std::size_t number) {
  static constexpr std::string_view families[] = {"Nguyễn", "Trần", "Lê",   "Phạm", "Hoàng",
                                                  "Phan",   "Vũ",   "Đặng", "Bùi",  "Đỗ"};
  static constexpr std::string_view middles[] = {"Văn", "Thị", "Đức", "Ngọc", "Minh", "Thu", "Quang"};
  static constexpr std::string_view given[] = {"An",  "Bình", "Chi",  "Dũng", "Giang", "Hà",   "Hùng", "Lan", "Long",
                                               "Mai", "Nam",  "Phúc", "Quân", "Sơn",   "Thảo", "Tuấn", "Yến"};
  return fmt::format("{} {} {} (minh họa)", families[number * 7 % std::size(families)],
                     middles[number * 3 % std::size(middles)], given[number * 5 % std::size(given)]);
}

class DemoBuilder {
 public:
  DemoBuilder(WriteTx& tx, Date as_of) : tx_(tx), as_of_(as_of) {}

  Id<Organisation> build(const Area& province) {
    Id<Organisation> committee = add({}, {"Ủy ban nhân dân tỉnh Vĩnh Phúc", "UBND", Kind::PeoplesCommittee, "Chủ tịch"},
                                     province.id, province.id, "UBND tỉnh");
    add_departments(committee, province);
    add_other_trees(province);
    for (const Area& district : list_child_areas(tx_, province.id, as_of_)) add_district(committee, district);
    return committee;
  }

 private:
  Id<Organisation> add(Id<Organisation> parent, const Entry& entry, Id<Area> seat, Id<Area> governed = {},
                       std::string short_name = {}) {
    OrganisationFacts facts;
    facts.parent = parent;
    facts.kind = entry.kind;
    facts.name = entry.name;
    facts.short_name = std::move(short_name);
    facts.symbol = entry.symbol;
    facts.seat = seat;
    facts.governed = governed;
    ++count_;
    // Every fortieth names nobody, so that the list of those without a head is not empty.
    if (count_ % 40 != 0) {
      facts.head_name = demo_name(count_);
      facts.head_title = entry.head_title;
    }
    if (entry.symbol == "SNgV") facts.website = "songv.vinhphuc.gov.vn";
    return insert_organisation(tx_, facts, Date(2021, 1, 1), "organisations.demo");
  }

  void add_departments(Id<Organisation> committee, const Area& province) {
    Id<Area> seat = province.id;
    for (const Entry& department : departments) {
      Id<Organisation> id = add(committee, department, seat);
      for (const Below& below : units_below)
        if (below.parent == department.symbol) add(id, below.entry, seat);
      if (department.symbol == "SGDĐT")
        for (int i = 1; i <= 3; ++i)
          add(id, {fmt::format("Trường THPT Minh họa số {} (đơn vị minh họa)", i), "", Kind::School, "Hiệu trưởng"},
              seat);
      if (department.symbol == "BQLKCN")
        for (int i = 1; i <= 4; ++i)
          add(id, {fmt::format("Công ty TNHH Minh họa số {} (doanh nghiệp minh họa)", i), "", Kind::Enterprise}, seat);
    }
  }

  void add_other_trees(const Area& province) {
    Id<Organisation> front =
        add({}, {"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "MTTQ", Kind::MassOrganisation, "Chủ tịch"}, province.id);
    for (const Entry& entry : mass_organisations) {
      Id<Organisation> id = add(front, entry, province.id);
      if (entry.symbol == "LĐLĐ")
        add(id, {"Công đoàn Viên chức tỉnh", "CĐVC", Kind::MassOrganisation, "Chủ tịch"}, province.id);
    }
    Id<Organisation> party = add({}, {"Tỉnh ủy Vĩnh Phúc", "TU", Kind::PartyBody, "Bí thư"}, province.id);
    add(party, {"Ban Tuyên giáo Tỉnh ủy", "BTGTU", Kind::PartyBody, "Trưởng ban"}, province.id);
    add(party, {"Đảng ủy Khối các cơ quan tỉnh", "ĐUK", Kind::PartyBody, "Bí thư"}, province.id);
  }

  void add_district(Id<Organisation> province_committee, const Area& district) {
    std::string place = lower_first(district.full_name);
    Id<Organisation> committee =
        add(province_committee, {fmt::format("Ủy ban nhân dân {}", place), "UBND", Kind::PeoplesCommittee, "Chủ tịch"},
            district.id, district.id, "UBND " + place);
    for (const Entry& room : district_rooms) add(committee, room, district.id);
    add(committee, {fmt::format("Trung tâm Y tế {}", place), "TTYT", Kind::Centre}, district.id);
    for (const Area& commune : list_child_areas(tx_, district.id, as_of_)) {
      std::string commune_place = lower_first(commune.full_name);
      add(committee, {fmt::format("Ủy ban nhân dân {}", commune_place), "UBND", Kind::PeoplesCommittee, "Chủ tịch"},
          commune.id, commune.id, "UBND " + commune_place);
    }
  }

  /// "Huyện Tam Đảo" inside a name: "huyện Tam Đảo". The types' first letters are ASCII.
  static std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
  }

  WriteTx& tx_;
  Date as_of_;
  std::size_t count_ = 0;
};

}  // namespace

Id<Organisation> insert_demo_organisations(WriteTx& tx, Date as_of) {
  auto province = find_area(tx, "26", as_of);
  check(province.has_value(), "the demonstration needs the area lists of 2021");
  if (has_organisations(tx)) {
    auto committee = find_governing_organisation(tx, province->id);
    return committee ? committee->id : Id<Organisation>{};
  }
  return DemoBuilder(tx, as_of).build(*province);
}

void add_organisations_demo(App& app) {
  app.demo_data.push_back([](Database& database) {
    database.write(Actor::system(), [](WriteTx& tx) { insert_demo_organisations(tx, tx.today()); });
  });
}

}  // namespace vx
