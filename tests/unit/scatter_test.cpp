#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <numeric>
#include <vector>

using lend::slice_mut;
using lend::unique_indices;

namespace {

template <class I>
std::vector<I> permutation(std::size_t size, std::uint64_t stream) {
  std::vector<I> indices(size);
  std::iota(indices.begin(), indices.end(), I{0});
  std::mt19937_64 random = support::generator(stream);
  std::shuffle(indices.begin(), indices.end(), random);
  return indices;
}

void set_position(std::size_t position, std::size_t& element) { element = position; }

constexpr auto fail_if_called = [](int&) { FAIL("called"); };

}  // namespace

TEST_CASE("scatter reaches the element at each index once, at all widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {0U, 1U, 2U, 63U, 64U, 65U, 10'000U}) {
      const auto indices = permutation<std::uint32_t>(size, size);
      std::vector<std::size_t> v(size);
      lend::for_each(lend::enumerate(lend::scatter(v, indices)), set_position);
      for (std::size_t i = 0; i < size; ++i) {
        REQUIRE(v[indices[i]] == i);
      }
    }
  });
}

TEST_CASE("elements that no index names stay as they are") {
  std::vector<int> v(200, 1);
  const std::array<std::int16_t, 4> falling{199, 70, 6, 5};
  lend::for_each(lend::scatter(v, falling), [](int& x) { x = 2; });
  CHECK(std::count(v.begin(), v.end(), 2) == 4);
  CHECK(v[199] + v[70] + v[6] + v[5] == 8);
  const std::vector<long> rising{0, 1, 198};
  lend::for_each(lend::scatter(lend::mut(v), lend::shared(rising)), [](int& x) { x = 3; });
  CHECK(std::count(v.begin(), v.end(), 3) == 3);
  CHECK(v[198] == 3);
}

TEST_CASE("a repeated index is refused before anything starts, with both positions") {
  std::vector<int> v(300);
  const auto scatter = [&](const std::vector<int>& indices) {
    lend::for_each(lend::scatter(v, indices), fail_if_called);
  };
  CHECK_THROWS_WITH_AS(scatter({7, 290, 3, 290}),
                       "lend[disjoint]: the indices of scatter differ, but 1 and 3 are both 290; "
                       "share the elements if they are only read",
                       lend::overlap_error);
  CHECK_THROWS_AS(scatter({5, 5}), lend::overlap_error);
  CHECK_THROWS_AS(scatter({0, 1, 2, 2}), lend::overlap_error);
  CHECK_THROWS_AS(scatter({299, 0, 64, 0}), lend::overlap_error);
  std::vector<int> many = permutation<int>(300, 1);
  many.push_back(many[100]);
  CHECK_THROWS_AS(scatter(many), lend::overlap_error);
}

TEST_CASE("an index outside of the range is refused before anything starts") {
  std::vector<int> v(10);
  const auto scatter = [&](const auto& indices) {
    lend::for_each(lend::scatter(v, indices), fail_if_called);
  };
  CHECK_THROWS_WITH_AS(scatter(std::vector{1, 10}),
                       "lend[bounds]: index 1, which is 10, lies outside of a slice of 10 elements",
                       lend::bounds_error);
  CHECK_THROWS_WITH_AS(
      scatter(std::vector<std::int8_t>{-128}),
      "lend[bounds]: index 0, which is -128, lies outside of a slice of 10 elements",
      lend::bounds_error);
  CHECK_THROWS_AS(scatter(std::vector<std::uint64_t>{1, UINT64_MAX}), lend::bounds_error);
  const std::vector<int>& read = v;
  const std::vector<int> beyond{10};
  CHECK_THROWS_AS(lend::for_each(lend::scatter(read, beyond), [](int) { FAIL("called"); }),
                  lend::bounds_error);
  v.clear();
  CHECK_THROWS_AS(scatter(std::vector{0}), lend::bounds_error);
}

