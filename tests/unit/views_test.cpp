#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

using lend::slice;
using lend::slice_mut;

namespace {

const std::vector<std::size_t> offsets{0, 1, 4, 6};
const std::vector<unsigned> indices{5, 0, 3};

int sum(slice<int> part) { return std::accumulate(part.begin(), part.end(), 0); }

/// Three parts of each kind, walked together.
void walk_all(std::vector<int>& v, std::vector<int>& w, std::vector<int>& x,
              const std::vector<int>& read, std::vector<std::string>& out) {
  lend::for_each(lend::enumerate(lend::zip(out, lend::chunks(v, 2), lend::pieces(w, offsets),
                                           lend::windows(read, 4), lend::scatter(x, indices),
                                           lend::enumerate(lend::zip(lend::chunks(read, 2))))),
                 [](std::size_t i, std::string& text, slice_mut<int> chunk, slice_mut<int> piece,
                    slice<int> window, int& element, std::size_t again, slice<int> read_chunk) {
                   text = std::to_string(i) + std::to_string(again) + std::to_string(window[3]) +
                          std::to_string(read_chunk[1]);
                   chunk.back() += 1;
                   piece.front() += 10;
                   element += 100;
                 });
}

/// Whether a call throws size_error and calls nothing.
template <class... Parts, class Walk>
bool is_refused(Walk walk) {
  try {
    walk([](Parts...) { FAIL("called"); });
  } catch (const lend::size_error&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("parts of every kind are walked together, in any nesting, at all widths") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(6);
    std::vector<int> w(6);
    std::vector<int> x(6);
    const std::vector<int> read{0, 1, 2, 3, 4, 5};
    std::vector<std::string> out(3);
    walk_all(v, w, x, read, out);
    CHECK(out == std::vector<std::string>{"0031", "1143", "2255"});
    CHECK(v == std::vector{0, 1, 0, 1, 0, 1});
    CHECK(w == std::vector{10, 10, 0, 0, 10, 0});
    CHECK(x == std::vector{100, 0, 0, 100, 0, 100});
  });
}

TEST_CASE("each kind that is longer or shorter than the others is refused before anything starts") {
  std::vector<int> v(6);
  std::vector<int> two(2);
  const std::vector<int> read(6);
  const std::vector<std::size_t> short_offsets{0, 6};
  const std::vector<unsigned> more_indices{0, 1, 2, 3};
  CHECK(is_refused<int&, slice_mut<int>>(
      [&](auto f) { lend::for_each(lend::zip(two, lend::chunks(v, 2)), f); }));
  CHECK(is_refused<int&, slice_mut<int>>(
      [&](auto f) { lend::for_each(lend::zip(two, lend::pieces(v, offsets)), f); }));
  CHECK(is_refused<slice_mut<int>, int>(
      [&](auto f) { lend::for_each(lend::zip(lend::pieces(v, short_offsets), read), f); }));
  CHECK(is_refused<int&, slice<int>>(
      [&](auto f) { lend::for_each(lend::zip(two, lend::windows(v, 2)), f); }));
  CHECK(is_refused<int&, int&>(
      [&](auto f) { lend::for_each(lend::zip(two, lend::scatter(v, indices)), f); }));
  CHECK(is_refused<int&, int>(
      [&](auto f) { lend::for_each(lend::zip(two, lend::scatter(read, more_indices)), f); }));
  CHECK(is_refused<std::size_t, int&, std::size_t, int>(
      [&](auto f) { lend::for_each(lend::enumerate(lend::zip(two, lend::enumerate(read))), f); }));
  CHECK(is_refused<int, int, int, int&>(
      [&](auto f) { lend::for_each(lend::zip(read, read, lend::zip(read, two)), f); }));
}

TEST_CASE("unequal lengths are refused by transform and transform_reduce before anything starts") {
  std::vector<int> two(2);
  const std::vector<int> read(6);
  CHECK_THROWS_AS(lend::transform(lend::pieces(read, offsets), two,
                                  [](slice<int>) {
                                    FAIL("called");
                                    return 0;
                                  }),
                  lend::size_error);
  std::string given = "still here, and too long for a small buffer";
  CHECK_THROWS_AS(lend::transform_reduce(
                      lend::zip(two, lend::windows(read, 2)), 0, std::plus<>{},
                      [](int, slice<int>, const std::string&) {
                        FAIL("called");
                        return 0;
                      },
                      std::move(given)),
                  lend::size_error);
  CHECK(given.size() > 16);
}

