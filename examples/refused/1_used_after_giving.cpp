// lend[exclusive]
// Using what was given away: two tasks write the same numbers.
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void fill(lend::slice_mut<int> numbers, int value) {
  for (int& number : numbers) number = value;
}

void fill_both(lend::scope_handle& scope, lend::slice_mut<int> numbers) {
#ifdef BREAK
  scope.spawn(fill, std::move(numbers), 1);
  scope.spawn(fill, numbers, 2);
#else
  auto [front, back] = std::move(numbers).split_at(500);
  scope.spawn(fill, std::move(front), 1);
  scope.spawn(fill, std::move(back), 2);
#endif
}

int main() {
  std::vector<int> numbers(1000);
  lend::scope(fill_both, lend::mut(numbers));
}
