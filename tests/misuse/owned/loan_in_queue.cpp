// lend[owned]
#include <lend/lend.hpp>

#include <queue>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice<int> w) { return std::queue<lend::slice<int>>({w}); }, lend::shared(v));
#else
  lend::run([](lend::slice<int> w) { return std::queue<int>({w[0]}); }, lend::shared(v));
#endif
}
