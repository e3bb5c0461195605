#include "../process.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 32, 33, 1000, 5000, 65'537, 200'000};

template <class K, std::size_t Bytes>
struct record {
  K key;
  std::uint32_t place;
  std::array<char, Bytes> rest{};

  friend bool operator==(const record&, const record&) = default;
};

template <class Record>
std::vector<Record> records(std::size_t size, std::uint64_t distinct) {
  const auto numbers = support::random_numbers<std::uint64_t>(size, distinct, size);
  std::vector<Record> v(size);
  for (std::size_t i = 0; i < size; ++i) {
    v[i].key = static_cast<decltype(v[i].key)>(numbers[i]);
    v[i].place = static_cast<std::uint32_t>(i);
  }
  return v;
}

template <class Record>
void check_records() {
  const auto by_key = [](const Record& a, const Record& b) { return a.key < b.key; };
  for (const std::size_t size : sizes) {
    if (support::is_too_slow(size)) {
      continue;
    }
    for (const std::uint64_t distinct : {0U, 1U, 7U, 1000U}) {
      auto v = records<Record>(size, distinct);
      auto expected = v;
      std::stable_sort(expected.begin(), expected.end(), by_key);
      auto by_member = v;
      lend::sort_by_key(by_member, &Record::key);
      REQUIRE(by_member == expected);
      lend::sort_by_key(v, [](const Record& one) { return one.key; });
      REQUIRE(v == expected);
    }
  }
}

template <class T>
double weighed(const T& word, double weight) {
  return weight * static_cast<double>(word.size());
}
std::size_t length_of(const std::string& word) { return word.size(); }
int length_of(int number) { return number; }

}  // namespace

TEST_CASE_TEMPLATE("records of all sizes keep the order of equal keys", Record,
                   record<std::uint64_t, 4>, record<std::uint32_t, 8>, record<std::int16_t, 1>,
                   record<double, 12>, record<std::uint8_t, 100>, record<std::int64_t, 1000>) {
  check_records<Record>();
}

TEST_CASE("the same at all widths") {
  using one = record<std::uint64_t, 4>;
  const auto input = records<one>(150'000, 100'000);
  auto expected = input;
  std::stable_sort(expected.begin(), expected.end(),
                   [](const one& a, const one& b) { return a.key < b.key; });
  support::at_all_widths([&](std::size_t) {
    auto v = input;
    lend::integer_sort(v, &one::key);
    REQUIRE(v == expected);
  });
}

