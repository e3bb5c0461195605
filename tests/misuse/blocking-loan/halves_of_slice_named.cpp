// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        auto halves = w.split_at(1);
        lend::join(halves, fill);
      },
      lend::mut(v));
#else
  lend::run([](lend::slice_mut<int> w) { lend::join(w.split_at(1), fill); }, lend::mut(v));
#endif
}
