#pragma once
#include <random>

#include "base/text.h"
#include "people/person.h"

// People for benchmarks, from a seed: names as often as Vietnamese bear them, and for some a second record as another
// office would have written it.

namespace vx {

class GeneratedPeople {
 public:
  explicit GeneratedPeople(std::uint64_t seed) : random_(seed) {}

  PersonFacts somebody() {
    static const std::vector<std::string> families = {
        "Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Phan", "Vũ",  "Đặng",  "Bùi", "Đỗ",  "Hồ", "Ngô",
        "Dương",  "Lý",   "Trịnh", "Đinh", "Tạ",    "Kim",  "Lưu", "Phùng", "Hà",  "Chu", "Tô", "Mai"};
    static const std::vector<double> shares = {38, 11,  9.5, 7,   5,   4.5, 3.9, 2.1, 2,   1.4, 1.3, 1.3,
                                               1,  0.5, 0.8, 0.7, 0.4, 0.3, 0.3, 0.4, 0.5, 0.4, 0.3, 0.4};
    static const std::vector<std::string> men = {"Văn",  "Đức",  "Quang", "Hữu",   "Minh", "Xuân",
                                                 "Công", "Ngọc", "Đình",  "Thanh", "Anh",  "Trung"};
    static const std::vector<std::string> women = {"Thị",  "Thị Thu",    "Thị Thanh", "Ngọc",  "Thị Minh",
                                                   "Hồng", "Thị Phương", "Thị Kim",   "Khánh", "Thị Bích"};
    static const std::vector<double> men_shares = {45, 9, 6, 6, 7, 5, 4, 5, 4, 4, 2, 3},
                                     women_shares = {55, 8, 7, 5, 4, 4, 5, 4, 3, 5};
    static const std::vector<std::string> given = {
        "An",    "Ánh",   "Bình",  "Bảo",    "Chi",    "Chung", "Cường", "Dung",  "Dũng",  "Duy",   "Đạt",   "Đức",
        "Giang", "Hà",    "Hải",   "Hạnh",   "Hiền",   "Hiếu",  "Hoa",   "Hòa",   "Hoàng", "Hồng",  "Huệ",   "Hùng",
        "Hưng",  "Hương", "Hường", "Huy",    "Huyền",  "Khánh", "Khoa",  "Kiên",  "Lan",   "Liên",  "Linh",  "Loan",
        "Long",  "Lương", "Ly",    "Mai",    "Mạnh",   "Minh",  "My",    "Nam",   "Nga",   "Ngân",  "Ngọc",  "Nhung",
        "Oanh",  "Phong", "Phúc",  "Phương", "Phượng", "Quân",  "Quyên", "Quỳnh", "Sơn",   "Tâm",   "Tân",   "Thái",
        "Thắng", "Thành", "Thảo",  "Thịnh",  "Thu",    "Thủy",  "Thúy",  "Tiến",  "Toàn",  "Trang", "Trung", "Trường",
        "Tú",    "Tuấn",  "Tùng",  "Tuyết",  "Uyên",   "Vân",   "Việt",  "Vinh",  "Vũ",    "Xuân",  "Yến"};
    PersonFacts facts;
    const bool is_woman = chance(0.5);
    facts.sex = is_woman ? Sex::Female : Sex::Male;
    const std::string family = pick(families, shares);
    const std::string middle = is_woman ? pick(women, women_shares) : pick(men, men_shares);
    facts.name = family + " " + middle + " " + given[below(given.size())];
    const Date day = Date(1940, 1, 1).plus_days(static_cast<int>(below(25'000)));
    facts.birth_date = PartialDate{day.year(), day.month(), day.day()};
    if (chance(0.8)) facts.phone = fmt::format("09{:08}", below(100'000'000));
    if (chance(0.9)) facts.id_number = fmt::format("026{:09}", ++number_);
    return facts;
  }

  /// The same human being, written down once more.
  PersonFacts again(PersonFacts facts) {
    if (chance(0.06)) facts.id_number.clear();
    if (chance(0.12)) facts.phone = chance(0.5) ? "" : fmt::format("09{:08}", below(100'000'000));
    if (chance(0.04) && facts.birth_date) facts.birth_date = PartialDate{facts.birth_date->year, 0, 0};
    if (chance(0.02) && facts.birth_date && facts.birth_date->day <= 12)
      std::swap(facts.birth_date->day, facts.birth_date->month);
    if (chance(0.05)) facts.name = fold(facts.name);  // typed without marks
    if (chance(0.03)) facts.name.pop_back();
    if (!is_utf8(facts.name)) facts.name = to_nfc(facts.name);
    return facts;
  }

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  bool chance(double share) { return std::uniform_real_distribution<>(0, 1)(random_) < share; }

 private:
  const std::string& pick(const std::vector<std::string>& list, const std::vector<double>& shares) {
    return list[std::discrete_distribution<std::size_t>(shares.begin(), shares.end())(random_)];
  }
  std::mt19937_64 random_;
  std::int64_t number_ = 0;
};

}  // namespace vx
