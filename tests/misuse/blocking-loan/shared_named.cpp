// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int first(lend::slice<int> v) { return v[0] - 3; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto loan = lend::shared(v);
  return lend::run(first, loan);
#else
  return lend::run(first, lend::shared(v));
#endif
}
