#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

using lend::call;
using lend::mut;
using lend::shared;

namespace {

struct body {
  double mass;
  std::string name;

  [[nodiscard]] double heavier(double by) const { return mass + by; }
  void grow(double by) { mass += by; }
};

double sum(std::span<const double> values) {
  double total = 0;
  for (const double value : values) {
    total += value;
  }
  return total;
}

struct scale {
  double by;
  double operator()(const body& b) const { return b.mass * by; }
};

}  // namespace

TEST_CASE("the parameter type decides what a callee gets") {
  std::vector<double> v{1, 2, 3};
  CHECK(call([](lend::slice_mut<double> s) { return s[0] = 4; }, mut(v)) == 4);
  CHECK(call([](lend::slice<double> s) { return s[0]; }, mut(v)) == 4);
  CHECK(call([](lend::slice<double> s) { return s[0]; }, shared(v)) == 4);
  CHECK(call([](const lend::slice<double>& s) { return s[0]; }, shared(v)) == 4);
  CHECK(call([](std::vector<double>& w) { return w.size(); }, mut(v)) == 3);
  CHECK(call([](const std::vector<double>& w) { return w.size(); }, shared(v)) == 3);
  CHECK(call([](lend::ref<std::vector<double>> w) { return w->size(); }, shared(v)) == 3);
  CHECK(call([](lend::ref_mut<std::vector<double>> w) { return w->size(); }, mut(v)) == 3);
  CHECK(call(sum, shared(v)) == 9);
  CHECK(call(sum, mut(v)) == 9);
}

TEST_CASE("where the parameter cannot be read it is the slice of a range, else the ref") {
  std::vector<double> v{1, 2, 3};
  body b{2, "b"};
  CHECK(call([](auto s) { return s.size(); }, mut(v)) == 3);
  CHECK(call([](auto r) { return r->mass; }, mut(b)) == 2);
  CHECK(call([](const auto& r) { return r->mass; }, shared(b)) == 2);
  CHECK(call([](auto& object) { return object.mass = 5; }, mut(b)) == 5);
}

TEST_CASE("member functions, function objects and functions are callables") {
  body b{2, "b"};
  CHECK(call(&body::heavier, shared(b), 1.0) == 3);
  call(&body::grow, mut(b), 2.0);
  CHECK(b.mass == 4);
  CHECK(call(scale{0.5}, shared(b)) == 2);
  CHECK(call(std::plus<>{}, 1, 2) == 3);
  const std::array pair{1.0, 2.0};
  CHECK(call(sum, shared(pair)) == 3);
  double raw[] = {1, 2, 3};
  CHECK(call([](lend::slice_mut<double> s) { return s.size(); }, mut(raw)) == 3);
}

TEST_CASE("values are given, copied or moved") {
  std::string text = "text";
  CHECK(call([](std::string s) { return s.size(); }, lend::copy(text)) == 4);
  CHECK(text == "text");
  CHECK(call([](std::string s) { return s.size(); }, std::move(text)) == 4);
  CHECK(call([](int n) { return n; }, 3) == 3);
  CHECK(call([](std::unique_ptr<int> p) { return *p; }, std::make_unique<int>(5)) == 5);
  CHECK(call([](support::move_only m) { return m.value(); }, support::move_only(6)) == 6);
}

TEST_CASE("results may be move-only") {
  auto p = call([] { return std::make_unique<int>(3); });
  CHECK(*p == 3);
}

TEST_CASE("a loan that was given may come back") {
  std::vector<int> v{1, 2, 3};
  call(
      [](lend::slice_mut<int> s) {
        lend::slice_mut<int> back = call(
            [](lend::slice_mut<int> inner) {
              inner[0] = 9;
              return inner;
            },
            std::move(s));
        CHECK(back[0] == 9);
      },
      mut(v));
}

