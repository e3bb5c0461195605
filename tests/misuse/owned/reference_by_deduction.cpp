// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::vector<int>& w) -> decltype(auto) { return w[0]; }, lend::mut(v));
#else
  lend::run([](std::vector<int>& w) { return w[0]; }, lend::mut(v));
#endif
}
