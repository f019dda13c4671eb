// plan_reading_bench [DIRECTORY]: milliseconds to read a document, median and worst of 21 rounds, for every .txt of the
// fixtures or of DIRECTORY; the last line is the worst median. A plan is to be read within 20 ms.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "documents/plan_reading.h"

namespace {

using namespace vx;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 21;

struct Timing {
  double median_ms;
  double worst_ms;
};

Timing time_reading(const std::string& text, std::size_t& headings) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    auto start = Clock::now();
    PlanReading reading = read_plan(text);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    headings += reading.sections.size();  // so that nothing is optimised away
  }
  std::ranges::sort(times);
  return {times[rounds / 2], times.back()};
}

}  // namespace

int main(int argc, char** argv) {
  std::filesystem::path directory = argc > 1 ? argv[1] : "tests/fixtures/plans";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::ranges::sort(files);
  std::size_t headings = 0;
  double slowest = 0;
  read_plan("KẾ HOẠCH");  // loads the lexicon once
  for (const std::filesystem::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::string text = to_nfc(std::string(std::istreambuf_iterator<char>(in), {}));
    Timing timing = time_reading(text, headings);
    slowest = std::max(slowest, timing.median_ms);
    std::printf("%-60s %7zu bytes  median %6.2f ms  worst %6.2f ms\n", file.filename().c_str(), text.size(),
                timing.median_ms, timing.worst_ms);
  }
  std::printf("slowest median %.2f ms (%zu sections)\n", slowest, headings);
  return 0;
}
