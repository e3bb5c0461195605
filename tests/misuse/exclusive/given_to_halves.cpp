// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> x, lend::slice_mut<int> y) {
        lend::join(
            x.split_at(1),
            [](lend::slice_mut<int> part, lend::slice_mut<int> all) { all[0] = part[0]; },
            std::move(y));
      },
      lend::mut(v), lend::mut(w));
#else
  lend::run(
      [](lend::slice_mut<int> x, lend::slice_mut<int> y) {
        lend::join(
            x.split_at(1),
            [](lend::slice_mut<int> part, lend::slice<int> all) { part[0] = all[0]; },
            std::move(y).freeze());
      },
      lend::mut(v), lend::mut(w));
#endif
}
