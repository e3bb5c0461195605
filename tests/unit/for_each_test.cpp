#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 3, 100, 1000, 100'001};

}  // namespace

TEST_CASE("for_each visits every element once, at all widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      std::vector<int> v(size, 1);
      lend::for_each(v, [](int& x) { x += 1; });
      CHECK(v == std::vector<int>(size, 2));
    }
  });
}

TEST_CASE("for_each outside of any arena uses the default one") {
  std::vector<std::size_t> widths(100);
  lend::for_each(widths, [](std::size_t& w) { w = lend::this_arena::width(); });
  CHECK(widths == std::vector<std::size_t>(100, lend::this_arena::width()));
}

TEST_CASE("zip walks ranges together, the const ones read-only") {
  std::vector<double> y{1, 2, 3};
  const std::vector<double> x{10, 20, 30};
  const double factor = 2;
  lend::for_each(
      lend::zip(y, x), [](double& to, double from, double by) { to += by * from; }, factor);
  CHECK(y == std::vector<double>{21, 42, 63});
}

TEST_CASE("enumerate puts the position in front") {
  std::vector<std::size_t> v(1000);
  std::vector<std::size_t> w(1000);
  lend::for_each(lend::enumerate(v), [](std::size_t i, std::size_t& x) { x = i; });
  lend::for_each(lend::enumerate(lend::zip(w, std::as_const(v))),
                 [](std::size_t i, std::size_t& to, const std::size_t& from) { to = i + from; });
  for (std::size_t i = 0; i < v.size(); ++i) {
    CHECK(w[i] == 2 * i);
  }
}

TEST_CASE("chunks cover a range, the last one possibly shorter") {
  for (const std::size_t size : sizes) {
    for (const std::size_t length : {1U, 2U, 7U, 1000U}) {
      std::vector<std::size_t> v(size);
      lend::for_each(
          lend::enumerate(lend::chunks(v, length)),
          [](std::size_t row, lend::slice_mut<std::size_t> part, std::size_t most) {
            CHECK(part.size() > 0);
            CHECK(part.size() <= most);
            for (std::size_t& x : part) {
              x = row;
            }
          },
          length);
      for (std::size_t i = 0; i < size; ++i) {
        REQUIRE(v[i] == i / length);
      }
    }
  }
}

TEST_CASE("chunks of a const range, and of a longer one than its length can hold") {
  const std::vector<int> v{1, 2, 3};
  std::vector<int> sums(1);
  lend::for_each(lend::zip(sums, lend::chunks(v, static_cast<std::size_t>(-1))),
                 [](int& sum, lend::slice<int> all) {
                   for (const int x : all) {
                     sum += x;
                   }
                 });
  CHECK(sums[0] == 6);
}

TEST_CASE("chunks of nothing at a time are refused") {
  std::vector<int> v{1, 2, 3};
  CHECK_THROWS_AS(lend::for_each(lend::chunks(v, 0), [](lend::slice_mut<int>) {}),
                  lend::size_error);
}

TEST_CASE("ranges of different lengths are refused before anything happens") {
  std::vector<int> v(3);
  std::vector<int> w(4);
  CHECK_THROWS_AS(lend::for_each(lend::zip(v, w), [](int&, int&) { FAIL("called"); }),
                  lend::size_error);
  CHECK_THROWS_WITH(lend::for_each(lend::zip(v, w), [](int&, int&) {}),
                    "lend[size]: ranges that are walked together have 3 and 4 elements; cut the "
                    "longer one, std::span(x).first(3)");
}

TEST_CASE("slices, loans, arrays and views of views are walked") {
  int raw[] = {1, 2, 3};
  std::array<int, 3> array{1, 2, 3};
  std::vector<int> v{1, 2, 3};
  lend::for_each(raw, [](int& x) { ++x; });
  lend::for_each(lend::mut(array), [](int& x) { ++x; });
  lend::run(
      [](lend::slice_mut<int> s) {
        lend::for_each(s, [](int& x) { ++x; });
        lend::for_each(lend::enumerate(lend::chunks(s, 2)),
                       [](std::size_t, lend::slice_mut<int> part) { part[0] += 10; });
        lend::for_each(std::move(s).first(1), [](int& x) { x += 100; });
      },
      lend::mut(v));
  CHECK(raw[2] == 4);
  CHECK(array[2] == 4);
  CHECK(v == std::vector{112, 3, 14});
}

TEST_CASE("arguments are read by all tasks") {
  std::vector<int> v(1000);
  const std::string text = "four";
  std::atomic<int> calls = 0;
  lend::for_each(
      v,
      [](int& x, const std::string& s, lend::slice<char> chars, std::atomic<int>& count) {
        x = static_cast<int>(s.size() + chars.size());
        ++count;
      },
      lend::shared(text), lend::shared(text), lend::shared(calls));
  CHECK(v == std::vector<int>(1000, 8));
  CHECK(calls == 1000);
}

TEST_CASE("move-only elements and arguments") {
  std::vector<support::move_only> v(10);
  lend::for_each(
      v,
      [](support::move_only& x, const support::move_only& from) {
        x = support::move_only(from.value() + 1);
      },
      support::move_only(4));
  CHECK(v[9].value() == 5);
}

TEST_CASE("the first exception of a loop is thrown when it has ended") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(10'000);
    std::atomic<int> inside = 0;
    CHECK_THROWS_AS(lend::for_each(
                        lend::enumerate(v),
                        [](std::size_t i, int& x, std::atomic<int>& count) {
                          ++count;
                          if (i == 5'000) {
                            --count;
                            throw support::failed();
                          }
                          x = 1;
                          --count;
                        },
                        lend::shared(inside)),
                    support::failed);
    CHECK(inside == 0);
    lend::for_each(v, [](int& x) { x = 2; });
    CHECK(v[9'999] == 2);
  });
}

