// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::run([](lend::slice_mut<int> x, lend::slice_mut<int> y) { x = y; }, lend::mut(v),
            lend::mut(w));
#else
  lend::run([](lend::slice_mut<int> x, lend::slice_mut<int> y) { x = std::move(y); }, lend::mut(v),
            lend::mut(w));
#endif
}
