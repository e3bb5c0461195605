#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <type_traits>
#include <vector>

// Every search gives what the sequential one of the standard library gives, and throws what that
// would throw.

using support::at_all_widths;

namespace {

const std::size_t sizes[] = {0,    1,      2,      31,     32,      33,       63,
                             64,   65,     100,    1000,   4095,    4096,     4097,
                             4128, 16'383, 16'384, 16'385, 100'003, 1'000'003};

/// Where in a range of that size there is something to be found.
std::vector<std::size_t> places(std::size_t size, std::uint64_t stream) {
  if (size == 0) {
    return {};
  }
  std::mt19937_64 random = support::generator(stream);
  std::vector<std::size_t> all{0, size / 2, size - 1};
  for (int i = 0; i < 4; ++i) {
    all.push_back(support::below(random, size));
  }
  return all;
}

struct thrown_at {
  std::size_t index;
};

struct named_number {
  std::string name;
  int number;

  [[nodiscard]] bool is_large() const { return number > 100; }
};

using found = std::optional<std::size_t>;

template <class T>
bool is_positive(const T& x) {
  return x > T{};
}
template <class T>
bool has_same_value(const T& a, const T& b) {
  return a == b;
}

/// What a number of calls may be at most, if the search ends at `place`.
std::size_t calls_up_to(std::size_t place) { return std::max<std::size_t>(4096, 4 * place); }

/// Calls of a predicate that is asked about a range with one match.
template <class T>
std::size_t calls_of_search(const std::vector<T>& v, const T& wanted, std::size_t place) {
  std::atomic<std::size_t> calls = 0;
  const found at = lend::find_if(v, lend::unchecked([&](const T& x) {
                                   calls.fetch_add(1, std::memory_order_relaxed);
                                   return x == wanted;
                                 }));
  CHECK(at == place);
  return calls;
}

}  // namespace

TEST_CASE("the first of several matches is found, in ranges of all sizes") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      std::vector<int> v(size, 1);
      CHECK(!lend::find_if(v, [](int x) { return x == 2; }));
      for (const std::size_t place : places(size, size)) {
        v[place] = 2;
        const auto first = std::find(v.begin(), v.end(), 2);
        CHECK(lend::find_if(v, [](int x) { return x == 2; }) ==
              static_cast<std::size_t>(first - v.begin()));
        v[place] = place % 2 == 0 ? 2 : 1;
      }
    }
  });
}

TEST_CASE("any, all and none") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      std::vector<std::uint8_t> v(size, 7);
      const auto is_seven = [](std::uint8_t x) { return x == 7; };
      const auto is_eight = [](std::uint8_t x) { return x == 8; };
      CHECK(lend::any_of(v, is_seven) == (size > 0));
      CHECK(lend::all_of(v, is_seven));
      CHECK(lend::none_of(v, is_eight));
      CHECK(!lend::any_of(v, is_eight));
      for (const std::size_t place : places(size, size + 1)) {
        v[place] = 8;
        CHECK(lend::any_of(v, is_eight));
        CHECK(!lend::all_of(v, is_seven));
        CHECK(!lend::none_of(v, is_eight));
        v[place] = 7;
      }
    }
  });
}

