#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

using lend::join;
using lend::mut;
using lend::shared;
using lend::task;

namespace {

long fib(int n) {
  if (n < 2) {
    return n;
  }
  const auto [a, b] = join(task(fib, n - 1), task(fib, n - 2));
  return a + b;
}

/// Without const, it remembers that it was asked.
class lazy {
 public:
  int* data() { return ++asked_, numbers_.data(); }
  [[nodiscard]] const int* data() const { return numbers_.data(); }
  int* begin() { return data(); }
  int* end() { return data() + 3; }
  [[nodiscard]] const int* begin() const { return data(); }
  [[nodiscard]] const int* end() const { return data() + 3; }
  [[nodiscard]] std::size_t size() { return ++asked_, numbers_.size(); }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  [[nodiscard]] int asked() const { return asked_; }

 private:
  std::vector<int> numbers_{1, 2, 3};
  int asked_ = 0;
  LEND_PARTS(numbers_, asked_);
};

void merge_sort(lend::slice_mut<int> v, lend::slice_mut<int> tmp) {
  if (v.size() <= 8) {
    std::sort(v.begin(), v.end());
    return;
  }
  const std::size_t mid = v.size() / 2;
  join(lend::split_at(mid, v, tmp), merge_sort);
  const auto middle = v.begin() + mid;
  std::merge(v.begin(), middle, middle, v.end(), tmp.begin());
  std::copy(tmp.begin(), tmp.end(), v.begin());
}

/// It can be made, but its first move throws.
class fragile {
 public:
  fragile() = default;
  fragile(fragile&& /*other*/) noexcept(false) { throw support::failed(); }
  fragile& operator=(fragile&&) = delete;
  ~fragile() = default;

 private:
  [[maybe_unused]] int value_ = 0;
};

}  // namespace

template <>
inline constexpr auto lend::enable_send<fragile> = lend::yes;

TEST_CASE("results come as a tuple, monostate for void") {
  support::at_all_widths([](std::size_t) {
    const auto [a, b, c] =
        join(task([](int n) { return n; }, 1), task([] {}), task([] { return std::string("x"); }));
    static_assert(std::is_same_v<decltype(b), const std::monostate>);
    CHECK(a == 1);
    CHECK(c == "x");
  });
}

TEST_CASE("one task, and many") {
  CHECK(std::get<0>(join(task([] { return 1; }))) == 1);
  const auto five = [] { return 5; };
  const auto results = join(task(five), task(five), task(five), task(five), task(five), task(five),
                            task(five), task(five), task(five), task(five), task(five));
  CHECK(std::get<10>(results) == 5);
}

TEST_CASE("results may be move-only") {
  auto [p, q] = join(task([] { return std::make_unique<int>(1); }),
                     task([](std::unique_ptr<int> r) { return r; }, std::make_unique<int>(2)));
  CHECK(*p + *q == 3);
}

TEST_CASE("recursive joins compute what they should, at all widths") {
  support::at_all_widths([](std::size_t) { CHECK(fib(16) == 987); });
  CHECK(fib(12) == 144);
}

TEST_CASE("several slices are split at the same place") {
  support::at_all_widths([](std::size_t) {
    auto v = support::random_numbers<int>(5000, 0);
    auto expected = v;
    std::sort(expected.begin(), expected.end());
    std::vector<int> tmp(v.size());
    lend::run(merge_sort, mut(v), mut(tmp));
    CHECK(v == expected);
  });
}

TEST_CASE("loans of different tasks must not overlap") {
  std::vector<int> v{1, 2, 3};
  const auto write = [](lend::slice_mut<int> s) { s[0] = 9; };
  const auto read = [](lend::slice<int> s) { return s[0]; };
  CHECK_THROWS_AS(join(task(write, mut(v)), task(write, mut(v))), lend::overlap_error);
  CHECK_THROWS_AS(join(task(write, mut(v)), task(read, shared(v))), lend::overlap_error);
  CHECK(v[0] == 1);
  CHECK(join(task(read, shared(v)), task(read, shared(v))) == std::tuple(1, 1));
  std::vector<int> w{4};
  join(task(write, mut(v)), task(write, mut(w)));
  CHECK(v[0] + w[0] == 18);
}

TEST_CASE("a loan that a task's callable holds is compared with those of other tasks") {
  struct filler {
    lend::slice_mut<int> part;
    void operator()() { part[0] = 1; }
  };
  std::vector<int> v{1, 2, 3};
  lend::call(
      [](lend::slice_mut<int> s) {
        filler fill{std::move(s)};
        // Whichever is evaluated first, the loan or the move: one of two errors.
        CHECK_THROWS_AS(join(task(std::move(fill)), task([](int& x) { ++x; }, mut(fill.part[0]))),
                        std::logic_error);
      },
      mut(v));
  CHECK(v[0] == 1);
}

