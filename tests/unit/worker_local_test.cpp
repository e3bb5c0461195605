#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <numeric>
#include <optional>
#include <ranges>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using lend::worker_local;

/// Knows whether it is held, and by how many at most.
class watched {
 public:
  watched() = default;
  watched(const watched&) = delete;
  watched& operator=(const watched&) = delete;
  ~watched() = default;

  void enter() { shared_ = held_.exchange(true) || shared_; }
  void leave() {
    ++uses_;
    held_ = false;
  }
  [[nodiscard]] bool was_shared() const { return shared_; }
  [[nodiscard]] long uses() const { return uses_; }

 private:
  std::atomic<bool> held_ = false;
  bool shared_ = false;
  long uses_ = 0;
};

/// Counts how many were made and still live; the one that brings it to `fails_at` throws.
struct counted {
  static inline std::atomic<int> made = 0;
  static inline std::atomic<int> alive = 0;
  static inline std::atomic<int> fails_at = 0;

  counted() {
    if (++made == fails_at) {
      throw support::failed();
    }
    ++alive;
  }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;
  ~counted() { --alive; }

  long value = 0;
};

struct boxes {
  int first;
  std::unique_ptr<int> operator()() const { return std::make_unique<int>(first); }
};

template <class T>
long sum_of(worker_local<T>& locals) {
  const auto all = locals.values();
  return std::accumulate(all.begin(), all.end(), 0L);
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<watched> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<watched> = lend::yes;
template <>
inline constexpr auto lend::enable_send<counted> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<counted> = lend::yes;

TEST_CASE("a pool is changed by several threads at once, and does not move") {
  using pool = worker_local<std::vector<int>>;
  static_assert(lend::Concurrent<pool> && lend::Send<pool> && lend::Sync<pool>);
  static_assert(lend::Owned<pool> && lend::Owned<std::unique_ptr<pool>>);
  static_assert(!std::is_copy_constructible_v<pool> && !std::is_move_constructible_v<pool>);
  static_assert(!std::is_copy_assignable_v<pool> && !std::is_move_assignable_v<pool>);
  static_assert(!std::is_convertible_v<int, worker_local<int>>);
}

TEST_CASE("the values are a range that is neither sent nor lent nor kept") {
  using values = decltype(std::declval<worker_local<int>&>().values());
  static_assert(std::ranges::forward_range<values>);
  static_assert(std::is_same_v<std::ranges::range_reference_t<values>, int&>);
  static_assert(!lend::Send<values> && !lend::Sync<values> && !lend::Owned<values>);
  static_assert(!std::is_move_constructible_v<values>);
}

TEST_CASE("a new pool holds nothing") {
  worker_local<int> locals;
  CHECK(locals.size() == 0);
  CHECK(locals.values().empty());
  CHECK(locals.values().size() == 0);
  CHECK(locals.values().begin() == locals.values().end());
}

TEST_CASE("with calls f on this thread with a value and the arguments") {
  worker_local<int> locals;
  const auto here = std::this_thread::get_id();
  CHECK(locals.with([](int&) { return std::this_thread::get_id(); }) == here);
  CHECK(locals.with([](int& x, int by) { return x += by; }, 4) == 4);
  CHECK(locals.with([](int& x, int by) { return x += by; }, 3) == 7);
  locals.with([](int& x) { x = 1; });
  CHECK(locals.size() == 1);
  CHECK(sum_of(locals) == 1);
}

TEST_CASE("the parameter of f decides what it gets of the value") {
  worker_local<std::vector<int>> locals(std::vector<int>{1, 2, 3});
  locals.with([](std::vector<int>& v) { v.push_back(4); });
  locals.with([](auto& v) { v.push_back(5); });
  locals.with([](lend::slice_mut<int> v) { v[0] = 10; });
  locals.with([](lend::ref_mut<std::vector<int>> v) { v->push_back(6); });
  CHECK(locals.with([](const std::vector<int>& v) { return v.size(); }) == 6);
  CHECK(locals.with([](lend::slice<int> v) { return v[0]; }) == 10);
  worker_local<int> numbers(5);
  CHECK(numbers.with([](int copy) { return copy; }) == 5);
}

TEST_CASE("arguments are lent, given and copied as to any task") {
  worker_local<int> locals;
  std::vector<int> v{1, 2, 3};
  locals.with(
      [](int& sum, lend::slice<int> part) {
        for (const int each : part) {
          sum += each;
        }
      },
      lend::shared(v));
  locals.with([](int& sum, lend::slice_mut<int> part) { part[0] = sum; }, lend::mut(v));
  CHECK(v[0] == 6);
  CHECK(locals.with([](int&, std::vector<int> own) { return own.size(); }, std::move(v)) == 3);
  std::vector<int> w(2);
  CHECK_THROWS_AS(locals.with([](int&, lend::slice_mut<int>, lend::slice<int>) {}, lend::mut(w),
                              lend::shared(w)),
                  lend::overlap_error);
  CHECK(*locals.with([](int& x) { return std::make_unique<int>(x); }) == 6);
  CHECK(locals.values().size() == 1);
}

TEST_CASE("values are made by default, as copies of one, or by a callable") {
  worker_local<std::array<int, 2>> zeros;
  CHECK(zeros.with([](std::array<int, 2>& a) { return a[0] + a[1]; }) == 0);
  worker_local<double> converted(2);
  CHECK(converted.with([](double& x) { return x; }) == 2.0);
  worker_local<std::string> copies(std::string(3, 'x'));
  CHECK(copies.with([](std::string& s) { return std::move(s); }) == "xxx");
  worker_local<bool> called([] { return true; });
  CHECK(called.with([](bool& b) { return b; }));
  worker_local<long> converted_result([] { return 7; });
  CHECK(converted_result.with([](long& x) { return x; }) == 7);
  worker_local<std::vector<int>> sized([](std::size_t n) { return std::vector<int>(n, 1); },
                                       std::size_t{4});
  CHECK(sized.with([](std::vector<int>& v) { return v.size(); }) == 4);
  const std::vector<int> kept{1, 2};
  worker_local<std::vector<int>> copied([](const std::vector<int>& v) { return v; },
                                        lend::copy(kept));
  CHECK(copied.with([](std::vector<int>& v) { return v == std::vector<int>{1, 2}; }));
  int calls = 0;
  worker_local<int> counting(lend::unchecked([&] { return ++calls; }));
  CHECK(counting.with([](int& x) { return x; }) + calls == 2);
}

TEST_CASE("values need not copy, nor move") {
  worker_local<support::move_only> locals([] { return support::move_only(3); });
  CHECK(locals.with([](support::move_only& m) { return m.value(); }) == 3);
  CHECK(locals.with([](support::move_only& m) { return std::move(m); }).value() == 3);
  worker_local<std::unique_ptr<int>> owners(boxes{8});
  CHECK(owners.with([](std::unique_ptr<int>& p) { return *p; }) == 8);
  worker_local<watched> pinned;
  CHECK(pinned.with([](watched& w) { return w.uses(); }) == 0);
  worker_local<watched> elided([] { return watched(); });
  CHECK(elided.with([](watched& w) { return w.uses(); }) == 0);
}

TEST_CASE("a value is as aligned as its type asks for") {
  struct alignas(256) wide {
    std::uintptr_t value = 0;
  };
  worker_local<wide> locals;
  CHECK(locals.with([](wide& w) { return reinterpret_cast<std::uintptr_t>(&w) % 256; }) == 0);
}

TEST_CASE("a call within a call gets another value, and both are used again") {
  worker_local<int> locals;
  for (int round = 0; round < 5; ++round) {
    locals.with(
        [](int& outer, worker_local<int>& again) {
          outer += 10;
          again.with(
              [](int& inner, lend::ref<int> other, worker_local<int>& third) {
                CHECK(&inner != &*other);
                inner += 1;
                third.with([](int& innermost) { innermost += 100; });
              },
              lend::shared(outer), lend::shared(again));
        },
        lend::shared(locals));
  }
  CHECK(locals.size() == 3);
  CHECK(sum_of(locals) == 5 * 111);
  locals.with([](int& x) { x = 0; });
  CHECK(locals.size() == 3);
}

namespace {

void descend(worker_local<int>& locals, int depth) {
  locals.with(
      [](int& x, worker_local<int>& again, int left) {
        ++x;
        if (left > 0) {
          descend(again, left - 1);
        }
      },
      lend::shared(locals), depth);
}

}  // namespace

TEST_CASE("calls nest deeper than a thread remembers") {
  worker_local<int> locals;
  for (int round = 0; round < 3; ++round) {
    descend(locals, 99);
    CHECK(locals.size() == 100);
  }
  const auto all = locals.values();
  CHECK(std::ranges::all_of(all, [](int x) { return x == 3; }));
}

TEST_CASE("the value that was held last comes first") {
  worker_local<int> locals;
  const auto mark_both = [](int& outer, worker_local<int>& again) {
    outer = 1;
    again.with([](int& inner) { inner = 2; });
  };
  locals.with(mark_both, lend::shared(locals));
  CHECK(locals.with([](int& x) { return x; }) == 1);
  CHECK(locals.with(
            [](int&, worker_local<int>& again) { return again.with([](int& x) { return x; }); },
            lend::shared(locals)) == 2);
}

TEST_CASE("an exception gives the value back") {
  worker_local<int> locals;
  CHECK_THROWS_AS(locals.with([](int& x) {
    x = 5;
    throw support::failed();
  }),
                  support::failed);
  CHECK(locals.with([](int& x) { return x; }) == 5);
  CHECK(locals.values().size() == 1);
}

TEST_CASE("a value that cannot be made leaves the pool as it was") {
  counted::made = 0;
  counted::fails_at = 2;
  {
    worker_local<counted> locals;
    const auto nested = [](counted& outer, worker_local<counted>& again) {
      ++outer.value;
      again.with([](counted& inner) { ++inner.value; });
    };
    CHECK_THROWS_AS(locals.with(nested, lend::shared(locals)), support::failed);
    CHECK(locals.size() == 1);
    CHECK(counted::alive == 1);
    locals.with(nested, lend::shared(locals));
    CHECK(locals.size() == 2);
    CHECK(counted::made == 3);
    long sum = 0;
    for (const counted& each : locals.values()) {
      sum += each.value;
    }
    CHECK(sum == 3);
  }
  CHECK(counted::alive == 0);
  counted::fails_at = 0;
}

TEST_CASE("a callable that cannot make a value says so") {
  worker_local<int> locals([]() -> int { throw support::failed(); });
  CHECK_THROWS_AS(locals.with([](int&) {}), support::failed);
  CHECK(locals.size() == 0);
}

TEST_CASE("all values are had at once, unless one is held") {
  worker_local<int> locals;
  descend(locals, 2);
  locals.with(
      [](int& x, worker_local<int>& again) {
        ++x;
        CHECK_THROWS_AS(static_cast<void>(again.values()), lend::lent_error);
        again.with([](int& y) { ++y; });
      },
      lend::shared(locals));
  CHECK(sum_of(locals) == 5);
  {
    const auto all = locals.values();
    CHECK(all.size() == 3);
    CHECK(std::ranges::distance(all) == 3);
    CHECK_THROWS_AS(static_cast<void>(locals.values()), lend::lent_error);
    locals.with([](int& x) { x = 1000; });
    CHECK(locals.size() == 4);
    CHECK(std::accumulate(all.begin(), all.end(), 0) == 5);
  }
  for (int& x : locals.values()) {
    x = 1;
  }
  CHECK(sum_of(locals) == 4);
}

TEST_CASE("tasks count in values of their own") {
  support::at_all_widths([](std::size_t width) {
    const std::vector<int> v = support::random_numbers<int>(20'000, 1000);
    worker_local<long> locals;
    for (int round = 0; round < 3; ++round) {
      lend::for_each(
          v,
          [](int x, worker_local<long>& sums) { sums.with([](long& s, int by) { s += by; }, x); },
          lend::shared(locals));
    }
    CHECK(sum_of(locals) == 3 * std::accumulate(v.begin(), v.end(), 0L));
    CHECK(locals.size() <= width);
  });
}

TEST_CASE("a value is never held by two at once, and no more are made than are held") {
  support::at_all_widths([](std::size_t width) {
    worker_local<watched> locals;
    const int count = 5000;
    lend::parallel_for(
        0, count,
        [](int i, worker_local<watched>& pool) {
          pool.with(
              [](watched& outer, worker_local<watched>& again, int number) {
                outer.enter();
                if (number % 3 == 0) {
                  again.with([](watched& inner) {
                    inner.enter();
                    inner.leave();
                  });
                }
                if (number % 64 == 0) {
                  std::this_thread::yield();
                }
                outer.leave();
              },
              lend::shared(pool), i);
        },
        lend::shared(locals));
    long uses = 0;
    for (const watched& each : locals.values()) {
      CHECK(!each.was_shared());
      uses += each.uses();
    }
    CHECK(uses == count + (count + 2) / 3);
    CHECK(locals.size() <= 2 * width);
  });
}

TEST_CASE("of several that want the one free value one gets it") {
  const lend::arena arena{4};
  for (int round = 0; round < 500; ++round) {
    worker_local<watched> locals;
    locals.with([](watched&) {});
    arena.run(
        [](worker_local<watched>& all) {
          lend::parallel_for(
              0, 16,
              [](int, worker_local<watched>& pool) {
                pool.with([](watched& w) {
                  w.enter();
                  w.leave();
                });
              },
              lend::shared(all));
        },
        lend::shared(locals));
    long uses = 0;
    for (const watched& each : locals.values()) {
      CHECK(!each.was_shared());
      uses += each.uses();
    }
    CHECK(uses == 16);
  }
}

TEST_CASE("a join within a call takes other values") {
  support::at_all_widths([](std::size_t) {
    worker_local<watched> locals;
    const auto halve = [](watched& mine, worker_local<watched>& again) {
      mine.enter();
      const auto leaf = [](worker_local<watched>& pool) {
        pool.with([](watched& w) {
          w.enter();
          std::this_thread::yield();
          w.leave();
        });
      };
      lend::join(lend::task(leaf, lend::shared(again)), lend::task(leaf, lend::shared(again)));
      mine.leave();
    };
    for (int round = 0; round < 200; ++round) {
      locals.with(halve, lend::shared(locals));
    }
    long uses = 0;
    for (const watched& each : locals.values()) {
      CHECK(!each.was_shared());
      uses += each.uses();
    }
    CHECK(uses == 600);
  });
}

TEST_CASE("plain data passes from one holder to the next") {
  worker_local<std::vector<int>> locals;
  std::vector<std::thread> threads;
  for (int i = 0; i < 100; ++i) {
    threads.emplace_back([&locals, i] {
      for (int round = 0; round < 20; ++round) {
        locals.with([](std::vector<int>& v, int x) { v.push_back(x); }, i);
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  std::vector<int> seen(100);
  for (const std::vector<int>& each : locals.values()) {
    for (const int x : each) {
      ++seen[static_cast<std::size_t>(x)];
    }
  }
  CHECK(seen == std::vector<int>(100, 20));
  CHECK(locals.size() <= 100);
}

TEST_CASE("threads that come one after the other use one value") {
  worker_local<int> locals;
  for (int i = 0; i < 10; ++i) {
    std::thread([&locals] { locals.with([](int& x) { ++x; }); }).join();
  }
  CHECK(locals.size() == 1);
  CHECK(sum_of(locals) == 10);
}

TEST_CASE("an exception of a task leaves no value held") {
  support::at_all_widths([](std::size_t) {
    worker_local<long> locals;
    CHECK_THROWS_AS(lend::parallel_for(
                        0, 2000,
                        [](int i, worker_local<long>& pool) {
                          pool.with(
                              [](long& x, int number) {
                                ++x;
                                if (number == 777) {
                                  throw support::failed();
                                }
                              },
                              i);
                        },
                        lend::shared(locals)),
                    support::failed);
    CHECK(sum_of(locals) >= 1);
  });
}

TEST_CASE("values that some throw to be made are made by others") {
  support::at_all_widths([](std::size_t) {
    counted::made = 0;
    counted::fails_at = 1;
    {
      worker_local<counted> locals;
      const auto bump = [](worker_local<counted>& pool) {
        pool.with([](counted& c) { ++c.value; });
      };
      CHECK_THROWS_AS(lend::call(bump, lend::shared(locals)), support::failed);
      lend::parallel_for(
          0, 500,
          [](int, worker_local<counted>& pool) { pool.with([](counted& c) { ++c.value; }); },
          lend::shared(locals));
      long sum = 0;
      for (const counted& each : locals.values()) {
        sum += each.value;
      }
      CHECK(sum == 500);
      CHECK(counted::alive == static_cast<int>(locals.size()));
    }
    CHECK(counted::alive == 0);
    counted::fails_at = 0;
  });
}

TEST_CASE("a value is not lent beside what owns its pool") {
  using pool = lend::worker_local<std::vector<int>>;
  auto owner = std::make_unique<pool>();
  const auto end_it = [](std::vector<int>&, std::unique_ptr<pool>) { FAIL("called"); };
  pool& locals = *owner;
  CHECK_THROWS_AS(locals.with(end_it, std::move(owner)), lend::overlap_error);
  CHECK(owner != nullptr);
  CHECK_THROWS_AS(owner->with([](std::vector<int>&, std::unique_ptr<pool>&) { FAIL("called"); },
                              lend::mut(owner)),
                  lend::overlap_error);
  std::optional<pool> other(std::in_place);
  other->with(
      [](std::vector<int>& mine, pool& shared) {
        shared.with([](std::vector<int>& another, int n) { another.push_back(n); }, 1);
        mine.push_back(1);
      },
      lend::shared(*other));
  CHECK(other->size() == 2);
}
