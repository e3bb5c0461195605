// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> x, lend::slice_mut<int> y) {
        lend::for_each(x, [](int& n, lend::slice_mut<int> all) { all[0] = n; }, std::move(y));
      },
      lend::mut(v), lend::mut(w));
#else
  lend::run(
      [](lend::slice_mut<int> x, lend::slice_mut<int> y) {
        lend::for_each(lend::zip(x, y), [](int& n, int& own) { own = n; });
      },
      lend::mut(v), lend::mut(w));
#endif
}
