// lend[exclusive] in source line
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::run(
      [](lend::ref_mut<int> m) {
        lend::ref_mut<int> second = m;
        *second = 1;
      },
      lend::mut(n));
#else
  lend::run(
      [](lend::ref_mut<int> m) {
        lend::ref_mut<int> second = std::move(m);
        *second = 1;
      },
      lend::mut(n));
#endif
}
