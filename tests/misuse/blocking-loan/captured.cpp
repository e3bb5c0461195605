// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto later = [loan = lend::mut(v)] { lend::run(fill, loan); };
#else
  const auto later = [&] { lend::run(fill, lend::mut(v)); };
#endif
  later();
}
