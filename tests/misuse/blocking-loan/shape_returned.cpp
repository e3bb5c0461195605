// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto cut(std::vector<int>& v) {
#ifdef BREAK
  auto loan = lend::mut(v, 1, 3);
  return loan;
#else
  lend::run([](lend::grid_mut<int> of) { of(0, 0) = 1; }, lend::mut(v, 1, 3));
#endif
}

int main() {
  std::vector<int> v{3, 1, 2};
  static_cast<void>(cut(v));
}
