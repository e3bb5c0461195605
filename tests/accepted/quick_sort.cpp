#include <lend/lend.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

void quick_sort(lend::slice_mut<int> v) {
  if (v.size() < 100) {
    std::sort(v.begin(), v.end());
    return;
  }
  const int pivot = v[v.size() / 2];
  const auto below = std::partition(v.begin(), v.end(), [=](int x) { return x < pivot; });
  const auto above = std::partition(below, v.end(), [=](int x) { return !(pivot < x); });
  const auto first = static_cast<std::size_t>(below - v.begin());
  const auto last = static_cast<std::size_t>(above - v.begin());

  auto [front, rest] = std::move(v).split_at(first);
  auto back = std::move(rest).subslice(last - first, rest.size() - (last - first));
  lend::join(lend::task(quick_sort, std::move(front)), lend::task(quick_sort, std::move(back)));
}

int main() {
  std::vector<int> v(50'000);
  for (std::size_t i = 0; i < v.size(); ++i) v[i] = static_cast<int>(i * 7919 % 10'007);
  lend::run(quick_sort, lend::mut(v));
  return std::ranges::is_sorted(v) ? 0 : 1;
}
