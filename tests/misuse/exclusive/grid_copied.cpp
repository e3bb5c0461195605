// lend[exclusive] in source line
#include <lend/lend.hpp>

int main() {
  lend::matrix<int> m(2, 3);
#ifdef BREAK
  lend::run(
      [](lend::grid_mut<int> g) {
        lend::grid_mut<int> second = g;
        second(0, 0) = 1;
      },
      lend::mut(m));
#else
  lend::run(
      [](lend::grid_mut<int> g) {
        lend::grid_mut<int> second = std::move(g);
        second(0, 0) = 1;
      },
      lend::mut(m));
#endif
}
