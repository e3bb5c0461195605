// lend[blocking-loan]
#include <lend/lend.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace {

void sort(lend::slice_mut<int> part) { std::ranges::sort(part); }

void sort_halves(lend::slice_mut<int> v) {
#ifdef BREAK
  auto [front, back] = v.split_at(v.size() / 2);
#else
  auto [front, back] = std::move(v).split_at(v.size() / 2);
#endif
  lend::join(lend::task(sort, std::move(front)), lend::task(sort, std::move(back)));
}

}  // namespace

int main() {
  std::vector<int> v{2, 1};
  lend::run(sort_halves, lend::mut(v));
}
