#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <stop_token>
#include <string>
#include <vector>

namespace {

const std::size_t sizes[] = {0,    1,    2,    7,    8,    9,    63,     64,     65,
                             1000, 4095, 4096, 4097, 8191, 8192, 12'289, 100'003};

template <class T, class P>
std::vector<T> copied(const std::vector<T>& v, P p) {
  std::vector<T> kept;
  std::copy_if(v.begin(), v.end(), std::back_inserter(kept), p);
  return kept;
}

template <class T, class P>
std::vector<std::size_t> indices_of(const std::vector<T>& v, P p) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (p(v[i])) {
      found.push_back(i);
    }
  }
  return found;
}

template <class T, class P>
void check_packed(const std::vector<T>& v, P p) {
  CHECK(lend::copy_if(v, p) == copied(v, p));
  CHECK(lend::pack_index(v, p) == indices_of(v, p));
}

template <class T>
std::vector<T> joined(const std::vector<std::vector<T>>& parts) {
  std::vector<T> all;
  for (const auto& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

/// It has no default, and one of its members cannot be assigned.
struct fixed {
  explicit fixed(int v) : value(v) {}
  const int value;
  friend bool operator==(const fixed& a, const fixed& b) { return a.value == b.value; }
};

struct wide {
  std::array<std::uint64_t, 5> words{};
  friend bool operator==(const wide&, const wide&) = default;
};

/// Its copies fail now and then.
class fragile {
 public:
  explicit fragile(int value) : value_(value) {}
  fragile(const fragile& other) : value_(other.value_) {
    if (value_.value() == 15'000) {
      throw support::failed();
    }
  }
  fragile(fragile&&) = default;
  fragile& operator=(const fragile&) = default;
  fragile& operator=(fragile&&) = default;
  ~fragile() = default;

  [[nodiscard]] int value() const { return value_.value(); }

 private:
  support::counted value_;
  LEND_PARTS(value_);
};

template <class T>
bool is_small(const T& x) {
  return x < 10;
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<fixed> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<fixed> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<fixed> = lend::yes;

TEST_CASE("what is chosen is copied in order: none, few, half, most, all") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      INFO(size);
      const auto v = support::random_numbers<std::uint32_t>(size, 1000, size);
      check_packed(v, [](std::uint32_t) { return false; });
      check_packed(v, [](std::uint32_t x) { return x == 7; });
      check_packed(v, [](std::uint32_t x) { return x % 2 == 0; });
      check_packed(v, [](std::uint32_t x) { return x != 7; });
      check_packed(v, [](std::uint32_t) { return true; });
    }
  });
}

TEST_CASE("only the first, only the last, and every chosen element in one block") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(20'000);
    std::iota(v.begin(), v.end(), 0);
    check_packed(v, [](int x) { return x == 0; });
    check_packed(v, [](int x) { return x == 19'999; });
    check_packed(v, [](int x) { return x >= 4096 && x < 8192; });
    check_packed(v, [](int x) { return x < 4096 || x >= 8192; });
  });
}

TEST_CASE("elements of one byte, of many, of strings, and without a default") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {5U, 4097U, 30'000U}) {
      const auto bytes = support::random_numbers<std::uint8_t>(size, 0, size);
      check_packed(bytes, [](std::uint8_t x) { return x > 99; });
      std::vector<wide> wides(size);
      std::vector<std::string> words;
      std::vector<fixed> numbers;
      for (std::size_t i = 0; i < size; ++i) {
        wides[i].words[4] = bytes[i];
        words.push_back("a string that is not short " + std::to_string(bytes[i]));
        numbers.emplace_back(bytes[i]);
      }
      check_packed(wides, [](const wide& w) { return w.words[4] > 99; });
      check_packed(words, [](const std::string& s) { return s.ends_with('1'); });
      check_packed(numbers, [](const fixed& f) { return f.value % 3 == 0; });
    }
  });
}

TEST_CASE("copies of bool are a vector of bits") {
  std::array<bool, 10'000> flags{};
  for (std::size_t i = 0; i < flags.size(); i += 3) {
    flags[i] = true;
  }
  const std::vector<bool> kept = lend::copy_if(flags, [](bool flag) { return flag; });
  CHECK(kept == std::vector<bool>(3334, true));
}

