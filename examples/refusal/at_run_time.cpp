#include "at_run_time.hpp"

#include <lend/lend.hpp>

#include <numeric>
#include <utility>
#include <vector>

namespace {

void fill(lend::slice_mut<int> numbers, int value) {
  for (int& number : numbers) number = value;
}

int sum_of(lend::slice<int> numbers) { return std::reduce(numbers.begin(), numbers.end()); }

void fill_and_write(lend::scope_handle& scope, lend::slice_mut<int> numbers) {
  scope.spawn(fill, std::move(numbers), 1);
  numbers[0] = 2;  // NOLINT(bugprone-use-after-move)
}

}  // namespace

void use_after_giving() {
  std::vector<int> numbers(1000);
  lend::scope(fill_and_write, lend::mut(numbers));
}

void change_while_reading() {
  std::vector<int> numbers(1000);
  lend::join(lend::task(sum_of, lend::shared(numbers)), lend::task(fill, lend::mut(numbers), 1));
}
