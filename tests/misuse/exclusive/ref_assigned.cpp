// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  int v = 3;
  lend::run(
      [](lend::ref_mut<int> v) {
#ifdef BREAK
        int other = 4;
        lend::run([](lend::ref_mut<int> a, lend::ref_mut<int> b) { a = b; }, lend::mut(v),
                  lend::mut(other));
#else
        int other = 4;
        lend::run([](lend::ref_mut<int> a, lend::ref_mut<int> b) { a = std::move(b); },
                  lend::mut(v), lend::mut(other));
#endif
      },
      lend::mut(v));
}
