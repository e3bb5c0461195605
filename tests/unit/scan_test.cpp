#include "../counted.hpp"
#include "../process.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace {

// A block is 64 KiB: 8192 numbers of eight bytes, 16,384 of four.
const std::size_t sizes[] = {0,      1,      2,      3,      4,      5,      7,      8,
                             9,      1000,   8191,   8192,   8193,   8195,   8196,   16'383,
                             16'384, 16'385, 16'388, 16'391, 32'769, 40'960, 100'003};
const std::size_t few_sizes[] = {0, 1, 2, 7, 8, 9, 63, 64, 65, 511, 512, 513, 5000, 40'000};

template <class T>
std::vector<std::uint64_t> bits(const std::vector<T>& v) {
  std::vector<std::uint64_t> all;
  for (const T x : v) {
    all.push_back(std::bit_cast<std::uint64_t>(x));
  }
  return all;
}

std::vector<double> reals(std::size_t size) {
  std::vector<double> v(size);
  std::mt19937_64 random = support::generator(size);
  for (double& x : v) {
    x = std::uniform_real_distribution<double>(-1e9, 1e9)(random);
  }
  return v;
}

/// All four scans of `v` by `op`, beside those of the standard library.
template <class T, class Op>
void check_scans(const std::vector<T>& v, T init, Op op) {
  std::vector<T> expected(v.size());
  std::vector<T> out(v.size());
  std::inclusive_scan(v.begin(), v.end(), expected.begin(), op);
  lend::inclusive_scan(v, out, op);
  CHECK(out == expected);
  auto in_place = v;
  lend::inclusive_scan(in_place, op);
  CHECK(in_place == expected);

  std::exclusive_scan(v.begin(), v.end(), expected.begin(), init, op);
  lend::exclusive_scan(v, out, lend::copy(init), op);
  CHECK(out == expected);
  in_place = v;
  lend::exclusive_scan(in_place, lend::copy(init), op);
  CHECK(in_place == expected);
}

/// What x -> (a x + b) mod 2^32 does; composed, not commutative.
struct affine {
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  friend bool operator==(const affine&, const affine&) = default;
};
affine compose(const affine& first, const affine& second) {
  return {first.a * second.a, first.b * second.a + second.b};
}

template <class T>
T sum_of_two(const T& a, const T& b) {
  return a + b;
}

}  // namespace

TEST_CASE("integers are scanned as by the standard library, at all sizes and widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      if (support::is_too_slow(size)) {
        continue;
      }
      INFO(size);
      check_scans(support::random_numbers<std::uint64_t>(size, 0, size), std::uint64_t{7},
                  std::plus<>{});
      check_scans(support::random_numbers<std::uint64_t>(size, 0, size), std::uint64_t{7},
                  [](std::uint64_t a, std::uint64_t b) { return a + b; });
      check_scans(support::random_numbers<std::uint32_t>(size, 0, size), 3U, std::multiplies<>{});
      check_scans(support::random_numbers<std::int32_t>(size, 1000, size), -5,
                  [](int a, int b) { return a < b ? b : a; });
    }
  });
}

TEST_CASE("operands keep their order") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : few_sizes) {
      INFO(size);
      const auto numbers = support::random_numbers<std::uint32_t>(2 * size, 0, size);
      std::vector<affine> maps(size);
      for (std::size_t i = 0; i < size; ++i) {
        maps[i] = {numbers[2 * i], numbers[2 * i + 1]};
      }
      check_scans(maps, affine{3, 4}, compose);
    }
    std::vector<std::string> letters(1500);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      letters[i] = static_cast<char>('a' + i % 26);
    }
    check_scans(letters, std::string("a rather long beginning"), std::plus<>{});
  });
}

TEST_CASE("outputs too large for the caches") {
  // Under ThreadSanitizer nothing is stored past them.
  const std::size_t large = (std::size_t{16} << 20U) / sizeof(double) + 8193;
  const std::size_t size = support::thread_sanitizer ? 20'000 : large;
  const auto v = support::random_numbers<std::uint64_t>(size, 0, 1);
  std::vector<double> small(v.begin(), v.end());
  for (double& x : small) {
    x = x > 9e18 ? 1 : 0.5;
  }
  const std::vector<float> floats(2 * size, 1);
  std::vector<float> counted(2 * size);
  support::at_all_widths([&](std::size_t) {
    check_scans(v, std::uint64_t{1}, std::plus<>{});
    check_scans(small, 0.25, std::plus<>{});
    check_scans(small, 0.25, [](double a, double b) { return a + b; });
    lend::inclusive_scan(floats, counted, [](float a, float b) { return a > 999 ? 0 : a + b; });
  });
}

