// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::vector<int>& w) -> int& { return w[0]; }, lend::mut(v)) = 1;
#else
  lend::run([](std::vector<int>& w) -> int { return w[0]; }, lend::mut(v));
#endif
}
