#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 31, 32, 33, 511, 512, 513, 4095, 4096, 4097, 100'003};

}  // namespace

TEST_CASE("integers are summed exactly, at all sizes and widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto v = support::random_numbers<std::uint64_t>(size, 0, size);
      const std::uint64_t expected = std::accumulate(v.begin(), v.end(), std::uint64_t{7});
      CHECK(lend::reduce(v, std::uint64_t{7}, std::plus<>{}) == expected);
      CHECK(lend::reduce(v, std::uint64_t{7},
                         [](std::uint64_t a, std::uint64_t b) { return a + b; }) == expected);
    }
  });
}

TEST_CASE("a sum of doubles has the same bits at every width") {
  std::vector<double> v(1'000'003);
  std::mt19937_64 random = support::generator();
  for (double& x : v) {
    x = std::uniform_real_distribution<double>(-1e9, 1e9)(random);
  }
  const auto plain = [](double a, double b) { return a + b; };
  const auto first = std::bit_cast<std::uint64_t>(lend::reduce(v, 0.1, std::plus<>{}));
  const auto by_lambda = std::bit_cast<std::uint64_t>(lend::reduce(v, 0.1, plain));
  const auto mapped = std::bit_cast<std::uint64_t>(
      lend::transform_reduce(v, 0.1, plain, [](double x) { return x * x; }));
  support::at_all_widths([&](std::size_t) {
    for (int again = 0; again < 3; ++again) {
      CHECK(std::bit_cast<std::uint64_t>(lend::reduce(v, 0.1, std::plus<>{})) == first);
      CHECK(std::bit_cast<std::uint64_t>(lend::reduce(v, 0.1, plain)) == by_lambda);
      CHECK(std::bit_cast<std::uint64_t>(
                lend::transform_reduce(v, 0.1, plain, [](double x) { return x * x; })) == mapped);
    }
  });
}

TEST_CASE("operands keep their order, and init comes first, once") {
  std::vector<std::string> letters(3000);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    letters[i] = static_cast<char>('a' + i % 26);
  }
  const std::string expected = std::accumulate(letters.begin(), letters.end(), std::string(">"));
  support::at_all_widths([&](std::size_t) {
    CHECK(lend::reduce(letters, std::string(">"), std::plus<std::string>{}) == expected);
    CHECK(lend::transform_reduce(lend::enumerate(letters), std::string(">"), std::plus<>{},
                                 [](std::size_t, const std::string& s) { return s; }) == expected);
  });
}

TEST_CASE("nothing at all reduces to init") {
  const std::vector<int> none;
  CHECK(lend::reduce(none, 5, std::plus<>{}) == 5);
  CHECK(lend::transform_reduce(none, 5, std::plus<>{}, [](int x) { return x; }) == 5);
}

TEST_CASE("the result has the type of init") {
  const std::vector<int> v{std::numeric_limits<int>::max(), 1};
  CHECK(lend::reduce(v, std::int64_t{0}, std::plus<>{}) == std::int64_t{1} << 31);
  CHECK(lend::reduce(std::vector<float>{0.5F}.empty() ? v : v, 0.25, std::plus<>{}) ==
        2147483648.25);
}

TEST_CASE("products, bits and maxima") {
  const std::vector<std::uint32_t> v{6, 10, 15};
  CHECK(lend::reduce(v, 1U, std::multiplies<>{}) == 900);
  CHECK(lend::reduce(v, 0U, std::bit_or<>{}) == 15);
  CHECK(lend::reduce(v, ~0U, std::bit_and<>{}) == 2);
  CHECK(lend::reduce(v, 0U, [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); }) == 15);
}

TEST_CASE("values may be move-only and need no default") {
  struct total {
    explicit total(int n) : value(std::make_unique<int>(n)) {}
    std::unique_ptr<int> value;
  };
  static_assert(!lend::Send<total>, "it has a constructor, so nobody looks into it");
  const std::vector<int> v(1000, 1);
  const auto sum = lend::transform_reduce(
      v, std::make_unique<int>(1),
      [](std::unique_ptr<int> a, std::unique_ptr<int> b) {
        *a += *b;
        return a;
      },
      [](int x) { return std::make_unique<int>(x); });
  CHECK(*sum == 1001);
}

TEST_CASE("maps are merged") {
  const std::vector<std::string> words{"a", "b", "a", "c", "b", "a"};
  using counts = std::map<std::string, int>;
  const counts result = lend::transform_reduce(
      words, counts{},
      [](counts a, counts b) {
        for (const auto& [word, count] : b) {
          a[word] += count;
        }
        return a;
      },
      [](const std::string& word) { return counts{{word, 1}}; });
  CHECK(result == counts{{"a", 3}, {"b", 2}, {"c", 1}});
}

TEST_CASE("arguments reach the map of a transform_reduce") {
  const std::vector<int> v{1, 2, 3};
  const std::vector<int> table{0, 10, 20, 30};
  CHECK(lend::transform_reduce(
            v, 0, std::plus<>{},
            [](int x, lend::slice<int> t, int by) { return t[static_cast<std::size_t>(x)] * by; },
            lend::shared(table), 2) == 120);
}

