// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int first(lend::slice<int> v) { return v[0] - 1; }

int main() {
#ifdef BREAK
  return lend::run(first, lend::shared(std::vector<int>{1}));
#else
  const std::vector<int> v{1};
  return lend::run(first, lend::shared(v));
#endif
}
