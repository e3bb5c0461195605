#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <functional>
#include <memory>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using lend::mut;
using lend::shared;

namespace {

// What a callee was called with, written where the caller can see it.
struct record {
  std::string got;
};

template <class T>
constexpr const char* kind = "another";
template <>
constexpr const char* kind<lend::slice_mut<int>> = "slice_mut";
template <>
constexpr const char* kind<lend::slice<int>> = "slice";
template <>
constexpr const char* kind<lend::ref_mut<std::vector<int>>> = "ref_mut of vector";
template <>
constexpr const char* kind<lend::ref<std::vector<int>>> = "ref of vector";
template <>
constexpr const char* kind<std::vector<int>> = "vector";
template <>
constexpr const char* kind<const std::vector<int>> = "const vector";
template <>
constexpr const char* kind<std::span<int>> = "span";
template <>
constexpr const char* kind<int> = "int";
template <>
constexpr const char* kind<double> = "double";

template <class T>
void takes_slice_mut(lend::slice_mut<T>, record& to) {
  to.got = kind<lend::slice_mut<T>>;
}
template <class T>
void takes_slice(lend::slice<T>, record& to) {
  to.got = kind<lend::slice<T>>;
}
template <class T>
void takes_const_slice(const lend::slice<T>&, record& to) {
  to.got = kind<lend::slice<T>>;
}
template <class T>
void takes_ref_mut(lend::ref_mut<T>, record& to) {
  to.got = kind<lend::ref_mut<T>>;
}
template <class T>
void takes_ref(lend::ref<T>, record& to) {
  to.got = kind<lend::ref<T>>;
}
template <class T>
void takes_vector(std::vector<T>&, record& to) {
  to.got = kind<std::vector<T>>;
}
template <class T>
void takes_const_vector(const std::vector<T>&, record& to) {
  to.got = kind<const std::vector<T>>;
}
template <class T>
void takes_span(std::span<T>, record& to) {
  to.got = kind<std::span<T>>;
}
template <class T>
void takes_anything(T, record& to) {
  to.got = kind<T>;
}
void takes_auto(auto value, record& to) { to.got = kind<decltype(value)>; }
template <class T>
void takes_lvalue(T&, record& to) {
  to.got = kind<T>;
}
template <class T>
void takes_const_reference(const T&, record& to) {
  to.got = kind<T>;
}
template <class T>
void takes_forwarding(T&&, record& to) {
  to.got = kind<std::remove_reference_t<T>>;
}
void takes_constrained(std::integral auto, record& to) { to.got = "integral"; }
template <class T>
auto deduces_void(lend::slice_mut<T>, record& to) {
  to.got = "deduced";
}
template <class T>
void is_noexcept(lend::slice_mut<T>, record& to) noexcept {
  to.got = "noexcept";
}

template <class T>
void takes_grid_mut(lend::grid_mut<T>, record& to) {
  to.got = "grid_mut";
}
template <class T>
void takes_grid(lend::grid<T>, record& to) {
  to.got = "grid";
}
template <class T>
void takes_strided_mut(lend::strided_mut<T> column) {
  column[0] = T{8};
}
template <class T>
void takes_strided(lend::strided<T> column, lend::atomic_slice<T> sum) {
  sum[0] += column[0];
}
template <class T>
void takes_kept_mut(lend::kept_mut<T>, record& to) {
  to.got = "kept_mut";
}
template <class T>
void takes_kept(lend::kept<T>, record& to) {
  to.got = "kept";
}
template <class T>
void count(lend::atomic_slice<T> counts) {
  ++counts[0];
}

void overloaded(lend::slice_mut<int>, record& to) { to.got = "ints"; }
void overloaded(lend::slice_mut<double>, record& to) { to.got = "doubles"; }
void overloaded(const std::string&, record& to) { to.got = "string"; }
void overloaded(int, record& to) { to.got = "int"; }
template <class T>
void overloaded(std::unique_ptr<T>, record& to) {
  to.got = "pointer";
}

// clang-format off
#define CALL_BY_NAME(name, ...) [&] { record r; lend::call(name, __VA_ARGS__, mut(r)); return r.got; }()
// clang-format on

template <class T>
void add_one(T& x) {
  x += 1;
}
template <class T>
void set_to_index(std::size_t i, T& x) {
  x = static_cast<T>(i);
}
template <class T>
void fill(lend::slice_mut<T> part, T value) {
  std::ranges::fill(part, value);
}
template <class T>
void copy_front(lend::slice_mut<T> to, lend::slice_mut<T> from) {
  std::ranges::copy(from, to.begin());
}
template <class T>
void check_index(T i, const std::vector<int>& v) {
  if (v[static_cast<std::size_t>(i)] != 1) throw support::failed();
}
template <class T>
bool is_greater(const T& a, const T& b) {
  return a > b;
}
template <class T>
int twice(T x) {
  return static_cast<int>(2 * x);
}
template <class T>
void quick_sort(lend::slice_mut<T> v) {
  if (v.size() <= 16) return std::sort(v.begin(), v.end());
  const auto middle = v.begin() + v.size() / 2;
  std::nth_element(v.begin(), middle, v.end());
  lend::join(v.split_at(v.size() / 2), quick_sort<T>);
}
template <class T>
void spawn_halves(lend::scope_handle& s, lend::slice_mut<T> v) {
  auto [front, back] = std::move(v).split_at(v.size() / 2);
  s.spawn(quick_sort, std::move(front));
  s.spawn(fill, std::move(back), T{9});
}

template <class T>
T sum(std::span<const T> values) {
  T total{};
  for (const T value : values) total += value;
  return total;
}
template <class T>
void append_all(lend::slice_mut<T> to, const std::vector<T>& from, std::string& log) {
  std::ranges::copy(from, to.begin());
  log += "copied";
}
template <class To, class From>
To convert(From x) {
  return static_cast<To>(x);
}

}  // namespace

