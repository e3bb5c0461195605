#include <lend/lend.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <ranges>
#include <span>
#include <string>
#include <vector>

using lend::ref;
using lend::ref_mut;
using lend::slice;
using lend::slice_mut;

namespace {

template <class Slice>
constexpr bool is_contiguous_range =
    std::ranges::contiguous_range<Slice> && std::ranges::sized_range<Slice> &&
    std::ranges::common_range<Slice> && std::ranges::borrowed_range<Slice>;

}  // namespace

TEST_CASE("slices are contiguous, sized, common, borrowed ranges") {
  static_assert(is_contiguous_range<slice<int>> && is_contiguous_range<slice<std::string>&>);
  static_assert(is_contiguous_range<const slice<int>&> && std::ranges::view<slice<int>>);
  static_assert(is_contiguous_range<slice_mut<int>> && is_contiguous_range<slice_mut<int>&>);
  static_assert(is_contiguous_range<const slice_mut<int>&>);
  static_assert(std::ranges::output_range<slice_mut<int>&, int>);
  static_assert(!std::ranges::output_range<const slice_mut<int>&, int>);
  static_assert(!std::ranges::output_range<slice<int>&, int>);
  static_assert(std::is_trivially_copyable_v<slice<int>>);
  static_assert(!std::is_copy_constructible_v<slice_mut<int>>);
  static_assert(!std::is_copy_assignable_v<slice_mut<int>>);
  static_assert(std::is_nothrow_move_constructible_v<slice_mut<int>>);
  static_assert(std::is_nothrow_move_assignable_v<slice_mut<int>>);
  static_assert(sizeof(slice<int>) == 2 * sizeof(void*) &&
                sizeof(slice_mut<int>) == sizeof(slice<int>));
}

TEST_CASE("standard algorithms work on a slice") {
  std::vector<int> v{3, 1, 2};
  lend::call([](slice_mut<int> s) { std::ranges::sort(s); }, lend::mut(v));
  CHECK(v == std::vector{1, 2, 3});
  const int sum = lend::call([](slice<int> s) { return std::accumulate(s.begin(), s.end(), 0); },
                             lend::shared(v));
  CHECK(sum == 6);
}

TEST_CASE("views of the standard library look at slices, and spans are made of them") {
  std::vector<int> v{3, 1, 2};
  lend::call(
      [](slice_mut<int> s) {
        for (int& x : s | std::views::filter([](int n) { return n > 1; })) {
          x *= 10;
        }
        std::ranges::reverse(s | std::views::drop(1));
        const std::span<int> all(s);
        CHECK(all.size() == 3);
        const slice<int> read = std::move(s).freeze();
        const auto twice = read | std::views::transform([](int n) { return 2 * n; });
        CHECK(std::ranges::equal(twice, std::vector{60, 40, 2}));
        CHECK(std::span<const int>(read).back() == 1);
        CHECK(std::ranges::max(read) == 30);
      },
      lend::mut(v));
  CHECK(v == std::vector{30, 20, 1});
}

TEST_CASE("the first and the last element") {
  std::vector<int> v{1, 2, 3};
  lend::call(
      [](slice_mut<int> s) {
        s.front() = 10;
        s.back() = 30;
        CHECK(std::as_const(s).front() == 10);
        CHECK(std::as_const(s).back() == 30);
        static_assert(std::is_same_v<decltype(std::as_const(s).back()), const int&>);
        slice_mut<int> none = std::move(s).first(0);
        CHECK_THROWS_AS((void)none.front(), lend::bounds_error);
        CHECK_THROWS_WITH((void)none.back(),
                          "lend[bounds]: 0 lies outside of a slice of 0 elements");
        CHECK_THROWS_AS((void)s.front(), lend::moved_error);
        CHECK_THROWS_AS((void)s.back(), lend::moved_error);
      },
      lend::mut(v));
  lend::call(
      [](slice<int> s) {
        CHECK(s.front() == 10);
        CHECK(s.back() == 30);
        CHECK_THROWS_AS((void)s.first(0).front(), lend::bounds_error);
        CHECK_THROWS_AS((void)s.first(0).back(), lend::bounds_error);
      },
      lend::shared(v));
}

TEST_CASE("const is deep") {
  using element = decltype(std::declval<const slice_mut<int>&>()[0]);
  static_assert(std::is_same_v<element, const int&>);
  static_assert(std::is_same_v<decltype(*std::declval<const ref_mut<int>&>()), const int&>);
}

