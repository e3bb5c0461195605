// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::matrix<int> v(2, 2);
  lend::run(
      [](lend::grid_mut<int> v) {
#ifdef BREAK
        lend::matrix<int> other(2, 2);
        lend::run([](lend::grid_mut<int> a, lend::grid_mut<int> b) { a = b; }, lend::mut(v),
                  lend::mut(other));
#else
        lend::matrix<int> other(2, 2);
        lend::run([](lend::grid_mut<int> a, lend::grid_mut<int> b) { a = std::move(b); },
                  lend::mut(v), lend::mut(other));
#endif
      },
      lend::mut(v));
}
