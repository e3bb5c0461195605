#include <lend/lend.hpp>

#include "checked.hpp"

#include <algorithm>
#include <random>
#include <vector>

namespace {

// README: merge_sort
void merge_sort(lend::slice_mut<int> v, lend::slice_mut<int> tmp) {
  if (v.size() <= 4096) return std::sort(v.begin(), v.end());
  const std::size_t middle = v.size() / 2;
  // both are split at the same place, and whole again afterwards
  lend::join(lend::split_at(middle, v, tmp), merge_sort);
  std::merge(v.begin(), v.begin() + middle, v.begin() + middle, v.end(), tmp.begin());
  std::ranges::copy(tmp, v.begin());
}
// README: end

}  // namespace

int main() {
  std::vector<int> numbers(300'000);
  std::mt19937 random(2);
  for (int& number : numbers) number = static_cast<int>(random());
  std::vector<int> expected = numbers;
  std::ranges::sort(expected);
  std::vector<int> room(numbers.size());
  lend::run(merge_sort, lend::mut(numbers), lend::mut(room));
  return checked(numbers == expected);
}
