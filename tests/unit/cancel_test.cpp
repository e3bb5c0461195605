#include "../algorithms.hpp"
#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

using support::at_all_widths;
using support::counted;
using support::subject;
using support::with_each_algorithm;

namespace {

constexpr long never = -1;

/// Counts calls, and asks for a stop at one of them: those after it wait until it has been asked
/// for, however long its thread is kept from running.
class stopping {
 public:
  explicit stopping(long at) : at_(at) {}

  void operator()() {
    if (source_.stop_requested()) {
      ++late_;
    }
    const long call = ++calls_;
    if (call == at_) {
      source_.request_stop();
    } else if (at_ != never && call > at_) {
      wait_for_the_stop();
    }
  }

  [[nodiscard]] lend::options options() const { return {.stop = source_.get_token()}; }
  [[nodiscard]] support::visitor visitor() {
    return [this] { (*this)(); };
  }
  void stop() { source_.request_stop(); }
  [[nodiscard]] long calls() const { return calls_; }
  /// Those that began after the stop.
  [[nodiscard]] long late() const { return late_; }

 private:
  void wait_for_the_stop() const {
    while (!source_.stop_requested()) {
      std::this_thread::yield();
    }
  }

  std::stop_source source_;
  long at_;
  std::atomic<long> calls_ = 0;
  std::atomic<long> late_ = 0;
};

long calls_of(const subject& algorithm) {
  stopping all(never);
  CHECK(algorithm.run({}, all.visitor()));
  return all.calls();
}

}  // namespace

TEST_CASE("what is stopped before it begins calls nothing") {
  at_all_widths([](std::size_t) {
    with_each_algorithm([](const subject& algorithm) {
      INFO(algorithm.name);
      stopping before(never);
      before.stop();
      CHECK_THROWS_AS(algorithm.run(before.options(), before.visitor()), lend::cancelled);
      CHECK(before.calls() == 0);
      CHECK(algorithm.run({}, [] {}));
    });
  });
  CHECK(counted::none_left());
}

TEST_CASE("a stop from inside is seen long before the end") {
  at_all_widths([](std::size_t) {
    with_each_algorithm([](const subject& algorithm) {
      INFO(algorithm.name);
      const long calls = calls_of(algorithm);
      for (const long at : {1L, 2L, 100L, calls / 10}) {
        stopping inside(at);
        CHECK_THROWS_AS(algorithm.run(inside.options(), inside.visitor()), lend::cancelled);
        CHECK(inside.late() < calls / 2);
      }
      CHECK(algorithm.run({}, [] {}));
    });
  });
  CHECK(counted::none_left());
}

TEST_CASE("a stop from another thread, while callables are at work") {
  at_all_widths([](std::size_t) {
    with_each_algorithm([](const subject& algorithm) {
      INFO(algorithm.name);
      const long calls = calls_of(algorithm);
      stopping outside(never);
      std::atomic<bool> begun = false;
      std::atomic<bool> stopped = false;
      std::thread other([&] {
        support::wait_for(begun);
        outside.stop();
        stopped = true;
      });
      const auto visit = [&] {
        outside();
        begun = true;
        support::wait_for(stopped);
      };
      CHECK_THROWS_AS(algorithm.run(outside.options(), visit), lend::cancelled);
      other.join();
      CHECK(outside.calls() < calls / 2);
    });
  });
  CHECK(counted::none_left());
}

TEST_CASE("a stop at any moment: either all is done or cancelled is thrown") {
  at_all_widths([](std::size_t) {
    with_each_algorithm([](const subject& algorithm) {
      INFO(algorithm.name);
      auto random = support::generator(3);
      for (int round = 0; round < 5; ++round) {
        stopping any(never);
        std::thread other([&, steps = static_cast<int>(support::below(random, 2'000'000))] {
          support::work_for(steps);
          any.stop();
        });
        bool right = false;
        try {
          right = algorithm.run(any.options(), any.visitor());
        } catch (const lend::cancelled&) {
          right = true;
        }
        other.join();
        CHECK(right);
      }
    });
  });
  CHECK(counted::none_left());
}

