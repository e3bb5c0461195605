#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 24, 25, 1000, 4096, 4097, 8192, 8193, 20'000, 100'003};
const std::uint64_t kinds[] = {1, 2, 7, 1000, 0};

struct sale {
  std::string city;
  int number;

  friend bool operator==(const sale&, const sale&) = default;
};

/// Sales in so many cities, all of them where it is 0; numbers tell in which order they came.
std::vector<sale> sales(std::size_t size, std::uint64_t cities) {
  const auto random = support::random_numbers<std::uint64_t>(size, cities, size + cities);
  std::vector<sale> all(size);
  for (std::size_t i = 0; i < size; ++i) {
    all[i] = {"a city that is number " + std::to_string(random[i]), static_cast<int>(i)};
  }
  return all;
}

template <class Key, class T, class KeyOf>
std::map<Key, std::vector<T>> grouped(const std::vector<T>& v, KeyOf key_of) {
  std::map<Key, std::vector<T>> all;
  for (const T& element : v) {
    all[std::invoke(key_of, element)].push_back(element);
  }
  return all;
}

template <class Key, class T>
void check_same(const lend::groups<Key, T>& found, const std::map<Key, std::vector<T>>& expected) {
  REQUIRE(found.size() == expected.size());
  REQUIRE(found.offsets.size() == found.size() + 1);
  CHECK(found.offsets.front() == 0);
  CHECK(found.offsets.back() == found.elements.size());
  bool same = true;
  auto next = expected.begin();
  for (const auto [key, elements] : found) {
    same = same && key == next->first &&
           std::equal(elements.begin(), elements.end(), next->second.begin(), next->second.end());
    ++next;
  }
  CHECK(same);
}

}  // namespace

TEST_CASE("groups are in order of key, elements in order of the range, at all sizes and widths") {
  for (const std::size_t size : sizes) {
    if (support::is_too_slow(size)) {
      continue;
    }
    for (const std::uint64_t distinct : kinds) {
      const auto v = support::random_numbers<std::uint64_t>(size, 0, size);
      const auto key = [](std::uint64_t x, std::uint64_t n) { return n == 0 ? x : x % n; };
      const auto expected =
          grouped<std::uint64_t>(v, [&](std::uint64_t x) { return key(x, distinct); });
      support::at_all_widths([&](std::size_t) {
        CAPTURE(size);
        CAPTURE(distinct);
        check_same(lend::group_by(v, key, distinct), expected);
      });
    }
  }
}

