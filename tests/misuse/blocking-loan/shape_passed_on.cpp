// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given loan) {
  lend::run([](lend::grid_mut<int> of) { of(0, 0) = 1; }, loan);
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::mut(v, 1, 3));
#else
  lend::run([](lend::grid_mut<int> of) { of(0, 0) = 1; }, lend::mut(v, 1, 3));
#endif
}