TEST_CASE("a stop when nothing is left to begin cancels nothing") {
  at_all_widths([](std::size_t width) {
    with_each_algorithm([width](const subject& algorithm) {
      // Elsewhere the last call to begin need not be the last one of its recursion.
      if (algorithm.ends_with_a_call && (width == 1 || algorithm.is_loop)) {
        INFO(algorithm.name);
        stopping at_end(calls_of(algorithm));
        bool right = false;
        CHECK_NOTHROW(right = algorithm.run(at_end.options(), at_end.visitor()));
        CHECK(right);
      }
    });
  });
}

TEST_CASE("an exception that is thrown before the stop is noticed wins") {
  at_all_widths([](std::size_t width) {
    with_each_algorithm([width](const subject& algorithm) {
      INFO(algorithm.name);
      stopping also(50);
      const auto visit = [&] {
        also();
        if (also.calls() >= 50) {
          throw support::failed();
        }
      };
      if (width == 1) {
        CHECK_THROWS_AS(algorithm.run(also.options(), visit), support::failed);
      } else {
        CHECK_THROWS(algorithm.run(also.options(), visit));
      }
    });
  });
  CHECK(counted::none_left());
}

TEST_CASE("cancelled says so") {
  std::stop_source source;
  source.request_stop();
  std::vector<int> v(10);
  try {
    lend::for_each(lend::options{.stop = source.get_token()}, v, [](int&) {});
    FAIL("nothing was thrown");
  } catch (const std::runtime_error& error) {
    CHECK(std::string(error.what()).starts_with("lend: cancelled: "));
  }
}

TEST_CASE("nested calls stop by their own options") {
  at_all_widths([](std::size_t) {
    std::atomic<int> inner_calls = 0;
    std::stop_source source;
    const auto nest = [&](const lend::options& outer, const lend::options& inner) {
      lend::parallel_for(outer, 0, 20, lend::unchecked([&](int) {
                           lend::parallel_for(inner, 0, 500, lend::unchecked([&](int) {
                                                if (++inner_calls == 100) {
                                                  source.request_stop();
                                                }
                                              }));
                         }));
    };
    const lend::options stop{.stop = source.get_token()};
    CHECK_THROWS_AS(nest({}, stop), lend::cancelled);
    CHECK(inner_calls < 20 * 500);

    source = std::stop_source();
    inner_calls = 0;
    CHECK_THROWS_AS(nest({.stop = source.get_token()}, {}), lend::cancelled);
    // The inner loops that had begun know of no stop.
    CHECK(inner_calls % 500 == 0);

    source = std::stop_source();
    inner_calls = 0;
    const lend::options both{.stop = source.get_token()};
    CHECK_THROWS_AS(nest(both, both), lend::cancelled);

    inner_calls = 100;
    nest({}, {});
    CHECK(inner_calls == 100 + 20 * 500);
  });
}

namespace {

/// A loop below so many open joins, each iteration of so many steps.
void loop_below(int joins, stopping& inside, long size, int steps = 0) {
  if (joins == 0) {
    lend::parallel_for(inside.options(), 0L, size, lend::unchecked([&](long) {
                         support::work_for(steps);
                         inside();
                       }));
    return;
  }
  lend::join(lend::task(lend::unchecked([&] { loop_below(joins - 1, inside, size, steps); })),
             lend::task([] {}));
}

}  // namespace

TEST_CASE("a loop below more joins than any buffer holds is stopped, too") {
  at_all_widths([](std::size_t) {
    constexpr int joins = 1000;
    constexpr long size = 10'000'000;
    stopping inside(100);
    CHECK_THROWS_AS(loop_below(joins, inside, size), lend::cancelled);
    CHECK(inside.late() < size / 2);
    stopping not_at_all(never);
    loop_below(joins, not_at_all, 1000);
    CHECK(not_at_all.calls() == 1000);
    loop_below(joins, not_at_all, 3, 20'000);
    CHECK(not_at_all.calls() == 1003);
  });
}

TEST_CASE("tokens and sources reach tasks as arguments") {
  at_all_widths([](std::size_t) {
    std::stop_source source;
    std::vector<int> v(100'000, 1);
    CHECK_THROWS_AS(lend::for_each(
                        lend::options{.stop = source.get_token()}, v,
                        [](int& x, const std::stop_source& stop) {
                          x = 2;
                          stop.request_stop();
                        },
                        lend::shared(source)),
                    lend::cancelled);
    CHECK(std::count(v.begin(), v.end(), 1) > 0);
  });
}
