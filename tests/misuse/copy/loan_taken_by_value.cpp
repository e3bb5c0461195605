// lend[copy]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::run([](std::vector<int> w) { return w[0] - 3; }, lend::shared(v));
#else
  return lend::run([](const std::vector<int>& w) { return w[0] - 3; }, lend::shared(v));
#endif
}
