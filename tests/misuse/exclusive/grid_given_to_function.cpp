// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <utility>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> v(2, 2);
#ifdef BREAK
  lend::run([](lend::grid_mut<int> w) { fill(w); }, lend::mut(v));
#else
  lend::run([](lend::grid_mut<int> w) { fill(std::move(w)); }, lend::mut(v));
#endif
}
