// lend[call]
#include <lend/lend.hpp>

#include <vector>

void take(std::vector<int>&& v) { v.clear(); }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(take, lend::mut(v));
#else
  lend::run(take, std::move(v));
#endif
}
