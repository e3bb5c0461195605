#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stop_token>
#include <string>
#include <vector>

namespace {

const std::size_t sizes[] = {0,    1,    2,    7,    8,      9,      64,     1000,
                             4095, 4096, 4097, 8192, 12'289, 65'537, 100'003};

template <class T, class P>
void check_removed(const std::vector<T>& v, P p) {
  auto expected = v;
  expected.erase(std::remove_if(expected.begin(), expected.end(), p), expected.end());
  auto left = v;
  const std::size_t kept = lend::remove_if(left, p);
  CHECK(kept == expected.size());
  CHECK(std::equal(expected.begin(), expected.end(), left.begin()));
}

template <class T, class P>
void check_partitions(const std::vector<T>& v, P p) {
  auto expected = v;
  const auto in_front = static_cast<std::size_t>(
      std::stable_partition(expected.begin(), expected.end(), p) - expected.begin());
  auto stable = v;
  CHECK(lend::stable_partition(stable, p) == in_front);
  CHECK(stable == expected);

  auto other = v;
  CHECK(lend::partition(other, p) == in_front);
  CHECK(std::is_partitioned(other.begin(), other.end(), p));
  std::sort(other.begin(), other.end());
  std::sort(expected.begin(), expected.end());
  CHECK(other == expected);
}

template <class T, class P>
void check_moved(const std::vector<T>& v, P p) {
  check_removed(v, p);
  check_partitions(v, p);
}

template <class T>
void check_unique(const std::vector<T>& v) {
  auto expected = v;
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  auto left = v;
  const std::size_t kept = lend::unique(left);
  CHECK(kept == expected.size());
  CHECK(std::equal(expected.begin(), expected.end(), left.begin()));
}

template <class T>
bool is_small(const T& x) {
  return x < 10;
}

/// It cannot be copied, and its moves fail now and then.
class brittle {
 public:
  explicit brittle(int value) : value_(value) {}
  brittle(const brittle&) = delete;
  brittle& operator=(const brittle&) = delete;
  // NOLINTNEXTLINE(performance-move-constructor-init): what is moved keeps its value
  brittle(brittle&& other) noexcept(false) : value_(other.value_) { fail(); }
  brittle& operator=(brittle&& other) noexcept(false) {
    value_ = other.value_;
    fail();
    return *this;
  }
  ~brittle() = default;

  [[nodiscard]] int value() const { return value_.value(); }

  inline static std::atomic<int> moves_left = 1'000'000'000;

 private:
  static void fail() {
    if (--moves_left == 0) {
      throw support::failed();
    }
  }

  support::counted value_;
  LEND_PARTS(value_);
};

}  // namespace

TEST_CASE("elements are removed and partitioned: none, few, half, most, all") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      INFO(size);
      const auto v = support::random_numbers<std::uint32_t>(size, 1000, size);
      check_moved(v, [](std::uint32_t) { return false; });
      check_moved(v, [](std::uint32_t x) { return x == 7; });
      check_moved(v, [](std::uint32_t x) { return x < 100; });
      check_moved(v, [](std::uint32_t x) { return x % 2 == 0; });
      check_moved(v, [](std::uint32_t x) { return x != 7; });
      check_moved(v, [](std::uint32_t) { return true; });
    }
  });
}

TEST_CASE("runs of chosen elements, in front, behind and across blocks") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(30'000);
    std::iota(v.begin(), v.end(), 0);
    check_moved(v, [](int x) { return x == 0; });
    check_moved(v, [](int x) { return x == 29'999; });
    check_moved(v, [](int x) { return x < 15'000; });
    check_moved(v, [](int x) { return x >= 15'000; });
    check_moved(v, [](int x) { return x >= 4096 && x < 8192; });
    check_moved(v, [](int x) { return x / 4096 % 2 == 0; });
    check_moved(v, [](int x) { return x % 4096 == 4095; });
  });
}

TEST_CASE("of neighbours that are equal, the first is kept") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      INFO(size);
      for (const std::uint64_t distinct : {1U, 2U, 1000U}) {
        check_unique(support::random_numbers<std::uint8_t>(size, distinct, size));
        check_unique(support::random_numbers<std::uint64_t>(size, distinct, size));
      }
    }
    std::vector<std::string> words;
    for (int i = 0; i < 20'000; ++i) {
      words.push_back("a string that is not short " + std::to_string(i / 7));
    }
    check_unique(words);
    std::vector<int> v{1, 3, 2, 4, 5};
    CHECK(lend::unique(v, [](int a, int b, int base) { return a % base == b % base; }, 2) == 3);
    CHECK(v[0] == 1);
    CHECK(v[1] == 2);
    CHECK(v[2] == 5);
  });
}