TEST_CASE("a predicate is called once for each element") {
  support::at_all_widths([](std::size_t) {
    const std::vector<int> v(10'000, 1);
    std::atomic<int> calls = 0;
    const auto counting = lend::unchecked([&](int x) {
      ++calls;
      return x == 1;
    });
    CHECK(lend::copy_if(v, counting).size() == v.size());
    CHECK(calls == 10'000);
    CHECK(lend::pack_index(v, counting).size() == v.size());
    CHECK(calls == 20'000);
  });
}

TEST_CASE("arguments, names, members, slices and options") {
  const std::vector<int> v{5, 50, 6, 60};
  const std::vector<int> limits{55};
  CHECK(lend::copy_if(
            v, [](int x, lend::slice<int> most, int least) { return x < most[0] && x >= least; },
            lend::shared(limits), 6) == std::vector{50, 6});
  CHECK(lend::copy_if(lend::options{.grain = 2}, lend::shared(v), is_small) == std::vector{5, 6});
  CHECK(lend::pack_index(v, &is_small<int>) == std::vector<std::size_t>{0, 2});
  const std::vector<std::string> words{"a", "", "b"};
  CHECK(lend::pack_index(words, &std::string::empty) == std::vector<std::size_t>{1});
  CHECK(lend::run([](lend::slice<int> s) { return lend::copy_if(s, is_small<int>); },
                  lend::shared(v)) == std::vector{5, 6});
}

TEST_CASE("ranges of ranges are joined") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t count : {0U, 1U, 3U, 100U, 5000U}) {
      auto random = support::generator(count);
      std::vector<std::vector<int>> parts(count);
      std::vector<std::vector<std::string>> texts(count);
      for (std::size_t i = 0; i < count; ++i) {
        const bool long_one = support::below(random, 50) == 0;
        parts[i].resize(support::below(random, long_one ? 10'000 : 3));
        std::iota(parts[i].begin(), parts[i].end(), static_cast<int>(i));
        texts[i].assign(support::below(random, 3),
                        "a string that is not short " + std::to_string(i));
      }
      CHECK(lend::flatten(parts) == joined(parts));
      CHECK(lend::flatten(texts) == joined(texts));
    }
  });
  const std::vector<std::string> words{"ab", "", "c"};
  CHECK(lend::flatten(words) == std::vector{'a', 'b', 'c'});
  const std::array<std::array<bool, 2>, 2> flags{{{true, false}, {false, true}}};
  CHECK(lend::flatten(flags) == std::vector<bool>{true, false, false, true});
  const std::vector<std::vector<int>> none;
  CHECK(lend::flatten(lend::options{.grain = 9}, none).empty());
}

TEST_CASE("what fails leaves nothing behind") {
  support::at_all_widths([](std::size_t) {
    std::vector<support::counted> v;
    for (int i = 0; i < 20'000; ++i) {
      v.emplace_back(i);
    }
    const auto fails = [](const support::counted& x) {
      return x.value() == 15'000 ? throw support::failed() : true;
    };
    CHECK_THROWS_AS((void)lend::copy_if(v, fails), support::failed);
    CHECK_THROWS_AS((void)lend::pack_index(v, fails), support::failed);
    CHECK(lend::copy_if(v, [](const support::counted& x) { return x.value() % 2 == 0; }).size() ==
          10'000);
    std::vector<std::vector<fragile>> parts(2);
    for (std::size_t i = 0; i < 20'000; ++i) {
      parts[i / 10'000].emplace_back(static_cast<int>(i));
    }
    CHECK_THROWS_AS((void)lend::copy_if(parts[1], [](const fragile&) { return true; }),
                    support::failed);
    CHECK(lend::copy_if(parts[1], [](const fragile& x) { return x.value() > 15'000; }).size() ==
          4999);
    CHECK_THROWS_AS((void)lend::flatten(parts), support::failed);
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("packing can be stopped") {
  support::at_all_widths([](std::size_t) {
    const std::vector<int> v(200'000, 1);
    std::stop_source source;
    std::atomic<int> calls = 0;
    const lend::options how{.stop = source.get_token()};
    CHECK_THROWS_AS((void)lend::copy_if(how, v, lend::unchecked([&](int) {
                                          if (++calls == 1000) {
                                            source.request_stop();
                                          }
                                          return true;
                                        })),
                    lend::cancelled);
    CHECK(calls < 200'000);
    CHECK_THROWS_AS((void)lend::pack_index(how, v, is_small<int>), lend::cancelled);
    const std::vector<std::vector<int>> parts(1, v);
    CHECK_THROWS_AS((void)lend::flatten(how, parts), lend::cancelled);
  });
}
