// lend[exclusive]
#include <lend/lend.hpp>

#include <algorithm>
#include <ranges>
#include <vector>

void quick_sort(lend::slice_mut<int> v) {
  if (v.size() <= 1) return;
  const int pivot = v[0];
  const auto below = std::ranges::partition(v, [=](int x) { return x < pivot; });
  const std::size_t middle = v.size() - below.size();
  auto [low, high] = std::move(v).split_at(middle);
  if (middle == 0) high = std::move(high).last(high.size() - 1);
#ifdef BREAK
  lend::join(lend::task(quick_sort, lend::mut(low)), lend::task(quick_sort, lend::copy(low)));
#else
  lend::join(lend::task(quick_sort, std::move(low)), lend::task(quick_sort, std::move(high)));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  lend::run(quick_sort, lend::mut(v));
}