TEST_CASE("what a task is given is compared with the loans of other tasks") {
  std::vector<std::vector<int>> rows(3, std::vector<int>{1, 2, 3});
  int& cell = rows[1][1];
  const auto own = [](const std::vector<std::vector<int>>&) { FAIL("called"); };
  const auto write = [](int&) { FAIL("called"); };
  CHECK_THROWS_AS(join(task(own, std::move(rows)), task(write, mut(cell))), lend::overlap_error);

  lend::keeper<int> k(1);
  std::optional<lend::kept<int>> loan = k.shared();
  int& value = const_cast<int&>(**loan);
  const auto read = [](const std::optional<lend::kept<int>>&) { FAIL("called"); };
  CHECK_THROWS_AS(join(task(write, mut(value)), task(read, lend::copy(loan))), lend::overlap_error);

  struct holder {
    std::vector<int> numbers;
    void operator()() const { FAIL("called"); }
  };
  holder hold{{1, 2, 3}};
  int& held = hold.numbers[2];
  CHECK_THROWS_AS(join(task(write, mut(held)), task(std::move(hold))), lend::overlap_error);

  std::vector<int> given{1, 2, 3};
  std::vector<int> other{4};
  const auto sum = [](const std::vector<int>& v) { return v.size(); };
  CHECK(join(task(sum, std::move(given)), task(sum, shared(other))) == std::tuple(3U, 1U));
}

TEST_CASE("what is lent shared is asked for its elements as const") {
  lazy some;
  const auto read = [](lend::slice<int> s) { return s[2]; };
  CHECK(join(task(read, shared(some)), task(read, shared(some))) == std::tuple(3, 3));
  CHECK(some.asked() == 0);
}

TEST_CASE("the parts of a join and its arguments must not overlap") {
  std::vector<int> v{1, 2, 3};
  CHECK_THROWS_AS(
      join(
          lend::split_at(1, v), [](lend::slice_mut<int>, lend::slice<int>) {}, shared(v)),
      lend::overlap_error);
}

TEST_CASE("both parts are worked on, with arguments that both read") {
  std::vector<int> v{1, 2, 3, 4};
  const std::string text = "abc";
  const auto sizes = join(
      lend::split_at(1, v),
      [](lend::slice_mut<int> part, const std::string& s, int n) {
        part[0] = static_cast<int>(s.size()) + n;
        return part.size();
      },
      shared(text), 7);
  CHECK(sizes == std::tuple(std::size_t{1}, std::size_t{3}));
  CHECK(v == std::vector{10, 10, 3, 4});
}

TEST_CASE("const ranges and shared slices are split into shared halves") {
  const std::vector<int> v{1, 2, 3};
  const auto last = [](lend::slice<int> s) { return s.last(1)[0]; };
  CHECK(join(lend::split_at(1, v), last) == std::tuple(1, 3));
  CHECK(lend::call(
            [](lend::slice<int> s) {
              return join(s.split_at(2), [](lend::slice<int> h) { return h.size(); });
            },
            shared(v)) == std::tuple(std::size_t{2}, std::size_t{1}));
}

TEST_CASE("halves that were given away may come back as results") {
  std::vector<int> v{1, 2, 3};
  lend::call(
      [](lend::slice_mut<int> s) {
        auto [front, back] = join(std::move(s).split_at(1), [](lend::slice_mut<int> half) {
          half[0] += 10;
          return half;
        });
        CHECK(front.size() == 1);
        CHECK(back[0] == 12);
      },
      mut(v));
}

TEST_CASE("the first exception is thrown when all tasks have ended") {
  support::at_all_widths([](std::size_t) {
    std::atomic<int> inside = 0;
    const auto enter = [](std::atomic<int>& n) {
      ++n;
      --n;
    };
    const auto fail = [](std::atomic<int>& n) {
      ++n;
      --n;
      throw support::failed();
    };
    CHECK_THROWS_AS(join(task(fail, shared(inside)), task(enter, shared(inside))), support::failed);
    CHECK_THROWS_AS(join(task(enter, shared(inside)), task(fail, shared(inside))), support::failed);
    CHECK_THROWS_AS(join(task(fail, shared(inside)), task(fail, shared(inside))), support::failed);
    CHECK(inside == 0);
    CHECK(std::get<0>(join(task([] { return 3; }), task([] {}))) == 3);
  });
}

TEST_CASE("a result whose move throws is an exception like any other") {
  CHECK_THROWS_AS(join(task([] { return fragile(); }), task([] {})), support::failed);
  CHECK_THROWS_AS(lend::run([] { return fragile(); }), support::failed);
}

TEST_CASE("a throw at any leaf of a tree is seen at its root, and the tree ends") {
  support::at_all_widths([](std::size_t) {
    for (int bad = 0; bad < 64; ++bad) {
      struct walk {
        static void at(int node, int depth, int thrower, lend::ref<std::atomic<int>> alive) {
          if (depth == 0) {
            ++*alive;
            --*alive;
            if (node == thrower) {
              throw support::failed();
            }
            return;
          }
          join(task(&walk::at, 2 * node, depth - 1, thrower, alive),
               task(&walk::at, 2 * node + 1, depth - 1, thrower, alive));
        }
      };
      std::atomic<int> alive = 0;
      CHECK_THROWS_AS(lend::call(&walk::at, 0, 6, bad, shared(alive)), support::failed);
      CHECK(alive == 0);
    }
  });
}

TEST_CASE("deep recursion to one side") {
  struct list {
    static int length(int n) {
      if (n == 0) {
        return 0;
      }
      const auto [rest, one] = join(task(&list::length, n - 1), task([] { return 1; }));
      return rest + one;
    }
  };
  support::at_all_widths([](std::size_t) { CHECK(list::length(2000) == 2000); });
}
