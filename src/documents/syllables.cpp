#include "documents/syllables.h"

#include <array>
#include <unordered_set>

#include "base/text.h"
#include "documents/source_text.h"

namespace vx {
namespace {

constexpr std::string_view onsets[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
                                       "đ",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x"};

constexpr std::string_view rime_list =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
    "êch êm ên "
    "ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêt yêu yêng ynh yt yn ych ya yu "
    "o oa oac "
    "oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô "
    "ôc ôi ôm "
    "ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych "
    "uynh uyn "
    "uyên uyêt uyt uyu uyp uôc uôi uôm uôn uông uôp uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "uan uang";

enum class Tone { Level, Grave, Hook, Tilde, Acute, Dot };

struct Letter {
  std::string_view plain;  ///< with its shape, without its tone
  Tone tone = Tone::Level;
};

/// The letter without its tone; every vowel of the alphabet in the order level, grave, hook, tilde, acute, dot.
Letter without_tone(char32_t c) {
  static constexpr std::u32string_view vowels =
      U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
  static constexpr std::array<std::string_view, 12> plain = {"a", "ă", "â", "e", "ê", "i",
                                                             "o", "ô", "ơ", "u", "ư", "y"};
  std::size_t at = vowels.find(c);
  if (at == std::u32string_view::npos) return {};
  return {plain[at / 6], static_cast<Tone>(at % 6)};
}

}  // namespace

bool is_syllable(std::string_view word) {
  static const std::unordered_set<std::string_view> rimes = [] {
    std::unordered_set<std::string_view> set;
    for (std::string_view rime : split(rime_list, ' ')) set.insert(rime);
    return set;
  }();
  if (word.empty() || word.size() > 24) return false;
  std::string small = lower_letters(word);
  std::string toneless;
  Tone tone = Tone::Level;
  for (std::size_t i = 0; i < small.size();) {
    char32_t c = next_code_point(small, i);
    Letter letter = without_tone(c);
    if (letter.plain.empty()) {
      append_utf8(toneless, c);
      continue;
    }
    toneless += letter.plain;
    if (letter.tone == Tone::Level) continue;
    if (tone != Tone::Level) return false;
    tone = letter.tone;
  }
  auto fits = [&](std::string_view rime) {
    if (!rimes.contains(rime)) return false;
    bool stopped = rime.ends_with('c') || rime.ends_with("ch") || rime.ends_with('p') || rime.ends_with('t');
    return !stopped || tone == Tone::Acute || tone == Tone::Dot;
  };
  if (fits(toneless)) return true;
  for (std::string_view onset : onsets)
    if (toneless.starts_with(onset) && fits(std::string_view(toneless).substr(onset.size()))) return true;
  return false;
}

}  // namespace vx