TEST_CASE("a bare function template gets the loan in the form that its parameter has") {
  std::vector<int> v{1, 2, 3};
  CHECK(CALL_BY_NAME(takes_slice_mut, mut(v)) == "slice_mut");
  CHECK(CALL_BY_NAME(takes_slice, mut(v)) == "slice");
  CHECK(CALL_BY_NAME(takes_slice, shared(v)) == "slice");
  CHECK(CALL_BY_NAME(takes_const_slice, shared(v)) == "slice");
  CHECK(CALL_BY_NAME(takes_ref_mut, mut(v)) == "ref_mut of vector");
  CHECK(CALL_BY_NAME(takes_ref, shared(v)) == "ref of vector");
  CHECK(CALL_BY_NAME(takes_vector, mut(v)) == "vector");
  CHECK(CALL_BY_NAME(takes_const_vector, mut(v)) == "const vector");
  CHECK(CALL_BY_NAME(takes_const_vector, shared(v)) == "const vector");
  CHECK(CALL_BY_NAME(takes_span, mut(v)) == "span");
  CHECK(CALL_BY_NAME(deduces_void, mut(v)) == "deduced");
  CHECK(CALL_BY_NAME(is_noexcept, mut(v)) == "noexcept");
}

TEST_CASE("a bare function template that takes anything gets what a generic lambda would") {
  std::vector<int> v{1, 2, 3};
  CHECK(CALL_BY_NAME(takes_anything, mut(v)) == "slice_mut");
  CHECK(CALL_BY_NAME(takes_anything, shared(v)) == "slice");
  CHECK(CALL_BY_NAME(takes_anything, 3) == "int");
  CHECK(CALL_BY_NAME(takes_auto, mut(v)) == "slice_mut");
  CHECK(CALL_BY_NAME(takes_auto, 3.0) == "double");
  CHECK(CALL_BY_NAME(takes_lvalue, mut(v)) == "vector");
  CHECK(CALL_BY_NAME(takes_lvalue, shared(v)) == "const vector");
  CHECK(CALL_BY_NAME(takes_const_reference, mut(v)) == "slice_mut");
  CHECK(CALL_BY_NAME(takes_const_reference, 3) == "int");
  CHECK(CALL_BY_NAME(takes_forwarding, mut(v)) == "slice_mut");
  CHECK(CALL_BY_NAME(takes_forwarding, 3) == "int");
  CHECK(CALL_BY_NAME(takes_constrained, 3) == "integral");
}