TEST_CASE("what is concurrent by its parts is reached for change when it is shared") {
  struct counters {
    std::atomic<int> hits;
    lend::mutex<int> misses;
  };
  counters both{};
  std::array<std::atomic<int>, 2> pair{};
  std::tuple<std::atomic<int>, std::atomic<int>> mixed;
  call(
      [](counters& c, std::array<std::atomic<int>, 2>& p,
         std::tuple<std::atomic<int>, std::atomic<int>>& m) {
        ++c.hits;
        c.misses.with([](int& n) { n = 2; });
        p[1] = 3;
        std::get<0>(m) = 4;
      },
      shared(both), shared(pair), shared(mixed));
  CHECK(both.hits == 1);
  CHECK(both.misses.with([](int n) { return n; }) == 2);
  CHECK(pair[1] == 3);
  CHECK(std::get<0>(mixed) == 4);
}

TEST_CASE("a slice is lent on, and is whole again afterwards") {
  std::vector<int> v{1, 2, 3};
  call(
      [](lend::slice_mut<int> s) {
        call([](lend::slice_mut<int> inner) { inner[0] = 4; }, mut(s));
        call([](lend::slice<int> inner) { CHECK(inner[0] == 4); }, shared(s));
        CHECK(s.size() == 3);
      },
      mut(v));
}

TEST_CASE("what lends converts to nothing, whatever it is made of") {
  std::vector<int> v{1, 2, 3};
  lend::matrix<int> m(2, 2);
  static_assert(!std::convertible_to<decltype(mut(v)), lend::slice_mut<int>>);
  static_assert(!std::constructible_from<lend::slice_mut<int>, decltype(mut(v))>);
  static_assert(!std::constructible_from<lend::slice<int>, decltype(shared(v))>);
  static_assert(!std::constructible_from<lend::ref<std::vector<int>>, decltype(shared(v))>);
  static_assert(!std::constructible_from<lend::grid<int>, decltype(shared(v, 1, 3))>);
  static_assert(!std::constructible_from<lend::slice_mut<int>, decltype(lend::chunks(v, 2))>);
  static_assert(!std::constructible_from<lend::grid_mut<int>, decltype(lend::rows(m))>);
  static_assert(!std::constructible_from<lend::atomic_slice<int>, decltype(lend::atomics(v))>);
  static_assert(!std::constructible_from<std::vector<int>, decltype(lend::copy(v))>);
  static_assert(!std::assignable_from<lend::slice<int>&, decltype(shared(v))>);
  CHECK(v.size() + m.rows() == 5);
}

TEST_CASE("a call stays on its thread") {
  CHECK(call([] { return std::this_thread::get_id(); }) == std::this_thread::get_id());
  int n = 1;
  call([](int& changed) { changed = 2; }, mut(n));
  CHECK(n == 2);
}

TEST_CASE("a vector of bool is lent as an object") {
  std::vector<bool> bits(3);
  call([](std::vector<bool>& of) { of[1] = true; }, mut(bits));
  CHECK(call([](const std::vector<bool>& of) { return of[1]; }, shared(bits)));
  CHECK(call([](auto of) { return of->size(); }, shared(bits)) == 3);
}

TEST_CASE("both halves go to one callee") {
  std::vector<int> v{1, 2, 3};
  std::vector<int> w{4, 5, 6};
  const int sum_of_ends = call(
      lend::split_at(1, v),
      [](lend::slice_mut<int> front, lend::slice_mut<int> back, int extra) {
        back[1] += front[0];
        return back[1] + extra;
      },
      10);
  CHECK(sum_of_ends == 14);
  call(lend::split_at(1, v, w), [](lend::slice_mut<int> v0, lend::slice_mut<int> v1,
                                   lend::slice_mut<int> w0, lend::slice_mut<int> w1) {
    CHECK(v0.size() + w0.size() == 2);
    CHECK(v1.size() + w1.size() == 4);
  });
  call(
      [](lend::slice_mut<int> s) {
        call(s.split_at(2), [](lend::slice_mut<int> a, lend::slice_mut<int> b) { a[0] = b[0]; });
        CHECK(s[0] == 4);
      },
      mut(v));
}

TEST_CASE("an unchecked callable may capture") {
  int n = 1;
  call(lend::unchecked([&] { n = 2; }));
  CHECK(n == 2);
}

