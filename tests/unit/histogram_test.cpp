#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 1000, 4097, 262'143, 262'144, 1'000'003};
const std::size_t numbers_of_bins[] = {1, 7, 4096, 4097, 250'000, 250'001, 524'289, 3'000'001};

using counts = std::vector<std::size_t>;

std::size_t bin_of(std::uint64_t x, std::size_t bins) { return x % bins; }

counts counted(const std::vector<std::uint64_t>& v, std::size_t bins) {
  counts expected(bins);
  for (const std::uint64_t x : v) {
    ++expected[bin_of(x, bins)];
  }
  return expected;
}

enum class grade : unsigned char { poor, fair, good };

struct exam {
  int points;
  [[nodiscard]] grade result() const {
    return points < 50 ? grade::poor : points < 80 ? grade::fair : grade::good;
  }
};

}  // namespace

TEST_CASE("few bins and many are counted, at all sizes and widths") {
  for (const std::size_t bins : numbers_of_bins) {
    for (const std::size_t size : sizes) {
      if (support::is_too_slow(size)) {
        continue;
      }
      if (bins > 10'000 && size != 1000 && size < 262'143) {
        continue;
      }
      const auto v = support::random_numbers<std::uint64_t>(size, 0, size + bins);
      const counts expected = counted(v, bins);
      support::at_all_widths([&](std::size_t) {
        CAPTURE(bins);
        CAPTURE(size);
        CHECK((lend::histogram(v, bins, bin_of, bins) == expected));
      });
    }
  }
}

TEST_CASE("more elements than are sorted at a time are counted") {
  const auto v = support::random_numbers<std::uint64_t>(5'000'011, 200'000);
  const counts expected = counted(v, 200'000);
  support::at_all_widths([&](std::size_t) {
    CHECK((lend::histogram(v, 200'000, bin_of, std::size_t{200'000}) == expected));
  });
}

TEST_CASE("elements that all go to the same bin are counted") {
  const std::vector<std::uint64_t> v(300'000, 77'777);
  for (const std::size_t bins : {std::size_t{77'778}, std::size_t{1'000'000}}) {
    const counts found = lend::histogram(v, bins, bin_of, bins);
    CHECK(found.size() == bins);
    CHECK(found[77'777] == v.size());
  }
}

TEST_CASE("a bin is an integer of any kind, a bool or an enumeration") {
  const std::vector<int> v{3, -1, 4, -1, 5};
  CHECK(lend::histogram(v, 2, [](int x) { return x < 0; }) == counts{3, 2});
  CHECK(lend::histogram(v, 6U, [](int x) {
          return static_cast<signed char>(x + 1 > 5 ? 5 : x + 1);
        }) == counts{2, 0, 0, 0, 1, 2});
  const std::vector<exam> exams{{90}, {20}, {60}, {99}};
  CHECK(lend::histogram(exams, 3, &exam::result) == counts{1, 1, 2});
  const std::vector<std::size_t> places{0, 2, 2};
  // NOLINTNEXTLINE(bugprone-return-const-ref-from-parameter): it lies in the range
  const auto itself = [](const std::size_t& x) -> const std::size_t& { return x; };
  CHECK(lend::histogram(places, 3, itself) == counts{1, 0, 2});
}

TEST_CASE("parts of views are counted, and arguments reach the callable") {
  const std::vector<int> v{0, 1, 5, 3};
  const std::vector<std::size_t> w{0, 2, 2, 3};
  CHECK(lend::histogram(lend::enumerate(v), 2, [](std::size_t i, int x) {
          return static_cast<int>(i) == x;
        }) == counts{1, 3});
  CHECK(lend::histogram(
            v, 4,
            [](int x, lend::slice<std::size_t> t) { return t[static_cast<std::size_t>(x) % 4]; },
            lend::shared(w)) == counts{1, 0, 2, 1});
  CHECK(lend::histogram(
            v, 6, [](int x, const lend::box<int>& by) { return x * *by % 6; },
            lend::make_box<int>(2)) == counts{2, 0, 1, 0, 1, 0});
}

TEST_CASE("what is no bin is an error, which says so") {
  const std::vector<int> v{0, 1, -3};
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_WITH_AS((void)lend::histogram(v, 4, [](int x) { return x; }),
                         "lend[bounds]: bin -3 lies outside of a histogram of 4 bins",
                         lend::bounds_error);
    CHECK_THROWS_WITH_AS((void)lend::histogram(v, 1, [](int x) { return x == 1; }),
                         "lend[bounds]: bin 1 lies outside of a histogram of 1 bins",
                         lend::bounds_error);
    CHECK_THROWS_AS((void)lend::histogram(v, 0, [](int) { return 0; }), lend::bounds_error);
  });
  for (const std::size_t bins : {std::size_t{100'000}, std::size_t{1'000'000}}) {
    auto many = support::random_numbers<std::uint64_t>(500'000, bins);
    many[321'123] = bins;
    CHECK_THROWS_AS((void)lend::histogram(many, bins, [](std::uint64_t x) { return x; }),
                    lend::bounds_error);
  }
  CHECK_THROWS_AS((void)lend::histogram(v, -1, [](int) { return 0; }), lend::size_error);
  const std::vector<int> none;
  CHECK(lend::histogram(none, 0, [](int) { return 0; }).empty());
  CHECK(lend::histogram(none, 2, [](int) { return 0; }) == counts{0, 0});
}

TEST_CASE("a failing callable passes its exception on, and a stop ends the count") {
  const std::vector<std::uint64_t> v(300'000, 1);
  support::at_all_widths([&](std::size_t) {
    std::stop_source stop;
    stop.request_stop();
    for (const std::size_t bins : {std::size_t{10}, std::size_t{100'000}, std::size_t{1'000'000}}) {
      CHECK_THROWS_AS(
          (void)lend::histogram(v, bins, [](std::uint64_t) -> int { throw support::failed(); }),
          support::failed);
      CHECK_THROWS_AS(
          (void)lend::histogram(lend::options{.stop = stop.get_token()}, v, bins, bin_of, bins),
          lend::cancelled);
      CHECK(lend::histogram(lend::options{.grain = 1000}, v, bins, bin_of, bins)[1] == v.size());
    }
  });
}
