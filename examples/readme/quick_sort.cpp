// README: quick_sort
#include <lend/lend.hpp>

#include <algorithm>
#include <span>
#include <vector>

std::size_t partition_around_median(std::span<int> v) {  // plain sequential code
  const auto middle = v.begin() + v.size() / 2;
  std::nth_element(v.begin(), middle, v.end());
  return v.size() / 2;
}

void quick_sort(lend::slice_mut<int> v) {
  if (v.size() <= 4096) return std::sort(v.begin(), v.end());
  const std::size_t middle = partition_around_median(v);
  lend::join(v.split_at(middle), quick_sort);  // both halves at once; v is lent meanwhile
}

void sort_numbers(std::vector<int>& numbers) {
  lend::run(quick_sort, lend::mut(numbers));  // lent exclusively for this call
}
// README: end

#include "checked.hpp"

#include <random>

int main() {
  std::vector<int> numbers(1'000'000);
  std::mt19937 random(1);
  for (int& number : numbers) number = static_cast<int>(random());
  std::vector<int> expected = numbers;
  std::ranges::sort(expected);
  sort_numbers(numbers);
  return checked(numbers == expected);
}