TEST_CASE("overlapping loans are refused before anything happens") {
  std::vector<int> v{1, 2, 3};
  body b{1, "name"};
  const auto two = [](auto&&, auto&&) { FAIL("called"); };
  CHECK_THROWS_AS(call(two, mut(v), mut(v)), lend::overlap_error);
  CHECK_THROWS_AS(call(two, mut(v), shared(v)), lend::overlap_error);
  CHECK_THROWS_AS(call(two, mut(v[1]), shared(v)), lend::overlap_error);
  CHECK_THROWS_AS(call(two, mut(b), shared(b.mass)), lend::overlap_error);
  CHECK_THROWS_AS(call(two, mut(b), mut(b.name)), lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(lend::zip(v, v), [](int&, int&) {}), lend::overlap_error);
  CHECK_THROWS_AS(lend::for_each(v, [](int&, lend::slice<int>) {}, shared(v)), lend::overlap_error);
  CHECK_THROWS_AS(lend::transform(v, v, [](int n) { return n; }), lend::overlap_error);
  CHECK_THROWS_AS(lend::join(lend::split_at(1, v, v), [](auto, auto) {}), lend::overlap_error);
  CHECK_THROWS_WITH(call(two, mut(v), mut(v)), doctest::Contains("lend[disjoint]"));
}

TEST_CASE("loans given and made in one call are compared") {
  std::vector<int> v{1, 2, 3};
  call(
      [](lend::slice_mut<int> s) {
        const auto two = [](lend::slice_mut<int>, lend::slice_mut<int>) { FAIL("called"); };
        CHECK_THROWS_AS(call(two, mut(s), std::move(s)), lend::overlap_error);
        CHECK(s.size() == 3);
      },
      mut(v));
}

TEST_CASE("loans that are copied into a call, alone or in values, are compared with those made") {
  struct job {
    lend::slice<int> part;
  };
  struct reading {
    lend::slice<int> from;
    void operator()(int& /*unused*/) const { FAIL("called"); }
  };
  std::vector<int> v{1, 2, 3};
  const auto compare = [](lend::slice<int> s, std::vector<int>& whole) {
    const auto two = [](const auto&, const auto&) { FAIL("called"); };
    const job j{s};
    CHECK_THROWS_AS(call(two, s, mut(whole)), lend::overlap_error);
    CHECK_THROWS_AS(call(two, lend::copy(s), mut(whole)), lend::overlap_error);
    CHECK_THROWS_AS(call(two, j, mut(whole[2])), lend::overlap_error);
    CHECK_THROWS_AS(call(two, lend::copy(j), mut(whole)), lend::overlap_error);
    CHECK_THROWS_AS(call(reading{s}, mut(whole[0])), lend::overlap_error);
    CHECK_THROWS_AS(lend::for_each(whole, reading{s}), lend::overlap_error);
    CHECK(call([](const auto&, const auto&) { return true; }, j, shared(whole)));
  };
  // What a task may not do: it reaches the lender of its loan.
  lend::call(lend::unchecked([&](lend::slice<int> s) { compare(s, v); }), shared(v));
}

TEST_CASE("loans that share, or do not meet, are fine together") {
  std::vector<int> v{1, 2, 3};
  std::vector<int> empty;
  body b{1, "name"};
  const auto two = [](const auto&, const auto&) { return true; };
  CHECK(call(two, shared(v), shared(v)));
  CHECK(call(two, mut(v[0]), mut(v[1])));
  CHECK(call(two, mut(b.mass), mut(b.name)));
  CHECK(call(two, mut(empty), mut(v)));
}

