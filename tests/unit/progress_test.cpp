#include "../algorithms.hpp"
#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using support::at_all_widths;
using support::subject;
using support::with_each_algorithm;

namespace {

/// What those who look at a progress at many moments see of it together.
class onlooker {
 public:
  explicit onlooker(const lend::progress& of) : of_(of) {}

  void operator()() {
    const std::size_t done = of_.done();
    const std::size_t total = of_.total();
    if (done > total) {
      beyond_ = true;
    }
    if (done > 0 && done < total) {
      between_ = true;
    }
  }
  /// Whether it was never further than it could be.
  [[nodiscard]] bool is_in_order() const { return !beyond_; }
  [[nodiscard]] bool has_seen_between() const { return between_; }

 private:
  const lend::progress& of_;
  std::atomic<bool> beyond_ = false;
  std::atomic<bool> between_ = false;
};

}  // namespace

TEST_CASE("every algorithm says how far it has come, and at the end that all is done") {
  at_all_widths([](std::size_t width) {
    with_each_algorithm([width](const subject& algorithm) {
      INFO(algorithm.name);
      lend::progress progress;
      onlooker looks(progress);
      CHECK(algorithm.run({.progress = &progress}, [&] { looks(); }));
      CHECK(looks.is_in_order());
      // Several threads may be at all that there is at once.
      CHECK((looks.has_seen_between() || width > 1));
      CHECK(progress.total() > 0);
      CHECK(progress.done() == progress.total());
    });
  });
}

TEST_CASE("a loop takes a step for each element") {
  at_all_widths([](std::size_t) {
    lend::progress progress;
    const lend::options watched{.progress = &progress};
    std::vector<int> v(1000, 1);
    lend::for_each(watched, v, [](int& x) { ++x; });
    CHECK(progress.done() == 1000);
    lend::reduce(watched, v, 0, [](int a, int b) { return a + b; });
    CHECK(progress.done() == 2000);
    lend::sort(watched, v);
    CHECK(progress.done() == 3000);
    CHECK(progress.total() == 3000);
    lend::for_each(watched, lend::chunks(v, 10), [](lend::slice_mut<int>) {});
    CHECK(progress.done() == 3100);
    lend::parallel_for(watched, 0, 7, [](int) {});
    CHECK(progress.done() == 3107);
  });
}

namespace {

/// Sorts while another thread looks on.
template <class T, class Sort>
void check_sort(std::vector<T> v, const Sort& sort) {
  lend::progress progress;
  onlooker looks(progress);
  std::atomic<bool> stop = false;
  std::thread other([&] {
    while (!stop) {
      looks();
    }
  });
  sort(lend::options{.progress = &progress}, v);
  stop = true;
  other.join();
  CHECK(std::is_sorted(v.begin(), v.end()));
  CHECK(looks.is_in_order());
  CHECK(progress.total() >= v.size());
  CHECK(progress.done() == progress.total());
}

}  // namespace

TEST_CASE("sorts take no more steps than there are") {
  constexpr std::size_t size = support::sanitized ? 20'000 : 200'000;
  const auto numbers = support::random_numbers<std::uint64_t>(size, 0);
  const auto few = support::random_numbers<std::uint32_t>(size, 5);
  std::vector<std::string> texts;
  for (const std::uint64_t n : numbers) {
    texts.push_back("the same beginning " + std::to_string(n % 1000) + std::to_string(n));
  }
  at_all_widths([&](std::size_t) {
    check_sort(numbers, lend::sort);
    check_sort(few, lend::sort);
    check_sort(few, lend::stable_sort);
    check_sort(texts, lend::sort);
    const auto by_less = [](const lend::options& how, auto& v) {
      lend::sort(how, v, [](const auto& a, const auto& b) { return a < b; });
    };
    check_sort(numbers, by_less);
    check_sort(few, by_less);
    check_sort(texts, by_less);
    check_sort(few, [](const lend::options& how, auto& v) {
      lend::stable_sort(how, v, [](const auto& a, const auto& b) { return a < b; });
    });
    check_sort(numbers, [](const lend::options& how, auto& v) {
      lend::sort_by_key(how, v, [](std::uint64_t n) { return n; });
    });
  });
}

TEST_CASE("nothing to do takes no step") {
  lend::progress progress;
  const lend::options watched{.progress = &progress};
  std::vector<int> none;
  lend::for_each(watched, none, [](int& x) { ++x; });
  lend::sort(watched, none);
  lend::inclusive_scan(watched, none, [](int a, int b) { return a + b; });
  CHECK(lend::reduce(watched, none, 5, [](int a, int b) { return a + b; }) == 5);
  CHECK(!lend::find_if(watched, none, [](int) { return true; }));
  CHECK(progress.total() == 0);
  CHECK(progress.done() == 0);
}

TEST_CASE("a search that ends early has no steps left") {
  at_all_widths([](std::size_t) {
    lend::progress progress;
    const std::vector<int> v(100'000, 1);
    CHECK(lend::find_if({.progress = &progress}, v, [](int x) { return x == 1; }) == 0);
    CHECK(progress.total() == v.size());
    CHECK(progress.done() == v.size());
  });
}

TEST_CASE("a scope takes a step for each task, a recursion for each problem") {
  at_all_widths([](std::size_t) {
    lend::progress progress;
    lend::scope({.progress = &progress}, [](lend::scope_handle& tasks) {
      for (int i = 0; i < 10; ++i) {
        tasks.spawn([](lend::scope_handle& there) { there.spawn([] {}); });
      }
    });
    CHECK(progress.done() == 20);
    CHECK(progress.total() == 20);

    lend::progress solved;
    const int leaves = lend::divide_and_conquer(
        {.progress = &solved}, 8, [](int n) { return n == 1; }, [](int n) { return n; },
        [](int n) { return std::array{n / 2, n / 2}; }, [](int a, int b) { return a + b; });
    CHECK(leaves == 8);
    CHECK(solved.done() == 15);
    CHECK(solved.total() == 15);
  });
}

TEST_CASE("what an exception or a stop leaves out is missing") {
  at_all_widths([](std::size_t) {
    with_each_algorithm([](const subject& algorithm) {
      INFO(algorithm.name);
      lend::progress failed;
      CHECK_THROWS_AS(algorithm.run({.progress = &failed}, [] { throw std::runtime_error("no"); }),
                      std::runtime_error);
      CHECK(failed.done() < failed.total());

      lend::progress stopped;
      std::stop_source source;
      source.request_stop();
      CHECK_THROWS_AS(algorithm.run({.stop = source.get_token(), .progress = &stopped}, [] {}),
                      lend::cancelled);
      CHECK(stopped.done() == 0);
    });
  });
}

TEST_CASE("another task looks at a progress that is shared with it") {
  lend::progress progress;
  std::vector<int> v(1000, 1);
  const auto seen =
      lend::call([](const lend::progress& of) { return of.done(); }, lend::shared(progress));
  CHECK(seen == 0);
  lend::join(lend::task(
                 [](lend::slice_mut<int> some, lend::progress& to) {
                   lend::for_each({.progress = &to}, some, [](int& x) { ++x; });
                 },
                 lend::mut(v), lend::mut(progress)),
             lend::task([] {}));
  CHECK(progress.done() == 1000);
}