TEST_CASE("scans of doubles have the same bits at every width and grain") {
  const auto plain = [](double a, double b) { return a + b; };
  for (const std::size_t size : {1000U, 8192U, 8193U, 100'003U, 1'000'003U, 2'200'000U}) {
    if (size > 200'000 && support::sanitized) {
      break;
    }
    const auto v = reals(size);
    std::vector<double> out(v.size());
    const auto scanned = [&](auto scan) {
      scan();
      return bits(out);
    };
    const auto sums = [&](const lend::options& how) {
      return std::array{scanned([&] { lend::inclusive_scan(how, v, out, std::plus<>{}); }),
                        scanned([&] { lend::inclusive_scan(how, v, out, plain); }),
                        scanned([&] { lend::exclusive_scan(how, v, out, 0.1, std::plus<>{}); }),
                        scanned([&] { lend::exclusive_scan(how, v, out, 0.1, plain); }),
                        scanned([&] { lend::inclusive_scan(how, out = v, plain); })};
    };
    const auto expected = sums({});
    support::at_all_widths([&](std::size_t) {
      for (int again = 0; again < 3; ++again) {
        CHECK(sums({}) == expected);
      }
      CHECK(sums({.grain = 20'000}) == expected);
    });
  }
}

TEST_CASE("sums have the type of the elements, or of the initial value, and are converted") {
  const std::vector<std::uint8_t> bytes{200, 100, 1};
  std::vector<int> ints(3);
  lend::inclusive_scan(bytes, ints, std::plus<>{});
  CHECK(ints == std::vector{200, 44, 45});
  lend::exclusive_scan(bytes, ints, 1000, std::plus<>{});
  CHECK(ints == std::vector{1000, 1200, 1300});
  std::vector<double> halves{0.5, 0.5, 0.5};
  lend::exclusive_scan(halves, ints, 0.5, std::plus<>{});
  CHECK(ints == std::vector{0, 1, 1});
  lend::exclusive_scan(halves, 7, std::plus<>{});
  CHECK(halves == std::vector{7.0, 7.0, 7.0});
  const std::vector<std::string> words{"a", "b"};
  std::vector<std::string> prefixes(2);
  lend::exclusive_scan(words, prefixes, std::string("<"),
                       [](const std::string& a, const std::string& b) { return a + b; });
  CHECK(prefixes == std::vector<std::string>{"<", "<a"});
}

TEST_CASE("slices, arrays, loans, arguments and names") {
  std::array<int, 4> v{1, 2, 3, 4};
  std::array<int, 4> out{};
  lend::inclusive_scan(lend::shared(v), lend::mut(out), std::plus<>{});
  CHECK(out == std::array{1, 3, 6, 10});
  lend::inclusive_scan(v, out, sum_of_two);
  CHECK(out == std::array{1, 3, 6, 10});
  lend::exclusive_scan(v, out, 5, sum_of_two);
  CHECK(out == std::array{5, 6, 8, 11});
  lend::inclusive_scan(lend::options{.grain = 2}, out, &sum_of_two<int>);
  CHECK(out == std::array{5, 11, 19, 30});
  lend::exclusive_scan(out, 0, sum_of_two);
  CHECK(out == std::array{0, 5, 16, 35});
  const std::vector<int> weights{10, 1};
  lend::inclusive_scan(
      v, out,
      [](int a, int b, lend::slice<int> w, int limit) { return std::min(a + b, w[0] - limit); },
      lend::shared(weights), 3);
  CHECK(out == std::array{1, 3, 6, 7});
  lend::run(
      [](lend::slice_mut<int> part) {
        lend::inclusive_scan(part, std::plus<>{});
        lend::exclusive_scan(std::move(part), 1, std::multiplies<>{});
      },
      lend::mut(v));
  CHECK(v == std::array{1, 1, 3, 18});
}

TEST_CASE("sizes and loans are checked") {
  std::vector<int> v(10);
  std::vector<int> longer(11);
  CHECK_THROWS_AS(lend::inclusive_scan(v, longer, std::plus<>{}), lend::size_error);
  CHECK_THROWS_AS(lend::exclusive_scan(longer, v, 0, std::plus<>{}), lend::size_error);
  CHECK_THROWS_AS(lend::inclusive_scan(v, v, std::plus<>{}), lend::overlap_error);
  CHECK_THROWS_AS(lend::exclusive_scan(v, v, 0, std::plus<>{}), lend::overlap_error);
  CHECK_THROWS_AS(
      lend::inclusive_scan(
          v, [](int a, int b, lend::slice<int> w) { return a + b + w[0]; }, lend::shared(v)),
      lend::overlap_error);
}

TEST_CASE("a failing operation passes its exception on, and nothing is left behind") {
  support::at_all_widths([](std::size_t) {
    for (const int when : {1, 2, 7, 100, 1000, 5000}) {
      std::vector<support::counted> v(3000, support::counted(1));
      std::vector<support::counted> out(3000);
      std::atomic<int> calls = 0;
      const auto failing =
          lend::unchecked([&](const support::counted& a, const support::counted& b) {
            if (++calls == when) {
              throw support::failed();
            }
            return support::counted(a.value() + b.value());
          });
      CHECK_THROWS_AS(lend::inclusive_scan(v, out, failing), support::failed);
      calls = 0;
      CHECK_THROWS_AS(lend::exclusive_scan(v, support::counted(5), failing), support::failed);
      CHECK(v.size() == 3000);
    }
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("a scan can be stopped") {
  support::at_all_widths([](std::size_t) {
    std::vector<long> v(100'000, 1);
    std::vector<long> out(v.size());
    std::stop_source source;
    std::atomic<int> calls = 0;
    const lend::options how{.stop = source.get_token()};
    const auto stopping = lend::unchecked([&](long a, long b) {
      if (++calls == 20'000) {
        source.request_stop();
      }
      return a + b;
    });
    CHECK_THROWS_AS(lend::inclusive_scan(how, v, out, stopping), lend::cancelled);
    CHECK(calls < 150'000);
    CHECK_THROWS_AS(lend::inclusive_scan(how, v, out, std::plus<>{}), lend::cancelled);
    lend::inclusive_scan({.stop = std::stop_source().get_token()}, v, out, std::plus<>{});
    CHECK(out.back() == 100'000);
  });
}

TEST_CASE("blocks that wait for a late one are left behind, and written all the same") {
  support::at_all_widths([](std::size_t width) {
    const std::size_t size = 4096;
    std::vector<support::counted> v(size, support::counted(1));
    std::atomic<int> calls = 0;
    std::atomic<bool> many = false;
    // The first element is in the first block only.
    v[0] = support::counted(1000);
    lend::inclusive_scan(v,
                         lend::unchecked([&](const support::counted& a, const support::counted& b) {
                           if (++calls > 2000) {
                             many = true;
                           }
                           if (a.value() == 1000 && width > 1) {
                             support::wait_a_little_for(many);
                           }
                           return support::counted(a.value() + b.value());
                         }));
    for (std::size_t i = 0; i < size; ++i) {
      REQUIRE(v[i].value() == static_cast<int>(1000 + i));
    }
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("an operation may be parallel itself") {
  support::at_all_widths([](std::size_t) {
    std::vector<long> v(600, 2);
    lend::inclusive_scan(v, [](long a, long b) {
      const std::vector<long> both{a, b};
      return lend::reduce(both, 0L, std::plus<>{});
    });
    CHECK(v.back() == 1200);
    std::vector<affine> maps(600, affine{1, 1});
    lend::inclusive_scan(maps, [](const affine& a, const affine& b) {
      std::vector<std::uint32_t> ones(3, 1);
      lend::for_each(ones, [](std::uint32_t& x) { ++x; });
      return ones[2] == 2 ? compose(a, b) : affine{};
    });
    CHECK(maps.back() == affine{1, 600});
  });
}