TEST_CASE("a wrong part is refused before anything starts, wherever it stands") {
  std::vector<int> v(6);
  std::vector<int> three(3);
  const std::vector<int> wrong{0, 7, 2};
  CHECK_THROWS_AS(lend::for_each(lend::enumerate(lend::zip(three, lend::scatter(v, wrong))),
                                 [](std::size_t, int&, int&) { FAIL("called"); }),
                  lend::bounds_error);
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::windows(v, 5), lend::pieces(three, wrong)),
                                 [](slice<int>, slice_mut<int>) { FAIL("called"); }),
                  lend::bounds_error);
}

TEST_CASE("the same range twice in a zip is refused if it is written, and fine if it is read") {
  std::vector<int> v(6);
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::chunks(v, 2), lend::pieces(v, offsets)),
                                 [](slice_mut<int>, slice_mut<int>) { FAIL("called"); }),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(lend::zip(lend::scatter(v, indices), lend::windows(v, 4)),
                                 [](int&, slice<int>) { FAIL("called"); }),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(
                      lend::pieces(v, offsets), [](slice_mut<int>, slice<int>) { FAIL("called"); },
                      lend::shared(v)),
                  lend::overlap_error);
  const std::vector<int>& read = v;
  lend::for_each(lend::zip(lend::chunks(read, 2), lend::pieces(read, offsets),
                           lend::windows(read, 4), lend::scatter(read, indices)),
                 [](slice<int>, slice<int>, slice<int>, int) {});
}

TEST_CASE("what only reads lends its input shared, const or not") {
  std::vector<int> v{1, 2, 3, 4, 5, 6};
  std::vector<int> out(6);
  const auto first = [](int n, slice<int> all) { return n * all[0]; };
  lend::transform(v, out, first, lend::shared(v));
  CHECK(out == v);
  CHECK(lend::transform_reduce(lend::zip(v, v), 0, std::plus<>{},
                               [](int a, const int& b) { return a * b; }) == 91);
  CHECK(lend::transform_reduce(
            lend::chunks(v, 3), 0, std::plus<>{},
            [](slice<int> part, slice<int> all) { return sum(part) * all[0]; },
            lend::shared(v)) == 21);
  lend::sort(out, [](int a, int b, slice<int> all) { return all[0] * a > b; }, lend::shared(v));
  CHECK(out == std::vector{6, 5, 4, 3, 2, 1});
  CHECK_THROWS_AS(lend::transform(v, v, first, lend::shared(out)), lend::overlap_error);
  CHECK_THROWS_AS(lend::tabulate(
                      v, [](std::size_t, slice<int> all) { return all[0]; }, lend::shared(v)),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::sort(
                      v, [](int a, int b, slice<int>) { return a < b; }, lend::shared(v)),
                  lend::overlap_error);
}

TEST_CASE("parts of every kind are mapped and reduced") {
  const std::vector<int> v{1, 2, 3, 4, 5, 6};
  std::vector<int> out(3);
  lend::transform(lend::pieces(v, offsets), out, sum);
  CHECK(out == std::vector{1, 9, 11});
  lend::transform(lend::windows(v, 4), out, sum);
  CHECK(out == std::vector{10, 14, 18});
  lend::transform(lend::enumerate(lend::chunks(v, 2)), out,
                  [](std::size_t i, slice<int> part) { return static_cast<int>(i) * sum(part); });
  CHECK(out == std::vector{0, 7, 22});
  lend::transform(lend::zip(lend::scatter(v, indices), lend::pieces(v, offsets)), out,
                  [](int x, slice<int> part) { return x + sum(part); });
  CHECK(out == std::vector{7, 10, 15});
  CHECK(lend::transform_reduce(lend::zip(lend::scatter(v, indices), lend::windows(v, 4)), 0,
                               std::plus<>{},
                               [](int x, slice<int> part) { return x * part[0]; }) == 20);
}