TEST_CASE("loops nest") {
  support::at_all_widths([](std::size_t) {
    std::vector<std::vector<int>> rows(50, std::vector<int>(40));
    lend::for_each(lend::enumerate(rows), [](std::size_t i, std::vector<int>& row) {
      lend::for_each(row, [](int& x, std::size_t add) { x += static_cast<int>(add); }, i);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i] == std::vector<int>(40, static_cast<int>(i)));
    }
  });
}

TEST_CASE("parallel_for calls with every index once") {
  support::at_all_widths([](std::size_t) {
    std::vector<std::atomic<int>> hits(1000);
    lend::parallel_for(
        0, hits.size(), [](std::size_t i, lend::slice<std::atomic<int>> h) { ++h[i]; },
        lend::shared(hits));
    for (const std::atomic<int>& h : hits) {
      CHECK(h == 1);
    }
  });
}

TEST_CASE("parallel_for takes signed, empty and reversed ranges") {
  std::atomic<int> sum = 0;
  const auto add = [](int i, std::atomic<int>& total) { total += i; };
  lend::parallel_for(-5, 6, add, lend::shared(sum));
  CHECK(sum == 0);
  lend::parallel_for(-5, -2, add, lend::shared(sum));
  CHECK(sum == -12);
  lend::parallel_for(3, 3, add, lend::shared(sum));
  lend::parallel_for(4, 3, add, lend::shared(sum));
  CHECK(sum == -12);
  lend::parallel_for(
      std::int8_t{-128}, std::int8_t{127}, [](int, std::atomic<int>& t) { ++t; },
      lend::shared(sum));
  CHECK(sum == 243);
}

TEST_CASE("tabulate and transform fill an output") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      std::vector<std::size_t> squares(size);
      lend::tabulate(
          squares, [](std::size_t i, std::size_t add) { return i * i + add; }, std::size_t{1});
      std::vector<double> halves(size);
      lend::transform(squares, halves, [](std::size_t s) { return static_cast<double>(s) / 2; });
      std::vector<std::string> text(size);
      lend::transform(lend::zip(squares, halves), text, [](std::size_t s, double h) {
        return std::to_string(s) + std::to_string(h);
      });
      for (std::size_t i = 0; i < size; i += 97) {
        REQUIRE(squares[i] == i * i + 1);
        REQUIRE(halves[i] == static_cast<double>(i * i + 1) / 2);
        REQUIRE(text[i] == std::to_string(squares[i]) + std::to_string(halves[i]));
      }
    }
  });
}

TEST_CASE("transform by operations of the standard library, of numbers and of others") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {0U, 1U, 2U, 1000U, 4096U, 4097U}) {
      std::vector<int> v(size);
      std::iota(v.begin(), v.end(), -100);
      std::vector<double> out(size);
      lend::transform(std::as_const(v), out, std::negate<>{});
      CHECK(std::equal(v.begin(), v.end(), out.begin(), [](int x, double y) { return y == -x; }));
      std::vector<double> differences(size);
      lend::transform(lend::zip(std::as_const(v), std::as_const(out)), differences, std::minus<>{});
      CHECK(std::equal(v.begin(), v.end(), differences.begin(),
                       [](int x, double y) { return y == 2 * x; }));
    }
    const std::vector<std::string> words{"a", "bc", ""};
    std::vector<std::string> twice(words.size());
    lend::transform(lend::zip(words, words), twice, std::plus<>{});
    CHECK(twice == std::vector<std::string>{"aa", "bcbc", ""});
  });
}

TEST_CASE("transform refuses an output of another size") {
  std::vector<int> v(3);
  std::vector<int> w(4);
  CHECK_THROWS_AS(lend::transform(v, w, [](int x) { return x; }), lend::size_error);
}

TEST_CASE("an exception of tabulate passes through") {
  std::vector<int> v(1000);
  CHECK_THROWS_AS(lend::tabulate(v,
                                 [](std::size_t i) {
                                   if (i == 999) {
                                     throw support::failed();
                                   }
                                   return 1;
                                 }),
                  support::failed);
}

TEST_CASE("bounds of different types meet in their common type, or are refused") {
  std::atomic<int> calls = 0;
  const auto count = [](auto, std::atomic<int>& n) { ++n; };
  lend::parallel_for(static_cast<unsigned char>(0), 1000, count, lend::shared(calls));
  CHECK(calls == 1000);
  CHECK_THROWS_AS(lend::parallel_for(-5, std::size_t{5}, count, lend::shared(calls)),
                  lend::size_error);
  CHECK_THROWS_AS(lend::parallel_for(std::size_t{0}, -1, count, lend::shared(calls)),
                  lend::size_error);
  CHECK(calls == 1000);
}

TEST_CASE("an exception of transform passes through") {
  const std::vector<int> v(1000, 1);
  std::vector<int> out(1000);
  CHECK_THROWS_AS(
      lend::transform(lend::enumerate(v), out,
                      [](std::size_t i, int x) { return i == 500 ? throw support::failed() : x; }),
      support::failed);
}

TEST_CASE("members and references to parts are mapped") {
  const std::vector<std::pair<int, double>> pairs{{1, 2.5}, {3, 4.5}};
  std::vector<double> out(2);
  lend::transform(pairs, out, &std::pair<int, double>::second);
  CHECK(out == std::vector{2.5, 4.5});
}
