#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace {

struct interval {
  int low;
  int high;
};

const auto is_short = [](const interval& i) { return i.high - i.low <= 3; };
const auto halves = [](interval i) {
  const int middle = i.low + (i.high - i.low) / 2;
  return std::pair{interval{i.low, middle}, interval{middle, i.high}};
};

}  // namespace

TEST_CASE("results are put together from left to right") {
  support::at_all_widths([](std::size_t) {
    const auto text = lend::divide_and_conquer(
        interval{0, 26}, is_short,
        [](interval i) {
          std::string letters;
          for (; i.low < i.high; ++i.low) {
            letters += static_cast<char>('a' + i.low);
          }
          return letters;
        },
        halves, std::plus<std::string>{});
    CHECK(text == "abcdefghijklmnopqrstuvwxyz");
  });
}

TEST_CASE("a problem may split into more than two") {
  const int cells = lend::divide_and_conquer(
      interval{0, 4096}, [](const interval& i) { return i.high - i.low == 1; },
      [](interval) { return 1; },
      [](interval i) {
        const int quarter = (i.high - i.low) / 4;
        std::array<interval, 4> parts{};
        for (int k = 0; k < 4; ++k) {
          parts[static_cast<std::size_t>(k)] = {i.low + k * quarter, i.low + (k + 1) * quarter};
        }
        return parts;
      },
      std::plus<>{});
  CHECK(cells == 4096);
}

TEST_CASE("slices are divided in place, without a result") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(1000);
    lend::divide_and_conquer(
        lend::mut(v), [](const lend::slice_mut<int>& s) { return s.size() <= 10; },
        [](lend::slice_mut<int> s) {
          for (int& x : s) {
            x = static_cast<int>(s.size());
          }
        },
        [](lend::slice_mut<int> s) {
          const std::size_t middle = s.size() / 2;
          return std::move(s).split_at(middle);
        });
    for (const int x : v) {
      CHECK(x >= 5);
      CHECK(x <= 10);
    }
  });
}

TEST_CASE("problems and results may be move-only") {
  using owner = std::unique_ptr<int>;
  const owner sum = lend::divide_and_conquer(
      std::make_unique<int>(8), [](const owner& n) { return *n == 1; }, [](owner n) { return n; },
      [](owner n) {
        return std::pair{std::make_unique<int>(*n / 2), std::make_unique<int>(*n / 2)};
      },
      [](owner a, owner b) {
        *a += *b;
        return a;
      });
  CHECK(*sum == 8);
}

TEST_CASE("a throw in any step is passed on") {
  const auto one = [](interval) { return 1; };
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS((void)lend::divide_and_conquer(
                        interval{0, 100}, is_short,
                        [](interval i) -> int {
                          if (i.low > 50) {
                            throw support::failed();
                          }
                          return 1;
                        },
                        halves, std::plus<>{}),
                    support::failed);
    CHECK_THROWS_AS(
        (void)lend::divide_and_conquer(interval{0, 100}, is_short, one, halves,
                                       [](int, int) -> int { throw support::failed(); }),
        support::failed);
  });
}

namespace {

bool is_one(const interval& i) { return i.high - i.low == 1; }
int count_one(interval /*i*/) { return 1; }
std::pair<interval, interval> cut(interval i) { return halves(i); }
int add(int a, int b) { return a + b; }

}  // namespace

TEST_CASE("steps that own data are compared with the problem") {
  struct adder {
    std::vector<int> numbers;
    void operator()(lend::slice_mut<int>) const { FAIL("called"); }
  };
  adder add{{1, 2, 3, 4}};
  std::vector<int>& numbers = add.numbers;
  const auto is_one = [](const lend::slice_mut<int>& v) { return v.size() == 1; };
  const auto split = [](lend::slice_mut<int> v) { return std::move(v).split_at(v.size() / 2); };
  CHECK_THROWS_AS(lend::divide_and_conquer(lend::mut(numbers), is_one, std::move(add), split),
                  lend::overlap_error);
  CHECK(numbers.size() == 4);
}

TEST_CASE("plain functions are steps") {
  support::at_all_widths([](std::size_t) {
    CHECK(lend::divide_and_conquer(interval{0, 1000}, is_one, count_one, cut, add) == 1000);
  });
}