TEST_CASE("what is lent shared is gathered, indices repeated or not") {
  const std::vector<int> v{10, 20, 30};
  const std::vector<unsigned> indices{2, 2, 0, 2};
  std::vector<int> out(4);
  lend::transform(lend::scatter(v, indices), out, [](int x) { return x; });
  CHECK(out == std::vector{30, 30, 10, 30});
  CHECK(lend::transform_reduce(lend::scatter(v, indices), 0, std::plus<>{},
                               [](int x) { return x; }) == 100);
  std::vector<int> w{1, 2, 3};
  lend::for_each(lend::zip(out, lend::scatter(lend::shared(w), indices)),
                 [](int& to, int from) { to = from; });
  CHECK(out == std::vector{3, 3, 1, 3});
  std::vector<std::atomic<int>> counts(3);
  lend::for_each(lend::scatter(lend::shared(counts), indices), [](std::atomic<int>& n) { ++n; });
  CHECK(counts[2] == 3);
  CHECK_THROWS_AS(lend::for_each(lend::scatter(counts, indices), [](std::atomic<int>& n) { ++n; }),
                  lend::overlap_error);
}

TEST_CASE("indices inside what is written are refused") {
  std::vector<int> v{1, 0};
  CHECK_THROWS_AS(lend::for_each(lend::scatter(v, v), fail_if_called), lend::overlap_error);
  const std::vector<int> data(2);
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::scatter(data, v), v), [](int, int&) {}),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::transform(lend::scatter(data, v), v, [](int x) { return x; }),
                  lend::overlap_error);
}

TEST_CASE("unique indices are checked once") {
  const std::vector<std::uint32_t> numbers = permutation<std::uint32_t>(1000, 3);
  const unique_indices order(numbers, 1000);
  static_assert(std::is_same_v<decltype(order), const unique_indices<std::uint32_t>>);
  CHECK(std::ranges::equal(order, numbers));
  CHECK(order.bound() == 1000);
  std::vector<std::size_t> v(1000);
  lend::for_each(lend::enumerate(lend::scatter(v, order)), set_position);
  for (std::size_t i = 0; i < v.size(); ++i) {
    REQUIRE(v[numbers[i]] == i);
  }
  v.resize(999);
  CHECK_THROWS_WITH_AS(
      lend::for_each(lend::scatter(v, order), [](std::size_t&) { FAIL("called"); }),
      "lend[bounds]: indices below 1000 lie outside of a slice of 999 elements",
      lend::bounds_error);
}

TEST_CASE("wrong unique indices cannot be made") {
  CHECK_THROWS_AS(unique_indices(std::vector{3, 1, 3}, 4), lend::overlap_error);
  CHECK_THROWS_AS(unique_indices(std::vector{3, 1}, 3), lend::bounds_error);
  CHECK_THROWS_AS(unique_indices(std::array{-1}, 3), lend::bounds_error);
  CHECK(unique_indices(std::vector<int>(), 0).empty());
}

TEST_CASE("unique indices move, and are lent to tasks and kept in aggregates") {
  static_assert(lend::Send<unique_indices<int>> && lend::Sync<unique_indices<int>>);
  static_assert(lend::Owned<unique_indices<int>> && !lend::Concurrent<unique_indices<int>>);
  unique_indices first(std::vector{1, 0}, 2);
  unique_indices second = std::move(first);
  std::vector<std::size_t> v(2);
  lend::for_each(lend::scatter(v, first), [](std::size_t&) { FAIL("called"); });
  first = std::move(second);
  lend::run(
      [](slice_mut<std::size_t> s, const unique_indices<int>& order) {
        lend::for_each(lend::enumerate(lend::scatter(s, order)), set_position);
        lend::for_each(lend::enumerate(lend::scatter(std::move(s), lend::shared(order))),
                       [](std::size_t i, std::size_t& x) { x += 10 * i; });
      },
      lend::mut(v), lend::shared(first));
  CHECK(v == std::vector<std::size_t>{11, 0});
}

TEST_CASE("unique indices that are given away in the same call are refused") {
  const std::vector<int> v(2);
  unique_indices order(std::vector{1, 0}, 2);
  CHECK_THROWS_AS(lend::transform_reduce(
                      lend::scatter(v, order), 0, std::plus<>{},
                      [](int x, const unique_indices<int>&) { return x; }, std::move(order)),
                  lend::overlap_error);
  CHECK(order.size() == 2);
}

TEST_CASE("elements that only move are scattered") {
  std::vector<std::unique_ptr<int>> v(3);
  const std::vector<int> indices{2, 0};
  lend::for_each(lend::enumerate(lend::scatter(v, indices)),
                 [](std::size_t i, std::unique_ptr<int>& p) {
                   p = std::make_unique<int>(static_cast<int>(i));
                 });
  CHECK(*v[2] == 0);
  CHECK(*v[0] == 1);
  CHECK(v[1] == nullptr);
}
