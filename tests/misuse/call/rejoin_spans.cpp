// lend[call]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void put_together(lend::slice_mut<int> v) {
#ifdef BREAK
  static_cast<void>(lend::rejoin(v.first(1), v.last(2)));
#else
  auto [front, back] = std::move(v).split_at(1);
  static_cast<void>(lend::rejoin(std::move(front), std::move(back)));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  lend::run(put_together, lend::mut(v));
}
