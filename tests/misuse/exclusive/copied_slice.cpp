// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        lend::slice_mut<int> second = w;
        second[0] = 1;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        lend::slice_mut<int> second = std::move(w);
        second[0] = 1;
      },
      lend::mut(v));
#endif
}
