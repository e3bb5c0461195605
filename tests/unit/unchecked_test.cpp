#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace {

auto adds(int by) {
  return lend::unchecked([kept = std::make_shared<int>(by)](int n) { return n + *kept; });
}

}  // namespace

TEST_CASE("an unchecked callable takes the place of a checked one where one task calls it") {
  int calls = 0;
  const auto count = lend::unchecked([&] { ++calls; });
  lend::run(count);
  lend::call(count);
  lend::arena(2).run(count);
  lend::join(lend::task(count));
  lend::scope(lend::unchecked([&](lend::scope_handle& s) {
    s.spawn(count).join();
    s.spawn(lend::unchecked([&](lend::scope_handle&, int n) { calls += n; }), 1).join();
  }));
  lend::scoped(count).join();
  CHECK(calls == 7);
  CHECK(lend::run(adds(2), 3) == 5);
  CHECK(lend::scoped(adds(2), 3).join() == 5);

  std::vector<int> v{1, 2, 3};
  lend::call(lend::split_at(1, v),
             lend::unchecked([&](lend::slice_mut<int> front, lend::slice_mut<int> back) {
               back[0] = front[0] + calls;
             }));
  CHECK(v == std::vector{1, 8, 3});
  lend::worker_local<int> local(lend::unchecked([&] { return calls; }));
  CHECK(local.with(lend::unchecked([&](int& mine) { return mine + calls; })) == 14);
}

TEST_CASE("an unchecked callable takes the place of a checked one where several tasks call it") {
  const std::vector<int> in{1, 2, 3, 4};
  std::vector<int> out(4);
  lend::transform(in, out, adds(1));
  CHECK(out == std::vector{2, 3, 4, 5});
  lend::for_each(out, lend::unchecked([&](int& n) { n -= in[0]; }));
  CHECK(out == in);
  lend::parallel_for(0, 4, lend::unchecked([&](int i) { out[static_cast<std::size_t>(i)] = i; }));
  CHECK(out == std::vector{0, 1, 2, 3});
  lend::tabulate(out, lend::unchecked([&](std::size_t i) { return in[3 - i]; }));
  CHECK(out == std::vector{4, 3, 2, 1});
  lend::join(lend::split_at(2, out),
             lend::unchecked([&](lend::slice_mut<int> half) { half[0] += in[0]; }));
  CHECK(out == std::vector{5, 3, 3, 1});

  const auto sum = lend::unchecked([&](int a, int b) { return a + b + in[0] - 1; });
  CHECK(lend::reduce(in, 0, sum) == 10);
  CHECK(lend::transform_reduce(in, 0, sum, adds(1)) == 14);
  lend::sort(out, lend::unchecked([&](int a, int b) { return a * in[0] < b; }));
  CHECK(out == std::vector{1, 3, 3, 5});
  lend::stable_sort(out, lend::unchecked([&](int a, int b) { return a * in[0] > b; }));
  CHECK(out == std::vector{5, 3, 3, 1});

  const auto is_base = lend::unchecked([&](int n) { return n < in[1]; });
  const auto base = lend::unchecked([&](int n) { return n * in[0]; });
  const auto halve = lend::unchecked([&](int n) { return std::array{n / in[1], n - n / in[1]}; });
  CHECK(lend::divide_and_conquer(9, is_base, base, halve, sum) == 9);
}