TEST_CASE("a bare function template gets grids, columns and atomics") {
  lend::matrix<int> m(2, 3);
  std::vector<int> v(6);
  CHECK(CALL_BY_NAME(takes_grid_mut, mut(m)) == "grid_mut");
  CHECK(CALL_BY_NAME(takes_grid_mut, mut(v, 2, 3)) == "grid_mut");
  CHECK(CALL_BY_NAME(takes_grid, mut(m)) == "grid");
  CHECK(CALL_BY_NAME(takes_grid, shared(m)) == "grid");
  CHECK(CALL_BY_NAME(takes_grid, shared(v, 3, 2)) == "grid");
  CHECK(CALL_BY_NAME(takes_slice_mut, mut(m)) == "slice_mut");
  lend::call(count, lend::atomics(v));
  CHECK(v[0] == 1);
  lend::for_each(lend::columns(m), takes_strided_mut);
  lend::for_each(lend::columns(std::as_const(m)), takes_strided, lend::atomics(v));
  CHECK(v[0] == 25);
}

TEST_CASE("a bare function template gets the loan of a keeper, or what is lent") {
  lend::keeper<std::vector<int>> k(std::vector<int>{1, 2, 3});
  CHECK(CALL_BY_NAME(takes_kept_mut, k.mut()) == "kept_mut");
  CHECK(CALL_BY_NAME(takes_kept, k.shared()) == "kept");
  CHECK(CALL_BY_NAME(takes_slice_mut, k.mut()) == "slice_mut");
  CHECK(CALL_BY_NAME(takes_slice, k.shared()) == "slice");
  CHECK(CALL_BY_NAME(takes_lvalue, k.mut()) == "vector");
  CHECK(CALL_BY_NAME(takes_anything, k.mut()) == "slice_mut");
}

TEST_CASE("a bare overload set is resolved by what is passed") {
  std::vector<int> v{1, 2, 3};
  std::vector<double> w{1, 2, 3};
  const std::string text;
  CHECK(CALL_BY_NAME(overloaded, mut(v)) == "ints");
  CHECK(CALL_BY_NAME(overloaded, mut(w)) == "doubles");
  CHECK(CALL_BY_NAME(overloaded, shared(text)) == "string");
  CHECK(CALL_BY_NAME(overloaded, 3) == "int");
  CHECK(CALL_BY_NAME(overloaded, std::make_unique<int>(3)) == "pointer");
}

TEST_CASE("held loans are lent on and given away to bare names") {
  std::vector<int> v{1, 2, 3};
  lend::call(
      [](lend::slice_mut<int> s) {
        CHECK(CALL_BY_NAME(takes_slice_mut, mut(s)) == "slice_mut");
        CHECK(CALL_BY_NAME(takes_slice, shared(s)) == "slice");
        CHECK(CALL_BY_NAME(overloaded, std::move(s)) == "ints");
        CHECK_THROWS_AS(static_cast<void>(s.size()), lend::moved_error);
      },
      mut(v));
}

TEST_CASE("every entry point takes a bare name") {
  std::vector<int> v{5, 3, 1, 4};
  std::vector<int> w{2, 2};
  lend::run(fill, mut(v), 7);
  CHECK(v == std::vector{7, 7, 7, 7});
  lend::arena(2).run(fill, mut(v), 6);
  CHECK(v == std::vector{6, 6, 6, 6});
  lend::join(lend::task(fill, mut(v), 5), lend::task(fill, mut(w), 1));
  CHECK(v[3] + w[1] == 6);
  lend::join(lend::split_at(2, v), fill, 4);
  CHECK(v == std::vector{4, 4, 4, 4});
  v[3] = 8;
  lend::call(lend::split_at(2, v), copy_front);
  CHECK(v == std::vector{4, 8, 4, 8});
  lend::scope(spawn_halves, mut(v));
  CHECK(v == std::vector{4, 8, 9, 9});
  lend::scope(lend::options{}, spawn_halves, mut(v));
  CHECK(v == std::vector{4, 8, 9, 9});
  lend::keeper<std::vector<int>> k(v);
  lend::scoped(fill, k.mut(), 2).join();
  CHECK(*k == std::vector{2, 2, 2, 2});
  lend::worker_local<std::vector<int>> locals(v);
  locals.with(fill, 3);
  locals.with([](const std::vector<int>& own) { CHECK(own == std::vector{3, 3, 3, 3}); });
}

