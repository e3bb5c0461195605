#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

// Strings in their natural order, which are sorted by several characters at a time.

namespace {

std::string text_of(int kind, std::uint64_t random, std::size_t i) {
  switch (kind) {
    case 0:
      return std::to_string(random);
    case 1:
      return std::to_string(random % 20);
    case 2:
      return std::string(random % 60, 'a') + std::to_string(random % 3);
    case 3:
      return std::string(random % 17, '\0');
    case 4:
      return std::string("\xFF\x80 and \0 and more", 14).substr(random % 13);
    case 5:
      return std::string(600, 'x') + std::to_string(random % 5000);
    case 6:
      return std::string(100, static_cast<char>('a' + i % 2)) + std::string(random % 30, 'b');
    default:
      return std::string(random % 9, static_cast<char>(random >> 60U));
  }
}

std::vector<std::string> texts(int kind, std::size_t size) {
  auto random = support::generator(size + static_cast<std::size_t>(kind));
  std::vector<std::string> all(size);
  for (std::size_t i = 0; i < size; ++i) {
    all[i] = text_of(kind, random(), i);
  }
  return all;
}

constexpr int kinds = 8;

/// One of many values: a short text, one as long as both of its ends, one that differs in one
/// place.
std::string value_of(int kind, std::uint64_t value) {
  switch (kind) {
    case 0:
      return std::to_string(value);
    case 1:
      return std::to_string(10'000'000 + value) + std::to_string(90'000'000 - value / 2);
    case 2:
      return std::string(value, 'x');
    default: {
      std::string text(40, 'x');
      text[8 * static_cast<std::size_t>(kind - 3)] = static_cast<char>('a' + value);
      return text;
    }
  }
}

constexpr int kinds_of_value = 8;

std::vector<std::string> few_texts(int kind, std::size_t size, std::uint64_t values) {
  auto random = support::generator(size + values);
  std::vector<std::string> all(size);
  for (std::string& text : all) {
    text = value_of(kind, random() % values);
  }
  return all;
}

void check_few_texts(std::vector<std::string> v) {
  auto expected = v;
  std::sort(expected.begin(), expected.end());
  auto sorted = v;
  lend::sort(sorted);
  REQUIRE(sorted == expected);
  lend::sort(v, std::greater<>{});
  std::reverse(expected.begin(), expected.end());
  REQUIRE(v == expected);
}

void check_that_equal_texts_stay(std::vector<std::string> v) {
  std::vector<std::pair<std::string, const char*>> before;
  for (const std::string& text : v) {
    before.emplace_back(text, text.data());
  }
  std::stable_sort(before.begin(), before.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  lend::stable_sort(v, std::greater<>{});
  bool same = true;
  for (std::size_t i = 0; i < v.size(); ++i) {
    same = same && v[i].data() == before[i].second && v[i] == before[i].first;
  }
  CHECK(same);
}

}  // namespace

TEST_CASE("texts of all kinds, ascending and descending") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : {0UL, 1UL, 2UL, 64UL, 65UL, 1000UL, 20'000UL}) {
      for (int kind = 0; kind < kinds; ++kind) {
        const auto input = texts(kind, size);
        auto expected = input;
        std::sort(expected.begin(), expected.end());
        INFO("size ", size, ", kind ", kind);
        auto sorted = input;
        lend::sort(sorted);
        REQUIRE(sorted == expected);
        lend::sort(sorted, std::greater<>{});
        std::reverse(expected.begin(), expected.end());
        REQUIRE(sorted == expected);
        sorted = input;
        lend::stable_sort(sorted, std::ranges::greater{});
        REQUIRE(sorted == expected);
        lend::stable_sort(sorted);
        std::reverse(expected.begin(), expected.end());
        REQUIRE(sorted == expected);
      }
    }
  });
}

TEST_CASE("equal texts keep their order") { check_that_equal_texts_stay(texts(5, 30'000)); }

TEST_CASE("few different texts") {
  support::at_all_widths([](std::size_t) {
    for (const std::uint64_t values : {2UL, 32UL, 33UL}) {
      for (int kind = 0; kind < kinds_of_value; ++kind) {
        INFO("values ", values, ", kind ", kind);
        check_few_texts(few_texts(kind, 4096, values));
      }
    }
  });
}

TEST_CASE("few different texts in several blocks") {
  support::at_all_widths([](std::size_t) { check_few_texts(few_texts(4, 70'000, 17)); });
}

TEST_CASE("few different texts, and one that no sample knows") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t place : {0UL, 1UL, 29'999UL}) {
      auto v = few_texts(0, 30'000, 5);
      v[place] = "0 and more";
      check_few_texts(std::move(v));
    }
  });
}

TEST_CASE("few different texts keep their order") {
  check_that_equal_texts_stay(few_texts(1, 70'000, 17));
}

TEST_CASE("reversed texts, but for one") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t place : {0UL, 1UL, 4096UL, 5000UL, 5001UL, 10'000UL}) {
      std::vector<std::string> v(10'001);
      for (std::size_t i = 0; i < v.size(); ++i) {
        v[i] = "a number: " + std::to_string(99'999 - i);
      }
      if (place > 0) {
        v[place] = v[place - 1];
      }
      check_few_texts(std::move(v));
    }
  });
}
