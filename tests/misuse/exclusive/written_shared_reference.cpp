// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::vector<int>& w) { w.clear(); }, lend::shared(v));
#else
  lend::run([](const std::vector<int>& w) { return w.size(); }, lend::shared(v));
#endif
}