TEST_CASE("algorithms take bare names, behind options too") {
  std::vector<int> v{5, 3, 1};
  std::vector<int> w(3);
  const lend::options how{.grain = 1};
  lend::for_each(v, add_one);
  CHECK(v == std::vector{6, 4, 2});
  lend::for_each(how, v, add_one);
  CHECK(v == std::vector{7, 5, 3});
  lend::for_each(lend::enumerate(w), set_to_index);
  CHECK(w == std::vector{0, 1, 2});
  lend::for_each(lend::chunks(w, 2), fill, 1);
  CHECK(w == std::vector{1, 1, 1});
  lend::parallel_for(0, 3, check_index, shared(w));
  CHECK_THROWS_AS(lend::parallel_for(how, 0, 3, check_index, shared(v)), support::failed);
  lend::transform(v, w, twice);
  CHECK(w == std::vector{14, 10, 6});
  lend::tabulate(how, w, twice);
  CHECK(w == std::vector{0, 2, 4});
  lend::sort(w, is_greater);
  CHECK(w == std::vector{4, 2, 0});
  lend::stable_sort(how, v, is_greater);
  CHECK(v == std::vector{7, 5, 3});
  lend::call([](auto s) { lend::run(quick_sort, std::move(s)); }, mut(v));
  CHECK(v == std::vector{3, 5, 7});
}

TEST_CASE("loans of a bare name are compared like any others") {
  std::vector<int> v{1, 2, 3};
  CHECK_THROWS_AS(lend::call(copy_front, mut(v), mut(v)), lend::overlap_error);
}

TEST_CASE("LEND_FN names a template or an overload set that has a result") {
  std::vector<int> v{1, 2, 3};
  const std::vector<int> from{4, 5};
  std::string log;
  CHECK(lend::call(LEND_FN(sum<int>), shared(v)) == 6);
  CHECK(lend::call(LEND_FN(convert<long, int>), 3) == 3);
  lend::call(LEND_FN(append_all), mut(v), shared(from), mut(log));
  CHECK(v == std::vector{4, 5, 3});
  CHECK(log == "copied");
  CHECK(lend::reduce(v, 0, LEND_FN(std::max)) == 5);
  lend::sort(v, LEND_FN(is_greater));
  CHECK(v == std::vector{5, 4, 3});
  constexpr auto maximum = LEND_FN(std::max);
  static_assert(std::is_empty_v<decltype(maximum)>);
  static_assert(std::is_invocable_v<decltype(maximum), int, int>);
  static_assert(!std::is_invocable_v<decltype(maximum), int, std::string>);
}

namespace {

struct counter {
  int n = 0;

  void add(int by) { n += by; }
  void add_quietly(int by) noexcept { n += by; }
  [[nodiscard]] int get() const { return n; }
  [[nodiscard]] int get_quietly() const noexcept { return n; }
  [[nodiscard]] int get_of_lvalue() const& { return n; }
  int take() && { return std::exchange(n, -1); }
  [[nodiscard]] std::unique_ptr<int> boxed() const { return std::make_unique<int>(n); }
};
struct named_counter : counter {
  std::string name = "c";
};

int read_base(const counter& c) { return c.n; }
void write_base(counter& c) { c.n = 40; }
int length(std::string_view text) { return static_cast<int>(text.size()); }
int total(std::span<const int> values) {
  int sum = 0;
  for (const int value : values) sum += value;
  return sum;
}
int quiet(int n) noexcept { return n + 1; }
int consume(std::unique_ptr<int>&& p) { return *p; }
int with_default(int n, int by = 10) { return n + by; }

struct scaled {
  int by;
  int operator()(int n) const { return n * by; }
};
struct counting {
  int calls;
  int operator()(int n) { return n + ++calls; }
};
struct by_type {
  int operator()(const std::string&) const { return 1; }
  int operator()(lend::slice<int>) const { return 2; }
  int operator()(int) const { return 3; }
};

}  // namespace

template <>
inline constexpr auto lend::enable_send<named_counter> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<named_counter> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<named_counter> = lend::yes;

