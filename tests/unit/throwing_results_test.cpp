#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

// Results and arguments whose copies and moves throw, each of them in turn.

namespace {

/// A number whose copies and moves can be made to throw. It counts how many of its kind live.
class fragile {
 public:
  explicit fragile(int value = 0) : value_(value) { ++alive; }
  fragile(const fragile& other) : value_(other.value_) { take(); }
  fragile(fragile&& other) noexcept(false) : value_(other.value_) { take(); }
  fragile& operator=(const fragile& other) {
    step();
    value_ = other.value_;
    return *this;
  }
  fragile& operator=(fragile&& other) noexcept(false) {
    step();
    value_ = other.value_;
    return *this;
  }
  ~fragile() { --alive; }

  [[nodiscard]] int value() const { return value_; }

  inline static std::atomic<int> alive = 0;
  inline static std::atomic<int> steps_until_throw = 0;

 private:
  static void step() {
    if (--steps_until_throw == 0) {
      throw support::failed();
    }
  }
  /// What the constructors do; an object whose constructor throws has never lived.
  static void take() {
    step();
    ++alive;
  }

  int value_;
};

/// Runs `action`, which gives a number, with a throw at its first copy or move, then at its second,
/// and so on until there are no more. Nothing may be left behind by any of them.
template <class Action>
void throw_at_every_step(int expected, Action action) {
  support::at_all_widths([&](std::size_t width) {
    constexpr int most_steps = 1000;
    int step = 1;
    for (bool ended = false; !ended && step < most_steps; ++step) {
      INFO("width ", width, ", step ", step);
      fragile::steps_until_throw = step;
      try {
        const int result = action();
        ended = fragile::steps_until_throw > 0;
        CHECK(result == expected);
        CHECK(ended);
      } catch (const support::failed&) {
        CHECK(fragile::steps_until_throw <= 0);
      }
      REQUIRE(fragile::alive == 0);
    }
    CHECK(step < most_steps);
    fragile::steps_until_throw = 0;
  });
}

fragile give(int n) { return fragile(n); }

fragile add(const fragile& a, const fragile& b) { return fragile(a.value() + b.value()); }

template <class... Results>
int total(const std::tuple<Results...>& results) {
  return std::apply([](const auto&... each) { return (each.value() + ... + 0); }, results);
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<fragile> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<fragile> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<fragile> = lend::yes;

using lend::task;

TEST_CASE("results of run and of arenas") {
  throw_at_every_step(3, [] { return lend::run(give, 3).value(); });
  throw_at_every_step(3, [] { return lend::arena{2}.run(give, 3).value(); });
}

TEST_CASE("results of joins") {
  throw_at_every_step(3, [] { return total(lend::join(task(give, 1), task(give, 2))); });
  throw_at_every_step(
      6, [] { return total(lend::join(task(give, 1), task(give, 2), task(give, 3))); });
  throw_at_every_step(15, [] {
    return total(
        lend::join(task(give, 1), task(give, 2), task(give, 3), task(give, 4), task(give, 5)));
  });
  throw_at_every_step(9, [] {
    std::vector<int> v{4, 5};
    return total(
        lend::join(lend::split_at(1, v), [](lend::slice_mut<int> half) { return give(half[0]); }));
  });
}

TEST_CASE("arguments that are moved or copied to tasks") {
  throw_at_every_step(7, [] {
    const auto value = [](fragile f) { return f.value(); };
    const fragile kept(3);
    const auto [a, b] = lend::join(task(value, fragile(4)), task(value, lend::copy(kept)));
    return a + b;
  });
  throw_at_every_step(4, [] { return lend::run([](fragile f) { return f; }, fragile(4)).value(); });
  throw_at_every_step(10, [] {
    std::vector<int> v(5, 1);
    std::atomic<int> sum = 0;
    lend::for_each(
        v, [](int x, const fragile& f, std::atomic<int>& all) { all += x * f.value(); }, fragile(2),
        lend::shared(sum));
    return sum.load();
  });
}

TEST_CASE("results and arguments of scopes and their tasks") {
  throw_at_every_step(5, [] {
    return lend::scope([](lend::scope_handle&, fragile f) { return f; }, fragile(5)).value();
  });
  throw_at_every_step(6, [] {
    return lend::scope([](lend::scope_handle& s) {
             auto first = s.spawn(give, 1);
             auto second = s.spawn([](fragile f) { return f; }, fragile(5));
             auto dropped = s.spawn([](fragile f) { return f; }, fragile(9));
             const fragile b = second.join();
             return add(first.join(), b);
           })
        .value();
  });
}

TEST_CASE("results of reductions, and of problems that are divided") {
  throw_at_every_step(21, [] {
    std::vector<fragile> v(20, fragile(1));
    return lend::reduce(v, fragile(1), add).value();
  });
  throw_at_every_step(190, [] {
    std::array<int, 20> v{};
    for (std::size_t i = 0; i < v.size(); ++i) {
      v[i] = static_cast<int>(i);
    }
    return lend::transform_reduce(v, fragile(0), add, give).value();
  });
  throw_at_every_step(16, [] {
    return lend::divide_and_conquer(
               std::pair{0, 16}, [](const std::pair<int, int>& p) { return p.second == 1; },
               [](std::pair<int, int>) { return fragile(1); },
               [](std::pair<int, int> p) {
                 return std::pair{std::pair{p.first, p.second / 2},
                                  std::pair{p.first + p.second / 2, p.second - p.second / 2}};
               },
               add)
        .value();
  });
}

TEST_CASE("elements that are written") {
  throw_at_every_step(45, [] {
    std::vector<fragile> v(10);
    lend::tabulate(v, [](std::size_t i) { return fragile(static_cast<int>(i)); });
    std::vector<fragile> w(10);
    lend::transform(v, w, [](const fragile& f) { return f; });
    int sum = 0;
    for (const fragile& f : w) {
      sum += f.value();
    }
    return sum;
  });
}