TEST_CASE("a predicate is called once for each element, or each pair of neighbours") {
  std::vector<int> v(10'000, 1);
  std::atomic<int> calls = 0;
  support::at_all_widths([&](std::size_t) {
    const auto counting = lend::unchecked([&](int x) {
      ++calls;
      return x == 1;
    });
    calls = 0;
    CHECK(lend::partition(v, counting) == 10'000);
    CHECK(lend::stable_partition(v, counting) == 10'000);
    CHECK(lend::remove_if(v, counting) == 0);
    CHECK(calls == 30'000);
    calls = 0;
    CHECK(lend::unique(v, lend::unchecked([&](int a, int b) {
                         ++calls;
                         return a == b;
                       })) == 1);
    CHECK(calls == 9'999);
  });
}

TEST_CASE("strings, and elements that cannot be copied") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {10U, 5000U, 30'000U}) {
      std::vector<std::string> words;
      for (const int x : support::random_numbers<int>(size, 1000, size)) {
        words.push_back("a string that is not short " + std::to_string(x));
      }
      check_moved(words, [](const std::string& s) { return s.ends_with('1'); });
      check_moved(words, [](const std::string& s) { return !s.ends_with('1'); });

      std::vector<support::move_only> lone;
      for (std::size_t i = 0; i < size; ++i) {
        lone.emplace_back(static_cast<int>(i));
      }
      const auto is_even = [](const support::move_only& x) { return x.value() % 2 == 0; };
      CHECK(lend::partition(lone, is_even) == size / 2);
      CHECK(std::is_partitioned(lone.begin(), lone.end(), is_even));
      std::sort(lone.begin(), lone.end());
      CHECK(lend::stable_partition(lone, is_even) == size / 2);
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = i < size / 2 ? 2 * i : 2 * (i - size / 2) + 1;
        REQUIRE(lone[i].value() == static_cast<int>(from));
      }
      CHECK(lend::remove_if(lone, is_even) == size / 2);
      REQUIRE(lone[size / 2 - 1].value() == static_cast<int>(size) - 1);
    }
  });
}

TEST_CASE("the same order comes out of a partition at every width") {
  const auto v = support::random_numbers<std::uint64_t>(100'000, 0);
  const auto is_odd = [](std::uint64_t x) { return x % 2 == 1; };
  auto expected = v;
  lend::partition(expected, is_odd);
  support::at_all_widths([&](std::size_t) {
    auto again = v;
    lend::partition(lend::options{.grain = 100}, again, is_odd);
    CHECK(again == expected);
  });
}

TEST_CASE("slices, arrays, names, members and arguments") {
  std::array<int, 4> v{50, 5, 60, 6};
  CHECK(lend::stable_partition(v, is_small) == 2);
  CHECK(v == std::array{5, 6, 50, 60});
  CHECK(lend::run(
            [](lend::slice_mut<int> s) {
              return lend::partition(std::move(s), [](int x, int least) { return x >= least; }, 50);
            },
            lend::mut(v)) == 2);
  CHECK(lend::remove_if(lend::options{.grain = 2}, lend::mut(v), &is_small<int>) == 2);
  std::vector<std::string> words{"a", "", "b"};
  CHECK(lend::remove_if(words, &std::string::empty) == 2);
  CHECK_THROWS_AS(lend::partition(
                      v, [](int x, lend::slice<int> all) { return x < all[0]; }, lend::shared(v)),
                  lend::overlap_error);
}

TEST_CASE("a predicate that fails, or a stop, leaves everything where it is") {
  const auto v = support::random_numbers<int>(50'000, 1000);
  support::at_all_widths([&](std::size_t) {
    auto w = v;
    std::atomic<int> calls = 0;
    std::stop_source source;
    const lend::options how{.stop = source.get_token()};
    const auto fails = lend::unchecked(
        [&](int x) { return ++calls == 30'000 ? throw support::failed() : x % 2 == 0; });
    const auto each = [&](const auto& check) {
      check([&] { (void)lend::remove_if(how, w, fails); });
      check([&] { (void)lend::partition(how, w, fails); });
      check([&] { (void)lend::stable_partition(how, w, fails); });
      check([&] {
        (void)lend::unique(how, w, lend::unchecked([&](int a, int) { return fails(a); }));
      });
    };
    each([&](const auto& call) {
      calls = 0;
      CHECK_THROWS_AS(call(), support::failed);
      CHECK(w == v);
    });
    source.request_stop();
    each([&](const auto& call) {
      CHECK_THROWS_AS(call(), lend::cancelled);
      CHECK(w == v);
    });
  });
}

TEST_CASE("a move that fails leaves nothing behind") {
  support::at_all_widths([](std::size_t) {
    for (const int when : {1, 2, 1000, 5000, 12'000}) {
      std::vector<brittle> v;
      v.reserve(20'000);
      for (int i = 0; i < 20'000; ++i) {
        v.emplace_back(i);
      }
      const auto is_even = [](const brittle& x) { return x.value() % 2 == 0; };
      const auto fails_at = [&](const auto& call) {
        brittle::moves_left = when;
        CHECK_THROWS_AS(call(), support::failed);
        brittle::moves_left = 1'000'000'000;
      };
      if (when <= 9'000) {
        fails_at([&] { (void)lend::remove_if(v, is_even); });
      }
      fails_at(
          [&] { (void)lend::stable_partition(v, [](const brittle& x) { return x.value() > 5; }); });
      CHECK(v.size() == 20'000);
    }
  });
  CHECK(support::counted::none_left());
}