TEST_CASE("keys that are no numbers, keys with arguments, and elements that only move") {
  std::vector<std::string> words;
  for (const auto n : support::random_numbers<std::uint32_t>(5000, 3000)) {
    words.push_back(std::to_string(n));
  }
  auto expected = words;
  std::stable_sort(expected.begin(), expected.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  auto by_length = words;
  lend::sort_by_key(by_length, &std::string::size);
  CHECK(by_length == expected);
  lend::sort_by_key(words, [](const std::string& word) { return word; });
  CHECK(std::is_sorted(words.begin(), words.end()));

  std::vector<std::unique_ptr<const int>> owners;
  for (const int n : support::random_numbers<int>(50'000, 0)) {
    owners.push_back(std::make_unique<const int>(n));
  }
  lend::integer_sort(
      owners, [](const std::unique_ptr<const int>& one, int factor) { return *one / factor; }, 3);
  CHECK(std::is_sorted(owners.begin(), owners.end(),
                       [](const auto& a, const auto& b) { return *a / 3 < *b / 3; }));
}

TEST_CASE("keys that are numbers, of functions that are passed by name") {
  std::vector<std::string> words;
  for (const auto n : support::random_numbers<std::uint32_t>(5000, 3000)) {
    words.push_back(std::to_string(n) + std::string(n % 40, '.'));
  }
  auto expected = words;
  std::stable_sort(expected.begin(), expected.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  auto v = words;
  lend::sort_by_key(v, length_of);
  CHECK(v == expected);
  v = words;
  lend::integer_sort(lend::options{.grain = 9}, v, length_of);
  CHECK(v == expected);
  v = words;
  lend::sort_by_key(v, weighed, 0.5);
  CHECK(v == expected);
  lend::sort_by_key(v, weighed, -1.0);
  CHECK(std::is_sorted(v.begin(), v.end(),
                       [](const auto& a, const auto& b) { return a.size() > b.size(); }));
  std::vector<int> numbers{3, 1, 2};
  lend::sort_by_key(numbers, length_of);
  CHECK(numbers == std::vector{1, 2, 3});
}

TEST_CASE("over-aligned elements") {
  struct alignas(128) wide {
    std::uint64_t key;
    std::uint64_t place;
  };
  std::vector<wide> v(3000);
  const auto numbers = support::random_numbers<std::uint64_t>(v.size(), 500);
  for (std::size_t i = 0; i < v.size(); ++i) {
    v[i] = {numbers[i], i};
  }
  lend::sort_by_key(v, &wide::key);
  CHECK(std::is_sorted(v.begin(), v.end(), [](const wide& a, const wide& b) {
    return a.key != b.key ? a.key < b.key : a.place < b.place;
  }));
}

TEST_CASE("a key that throws leaves a permutation") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {20UL, 1000UL, 100'000UL}) {
      if (support::is_too_slow(size)) {
        continue;
      }
      for (const int limit : {0, 5, 50, 3000, 150'000, 350'000}) {
        auto v = support::random_numbers<int>(size, 0);
        auto expected = v;
        std::sort(expected.begin(), expected.end());
        std::atomic<int> left = limit;
        const auto key = lend::unchecked([&](int x) {
          if (--left < 0) {
            throw support::failed();
          }
          return x;
        });
        try {
          lend::sort_by_key(v, key);
          CHECK(v == expected);
        } catch (const support::failed&) {
          std::sort(v.begin(), v.end());
        }
        REQUIRE(v == expected);
      }
    }
  });
}

TEST_CASE("a key that changes from call to call leaves a permutation") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {33UL, 1000UL, 70'000UL, 300'000UL}) {
      if (support::is_too_slow(size)) {
        continue;
      }
      auto v = support::random_numbers<std::uint32_t>(size, 0);
      auto expected = v;
      std::sort(expected.begin(), expected.end());
      std::atomic<std::uint32_t> calls = 0;
      lend::integer_sort(v, lend::unchecked([&](std::uint32_t) { return ++calls * 0x9E37'79B9U; }));
      std::sort(v.begin(), v.end());
      REQUIRE(v == expected);
      std::vector<std::string> words;
      for (const auto n : expected) {
        words.push_back(std::to_string(n) + " that lies elsewhere");
      }
      auto same = words;
      lend::integer_sort(
          words, lend::unchecked([&](const std::string&) { return ++calls * 0x9E37'79B9U; }));
      std::sort(words.begin(), words.end());
      std::sort(same.begin(), same.end());
      REQUIRE(words == same);
    }
  });
}

TEST_CASE("a sort that is told to stop leaves a permutation") {
  support::at_all_widths([](std::size_t) {
    for (const int limit : {1, 5000, 100'000, 250'000, 400'000}) {
      auto v = support::random_numbers<int>(100'000, 0);
      auto expected = v;
      std::sort(expected.begin(), expected.end());
      std::stop_source source;
      std::atomic<int> left = limit;
      try {
        lend::sort_by_key(lend::options{.stop = source.get_token()}, v, lend::unchecked([&](int x) {
                            if (--left == 0) {
                              source.request_stop();
                            }
                            return x;
                          }));
        CHECK(v == expected);
      } catch (const lend::cancelled&) {
        std::sort(v.begin(), v.end());
      }
      REQUIRE(v == expected);
    }
    auto v = support::random_numbers<int>(100'000, 0);
    const auto before = v;
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(lend::sort(lend::options{.stop = source.get_token()}, v), lend::cancelled);
    CHECK(v == before);
  });
}
