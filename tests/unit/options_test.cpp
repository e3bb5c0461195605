#include "../algorithms.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using support::at_all_widths;
using support::subject;
using support::with_each_algorithm;

namespace {

const support::visitor nothing = [] {};

/// The threads that run the callables of an algorithm.
std::set<std::thread::id> threads_of(const subject& algorithm, const lend::options& how) {
  std::mutex one_at_a_time;
  std::set<std::thread::id> seen;
  const bool right = algorithm.run(how, [&] {
    const std::lock_guard lock(one_at_a_time);
    seen.insert(std::this_thread::get_id());
  });
  CHECK(right);
  return seen;
}

/// Whether every callable of an algorithm finds itself in an arena of that width.
bool runs_at_width(const subject& algorithm, const lend::options& how, std::size_t width) {
  std::atomic<bool> always = true;
  const bool right = algorithm.run(how, [&] {
    if (lend::this_arena::width() != width) {
      always = false;
    }
  });
  return right && always;
}

}  // namespace

TEST_CASE("options in front change no result") {
  at_all_widths([](std::size_t) {
    std::stop_source never;
    with_each_algorithm([&](const subject& algorithm) {
      INFO(algorithm.name);
      CHECK(algorithm.run({}, nothing));
      CHECK(algorithm.run({.grain = 1}, nothing));
      CHECK(algorithm.run({.grain = 1000}, nothing));
      CHECK(algorithm.run({.grain = std::size_t{0} - 1}, nothing));
      CHECK(algorithm.run({.grain = 64, .stop = never.get_token()}, nothing));
      CHECK(algorithm.run({.stop = std::stop_source().get_token()}, nothing));
    });
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("options are named, const, temporary or in braces, and arguments follow") {
  std::vector<int> v{3, 1, 2};
  std::vector<int> to(3);
  lend::options named{.grain = 8};
  const lend::options fixed{.grain = 8};
  const std::vector<int> offsets{10, 20};

  lend::sort(named, v);
  CHECK(v == std::vector{1, 2, 3});
  lend::sort(fixed, lend::mut(v), std::greater<>{});
  CHECK(v == std::vector{3, 2, 1});
  lend::stable_sort({.grain = 8}, v);
  CHECK(v == std::vector{1, 2, 3});
  lend::for_each(
      lend::options{.grain = 8}, lend::zip(v, to),
      [](int& x, int& y, lend::slice<int> more, const std::string& text) {
        x += more[0];
        y += more[1] + static_cast<int>(text.size());
      },
      lend::shared(offsets), std::string("four"));
  CHECK(v == std::vector{11, 12, 13});
  CHECK(to == std::vector{24, 24, 24});
  const int sum = lend::scope(
      named,
      [](lend::scope_handle& s, lend::slice_mut<int> all, int start) {
        auto task = s.spawn([](lend::slice_mut<int> some) { return some[0]; }, std::move(all));
        return task.join() + start;
      },
      lend::mut(v), 100);
  CHECK(sum == 111);
}

TEST_CASE("a loop or reduction that is shorter than two grains stays on one thread") {
  using support::subjects::size;
  at_all_widths([](std::size_t) {
    with_each_algorithm([&](const subject& algorithm) {
      INFO(algorithm.name);
      if (algorithm.is_loop) {
        CHECK(threads_of(algorithm, {.grain = size}).size() == 1);
      }
    });
    const subject transform_reduce{"transform_reduce", support::subjects::transform_reduce};
    CHECK(threads_of(transform_reduce, {.grain = size / 2 + 1}).size() == 1);
  });
}

TEST_CASE("the bits of a reduction do not depend on the grain") {
  const auto numbers = support::random_numbers<double>(10'000, 0);
  const auto sum = [](double a, double b) { return a / 3 + b; };
  const double expected = lend::reduce(numbers, 1.0, sum);
  at_all_widths([&](std::size_t) {
    for (const std::size_t grain : {1U, 7U, 300U, 5000U, 20'000U}) {
      CHECK(lend::reduce(lend::options{.grain = grain}, numbers, 1.0, sum) == expected);
    }
  });
}

TEST_CASE("an algorithm runs in the arena of its options") {
  const lend::arena three{3};
  const lend::arena five{5};
  with_each_algorithm([&](const subject& algorithm) {
    INFO(algorithm.name);
    CHECK(runs_at_width(algorithm, {.arena = &three}, 3));
    five.run(lend::unchecked([&] {
      CHECK(runs_at_width(algorithm, {}, 5));
      CHECK(runs_at_width(algorithm, {.arena = &five}, 5));
      CHECK(runs_at_width(algorithm, {.grain = 100, .arena = &three}, 3));
      CHECK(lend::this_arena::width() == 5);
    }));
  });
}

TEST_CASE("exceptions and results come out of the chosen arena") {
  const lend::arena three{3};
  with_each_algorithm([&](const subject& algorithm) {
    INFO(algorithm.name);
    std::atomic<int> left = 1000;
    const auto fail = [&] {
      if (--left == 0) {
        throw support::failed();
      }
    };
    CHECK_THROWS_AS(algorithm.run({.arena = &three}, fail), support::failed);
    CHECK(algorithm.run({.arena = &three}, nothing));
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("sizes and loans are checked behind options") {
  std::vector<int> v(10);
  std::vector<int> w(11);
  const lend::options how{.grain = 3};
  CHECK_THROWS_AS(lend::for_each(how, lend::zip(v, w), [](int&, int&) {}), lend::size_error);
  CHECK_THROWS_AS(lend::for_each(how, lend::zip(v, v), [](int&, int&) {}), lend::overlap_error);
  CHECK_THROWS_AS(lend::scope(
                      how, [](lend::scope_handle&, lend::slice_mut<int>, lend::slice<int>) {},
                      lend::mut(v), lend::shared(v)),
                  lend::overlap_error);
}

TEST_CASE("empty ranges, with all options") {
  const lend::arena two{2};
  std::stop_source source;
  source.request_stop();
  std::vector<int> none;
  const lend::options how{.grain = 5, .stop = source.get_token(), .arena = &two};
  // Nothing is left out, so nothing is cancelled.
  lend::for_each(how, none, [](int&) {});
  lend::parallel_for(how, 3, 3, [](int) {});
  lend::sort(how, none);
  lend::stable_sort(how, none);
  CHECK(lend::reduce(how, none, 5, std::plus<>{}) == 5);
}
