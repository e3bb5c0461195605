#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 63, 64, 65, 1000, 32'767, 32'769, 100'003};
const std::uint64_t kinds[] = {1, 2, 7, 1000, 0};

struct sale {
  std::string city;
  int amount;
};

template <class Key, class T>
std::vector<std::pair<Key, T>> pairs(const std::map<Key, T>& all) {
  return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("values of each key are combined, at all sizes and widths") {
  for (const std::size_t size : sizes) {
    if (support::is_too_slow(size)) {
      continue;
    }
    for (const std::uint64_t distinct : kinds) {
      const auto v = support::random_numbers<std::uint64_t>(size, distinct, size + distinct);
      const auto key = [](std::uint64_t x) { return x; };
      std::map<std::uint64_t, std::uint64_t> sums;
      std::map<std::uint64_t, int> counts;
      for (const std::uint64_t x : v) {
        sums.try_emplace(x, 5).first->second += x;
        ++counts[x];
      }
      support::at_all_widths([&](std::size_t) {
        CAPTURE(size);
        CAPTURE(distinct);
        CHECK((lend::reduce_by_key(v, key, std::uint64_t{5}, std::plus<>{}) == pairs(sums)));
        CHECK((lend::reduce_by_key(
                   v, key, 0, std::plus<>{}, [](std::uint64_t, int one) { return one; }, 1) ==
               pairs(counts)));
      });
    }
  }
}

TEST_CASE("integers as keys, however they are spread") {
  const std::size_t size = support::sanitized ? 10'000 : 50'000;
  const auto numbers = support::random_numbers<std::uint64_t>(size, 0);
  const auto check = [&](auto spread) {
    using key = decltype(spread(numbers[0]));
    std::vector<std::pair<key, std::string>> v;
    std::map<key, std::string> expected;
    for (std::size_t i = 0; i < size; ++i) {
      v.emplace_back(spread(numbers[i]), std::string(1, static_cast<char>('a' + i % 26)));
      expected[v.back().first] += v.back().second;
    }
    support::at_all_widths([&](std::size_t) {
      REQUIRE((lend::reduce_by_key(
                   v, [](const auto& one) { return one.first; }, std::string(), std::plus<>{},
                   [](const auto& one) { return one.second; }) == pairs(expected)));
    });
  };
  check([](std::uint64_t n) { return n % 2 == 0; });
  check([](std::uint64_t n) { return static_cast<std::int64_t>(n % 5000) << 51U; });
  check([](std::uint64_t n) { return static_cast<std::int16_t>(n); });
}

TEST_CASE("operands keep their order, and init comes first for each key, once") {
  std::vector<sale> v;
  std::map<std::string, std::string> expected;
  for (int i = 0; i < 5000; ++i) {
    v.push_back({"a city that is number " + std::to_string(i * 7919 % 13), i});
    expected.try_emplace(v.back().city, ">").first->second += std::to_string(i) + ",";
  }
  support::at_all_widths([&](std::size_t) {
    const auto text = [](const sale& s) { return std::to_string(s.amount) + ","; };
    CHECK((lend::reduce_by_key(v, &sale::city, std::string(">"), std::plus<>{}, text) ==
           pairs(expected)));
    CHECK((lend::reduce_by_key(
               v, [](const sale& s) { return s.city; }, std::string(">"), std::plus<>{}, text) ==
           pairs(expected)));
  });
}

TEST_CASE("sums of doubles by key have the same bits at every width") {
  const auto v = support::random_numbers<std::uint64_t>(200'003, 0);
  const auto sums = [&] {
    return lend::reduce_by_key(
        v, [](std::uint64_t x) { return x % 10; }, 0.1, std::plus<>{},
        [](std::uint64_t x) { return static_cast<double>(x) * 1e-7; });
  };
  const auto first = sums();
  CHECK(first.size() == 10);
  support::at_all_widths([&](std::size_t) { CHECK((sums() == first)); });
}

TEST_CASE("a failing callable passes its exception on, and a stop ends it") {
  const std::vector<int> v(20'000, 1);
  const auto fails = [](int) -> int { throw support::failed(); };
  const auto same = [](int x) { return x; };
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS((void)lend::reduce_by_key(v, fails, 0, std::plus<>{}), support::failed);
    CHECK_THROWS_AS((void)lend::reduce_by_key(v, same, 0, std::plus<>{}, fails), support::failed);
    CHECK_THROWS_AS(
        (void)lend::reduce_by_key(v, same, 0, [](int, int) -> int { throw support::failed(); }),
        support::failed);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS((void)lend::reduce_by_key(lend::options{.stop = stop.get_token()}, v, same, 0,
                                              std::plus<>{}),
                    lend::cancelled);
  });
}
