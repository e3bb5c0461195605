#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

using lend::atomic_slice;
using lend::slice;
using lend::slice_mut;

namespace {

struct edge {
  std::uint32_t from;
  std::uint32_t to;
};

void count_degrees(edge e, atomic_slice<int> degrees) {
  degrees[e.from].fetch_add(1, std::memory_order_relaxed);
  degrees[e.to].fetch_add(1, std::memory_order_relaxed);
}

void add_to_all(atomic_slice<int> counts, int by) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] += by;
  }
}

enum class color : unsigned char { white, black };

struct alignas(8) aligned_pair {
  int a;
  int b;
};

struct pair_of_ints {
  int a;
  int b;
};

/// Whether `T` can be lent as atomics just where a std::atomic_ref works without a lock.
template <class T>
constexpr bool agrees_with_std =
    lend::detail::is_atomizable<T>() == (std::atomic_ref<T>::is_always_lock_free &&
                                         std::atomic_ref<T>::required_alignment <= alignof(T));

}  // namespace

TEST_CASE("all tasks of a loop change the elements at once") {
  constexpr std::uint32_t nodes = 7;
  std::vector<edge> edges(20'000);
  std::vector<int> expected(nodes);
  std::mt19937_64 random = support::generator();
  for (edge& e : edges) {
    e = {static_cast<std::uint32_t>(support::below(random, nodes)),
         static_cast<std::uint32_t>(support::below(random, nodes))};
    ++expected[e.from];
    ++expected[e.to];
  }
  support::at_all_widths([&](std::size_t) {
    std::vector<int> degrees(nodes);
    lend::for_each(std::as_const(edges), count_degrees, lend::atomics(degrees));
    CHECK(degrees == expected);
  });
}

TEST_CASE("a vector, an array or a held slice is lent as atomics, for every kind of call") {
  std::vector<int> v(4);
  lend::call(add_to_all, lend::atomics(v), 1);
  lend::run(add_to_all, lend::atomics(v), 1);
  int raw[] = {2, 2, 2, 2};
  lend::join(lend::task(add_to_all, lend::atomics(v), 1),
             lend::task(add_to_all, lend::atomics(raw), 1));
  CHECK(v == std::vector(4, 3));
  lend::call([](auto a) { static_assert(std::is_same_v<decltype(a), atomic_slice<int>>); },
             lend::atomics(v));
  CHECK(raw[3] == 3);
}

TEST_CASE("a held slice is lent on as atomics") {
  std::vector<int> v(3);
  const std::vector<int> indices{0, 2, 2, 2};
  lend::run(
      [](slice_mut<int> s, slice<int> which) {
        lend::for_each(
            which, [](int i, atomic_slice<int> counts) { ++counts[static_cast<std::size_t>(i)]; },
            lend::atomics(s));
        CHECK(s[2] == 3);
        const slice_mut<int> taken = std::move(s);
        CHECK_THROWS_AS(lend::call(add_to_all, lend::atomics(s), 1), lend::moved_error);
      },
      lend::mut(v), lend::shared(indices));
  CHECK(v == std::vector{1, 0, 3});
}

TEST_CASE("both halves of a split, and the tasks of a scope, use the same atomics") {
  std::vector<int> v(1000, 1);
  std::vector<long> sums(1);
  lend::join(
      lend::split_at(500, v),
      [](slice_mut<int> half, atomic_slice<long> sum) {
        for (const int x : half) {
          sum[0] += x;
        }
      },
      lend::atomics(sums));
  CHECK(sums[0] == 1000);
  lend::scope(
      [](lend::scope_handle& s, atomic_slice<long> sum) {
        for (long i = 0; i < 100; ++i) {
          s.spawn([](atomic_slice<long> all, long by) { all[0] += by; }, sum, i);
        }
      },
      lend::atomics(sums));
  CHECK(sums[0] == 5950);
}

TEST_CASE("an atomic slice is copied, cut and handed on") {
  std::vector<int> v(5);
  lend::call(
      [](atomic_slice<int> all) {
        const atomic_slice<int> copy = all;
        lend::join(lend::task(add_to_all, copy.first(2), 1), lend::task(add_to_all, all, 10),
                   lend::task(add_to_all, copy.last(1), 100));
        add_to_all(all.subslice(2, 2), 1000);
      },
      lend::atomics(v));
  CHECK(v == std::vector{11, 11, 1010, 1010, 110});
}

TEST_CASE("atomics are an exclusive loan for whoever else is in the call") {
  std::vector<int> v(2);
  const auto take_two = [](atomic_slice<int>, slice<int>) { FAIL("called"); };
  CHECK_THROWS_AS(lend::call(take_two, lend::atomics(v), lend::shared(v)), lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(
                      v, [](int&, atomic_slice<int>) { FAIL("called"); }, lend::atomics(v)),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::join(lend::task(add_to_all, lend::atomics(v), 1),
                             lend::task(add_to_all, lend::atomics(v), 1)),
                  lend::overlap_error);
}

TEST_CASE("an index outside of an atomic slice is an error") {
  std::vector<int> v(2);
  lend::call(
      [](atomic_slice<int> s) {
        CHECK_THROWS_AS((void)s[2], lend::bounds_error);
        CHECK_THROWS_AS((void)s.first(3), lend::bounds_error);
        CHECK_THROWS_AS((void)s.last(3), lend::bounds_error);
        CHECK_THROWS_AS((void)s.subslice(1, 2), lend::bounds_error);
        CHECK(s.first(0).empty());
      },
      lend::atomics(v));
}

TEST_CASE("elements of every type that the processor changes at once") {
  using lend::detail::is_atomizable;
  static_assert(is_atomizable<std::int8_t>() && is_atomizable<std::uint64_t>());
  static_assert(is_atomizable<bool>() && is_atomizable<float>() && is_atomizable<double>());
  static_assert(is_atomizable<color>() && is_atomizable<aligned_pair>());
  static_assert(!is_atomizable<pair_of_ints>() && !is_atomizable<std::array<long, 4>>());
  static_assert(!is_atomizable<std::atomic<int>>() && !is_atomizable<std::unique_ptr<int>>());
  static_assert(agrees_with_std<char> && agrees_with_std<long double> && agrees_with_std<color>);
  static_assert(agrees_with_std<std::uint64_t> && agrees_with_std<std::array<char, 3>>);
  static_assert(agrees_with_std<aligned_pair> && agrees_with_std<pair_of_ints>);
  static_assert(agrees_with_std<std::array<long, 2>> && agrees_with_std<int*>);
  std::vector<double> sums(2);
  std::vector<color> colors(2, color::white);
  lend::parallel_for(
      0, 1000,
      [](int i, atomic_slice<double> s, atomic_slice<color> c) {
        s[static_cast<std::size_t>(i % 2)] += 0.5;
        color white = color::white;
        c[0].compare_exchange_strong(white, color::black);
      },
      lend::atomics(sums), lend::atomics(colors));
  CHECK(sums == std::vector{250.0, 250.0});
  CHECK(colors[0] == color::black);
  CHECK(colors[1] == color::white);
}

TEST_CASE("an atomic slice may go to other threads, and holds a loan") {
  static_assert(lend::Send<atomic_slice<int>> && lend::Sync<atomic_slice<int>>);
  static_assert(!lend::Owned<atomic_slice<int>> && !lend::Concurrent<atomic_slice<int>>);
  static_assert(std::is_trivially_copyable_v<atomic_slice<int>>);
  static_assert(sizeof(atomic_slice<int>) == 2 * sizeof(void*));
}
