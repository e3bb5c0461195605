#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
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

TEST_CASE("an unchecked callable takes the place of a checked one in every family of algorithms") {
  const int one = 1;
  const std::vector<int> in{1, 2, 3, 4};
  std::vector<int> v{4, 2, 3, 1};
  std::vector<int> out(4);
  const auto less = lend::unchecked([&](int a, int b) { return a * one < b; });
  const auto same = lend::unchecked([&](int a, int b) { return a * one == b; });
  const auto even = lend::unchecked([&](int n) { return n % (2 * one) == 0; });
  const auto plus = lend::unchecked([&](int a, int b) { return a * one + b; });
  const auto minus = lend::unchecked([&](int n) { return -n * one; });
  const auto parity = lend::unchecked([&](int n) { return static_cast<std::size_t>(n % 2 * one); });

  lend::inclusive_scan(in, out, plus);
  CHECK(out == std::vector{1, 3, 6, 10});
  CHECK(lend::histogram(in, 2, parity) == std::vector<std::size_t>{2, 2});
  CHECK(lend::group_by(in, parity).size() == 2);
  CHECK(lend::find_if(in, even) == 1U);
  CHECK(lend::count_if(in, even) == 2);
  CHECK(lend::copy_if(in, even) == std::vector{2, 4});
  CHECK(lend::unique(out, same) == 4);
  CHECK(lend::equal(in, in, same));
  CHECK(lend::max_element(in, less) == 3U);
  lend::nth_element(v, 0, less);
  CHECK(v[0] == 1);
  lend::sort_by_key(v, minus);
  CHECK(v == std::vector{4, 3, 2, 1});
  CHECK(lend::partition(v, even) == 2);
  std::vector<int> merged(8);
  lend::merge(in, in, merged, less);
  CHECK(merged == std::vector{1, 1, 2, 2, 3, 3, 4, 4});
}

TEST_CASE("an unchecked callable takes the place of a checked one in stages, locks and messages") {
  const int one = 1;
  const std::vector<int> in{1, 2, 3, 4};
  const auto even = lend::unchecked([&](int n) { return n % (2 * one) == 0; });
  const auto twice = lend::unchecked([&](int n) { return 2 * n * one; });
  const auto plus = lend::unchecked([&](int a, int b) { return a * one + b; });
  CHECK((lend::par(in) | lend::filter(even) | lend::transform(twice) | lend::reduce(0, plus)) ==
        12);

  lend::mutex<int> number(1);
  number.with(lend::unchecked([&](int& n) { n += one; }));
  auto held = number.lock();
  held.wait(lend::unchecked([&](int n) { return n == 2 * one; }));
  CHECK(*held == 2);
  lend::rw_mutex<int> other(1);
  CHECK(other.with_shared(lend::unchecked([&](int n) { return n + one; })) == 2);

  int received = 0;
  auto [tx, rx] = lend::channel<int>(1);
  lend::select(lend::on_send(tx, 3, lend::unchecked([&](auto&&...) { ++received; })));
  lend::select(
      lend::on_recv(rx, lend::unchecked([&](std::optional<int> n) { received += n.value_or(0); })));
  CHECK(received == 4);
}
