// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(
      [](lend::slice_mut<int> w) {
        auto later = [w]() mutable { w[0] = 1; };
        later();
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::slice_mut<int> w) {
        auto later = [x = std::move(w)]() mutable { x[0] = 1; };
        later();
      },
      lend::mut(v));
#endif
}
