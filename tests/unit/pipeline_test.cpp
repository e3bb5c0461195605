#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <numeric>
#include <ranges>
#include <stop_token>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 3, 511, 512, 513, 1023, 1024, 1025, 4097, 100'003};

template <class Range>
auto as_vector(Range range) {
  std::vector<std::ranges::range_value_t<Range>> all;
  for (auto&& each : range) {
    all.push_back(std::forward<decltype(each)>(each));
  }
  return all;
}

std::uint64_t hashed(std::uint64_t x) { return (x ^ (x >> 13U)) * 0x9E37'79B9'7F4A'7C15; }
bool is_odd(std::uint64_t x) { return x % 2 != 0; }

std::vector<std::uint64_t> numbers(std::size_t size) {
  return support::random_numbers<std::uint64_t>(size, 0, size);
}

}  // namespace

TEST_CASE("transform and filter give what std::views give, at all sizes and widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto v = numbers(size);
      const auto mapped = v | std::views::transform(hashed);
      const auto chosen = mapped | std::views::filter(is_odd);
      CHECK((lend::par(v) | lend::transform(hashed) | lend::to_vector) == as_vector(mapped));
      const auto expected = as_vector(chosen);
      CHECK((lend::par(v) | lend::transform(hashed) | lend::filter(is_odd) | lend::to_vector) ==
            expected);
      CHECK((lend::par(v) | lend::transform(hashed) | lend::filter(is_odd) | lend::count) ==
            expected.size());
      CHECK((lend::par(v) | lend::transform(hashed) | lend::count_if(is_odd)) == expected.size());
      CHECK((lend::par(v) | lend::transform(hashed) | lend::filter(is_odd) | lend::sum) ==
            std::accumulate(expected.begin(), expected.end(), std::uint64_t{0}));
      CHECK((lend::par(v) | lend::filter(is_odd) | lend::transform(hashed) |
             lend::reduce(std::uint64_t{7}, std::plus<>{})) ==
            std::transform_reduce(v.begin(), v.end(), std::uint64_t{7}, std::plus<>{},
                                  [](std::uint64_t x) { return is_odd(x) ? hashed(x) : 0; }));
    }
  });
}

TEST_CASE("take in front of a filter counts places, behind it what passed") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto v = numbers(size);
      for (const std::size_t most : {std::size_t{0}, std::size_t{1}, size / 3, size, size + 5}) {
        const auto n = static_cast<std::ptrdiff_t>(most);
        CHECK((lend::par(v) | lend::take(most) | lend::filter(is_odd) | lend::to_vector) ==
              as_vector(v | std::views::take(n) | std::views::filter(is_odd)));
        const auto odd = v | std::views::filter(is_odd) | std::views::take(n);
        CHECK((lend::par(v) | lend::filter(is_odd) | lend::take(most) | lend::to_vector) ==
              as_vector(odd));
        CHECK((lend::par(v) | lend::transform(hashed) | lend::filter(is_odd) | lend::take(most) |
               lend::filter([](std::uint64_t x) { return x % 3 == 0; }) | lend::take(most / 2) |
               lend::to_vector) ==
              as_vector(v | std::views::transform(hashed) | std::views::filter(is_odd) |
                        std::views::take(n) |
                        std::views::filter([](std::uint64_t x) { return x % 3 == 0; }) |
                        std::views::take(n / 2)));
      }
    }
  });
}

