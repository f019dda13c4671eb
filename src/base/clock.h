#pragma once
#include "base/date.h"

namespace vx {

/// Where the time of day comes from. Only main and tests make one; domain code is handed a Date or an Instant.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
  /// True for a training clock: pages say so.
  [[nodiscard]] virtual bool is_training() const { return false; }
};

/// The machine's clock.
class SystemClock : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

/// A clock that was started at another time and runs on from there (`--clock 2021-09-20T08:00`), or stands still
/// where it was put (tests).
class TrainingClock : public Clock {
 public:
  enum class Pace { Running, Standing };
  explicit TrainingClock(Instant start, Pace pace = Pace::Running);
  [[nodiscard]] Instant now() const override;
  [[nodiscard]] bool is_training() const override { return true; }
  /// For tests: moves a standing clock.
  void set(Instant now) { start_ = now; }

 private:
  Instant start_;
  Instant started_at_;
  Pace pace_;
};

}  // namespace vx
