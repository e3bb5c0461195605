// lend[exclusive]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void put_together(lend::slice_mut<int> v) {
  auto [front, back] = std::move(v).split_at(1);
#ifdef BREAK
  v = lend::rejoin(front, back);
#else
  v = lend::rejoin(std::move(front), std::move(back));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  lend::run(put_together, lend::mut(v));
}
