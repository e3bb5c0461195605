// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto loan = lend::mut(v, 1, 3);
  auto again = loan;
#else
  lend::run([](lend::grid_mut<int> of) { of(0, 0) = 1; }, lend::mut(v, 1, 3));
#endif
}