TEST_CASE("parts of an lvalue are spans, parts of an rvalue are given away") {
  std::vector<int> v{0, 1, 2, 3, 4};
  lend::call(
      [](slice_mut<int> s) {
        static_assert(std::is_same_v<decltype(s.first(2)), std::span<int>>);
        CHECK(s.first(2).back() == 1);
        CHECK(s.last(2).front() == 3);
        CHECK(s.subslice(1, 3).size() == 3);
        slice_mut<int> rest = std::move(s).subslice(1, 3);
        CHECK(rest[0] == 1);
        slice_mut<int> last = std::move(rest).last(2);
        CHECK(last[0] == 2);
        slice_mut<int> first = std::move(last).first(1);
        CHECK(first.size() == 1);
        CHECK(first[0] == 2);
      },
      lend::mut(v));
}

TEST_CASE("a shared slice is cut into shared slices") {
  const std::vector<int> v{0, 1, 2, 3, 4};
  lend::call(
      [](slice<int> s) {
        const auto [front, back] = s.split_at(2);
        CHECK(front.size() == 2);
        CHECK(back[0] == 2);
        CHECK(s.first(1)[0] == 0);
        CHECK(s.last(1)[0] == 4);
        CHECK(s.subslice(2, 2)[1] == 3);
        CHECK(s.last(0).empty());
      },
      lend::shared(v));
}

TEST_CASE("split_at gives the halves of an rvalue away") {
  std::vector<int> v{0, 1, 2};
  lend::call(
      [](slice_mut<int> s) {
        auto [front, back] = std::move(s).split_at(1);
        front[0] = 10;
        back[1] = 12;
        CHECK_THROWS_AS((void)s.size(), lend::moved_error);
      },
      lend::mut(v));
  CHECK(v == std::vector{10, 1, 12});
}

TEST_CASE("every use after giving away throws") {
  std::vector<int> v{0, 1, 2};
  lend::call(
      [](slice_mut<int> s) {
        const slice_mut<int> taken = std::move(s);
        CHECK_THROWS_WITH_AS(
            (void)s.size(),
            "lend[moved]: this loan was given away before; use what it was given to",
            lend::moved_error);
        CHECK_THROWS_AS((void)s.empty(), lend::moved_error);
        CHECK_THROWS_AS((void)s.begin(), lend::moved_error);
        CHECK_THROWS_AS((void)s.end(), lend::moved_error);
        CHECK_THROWS_AS((void)s.data(), lend::moved_error);
        CHECK_THROWS_AS((void)s[0], lend::moved_error);
        CHECK_THROWS_AS((void)s.first(0), lend::moved_error);
        CHECK_THROWS_AS((void)std::move(s).split_at(0), lend::moved_error);
        CHECK_THROWS_AS((void)std::move(s).freeze(), lend::moved_error);
        CHECK_THROWS_AS(lend::join(s.split_at(0), [](slice_mut<int>) {}), lend::moved_error);
        CHECK_THROWS_AS(lend::for_each(s, [](int&) {}), lend::moved_error);
        CHECK_THROWS_AS(lend::call([](slice_mut<int>) {}, lend::mut(s)), lend::moved_error);
        CHECK(taken.size() == 3);
      },
      lend::mut(v));
}

TEST_CASE("a moved ref throws") {
  int n = 1;
  lend::call(
      [](ref_mut<int> r) {
        ref_mut<int> taken = std::move(r);
        CHECK(*taken == 1);
        CHECK_THROWS_AS((void)*r, lend::moved_error);
        CHECK_THROWS_AS((void)lend::call([](ref_mut<int> again) { return *again; }, lend::mut(r)),
                        lend::moved_error);
      },
      lend::mut(n));
}

TEST_CASE("an empty slice was not given away") {
  std::vector<int> v;
  lend::call(
      [](slice_mut<int> s) {
        CHECK(s.empty());
        CHECK(s.begin() == s.end());
        lend::join(s.split_at(0), [](slice_mut<int> half) { CHECK(half.empty()); });
      },
      lend::mut(v));
}

TEST_CASE("an index outside of a slice is an error that names it") {
  std::vector<int> v{0, 1, 2};
  lend::call(
      [](slice_mut<int> s) {
        CHECK_THROWS_AS((void)s[3], lend::bounds_error);
        CHECK_THROWS_AS((void)s[static_cast<std::size_t>(-1)], std::out_of_range);
        CHECK_THROWS_AS((void)s.first(4), lend::bounds_error);
        CHECK_THROWS_AS((void)s.last(4), lend::bounds_error);
        CHECK_THROWS_AS((void)s.subslice(2, static_cast<std::size_t>(-1)), lend::bounds_error);
        CHECK_THROWS_AS((void)s.subslice(4, 0), lend::bounds_error);
        CHECK_THROWS_AS((void)std::move(s).split_at(4), lend::bounds_error);
        CHECK(s.size() == 3);
        CHECK_THROWS_WITH((void)s[7], "lend[bounds]: 7 lies outside of a slice of 3 elements");
      },
      lend::mut(v));
  lend::call(
      [](slice<int> s) {
        CHECK_THROWS_AS((void)s[3], lend::bounds_error);
        CHECK_THROWS_AS((void)s.last(4), lend::bounds_error);
        CHECK_THROWS_AS((void)s.split_at(4), lend::bounds_error);
      },
      lend::shared(v));
  CHECK_THROWS_AS(lend::join(lend::split_at(4, v), [](slice_mut<int>) {}), lend::bounds_error);
}

