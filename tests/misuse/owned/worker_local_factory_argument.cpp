// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::worker_local<int> locals([](const std::vector<int>& w) { return w[0]; }, lend::shared(v));
#else
  lend::worker_local<int> locals([](const std::vector<int>& w) { return w[0]; }, lend::copy(v));
#endif
  return locals.with([](int& n) { return n - 3; });
}