TEST_CASE("what is moved in is not lent as well") {
  std::vector<int> v{3, 1, 2};
  std::vector<int> out(3);
  const auto read = [](int& x, const std::vector<int>& all) { x = all[0]; };
  CHECK_THROWS_AS(lend::for_each(v, read, std::move(v)), lend::overlap_error);
  CHECK_THROWS_AS(call(
                      lend::split_at(1, v), [](auto, auto, std::vector<int>) {}, std::move(v)),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::join(
                      lend::split_at(1, v), [](auto, const auto&) {}, std::move(v)),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::sort(
                      v, [](int, int, const std::vector<int>&) { return true; }, std::move(v)),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::tabulate(
                      v, [](std::size_t, const auto&) { return 1; }, std::move(v)),
                  lend::overlap_error);
  CHECK_THROWS_AS(lend::transform(
                      v, out, [](int, const auto&) { return 1; }, std::move(out)),
                  lend::overlap_error);
  CHECK_THROWS_AS(call([](auto, auto) {}, std::move(v), shared(v)), lend::overlap_error);
  CHECK(v.size() == 3);
  CHECK(out.size() == 3);
}

TEST_CASE("a callable that owns what it is called on is refused") {
  struct owner {
    std::vector<int> data;
    void operator()(int& x) const { x = data[0]; }
  };
  owner o{{1, 2, 3}};
  CHECK_THROWS_AS(lend::for_each(o.data, std::move(o)), lend::overlap_error);
  CHECK(o.data.size() == 3);
}

TEST_CASE("loans inside of values are compared too") {
  struct job {
    lend::slice_mut<int> part;
  };
  std::vector<int> v{1, 2, 3};
  call(
      [](lend::slice_mut<int> s) {
        job j{std::move(s)};
        CHECK_THROWS_AS(call([](job, int&) {}, std::move(j), mut(j.part[0])), lend::overlap_error);
        std::tuple<int, lend::slice_mut<int>> t{1, std::move(j.part)};
        CHECK_THROWS_AS(call([](auto, int&) {}, std::move(t), mut(std::get<1>(t)[0])),
                        lend::overlap_error);
        std::optional<lend::slice_mut<int>> o{std::move(std::get<1>(t))};
        CHECK_THROWS_AS(call([](auto, int&) {}, std::move(o), mut((*o)[0])), lend::overlap_error);
        std::variant<int, lend::slice_mut<int>> either{*std::move(o)};
        auto& held = std::get<1>(either);
        CHECK_THROWS_AS(call([](auto, int&) {}, std::move(either), mut(held[0])),
                        lend::overlap_error);
        auto owned = std::make_unique<lend::slice_mut<int>>(std::move(held));
        CHECK_THROWS_AS(call([](auto, int&) {}, std::move(owned), mut((*owned)[1])),
                        lend::overlap_error);
        std::vector<lend::slice_mut<int>> parts;
        parts.push_back(std::move(*owned));
        CHECK_THROWS_AS(call([](auto, int&) {}, std::move(parts), mut(parts[0][2])),
                        lend::overlap_error);
        CHECK(parts[0].size() == 3);
        int other = 1;
        call([](std::vector<lend::slice_mut<int>> given, int& x) { x = given[0][0]; },
             std::move(parts), mut(other));
      },
      mut(v));
}

TEST_CASE("a ref covers the elements of what it refers to") {
  std::vector<int> v{1, 2, 3};
  call(
      [](lend::ref_mut<std::vector<int>> r) {
        CHECK_THROWS_AS(call([](lend::ref_mut<std::vector<int>>, int&) {}, mut(r), mut((*r)[0])),
                        lend::overlap_error);
        CHECK(r->size() == 3);
      },
      mut(v));
}

TEST_CASE("halves that were given are compared with loans of the call") {
  std::vector<int> v{1, 2, 3};
  call(
      [](lend::slice_mut<int> s) {
        auto halves = std::move(s).split_at(1);
        CHECK_THROWS_AS(lend::join(
                            std::move(halves), [](lend::slice_mut<int>, const int&) {},
                            shared(halves.first[0])),
                        lend::overlap_error);
        CHECK_THROWS_AS(
            call(
                std::move(halves), [](lend::slice_mut<int>, lend::slice_mut<int>, const int&) {},
                shared(halves.second[1])),
            lend::overlap_error);
        CHECK(halves.first.size() + halves.second.size() == 3);  // nothing was moved
      },
      mut(v));
}

TEST_CASE("a view of the standard library is made of what is lent") {
  const std::string text = "text";
  CHECK(call([](std::string_view s) { return s.size(); }, shared(text)) == 4);
}