TEST_CASE("generic lambdas get the slice of a range, else the ref, else the object") {
  std::vector<int> v{1, 2, 3};
  counter c{5};
  const std::string text = "text";
  CHECK(lend::call([](auto s) { return s.size(); }, mut(v)) == 3);
  CHECK(lend::call([](auto&& s) { return s.size(); }, mut(v)) == 3);
  CHECK(lend::call([](const auto& s) { return s.size(); }, mut(v)) == 3);
  CHECK(lend::call([](auto& s) { return s.capacity() >= 3; }, mut(v)));
  CHECK(lend::call([](auto r) { return r->get(); }, mut(c)) == 5);
  CHECK(lend::call([](auto& object) { return object.get(); }, shared(c)) == 5);
  CHECK(lend::call([]<class T>(lend::slice_mut<T> s, T x) { return s[0] += x; }, mut(v), 3) == 4);
  CHECK(lend::call([]<class T>(std::vector<T>& s) { return s.size(); }, mut(v)) == 3);
  CHECK(lend::call([](std::integral auto n) { return n; }, 3) == 3);
  CHECK(lend::call([](std::ranges::contiguous_range auto s) { return s[1]; }, shared(v)) == 2);
  CHECK(lend::call([](auto... all) { return sizeof...(all); }, mut(v), 3, mut(c)) == 3);
  CHECK(lend::call([](auto first, auto&... rest) { return first.size() + sizeof...(rest); },
                   shared(v), shared(text), mut(c)) == 5);
  CHECK(lend::call([]<class T>(lend::slice_mut<T> s, const std::string& t) { return s[1] + t[0]; },
                   mut(v), shared(text)) == 2 + 't');
}

TEST_CASE("default arguments fill what is not passed") {
  CHECK(lend::call([](int n, int by = 10) { return n + by; }, 1) == 11);
  CHECK(lend::call([](int n, int by = 10) { return n + by; }, 1, 2) == 3);
  CHECK(lend::call([](auto n, int by = 10) { return n + by; }, 1) == 11);
  CHECK(lend::call(LEND_FN(with_default), 1) == 11);
}

TEST_CASE("member functions and data members are called on objects and refs") {
  named_counter c;
  std::vector<named_counter> many(3);
  lend::call(&counter::add, mut(c), 2);
  lend::call(&counter::add_quietly, mut(c), 1);
  CHECK(lend::call(&counter::get, shared(c)) == 3);
  CHECK(lend::call(&counter::get, mut(c)) == 3);
  CHECK(lend::call(&counter::get_quietly, shared(c)) == 3);
  CHECK(lend::call(&counter::get_of_lvalue, shared(c)) == 3);
  CHECK(lend::call(&named_counter::get, lend::copy(c)) == 3);
  CHECK(lend::call(&counter::take, lend::copy(c)) == 3);
  CHECK(*lend::call(&counter::boxed, shared(c)) == 3);
  lend::for_each(many, &counter::add, 2);
  std::vector<int> numbers(3);
  lend::transform(many, numbers, &counter::get);
  CHECK(numbers == std::vector{2, 2, 2});
  lend::transform(many, numbers, &counter::n);
  CHECK(numbers == std::vector{2, 2, 2});
  CHECK(lend::transform_reduce(many, 0, std::plus<>{}, &counter::n) == 6);
}

TEST_CASE("a data member is read by value") {
  named_counter c;
  c.n = 3;
  std::vector<named_counter> many(2, c);
  CHECK(lend::run(&counter::n, shared(c)) == 3);
  CHECK(lend::run(&counter::n, mut(c)) == 3);
  CHECK(lend::call(&counter::n, lend::copy(c)) == 3);
  CHECK(lend::call(&counter::n, counter{4}) == 4);
  static_assert(std::same_as<decltype(lend::run(&counter::n, shared(c))), int>);
  const auto both = lend::join(lend::task(&counter::n, shared(c)),
                               lend::task(&named_counter::n, shared(many[1])));
  CHECK(both == std::tuple{3, 3});
  lend::call([](lend::ref<named_counter> r) { CHECK(lend::call(&counter::n, shared(r)) == 3); },
             shared(c));
  lend::scope([](lend::scope_handle& s,
                 lend::ref<named_counter> r) { CHECK(s.spawn(&counter::n, r).join() == 3); },
              shared(c));
}