TEST_CASE("keys are integers of any kind, close to each other or far apart") {
  const auto check = [](auto number, std::uint64_t distinct, auto least) {
    using key = decltype(number);
    for (const std::size_t size : {255U, 256U, 20'000U, 300'001U}) {
      const auto v = support::random_numbers<std::uint64_t>(size, distinct, size);
      const auto key_of = [](std::uint64_t x, key first) {
        return static_cast<key>(static_cast<std::uint64_t>(first) + x);
      };
      const auto expected =
          grouped<key>(v, [&](std::uint64_t x) { return key_of(x, static_cast<key>(least)); });
      support::at_all_widths([&](std::size_t) {
        check_same(lend::group_by(v, key_of, static_cast<key>(least)), expected);
      });
    }
  };
  check(0, 60, -30);
  check(std::int64_t{}, 4096, std::numeric_limits<std::int64_t>::min());
  check(std::int64_t{}, 4097, -1);
  check(std::uint64_t{}, 100, std::numeric_limits<std::uint64_t>::max() - 99);
  check(static_cast<signed char>(0), 256, -128);
  check(std::uint16_t{}, 65'536, 0);
  check(bool{}, 2, false);
  check(std::int64_t{}, 0, 0);
}

TEST_CASE("keys may be members, made on the spot, or references") {
  for (const std::size_t size : {0U, 30U, 5000U, 30'000U}) {
    for (const std::uint64_t cities : {1U, 100U, 0U}) {
      const auto v = sales(size, cities);
      const auto by_city = grouped<std::string>(v, &sale::city);
      support::at_all_widths([&](std::size_t) {
        check_same(lend::group_by(v, &sale::city), by_city);
        check_same(lend::group_by(v, [](const sale& s) { return s.city; }), by_city);
        check_same(lend::group_by(v,
                                  [](const sale& s) -> const std::string& {
                                    static thread_local std::string last;
                                    return last = s.city;
                                  }),
                   by_city);
      });
    }
  }
}

TEST_CASE("a group is found by its key, and all of them are walked by several tasks") {
  const auto v = support::random_numbers<int>(10'000, 100);
  const auto all = lend::group_by(v, [](int x) { return x / 10; });
  CHECK(all.size() == 10);
  CHECK(all.find(3).size() == static_cast<std::size_t>(std::count_if(
                                  v.begin(), v.end(), [](int x) { return x / 10 == 3; })));
  CHECK(all.find(3).data() == all[3].elements.data());
  CHECK(all.find(-1).empty());
  CHECK(all.find(10).empty());
  CHECK_THROWS_AS((void)all[10], lend::bounds_error);
  std::vector<std::size_t> lengths(all.size());
  lend::transform(lend::zip(all.keys, lend::pieces(all.elements, all.offsets)), lengths,
                  [](int key, lend::slice<int> elements) {
                    return std::all_of(elements.begin(), elements.end(),
                                       [key](int x) { return x / 10 == key; })
                               ? elements.size()
                               : 0;
                  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(lengths[i] == all[i].elements.size());
  }
  const auto passed_on =
      lend::run([](const lend::groups<int, int>& g) { return g.size(); }, lend::shared(all));
  CHECK(passed_on == 10);
}

TEST_CASE("elements need no default, and may be bool") {
  struct number {
    explicit number(int n) : value(n) {}
    int value;
    LEND_PARTS(value);
  };
  std::vector<number> v;
  for (int i = 0; i < 1000; ++i) {
    v.emplace_back(i);
  }
  const auto all = lend::group_by(v, [](const number& n) { return n.value % 3; });
  CHECK(all.size() == 3);
  CHECK(all[1].elements[5].value == 16);
  const std::array<bool, 4> flags{true, false, true, true};
  const auto of_flags = lend::group_by(flags, [](bool b) { return b; });
  CHECK(of_flags.keys == std::vector<bool>{false, true});
  CHECK(of_flags[1].elements.size() == 3);
  CHECK(of_flags[1].elements[2]);
  CHECK_THROWS_AS((void)of_flags[0].elements[1], lend::bounds_error);
  CHECK(of_flags.find(false).size() == 1);
  std::size_t in_groups = 0;
  for (const auto [key, elements] : of_flags) {
    CHECK(std::count(elements.begin(), elements.end(), key) ==
          static_cast<std::ptrdiff_t>(elements.size()));
    in_groups += elements.size();
  }
  CHECK(in_groups == flags.size());
  CHECK(of_flags.offsets == std::vector<std::size_t>{0, 1, 4});
}

TEST_CASE("a failing key passes its exception on, as do < and a copy, and a stop ends it") {
  struct touchy {
    int value;
    bool operator<(const touchy& other) const {
      if (value == 77 && other.value == 78) {
        throw support::failed();
      }
      return value < other.value;
    }
  };
  std::vector<int> v(20'000);
  for (std::size_t i = 0; i < v.size(); ++i) {
    v[i] = static_cast<int>(i % 100);
  }
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS((void)lend::group_by(v,
                                         [](int x) -> int {
                                           if (x == 50) {
                                             throw support::failed();
                                           }
                                           return x;
                                         }),
                    support::failed);
    CHECK_THROWS_AS((void)lend::group_by(v, [](int x) { return touchy{x}; }), support::failed);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(
        (void)lend::group_by(lend::options{.stop = stop.get_token()}, v, [](int x) { return x; }),
        lend::cancelled);
  });
}
