#include "web/jobs.h"

#include <gtest/gtest.h>

#include "db/test_database.h"
#include "web/metrics.h"
#include "web/worker_pool.h"

namespace vx {
namespace {

class Jobs : public DatabaseTest {};
VX_FOR_EACH_ENGINE(Jobs);

TEST_P(Jobs, RunAtStartAndAgainWhateverTheyThrow) {
  std::atomic<int> failing = 0, good = 0;
  std::vector<Job> jobs;
  jobs.push_back({"failing", 0, [&](Database&) {
                    ++failing;
                    throw std::runtime_error("not today");
                  }});
  jobs.push_back({"good", 3600, [&](Database& database) {
                    database.ping();
                    ++good;
                  }});
  {
    JobRunner runner(jobs, db());
    for (int i = 0; i < 500 && (failing < 3 || good < 1); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_GE(failing, 3);
  EXPECT_EQ(good, 1);
}

TEST(WorkerPool, RefusesMoreThanMayWaitAndDoesWhatItTook) {
  std::atomic<int> did = 0;
  std::atomic<bool> is_busy = false, may_go_on = false;
  {
    WorkerPool pool(1, 2);
    ASSERT_TRUE(pool.post([&] {
      is_busy = true;
      is_busy.notify_all();
      may_go_on.wait(false);
    }));
    is_busy.wait(false);
    EXPECT_TRUE(pool.post([&] { ++did; }));
    EXPECT_TRUE(pool.post([&] { ++did; }));
    EXPECT_FALSE(pool.post([&] { ++did; }));
    may_go_on = true;
    may_go_on.notify_all();
  }
  EXPECT_EQ(did, 2);
}

TEST(Metrics, CountByRouteStatusAndTime) {
  Router router;
  router.get("/areas/{code}", [](Request&, ReadTx&) { return Response{}; },
             {.access = Access::everybody(), .about = "A."});
  Metrics metrics(router.routes());
  metrics.count(&router.routes()[0], 200, std::chrono::milliseconds(2));
  metrics.count(&router.routes()[0], 404, std::chrono::milliseconds(20));
  metrics.count(nullptr, 404, std::chrono::seconds(20));
  std::string text = metrics.text();
  EXPECT_TRUE(text.contains("vungxanh_requests_total{method=\"GET\",route=\"/areas/{code}\",status=\"2xx\"} 1\n"));
  EXPECT_TRUE(text.contains("vungxanh_requests_total{method=\"\",route=\"\",status=\"4xx\"} 1\n"));
  EXPECT_TRUE(text.contains("vungxanh_request_seconds_bucket{kind=\"read\",le=\"0.0025\"} 1\n")) << text;
  EXPECT_TRUE(text.contains("vungxanh_request_seconds_bucket{kind=\"read\",le=\"+Inf\"} 2\n"));
  EXPECT_TRUE(text.contains("vungxanh_request_seconds_bucket{kind=\"other\",le=\"10\"} 0\n"));
}

}  // namespace
}  // namespace vx
