#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <stop_token>
#include <string>
#include <vector>

namespace {

const std::size_t sizes[] = {1,     2,     3,     15,    16,    17,      63,       64,
                             65,    255,   256,   257,   1000,  4095,    4096,     4097,
                             32767, 32768, 32769, 65537, 99999, 100'003, 1'000'003};

template <class T>
std::size_t place(const std::vector<T>& v, typename std::vector<T>::const_iterator found) {
  return static_cast<std::size_t>(found - v.begin());
}

/// min_element and max_element are std's; minmax_element has the last of the greatest.
template <class T, class Less>
void check_like_std(const std::vector<T>& v, Less less) {
  const std::size_t least = place(v, std::min_element(v.begin(), v.end(), less));
  const std::size_t greatest = place(v, std::max_element(v.begin(), v.end(), less));
  const auto both = std::minmax_element(v.begin(), v.end(), less);
  CHECK(lend::min_element(v, less) == least);
  CHECK(lend::max_element(v, less) == greatest);
  CHECK(lend::minmax_element(v, less) ==
        lend::minmax_positions{place(v, both.first), place(v, both.second)});
}

template <class T>
void check_numbers(std::uint64_t distinct) {
  support::at_all_widths([&](std::size_t width) {
    for (const std::size_t size : sizes) {
      if (support::is_too_slow(size)) {
        continue;
      }
      const auto v = support::random_numbers<T>(size, distinct, size + width);
      CAPTURE(size);
      check_like_std(v, std::less<>{});
      check_like_std(v, std::less<T>{});
      check_like_std(v, std::greater<>{});
      CHECK(lend::min_element(v) == place(v, std::min_element(v.begin(), v.end())));
      CHECK(lend::max_element(v) == place(v, std::max_element(v.begin(), v.end())));
      if (size < 5000) {
        check_like_std(v, [](T a, T b) { return a / 2 < b / 2; });
      }
    }
  });
}

}  // namespace

TEST_CASE("least and greatest numbers of every kind are where std finds them") {
  check_numbers<double>(0);
  check_numbers<float>(1000);
  check_numbers<std::uint64_t>(0);
  check_numbers<std::int64_t>(7);
  check_numbers<int>(0);
  check_numbers<std::uint16_t>(0);
  check_numbers<signed char>(0);
  check_numbers<std::uint8_t>(3);
}

TEST_CASE("among equal elements the first is found, and the last greatest by minmax_element") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      if (support::is_too_slow(size)) {
        continue;
      }
      const std::vector<int> v(size, 5);
      CHECK(lend::min_element(v) == 0U);
      CHECK(lend::max_element(v) == 0U);
      CHECK(lend::minmax_element(v) == lend::minmax_positions{0, size - 1});
    }
  });
}

TEST_CASE("extremes of a type may be all there is") {
  using limits = std::numeric_limits<double>;
  for (const std::size_t size : {1U, 300U, 10'000U}) {
    for (const double x : {limits::infinity(), -limits::infinity(), limits::max()}) {
      const std::vector<double> v(size, x);
      check_like_std(v, std::less<>{});
    }
    check_like_std(std::vector<int>(size, std::numeric_limits<int>::max()), std::less<>{});
    check_like_std(std::vector<int>(size, std::numeric_limits<int>::lowest()), std::less<>{});
  }
}

TEST_CASE("zeros of both signs are equal") {
  check_like_std(std::vector<double>{1, 0.0, -0.0, 2, -0.0}, std::less<>{});
  check_like_std(std::vector<double>{-1, -0.0, 0.0, -2, -0.0}, std::less<>{});
}

TEST_CASE("a NaN is passed over, unless it comes first") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  std::mt19937_64 random = support::generator();
  support::at_all_widths([&](std::size_t) {
    for (const std::size_t size : sizes) {
      if (support::is_too_slow(size)) {
        continue;
      }
      auto v = support::random_numbers<double>(size, 100, size);
      for (std::size_t i = 0; i < size / 3; ++i) {
        v[support::below(random, size)] = nan;
      }
      for (const double first : {nan, 50.0}) {
        v[0] = first;
        CAPTURE(size);
        const std::size_t least = place(v, std::min_element(v.begin(), v.end()));
        const std::size_t greatest = place(v, std::max_element(v.begin(), v.end()));
        CHECK(lend::min_element(v) == least);
        CHECK(lend::max_element(v) == greatest);
        const auto both = lend::minmax_element(v);
        REQUIRE(both.has_value());
        CHECK(both->min == least);
        CHECK((both->max == greatest || v[both->max] == v[greatest]));
        CHECK(std::none_of(v.begin() + static_cast<std::ptrdiff_t>(both->max) + 1, v.end(),
                           [&](double x) { return x == v[greatest]; }));
      }
    }
  });
  const std::vector<double> infinite{-std::numeric_limits<double>::infinity(), nan, nan};
  CHECK(lend::max_element(infinite) == 0U);
  CHECK(lend::minmax_element(infinite) == lend::minmax_positions{0, 0});
}

TEST_CASE("nothing is found in an empty range") {
  const std::vector<int> none;
  const std::vector<std::string> no_words;
  CHECK(!lend::min_element(none).has_value());
  CHECK(!lend::max_element(none, std::greater<>{}).has_value());
  CHECK(!lend::minmax_element(no_words).has_value());
}

TEST_CASE("elements of any kind are compared, and are neither copied nor moved") {
  std::vector<support::move_only> v;
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) {
    v.emplace_back(i * 7919 % 3001);
    words.push_back(std::to_string(i * 7919 % 3001));
  }
  support::at_all_widths([&](std::size_t) {
    CHECK(lend::min_element(v) == place(v, std::min_element(v.begin(), v.end())));
    CHECK(lend::max_element(v, std::less<>{}) == place(v, std::max_element(v.begin(), v.end())));
    check_like_std(words, std::less<>{});
    check_like_std(words,
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  });
}

TEST_CASE("arguments reach the comparison, which may be named") {
  const std::vector<int> v{3, 9, 4};
  const std::vector<int> rank{9, 8, 7, 1, 5, 6, 0, 0, 0, 0};
  const auto by_rank = [](int a, int b, lend::slice<int> ranks) {
    return ranks[static_cast<std::size_t>(a)] < ranks[static_cast<std::size_t>(b)];
  };
  CHECK(lend::min_element(v, by_rank, lend::shared(rank)) == 1U);
  CHECK(lend::max_element(lend::options{.grain = 2}, v, by_rank, lend::shared(rank)) == 2U);
  struct item {
    int weight;
    [[nodiscard]] bool is_lighter(const item& other) const { return weight < other.weight; }
  };
  const std::vector<item> items{{4}, {2}, {8}};
  CHECK(lend::minmax_element(items, &item::is_lighter) == lend::minmax_positions{1, 2});
}

TEST_CASE("a failing comparison passes its exception on, and a stop ends the search") {
  const std::vector<int> v(20'000, 1);
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS((void)lend::min_element(v, [](int, int) -> bool { throw support::failed(); }),
                    support::failed);
    std::stop_source stop;
    stop.request_stop();
    const lend::options how{.stop = stop.get_token()};
    CHECK_THROWS_AS((void)lend::max_element(how, v), lend::cancelled);
    CHECK_THROWS_AS((void)lend::minmax_element(how, v, [](int a, int b) { return a < b; }),
                    lend::cancelled);
  });
}