TEST_CASE("a ref that is held is lent on to a member function") {
  counter c;
  lend::call(
      [](lend::ref_mut<counter> r) {
        lend::call(&counter::add, mut(r), 4);
        CHECK(lend::call(&counter::get, shared(r)) == 4);
      },
      mut(c));
}

TEST_CASE("aggregates are functors, called as const by several tasks") {
  std::vector<int> v{1, 2, 3};
  std::vector<int> out(3);
  CHECK(lend::run(scaled{3}, 2) == 6);
  CHECK(lend::run(counting{4}, 2) == 7);
  lend::transform(v, out, scaled{2});
  CHECK(out == std::vector{2, 4, 6});
  CHECK(lend::call(by_type{}, shared(v)) == 2);
  CHECK(lend::call(by_type{}, std::string("s")) == 1);
  CHECK(lend::call(by_type{}, 5) == 3);
}

TEST_CASE("function objects of the standard library are callables") {
  std::vector<int> v{3, 1, 2};
  const std::string text = "text";
  CHECK(lend::call(std::plus<>{}, 1, 2) == 3);
  CHECK(lend::call(std::less<int>{}, 1, 2));
  CHECK(lend::call(std::hash<std::string>{}, shared(text)) == std::hash<std::string>{}(text));
  CHECK(lend::reduce(v, 0, std::plus<>{}) == 6);
  CHECK(lend::reduce(v, 1, std::multiplies<int>{}) == 6);
  std::vector<int> same(3);
  lend::transform(v, same, std::identity{});
  CHECK(same == v);
  lend::sort(v, std::greater<>{});
  CHECK(v == std::vector{3, 2, 1});
  lend::run([](lend::slice_mut<int> s) { std::ranges::sort(s); }, mut(v));
  CHECK(v == std::vector{1, 2, 3});
  lend::run(lend::unchecked([](auto&& s) { std::ranges::reverse(s); }), mut(v));
  CHECK(v == std::vector{3, 2, 1});
  lend::join(lend::split_at(1, v), lend::sort);
  CHECK(v == std::vector{3, 1, 2});
}

TEST_CASE("parameters may be a base class or a view of what is lent") {
  named_counter c;
  c.n = 7;
  std::vector<int> v{1, 2, 3};
  const std::string text = "text";
  CHECK(lend::call(read_base, shared(c)) == 7);
  CHECK(lend::call(read_base, mut(c)) == 7);
  lend::call(write_base, mut(c));
  CHECK(c.n == 40);
  CHECK(lend::call(length, shared(text)) == 4);
  CHECK(lend::call(total, shared(v)) == 6);
  CHECK(lend::call(total, mut(v)) == 6);
  CHECK(lend::call([](std::span<int> s) { return s[0] = 9; }, mut(v)) == 9);
}

TEST_CASE("an empty class that converts to a function is a callable") {
  using function = int (*)(int);
  struct quietly {
    operator function() const { return quiet; }  // NOLINT(google-explicit-constructor)
  };
  CHECK(lend::call(quietly{}, 1) == 2);
  const std::vector<int> v{1, 2};
  std::vector<int> out(2);
  lend::transform(v, out, quietly{});
  CHECK(out == std::vector{2, 3});
}

TEST_CASE("function pointers, references and noexcept functions are callables") {
  int (*const pointer)(int) noexcept = quiet;
  int (&reference)(int) noexcept = quiet;
  CHECK(lend::call(quiet, 1) == 2);
  CHECK(lend::call(&quiet, 1) == 2);
  CHECK(lend::call(pointer, 1) == 2);
  CHECK(lend::call(reference, 1) == 2);
  CHECK(lend::call([](int n) noexcept { return n; }, 1) == 1);
}

TEST_CASE("callables take values by &&, and may return nothing or what only moves") {
  bool called = false;
  CHECK(lend::call(consume, std::make_unique<int>(4)) == 4);
  CHECK(lend::call([](std::string&& s) { return std::move(s); }, std::string("a")) == "a");
  CHECK(*lend::run([](std::unique_ptr<int> p) { return p; }, std::make_unique<int>(5)) == 5);
  lend::call([](bool& to) { to = true; }, mut(called));
  static_assert(std::is_void_v<decltype(lend::call([](bool&) {}, mut(called)))>);
  CHECK(called);
}