TEST_CASE("elements of all kinds, members as predicates, results that stand for bool") {
  at_all_widths([](std::size_t) {
    std::vector<double> numbers(10'000, 0.5);
    numbers[7'777] = -0.5;
    CHECK(lend::find_if(numbers, [](double x) { return x < 0; }) == 7'777);
    CHECK(!lend::any_of(numbers, [](double x) { return x != x; }));

    std::vector<named_number> named(5'000, named_number{"a name", 5});
    named[4'321].number = 500;
    CHECK(lend::find_if(named, &named_number::is_large) == 4'321);
    CHECK(lend::all_of(named, &named_number::number));

    std::vector<support::move_only> movers;
    for (int i = 0; i < 3'000; ++i) {
      movers.emplace_back(i);
    }
    CHECK(lend::find_if(movers, [](const support::move_only& m) { return m.value() == 2'000; }) ==
          2'000);
    CHECK(lend::is_sorted(movers));

    const std::vector<std::unique_ptr<const int>> none;
    CHECK(lend::all_of(none, [](const std::unique_ptr<const int>& p) { return p != nullptr; }));
  });
}

TEST_CASE("function templates by their bare names") {
  const std::vector<int> v{0, -1, 5};
  const std::vector<std::string> words{"a", "b"};
  CHECK(lend::find_if(v, is_positive) == 2);
  CHECK(lend::any_of(lend::options{.grain = 2}, v, is_positive));
  CHECK(lend::equal(words, words, has_same_value));
  CHECK(lend::is_sorted(words, [](const std::string& a, const std::string& b) { return a < b; }));
}

TEST_CASE("views, arguments and loans") {
  const std::vector<int> limits{10, 20, 30};
  std::vector<int> v(1000);
  for (std::size_t i = 0; i < v.size(); ++i) {
    v[i] = static_cast<int>(i);
  }
  CHECK(lend::find_if(
            v, [](int x, lend::slice<int> l, int more) { return x > l[2] + more; },
            lend::shared(limits), 5) == 36);
  CHECK(lend::find_if(
            lend::enumerate(lend::chunks(v, 100)),
            [](std::size_t i, lend::slice<int> part) { return i > 3 && part.size() == 100; }) == 4);
  CHECK(lend::find_if(lend::windows(v, 2),
                      [](lend::slice<int> pair) { return pair[0] + pair[1] == 101; }) == 50);
  lend::matrix<int> m(3, 4);
  m(1, 2) = 9;
  CHECK(lend::find_if(lend::rows(m), [](lend::slice<int> row) { return row[2] == 9; }) == 1);
  CHECK(lend::find_if(lend::columns(m), [](lend::strided<int> c) { return c[1] == 9; }) == 2);
  CHECK(lend::call(
      [](lend::slice_mut<int> s) { return lend::any_of(s, [](int x) { return x > 998; }); },
      lend::mut(v)));

  std::vector<int> w(999);
  const auto are_equal = [](int a, int b) { return a == b; };
  CHECK_THROWS_AS((void)lend::any_of(lend::zip(v, w), are_equal), lend::size_error);
}

TEST_CASE("what is asked in vain is bounded by where the match lies") {
  constexpr std::size_t size = 4'000'000;
  std::vector<int> numbers(size, 1);
  std::vector<std::array<int, 2>> pairs(size, {1, 1});
  at_all_widths([&](std::size_t) {
    for (const std::size_t place : {0UL, 100UL, 4'095UL, 4'096UL, 50'000UL, 700'000UL}) {
      // Numbers are asked in blocks, and the block with the match twice.
      numbers[place] = 2;
      CHECK(calls_of_search(numbers, 2, place) <= calls_up_to(place) + 32);
      numbers[place] = 1;
      pairs[place] = {1, 2};
      CHECK(calls_of_search(pairs, {1, 2}, place) <= calls_up_to(place));
      pairs[place] = {1, 1};
    }
    CHECK(calls_of_search(pairs, {1, 1}, 0) <= 4096);
  });
}

TEST_CASE("that bound holds while the thread that has the match is held up") {
  constexpr std::size_t size = 1'000'000;
  constexpr std::size_t place = 2'000;
  const std::vector<std::string> v(size);
  at_all_widths([&](std::size_t) {
    std::atomic<std::size_t> calls = 0;
    std::atomic<bool> too_many = false;
    const found at =
        lend::find_if(lend::enumerate(v), lend::unchecked([&](std::size_t i, const std::string&) {
                        too_many = too_many || ++calls > 4096;
                        if (i == place) {
                          support::work_for(3'000'000);
                          support::wait_a_little_for(too_many);
                        }
                        return i == place;
                      }));
    CHECK(at == place);
    CHECK(!too_many);
  });
}

TEST_CASE("two answers, in whatever order they come") {
  // The later element answers first, or last; it holds for both, or both throw.
  constexpr std::size_t early = 5'000;
  constexpr std::size_t late = 9'000;
  const std::vector<std::string> v(16'000);
  at_all_widths([&](std::size_t) {
    for (int round = 0; round < 40; ++round) {
      const bool late_first = round % 2 == 0;
      const bool throws = round % 4 < 2;
      std::atomic<bool> asked_late = false;
      std::atomic<bool> answered = false;
      const auto answer_second = [&] {
        support::wait_a_little_for(answered);
        support::work_for(20'000);
      };
      const auto predicate = lend::unchecked([&](std::size_t i, const std::string&) {
        if (i != early && i != late) {
          return false;
        }
        asked_late = asked_late || i == late;
        support::wait_a_little_for(asked_late);
        if ((i == late) == late_first) {
          answered = true;
        } else {
          answer_second();
        }
        return throws ? throw thrown_at{i} : true;
      });
      std::size_t at = v.size();
      try {
        at = lend::find_if(lend::enumerate(v), predicate).value_or(v.size());
        CHECK(!throws);
      } catch (const thrown_at& failure) {
        at = failure.index;
        CHECK(throws);
      }
      CHECK(at == early);
    }
  });
}

TEST_CASE("no element but numbers is asked twice, and all are if nothing is found") {
  std::vector<std::array<std::size_t, 2>> v(50'000);
  for (std::size_t i = 0; i < v.size(); ++i) {
    v[i][0] = i;
  }
  at_all_widths([&](std::size_t) {
    std::vector<std::atomic<int>> asked(v.size());
    CHECK(lend::none_of(v, lend::unchecked([&](const std::array<std::size_t, 2>& x) {
                          ++asked[x[0]];
                          return false;
                        })));
    CHECK(std::all_of(asked.begin(), asked.end(), [](const auto& count) { return count == 1; }));
  });
}

TEST_CASE("an exception is thrown if a sequential search would have met it") {
  std::mt19937_64 random = support::generator(5);
  constexpr std::size_t size = 60'000;
  std::vector<int> v(size, 0);
  at_all_widths([&](std::size_t) {
    for (int round = 0; round < 30; ++round) {
      std::array<std::size_t, 3> throwing{};
      for (std::size_t& each : throwing) {
        each = support::below(random, round % 3 == 0 ? 200 : size);
      }
      const std::size_t match = support::below(random, round % 2 == 0 ? 200 : size);
      const std::size_t first = *std::min_element(throwing.begin(), throwing.end());
      const auto predicate = lend::unchecked([&](std::size_t i, int) {
        if (std::find(throwing.begin(), throwing.end(), i) != throwing.end()) {
          throw thrown_at{i};
        }
        return i == match;
      });
      std::size_t at = size;
      std::size_t thrown = size;
      try {
        at = lend::find_if(lend::enumerate(v), predicate).value_or(size);
      } catch (const thrown_at& failure) {
        thrown = failure.index;
      }
      INFO("first throw ", first, ", match ", match);
      CHECK(at == (match < first ? match : size));
      CHECK(thrown == (match < first ? size : first));
    }
  });
}

TEST_CASE("an exception that comes once is not lost") {
  const std::vector<int> v(100'000, 1);
  at_all_widths([&](std::size_t) {
    std::atomic<int> calls = 0;
    CHECK_THROWS_AS((void)lend::any_of(v, lend::unchecked([&](int) {
                                         if (++calls == 50'000) {
                                           throw support::failed();
                                         }
                                         return false;
                                       })),
                    support::failed);
  });
}

TEST_CASE("a stop cancels a search only if it could have changed the answer") {
  const std::vector<int> v(100'000, 1);
  at_all_widths([&](std::size_t) {
    std::stop_source source;
    const lend::options how{.stop = source.get_token()};
    // The first element is a match: whatever is left out lies behind it.
    CHECK(lend::find_if(how, lend::enumerate(v), lend::unchecked([&](std::size_t i, int) {
                          if (i == 0) {
                            source.request_stop();
                          }
                          return i == 0;
                        })) == 0);
    CHECK_THROWS_AS((void)lend::find_if(how, v, [](int x) { return x == 1; }), lend::cancelled);
    const std::vector<int> none;
    CHECK(lend::all_of(how, none, [](int) { return true; }));
  });
}

TEST_CASE("equal and mismatch agree with std") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto a = support::random_numbers<std::uint16_t>(size, 0, size);
      std::vector<long> b(a.begin(), a.end());
      CHECK(lend::equal(a, b));
      CHECK(lend::equal(b, a));
      CHECK(!lend::mismatch(a, b));
      for (const std::size_t place : places(size, size + 2)) {
        b[place] = -1;
        const auto expected = std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin();
        CHECK(lend::mismatch(a, b) == static_cast<std::size_t>(expected));
        CHECK(!lend::equal(a, b));
      }
      b.assign(a.begin(), a.end());
      b.push_back(3);
      CHECK(!lend::equal(a, b));
      CHECK(lend::mismatch(a, b) == size);
      CHECK(lend::mismatch(b, a) == size);
    }
  });
}

TEST_CASE("equal by a comparison, with strings and slices") {
  std::vector<std::string> a(3000, "word");
  std::vector<std::string> b(3000, "WORD");
  const auto same_length = [](const std::string& x, const std::string& y) {
    return x.size() == y.size();
  };
  at_all_widths([&](std::size_t) {
    CHECK(!lend::equal(a, b));
    CHECK(lend::equal(a, b, same_length));
    CHECK(lend::equal(a, lend::shared(a)));
    CHECK(lend::mismatch(
              a, b,
              [](const std::string& x, const std::string& y, char c) {
                return x[0] == c && y[0] != c;
              },
              'w') == std::nullopt);
  });
  CHECK(lend::call(
      [](lend::slice<std::string> x, lend::slice<std::string> y) {
        return !lend::equal(x, y) && lend::equal(x, x) &&
               !lend::equal(lend::slice<std::string>(x), y);
      },
      lend::shared(a), lend::shared(b)));
  const int plain[] = {1, 2, 3};
  CHECK(lend::equal(plain, std::as_const(plain)));
}

TEST_CASE("is_sorted agrees with std") {
  at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      std::vector<int> v(size);
      for (std::size_t i = 0; i < size; ++i) {
        v[i] = static_cast<int>(i / 3);
      }
      CHECK(lend::is_sorted(v));
      CHECK(lend::is_sorted(v, std::greater<>{}) == (size <= 3));
      for (const std::size_t place : places(size, size + 3)) {
        const int before = std::exchange(v[place], -5);
        CHECK(lend::is_sorted(v) == std::is_sorted(v.begin(), v.end()));
        v[place] = 1'000'000;
        CHECK(lend::is_sorted(v) == std::is_sorted(v.begin(), v.end()));
        v[place] = before;
      }
    }
  });
}

TEST_CASE("is_sorted by keys, and what it throws") {
  const std::vector<std::string> words{"ccc", "bb", "dd", "a"};
  CHECK(!lend::is_sorted(words));
  CHECK(lend::is_sorted(
      words, [](const std::string& a, const std::string& b) { return a.size() > b.size(); }));
  CHECK(lend::is_sorted(
      words,
      [](const std::string& a, const std::string& b, std::size_t n) {
        return a.size() > b.size() + n;
      },
      std::size_t{2}));
  at_all_widths([](std::size_t) {
    const std::vector<int> v(50'000, 1);
    CHECK_THROWS_AS((void)lend::is_sorted(v, [](int, int) -> bool { throw support::failed(); }),
                    support::failed);
  });
}

TEST_CASE("huge ranges that are only counted") {
  const std::vector<char> bits(50'000'000, 1);
  CHECK(lend::all_of(bits, [](char x) { return x == 1; }));
  CHECK(lend::is_sorted(bits));
}
