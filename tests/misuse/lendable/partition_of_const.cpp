// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::partition(v, [](int x) { return x > 1; }) == 1;
#else
  std::vector<int> w = v;
  return lend::partition(w, [](int x) { return x > 1; }) == 1;
#endif
}