TEST_CASE("take behind a filter stops early, and an element behind what it takes throws nothing") {
  support::at_all_widths([](std::size_t) {
    std::atomic<std::size_t> asked = 0;
    const std::size_t size = 1'000'000;
    const auto found = lend::par(std::size_t{0}, size) |
                       lend::filter(
                           [](std::size_t i, std::atomic<std::size_t>& calls) {
                             ++calls;
                             if (i > 5'000) {
                               throw support::failed();
                             }
                             return i % 100 == 0;
                           },
                           lend::shared(asked)) |
                       lend::take(20) | lend::to_vector;
    CHECK(found.size() == 20);
    CHECK(found.back() == 1'900);
    CHECK(asked <= 8 * 1'024);
    CHECK_THROWS_AS((void)(lend::par(0, 100'000) | lend::filter([](int i) {
                             return i == 7 ? throw support::failed() : i % 2 == 0;
                           }) |
                           lend::take(5) | lend::count),
                    support::failed);
  });
}

TEST_CASE("enumerate and zip go together with what arrives") {
  const auto v = numbers(5'000);
  const auto w = numbers(5'000);
  support::at_all_widths([&](std::size_t) {
    const auto add = [](std::uint64_t a, std::uint64_t b) { return a + 3 * b; };
    std::vector<std::uint64_t> expected(v.size());
    std::transform(v.begin(), v.end(), w.begin(), expected.begin(), add);
    CHECK((lend::par(v) | lend::zip(w) | lend::transform(add) | lend::to_vector) == expected);
    CHECK((lend::par(lend::zip(v, w)) | lend::transform(add) | lend::to_vector) == expected);
    std::transform(v.begin(), v.end(), w.begin(), expected.begin(),
                   [&](std::uint64_t a, std::uint64_t b) { return add(hashed(a), b); });
    CHECK((lend::par(v) | lend::transform(hashed) | lend::zip(w) | lend::transform(add) |
           lend::to_vector) == expected);
    const auto placed = lend::par(v) | lend::transform(hashed) | lend::enumerate |
                        lend::filter([](std::size_t, std::uint64_t x) { return x % 5 == 0; }) |
                        lend::to_vector;
    for (const auto& [at, x] : placed) {
      CHECK(x == hashed(v[at]));
    }
    CHECK(placed.size() == static_cast<std::size_t>(std::count_if(
                               v.begin(), v.end(), [](auto x) { return hashed(x) % 5 == 0; })));
    const auto first =
        lend::par(v) | lend::filter(is_odd) | lend::take(3) | lend::enumerate | lend::to_vector;
    REQUIRE(first.size() == 3);
    CHECK(std::get<0>(first[2]) == 2);
    CHECK(std::get<1>(first[2]) == *std::next((v | std::views::filter(is_odd)).begin(), 2));
  });
  const std::vector<int> shorter(3);
  CHECK_THROWS_AS((void)(lend::par(v) | lend::zip(shorter) | lend::count), lend::size_error);
  CHECK_THROWS_AS((void)(lend::par(v) | lend::take(4) | lend::zip(shorter) | lend::count),
                  lend::size_error);
  CHECK((lend::par(v) | lend::take(3) | lend::zip(shorter) | lend::count) == 3);
}

TEST_CASE("for_each writes in place, through filters, takes and references that are passed on") {
  support::at_all_widths([](std::size_t) {
    std::vector<int> v(10'000);
    std::iota(v.begin(), v.end(), 0);
    lend::par(lend::mut(v)) | lend::for_each([](int& x, int by) { x += by; }, 1);
    CHECK(v[9'999] == 10'000);
    lend::par(v) | lend::filter([](int x) { return x % 2 == 0; }) | lend::take(3) |
        lend::for_each([](int& x) { x = -x; });
    CHECK(std::vector<int>(v.begin(), v.begin() + 8) ==
          std::vector<int>{1, -2, 3, -4, 5, -6, 7, 8});
    std::vector<std::pair<int, std::string>> named(1'000);
    lend::par(named) | lend::enumerate |
        lend::for_each([](std::size_t i, std::pair<int, std::string>& one) {
          one = {static_cast<int>(i), "a"};
        });
    lend::par(named) | lend::filter([](const auto& one) { return one.first < 2; }) |
        lend::transform([](auto& one) -> std::string& { return one.second; }) |
        lend::for_each([](std::string& text) { text += "b"; });
    CHECK(named[1].second == "ab");
    CHECK(named[2].second == "a");
    lend::par(lend::chunks(v, 7)) | lend::for_each([](lend::slice_mut<int> part) { part[0] = 0; });
    CHECK((lend::par(v) | lend::count_if([](int x) { return x == 0; })) == 1'429);
  });
  std::vector<int> v(10);
  CHECK_THROWS_AS((lend::par(v) | lend::for_each([](int&, lend::slice<int>) {}, lend::shared(v))),
                  lend::overlap_error);
  CHECK_THROWS_AS((lend::par(v) | lend::zip(v) | lend::for_each([](int&, int&) {})),
                  lend::overlap_error);
}

TEST_CASE("flatten passes on elements of lent ranges, and takes those of values away") {
  std::vector<std::vector<int>> rows(3'000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].assign(i % 5, static_cast<int>(i));
  }
  std::vector<int> flat;
  for (const auto& row : rows) {
    flat.insert(flat.end(), row.begin(), row.end());
  }
  support::at_all_widths([&](std::size_t) {
    CHECK((lend::par(rows) | lend::flatten | lend::to_vector) == flat);
    CHECK((lend::par(rows) | lend::flatten | lend::take(100) | lend::to_vector) ==
          std::vector<int>(flat.begin(), flat.begin() + 100));
    const auto made = lend::par(0, 1'000) | lend::transform([](int i) {
                        std::vector<std::unique_ptr<int>> some;
                        for (int k = 0; k < i % 3; ++k) {
                          some.push_back(std::make_unique<int>(i));
                        }
                        return some;
                      }) |
                      lend::flatten | lend::to_vector;
    CHECK(made.size() == 999);
    CHECK(std::is_sorted(made.begin(), made.end(),
                         [](const auto& a, const auto& b) { return *a < *b; }));
  });
  lend::par(rows) | lend::flatten | lend::for_each([](int& x) { x = 1; });
  CHECK(rows[4] == std::vector<int>(4, 1));
}

TEST_CASE("reductions give the bits of transform_reduce at every width") {
  std::vector<double> v(123'457);
  std::mt19937_64 random = support::generator();
  for (double& x : v) {
    x = std::uniform_real_distribution<double>(-1, 1)(random);
  }
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
  const auto cube = [](double x) { return x * x * x; };
  const auto positive = [](double x) { return x > 0.1; };
  const double plain = lend::transform_reduce(v, 0.5, std::plus<>{}, cube);
  const double chosen = lend::par(v) | lend::filter(positive) | lend::transform(cube) |
                        lend::reduce(0.5, std::plus{});
  CHECK(chosen == doctest::Approx(0.5 + std::transform_reduce(v.begin(), v.end(), 0.0,
                                                              std::plus<>{}, [&](double x) {
                                                                return positive(x) ? cube(x) : 0.0;
                                                              })));
  const double exact = lend::sum(v);
  support::at_all_widths([&](std::size_t) {
    CHECK(bits(lend::par(v) | lend::transform(cube) | lend::reduce(0.5, std::plus<>{})) ==
          bits(plain));
    CHECK(bits(lend::par(lend::options{.grain = 1'000}, v) | lend::filter(positive) |
               lend::transform(cube) | lend::reduce(0.5, std::plus{})) == bits(chosen));
    CHECK(bits(lend::par(v) | lend::sum) == bits(exact));
  });
  const auto joined = lend::par(0, 2'000) | lend::filter([](int i) { return i % 3 == 0; }) |
                      lend::transform([](int i) { return std::to_string(i); }) |
                      lend::reduce(std::string("<"), std::plus<>{});
  std::string expected = "<";
  for (int i = 0; i < 2'000; i += 3) {
    expected += std::to_string(i);
  }
  CHECK(joined == expected);
}

TEST_CASE("each callable is called once for each element that reaches it") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{513}, std::size_t{20'000}}) {
      std::atomic<std::size_t> mapped = 0;
      std::atomic<std::size_t> asked = 0;
      std::atomic<std::size_t> doubled = 0;
      const auto all = lend::par(std::size_t{0}, size) |
                       lend::transform(
                           [](std::size_t i, std::atomic<std::size_t>& calls) {
                             ++calls;
                             return i;
                           },
                           lend::shared(mapped)) |
                       lend::filter(
                           [](std::size_t i, std::atomic<std::size_t>& calls) {
                             ++calls;
                             return i % 4 == 0;
                           },
                           lend::shared(asked)) |
                       lend::transform(
                           [](std::size_t i, std::atomic<std::size_t>& calls) {
                             ++calls;
                             return 2 * i;
                           },
                           lend::shared(doubled)) |
                       lend::to_vector;
      CHECK(mapped == size);
      CHECK(asked == size);
      CHECK(doubled == (size + 3) / 4);
      CHECK(all.size() == (size + 3) / 4);
      CHECK(all.back() == (size - 1) / 4 * 8);
    }
  });
}

TEST_CASE("results that only move and values that are counted come through") {
  support::at_all_widths([](std::size_t) {
    const auto made = lend::par(0, 3'000) |
                      lend::transform([](int i) { return support::move_only(i); }) |
                      lend::to_vector;
    CHECK(made.size() == 3'000);
    CHECK(made[2'999].value() == 2'999);
    const auto kept = lend::par(0, 3'000) |
                      lend::transform([](int i) { return support::move_only(i); }) |
                      lend::filter([](const support::move_only& one) { return one.value() > 5; }) |
                      lend::take(10) | lend::to_vector;
    CHECK(kept.size() == 10);
    CHECK(kept[9].value() == 15);
    const auto sum =
        lend::par(0, 3'000) | lend::transform([](int i) { return support::counted(i); }) |
        lend::filter([](const support::counted& one) { return one.value() % 2 == 0; }) |
        lend::reduce(support::counted(0), [](const support::counted& a, const support::counted& b) {
          return support::counted(a.value() + b.value());
        });
    CHECK(sum.value() == 2'248'500);
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("an exception of any callable leaves, and nothing leaks") {
  support::at_all_widths([](std::size_t) {
    const auto make = [](int i) { return support::counted(i); };
    const auto fails = [](const support::counted& one) {
      return one.value() == 4'321 ? throw support::failed() : true;
    };
    const auto fails_to_map = [](const support::counted& one) {
      return one.value() == 4'321 ? throw support::failed() : support::counted(1);
    };
    const auto fails_to_add = [](const support::counted& a, const support::counted& b) {
      return b.value() == 4'321 ? throw support::failed() : support::counted(a.value());
    };
    using support::failed;
    CHECK_THROWS_AS(
        (void)(lend::par(0, 9'000) | lend::transform(make) | lend::filter(fails) | lend::to_vector),
        failed);
    CHECK_THROWS_AS((void)(lend::par(0, 9'000) | lend::transform(make) |
                           lend::transform(fails_to_map) | lend::to_vector),
                    failed);
    CHECK_THROWS_AS((void)(lend::par(0, 9'000) | lend::transform(make) | lend::filter(fails) |
                           lend::take(8'000) | lend::to_vector),
                    failed);
    CHECK_THROWS_AS((void)(lend::par(0, 9'000) | lend::transform(make) |
                           lend::reduce(support::counted(0), fails_to_add)),
                    failed);
    CHECK_THROWS_AS((lend::par(0, 9'000) | lend::transform(make) |
                     lend::for_each([](const support::counted& one) {
                       if (one.value() == 4'321) {
                         throw support::failed();
                       }
                     })),
                    failed);
  });
  CHECK(support::counted::none_left());
}

TEST_CASE("questions are answered as by a sequential search") {
  const auto v = numbers(100'000);
  support::at_all_widths([&](std::size_t) {
    const std::uint64_t wanted = hashed(v[77'777]);
    const auto is_it = [](std::uint64_t x, std::uint64_t it) { return x == it; };
    CHECK((lend::par(v) | lend::transform(hashed) | lend::any_of(is_it, wanted)));
    CHECK_FALSE((lend::par(v) | lend::take(77'777) | lend::transform(hashed) |
                 lend::any_of(is_it, wanted)));
    CHECK((lend::par(v) | lend::filter(is_odd) | lend::all_of(is_odd)));
    CHECK_FALSE((lend::par(v) | lend::filter(is_odd) | lend::none_of(is_odd)));
    CHECK((lend::par(0, 1'000'000) |
           lend::any_of([](int i) { return i > 100'000 ? throw support::failed() : i == 10; })));
  });
}

TEST_CASE("options hold for the whole pipeline") {
  std::stop_source stop;
  stop.request_stop();
  const lend::options stopped{.stop = stop.get_token()};
  const auto even = [](int x) { return x % 2 == 0; };
  CHECK_THROWS_AS((void)(lend::par(stopped, 0, 10'000) | lend::filter(even) | lend::to_vector),
                  lend::cancelled);
  CHECK_THROWS_AS((void)(lend::par(stopped, 0, 10'000) | lend::reduce(0, std::plus<>{})),
                  lend::cancelled);
  CHECK_THROWS_AS((lend::par(stopped, 0, 10'000) | lend::for_each([](int) {})), lend::cancelled);
  CHECK_THROWS_AS(
      (void)(lend::par(stopped, 0, 10'000) | lend::filter(even) | lend::take(9) | lend::count),
      lend::cancelled);
  const lend::arena arena{3};
  const lend::options inside{.arena = &arena};
  const auto widths = lend::par(inside, 0, 1'000) |
                      lend::transform([](int) { return lend::this_arena::width(); }) |
                      lend::to_vector;
  CHECK(widths == std::vector<std::size_t>(1'000, 3));
  const auto few = lend::par(inside, 0, 1'000) | lend::filter(even) | lend::take(9) |
                   lend::transform([](int) { return lend::this_arena::width(); }) | lend::to_vector;
  CHECK(few == std::vector<std::size_t>(9, 3));
  CHECK((lend::par(-3, 3) | lend::reduce(0, std::plus<>{})) == -3);
  CHECK((lend::par(3, -3) | lend::count) == 0);
}

TEST_CASE("slices that are given away, members and functions are stages as anywhere in lend") {
  std::vector<int> v(100, 2);
  lend::run(
      [](lend::slice_mut<int> all) {
        auto [low, high] = std::move(all).split_at(50);
        lend::par(std::move(low)) | lend::for_each([](int& x) { x = 5; });
        lend::par(high) | lend::for_each([](int& x) { x = 7; });
        lend::par(high) | lend::for_each([](int& x) { ++x; });
      },
      lend::mut(v));
  CHECK((lend::par(v) | lend::reduce(0, std::plus<>{})) == 50 * 5 + 50 * 8);
  const std::vector<std::string> words{"a", "", "bcd"};
  CHECK((lend::par(words) | lend::transform(&std::string::size) | lend::sum) == 4);
  CHECK((lend::par(words) | lend::filter(&std::string::empty) | lend::count) == 1);
  const std::size_t offset = words.size();
  CHECK((lend::par(words) | lend::transform(lend::unchecked([&offset](const std::string& word) {
           return word.size() + offset;
         })) |
         lend::to_vector) == std::vector<std::size_t>{4, 3, 6});
}
