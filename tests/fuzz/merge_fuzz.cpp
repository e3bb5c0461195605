#include "target.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using fuzz::input;
using fuzz::record;
using fuzz::require;

/// The numbers in two parts.
using two_parts = std::pair<std::vector<std::uint64_t>, std::vector<std::uint64_t>>;

two_parts parts_of(input& in) {
  const std::size_t choice = in.below(4);
  const std::size_t number = in.size();
  const auto all = in.numbers();
  const std::size_t sizes[] = {0, all.size() / 2, all.size(), std::min(number, all.size())};
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(sizes[choice]);
  return {{all.begin(), middle}, {middle, all.end()}};
}

template <class T, class Less>
std::vector<T> merged(const std::vector<T>& a, const std::vector<T>& b, const Less& less) {
  std::vector<T> all(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), all.begin(), less);
  return all;
}

template <class T, class Less>
void check(std::vector<T> a, std::vector<T> b, const Less& less) {
  std::stable_sort(a.begin(), a.end(), less);
  std::stable_sort(b.begin(), b.end(), less);
  std::vector<T> out(a.size() + b.size());
  lend::merge(a, b, out, less);
  require(out == merged(a, b, less), "merge");
}

/// By a key: which range an element is from shows whether that is stable.
void check_records(const two_parts& parts) {
  std::uint32_t place = 0;
  const auto record_of = [&](std::uint64_t number) {
    return record{static_cast<std::uint32_t>(number), place++};
  };
  check(fuzz::made_of(parts.first, record_of), fuzz::made_of(parts.second, record_of),
        [](const record& a, const record& b) { return a.key < b.key; });
}

/// Of inputs that are not sorted, by a comparison that says anything or fails after so many calls.
void check_disorder(input& in) {
  const std::size_t kind = in.below(3);
  const std::size_t limit = kind == 2 ? in.size() : 0;
  const auto [a, b] = parts_of(in);
  std::atomic<std::size_t> calls = 0;
  const auto less = lend::unchecked([&](std::uint64_t x, std::uint64_t y) {
    if (kind == 2 && ++calls > limit) {
      throw std::runtime_error("the comparison");
    }
    return kind == 1 ? ((x * 0x9E37'79B9U ^ y) * 0x85EB'CA6BU >> 13U) % 2 == 0 : x < y;
  });
  std::vector<std::uint64_t> out(a.size() + b.size());
  try {
    lend::merge(a, b, out, less);
  } catch (const std::runtime_error&) {
    require(kind == 2, "an exception");
    return;
  }
  auto all = a;
  all.insert(all.end(), b.begin(), b.end());
  std::sort(all.begin(), all.end());
  std::sort(out.begin(), out.end());
  require(out == all, "contents");
}

}  // namespace

void fuzz::run(input& in) {
  at_some_width(in, [&] {
    switch (in.below(4)) {
      case 0: {
        const auto [a, b] = parts_of(in);
        return check(a, b, std::greater<>{});
      }
      case 1:
        return check_records(parts_of(in));
      case 2: {
        const auto [a, b] = parts_of(in);
        return check(made_of(a, text_of), made_of(b, text_of), std::less<>{});
      }
      default:
        return check_disorder(in);
    }
  });
}
