// lend[call]
#include <lend/lend.hpp>

#include <span>
#include <vector>

void fill(std::span<double> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<double> w(3);
#ifdef BREAK
  lend::run(fill, lend::mut(v));
#else
  lend::run(fill, lend::mut(w));
#endif
  return v[0] - 3;
}