TEST_CASE("freezing makes a loan shared") {
  std::vector<int> v{5, 6};
  lend::call(
      [](slice_mut<int> s) {
        const slice<int> read = std::move(s).freeze();
        const slice<int> copy = read;  // NOLINT(performance-unnecessary-copy-initialization)
        CHECK(copy[1] == 6);
      },
      lend::mut(v));
  int n = 4;
  CHECK(lend::call([](ref_mut<int> r) { return *std::move(r).freeze(); }, lend::mut(n)) == 4);
}

TEST_CASE("elements of a concurrent type are reached for change through a shared slice") {
  std::vector<std::atomic<int>> v(3);
  lend::call([](slice<std::atomic<int>> s) { s[1] = 7; }, lend::shared(v));
  CHECK(v[1] == 7);
  std::atomic<int> n = 1;
  lend::call([](ref<std::atomic<int>> r) { ++*r; }, lend::shared(n));
  lend::call([](std::atomic<int>& m) { ++m; }, lend::shared(n));
  CHECK(n == 3);
}

TEST_CASE("a slice of strings gives back what was written") {
  std::vector<std::string> v{"a", "b"};
  lend::call([](slice_mut<std::string> s) { s[1] += "c"; }, lend::mut(v));
  CHECK(v[1] == "bc");
}

TEST_CASE("neighbours are put together again") {
  std::vector<int> v{0, 1, 2, 3, 4};
  lend::call(
      [](slice_mut<int> s) {
        auto [front, back] = std::move(s).split_at(2);
        front[0] = 10;
        s = lend::rejoin(std::move(front), std::move(back));
        CHECK(s.size() == 5);
        CHECK(s[0] == 10);
        s[4] = 14;
        CHECK_THROWS_AS((void)front.size(), lend::moved_error);
        CHECK_THROWS_AS((void)back.size(), lend::moved_error);
        auto [all, none] = std::move(s).split_at(5);
        const slice<int> read = lend::rejoin(std::move(all), std::move(none)).freeze();
        const auto [first, rest] = read.split_at(1);
        CHECK(lend::rejoin(first, rest).size() == 5);
        CHECK(lend::rejoin(read.first(0), read)[4] == 14);
      },
      lend::mut(v));
  CHECK(v == std::vector{10, 1, 2, 3, 14});
}

TEST_CASE("slices that are no neighbours are not put together, and stay as they are") {
  std::vector<int> v{0, 1, 2, 3};
  std::vector<int> w{0, 1};
  lend::call(
      [](slice_mut<int> s, slice_mut<int> other) {
        auto [front, rest] = std::move(s).split_at(1);
        auto [middle, back] = std::move(rest).split_at(1);
        CHECK_THROWS_AS((void)lend::rejoin(std::move(front), std::move(back)), lend::size_error);
        CHECK_THROWS_AS((void)lend::rejoin(std::move(back), std::move(middle)), lend::size_error);
        CHECK_THROWS_AS((void)lend::rejoin(std::move(back), std::move(other)), lend::size_error);
        CHECK_THROWS_AS((void)lend::rejoin(std::move(middle), std::move(middle)), lend::size_error);
        CHECK(front.size() + middle.size() + back.size() + other.size() == 6);
        const slice_mut<int> taken = std::move(middle);
        CHECK_THROWS_AS((void)lend::rejoin(std::move(front), std::move(middle)), lend::moved_error);
        CHECK_THROWS_AS((void)lend::rejoin(std::move(middle), std::move(back)), lend::moved_error);
        CHECK(front.size() + back.size() == 3);
      },
      lend::mut(v), lend::mut(w));
  lend::call([](slice<int> s) { CHECK_THROWS_AS((void)lend::rejoin(s, s), lend::size_error); },
             lend::shared(v));
}

TEST_CASE("arrays side by side are put together") {
  struct two {
    int a[2];
    int b[3];
  };
  two both{{1, 2}, {3, 4, 5}};
  lend::call(
      [](ref_mut<two> r) {
        auto [a, b] = std::move(r).fields(&two::a, &two::b);
        lend::call(
            [](slice_mut<int> front, slice_mut<int> back) {
              slice_mut<int> all = lend::rejoin(std::move(front), std::move(back));
              for (int& x : all) {
                x *= 2;
              }
              CHECK(all.size() == 5);
            },
            lend::mut(*a), lend::mut(*b));
      },
      lend::mut(both));
  CHECK(both.a[1] == 4);
  CHECK(both.b[2] == 10);
}