TEST_CASE("a failing operation passes its exception on") {
  const std::vector<int> v(10'000, 1);
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS((void)lend::reduce(v, 0,
                                       [](int a, int b) {
                                         if (a > 5) {
                                           throw support::failed();
                                         }
                                         return a + b;
                                       }),
                    support::failed);
    CHECK_THROWS_AS((void)lend::transform_reduce(v, 0, std::plus<>{},
                                                 [](int) -> int { throw support::failed(); }),
                    support::failed);
  });
}

TEST_CASE("an initial value may be copied, and an operation be a member function") {
  struct sum {
    int value;
    [[nodiscard]] sum plus(const sum& other) const { return {value + other.value}; }
  };
  const std::vector<sum> v{{1}, {2}, {3}};
  CHECK(lend::reduce(v, sum{10}, &sum::plus).value == 16);
  const std::string init = "<";
  const std::vector<std::string> letters{"a", "b"};
  CHECK(lend::reduce(letters, lend::copy(init), std::plus<>{}) == "<ab");
}

TEST_CASE("indices are mapped and reduced, at all sizes and widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto high = static_cast<std::int64_t>(size);
      CHECK(lend::transform_reduce(
                0, high, std::int64_t{3}, std::plus<>{},
                [](std::int64_t i, std::int64_t by) { return i * by; },
                std::int64_t{2}) == 3 + high * (high - 1));
    }
  });
}

TEST_CASE("bounds of indices have their common type, and may lie anywhere in it") {
  const auto same = [](int i) { return i; };
  CHECK(lend::transform_reduce(-3, 4, 0, std::plus<>{}, same) == 0);
  CHECK(lend::transform_reduce(4, -3, 7, std::plus<>{}, same) == 7);
  CHECK(lend::transform_reduce(lend::options{.grain = 2}, -3, 3, 0, std::plus<>{}, same) == -3);
  CHECK_THROWS_AS(
      (void)lend::transform_reduce(-1, 3U, 0, std::plus<>{}, [](unsigned) { return 1; }),
      lend::size_error);
  std::vector<int> twice(5);
  std::iota(twice.begin(), twice.end(), 1);
  CHECK(lend::transform_reduce(
            0U, twice.size(), 0, std::plus<>{},
            [](std::size_t i, lend::slice<int> from) { return from[i]; },
            lend::shared(twice)) == 15);
}

TEST_CASE("a reduction over indices has the bits of the one over positions") {
  const std::vector<int> places(100'003);
  const auto term = [](std::size_t i) { return 1.0 / static_cast<double>(i + 1); };
  const double by_position =
      lend::transform_reduce(lend::enumerate(places), 0.0, std::plus<>{},
                             [](std::size_t i, int) { return 1.0 / static_cast<double>(i + 1); });
  support::at_all_widths([&](std::size_t) {
    CHECK(lend::transform_reduce(std::size_t{0}, places.size(), 0.0, std::plus<>{}, term) ==
          by_position);
  });
}

TEST_CASE("few numbers that take long are found by several threads") {
  const lend::arena four{4};
  std::mutex one_at_a_time;
  std::set<std::thread::id> seen;
  // TBB's threads may take their time to come to a new arena.
  const support::watchdog alive("slow numbers for another thread");
  while (seen.size() < 2) {
    const auto slow = lend::unchecked([&](int i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      const std::lock_guard lock(one_at_a_time);
      seen.insert(std::this_thread::get_id());
      return i;
    });
    four.run(lend::unchecked(
        [&] { CHECK(lend::transform_reduce(0, 16, 0, std::plus<>{}, slow) == 120); }));
  }
}

TEST_CASE("numbers keep their order where an operation is not one of std") {
  // Affine maps, packed: associative, and their order counts.
  const auto after = [](std::uint64_t f, std::uint64_t g) {
    const std::uint64_t low = 0xFFFF'FFFF;
    const std::uint64_t factor = (f & low) * (g & low) & low;
    const std::uint64_t shift = ((f >> 32U) * (g & low) + (g >> 32U)) & low;
    return shift << 32U | factor;
  };
  support::at_all_widths([&](std::size_t) {
    for (const std::size_t size : {1U, 15U, 16U, 17U, 19U, 1023U, 1024U, 1025U, 32'768U, 50'001U}) {
      const auto v = support::random_numbers<std::uint64_t>(size, 0, size);
      const std::uint64_t expected = std::accumulate(v.begin(), v.end(), std::uint64_t{1}, after);
      CHECK(lend::reduce(v, std::uint64_t{1}, after) == expected);
      CHECK(lend::transform_reduce(v, std::uint64_t{1}, after, std::identity{}) == expected);
    }
  });
}

TEST_CASE("a stop changes no bit of a sum") {
  const std::stop_source never;
  const lend::options stoppable{.stop = never.get_token()};
  for (const std::size_t size : {100U, 5000U, 100'003U}) {
    const auto v = support::random_numbers<double>(size, 1000, size);
    CHECK(lend::reduce(v, 0.5, std::plus<>{}) == lend::reduce(stoppable, v, 0.5, std::plus<>{}));
    const auto square = [](double x) { return x / 3 * x; };
    const auto plus = [](double a, double b) { return a + b; };
    CHECK(lend::transform_reduce(v, 0.5, std::plus<>{}, square) ==
          lend::transform_reduce(stoppable, v, 0.5, std::plus<>{}, square));
    CHECK(lend::transform_reduce(v, 0.5, plus, square) ==
          lend::transform_reduce(stoppable, v, 0.5, plus, square));
  }
}