TEST_CASE("slices are given away to parts of every kind, in the body of a scope") {
  std::vector<int> v(12);
  std::vector<int> read{1, 2, 3, 4};
  lend::scope(
      [](lend::scope_handle& s, slice_mut<int> all, slice_mut<int> rest, slice<std::size_t> cuts,
         slice<unsigned> chosen) {
        auto [front, back] = std::move(all).split_at(6);
        s.spawn(
            [](slice_mut<int> mine, slice<std::size_t> at) {
              lend::for_each(lend::enumerate(lend::pieces(std::move(mine), at)),
                             [](std::size_t i, slice_mut<int> piece) {
                               std::ranges::fill(piece, static_cast<int>(i));
                             });
              CHECK_THROWS_AS((void)mine.size(), lend::moved_error);
            },
            std::move(front), cuts);
        s.spawn(
            [](slice_mut<int> mine, slice<unsigned> at) {
              lend::for_each(lend::scatter(mine, at), [](int& x) { x = 7; });
              lend::for_each(lend::chunks(std::move(mine).first(1), 1),
                             [](slice_mut<int> one) { ++one[0]; });
            },
            std::move(back), chosen);
        CHECK(lend::transform_reduce(lend::windows(std::move(rest), 2), 0, std::plus<>{}, sum) ==
              15);
      },
      lend::mut(v), lend::mut(read), lend::shared(offsets), lend::shared(indices));
  CHECK(v == std::vector{0, 1, 1, 1, 2, 2, 8, 0, 0, 7, 0, 7});
}

TEST_CASE("a view refers to the slice it was made from, which may be given away meanwhile") {
  std::vector<int> v(6);
  lend::run(
      [](slice_mut<int> s) {
        CHECK_THROWS_AS(
            lend::for_each(lend::zip(s, std::move(s)), [](int&, int&) { FAIL("called"); }),
            lend::moved_error);
        CHECK_THROWS_AS(lend::for_each(lend::windows(s, 2), [](slice<int>) { FAIL("called"); }),
                        lend::moved_error);
      },
      lend::mut(v));
}

TEST_CASE("ranges of all kinds are cut at the same place, and views of them") {
  std::vector<int> v{1, 2, 3};
  std::vector<int> w{4, 5, 6};
  const std::vector<int> read{7, 8, 9, 10};
  lend::run(
      [](slice_mut<int> s, slice<int> r, slice_mut<int> given) {
        const auto [front, back] = lend::join(lend::split_at(1, s, r, std::move(given)),
                                              [](slice_mut<int> a, slice<int> b, slice_mut<int> c) {
                                                a[0] += b.back();
                                                return c.size();
                                              });
        CHECK(front == 1);
        CHECK(back == 2);
        CHECK(s.size() == 3);
        CHECK_THROWS_AS((void)given.size(), lend::moved_error);
        CHECK_THROWS_AS(
            lend::join(lend::split_at(4, r, s), [](slice<int>, slice_mut<int>) { FAIL("called"); }),
            lend::bounds_error);
      },
      lend::mut(v), lend::shared(read), lend::mut(w));
  CHECK(v == std::vector{8, 12, 3});
  lend::call(lend::split_at(2, lend::zip(v, w)),
             [](slice_mut<int> v0, slice_mut<int> v1, slice_mut<int> w0, slice_mut<int> w1) {
               CHECK(v0.size() + v1.size() == w0.size() + w1.size());
               v1[0] = w1[0];
             });
  CHECK(v[2] == 6);
}

TEST_CASE("zip of one, and of many") {
  std::array<std::vector<int>, 8> v;
  for (std::vector<int>& each : v) {
    each = {1, 2};
  }
  std::vector<int> sums(2);
  lend::for_each(lend::zip(sums), [](int& x) { x = 1; });
  lend::for_each(lend::zip(sums, std::as_const(v[0]), std::as_const(v[1]), std::as_const(v[2]),
                           std::as_const(v[3]), std::as_const(v[4]), std::as_const(v[5]),
                           std::as_const(v[6]), std::as_const(v[7])),
                 [](int& x, int a, int b, int c, int d, int e, int f, int g, int h) {
                   x += a + b + c + d + e + f + g + h;
                 });
  CHECK(sums == std::vector{9, 17});
}

TEST_CASE("parts of nothing are nothing") {
  std::vector<int> none;
  const std::vector<std::size_t> no_offsets;
  const auto fail = [](auto&&) { FAIL("called"); };
  lend::for_each(lend::chunks(none, 3), fail);
  lend::for_each(lend::windows(none, 3), fail);
  lend::for_each(lend::pieces(none, no_offsets), fail);
  lend::for_each(lend::scatter(none, no_offsets), fail);
  const std::vector<std::size_t> zeros{0, 0};
  std::vector<std::size_t> sizes(1, 9);
  lend::for_each(lend::zip(sizes, lend::pieces(none, zeros)),
                 [](std::size_t& size, slice_mut<int> piece) { size = piece.size(); });
  CHECK(sizes[0] == 0);
}
