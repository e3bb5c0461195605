// lend[copy]
#include <lend/lend.hpp>

#include <vector>

void clear(std::vector<int>& v) { v.clear(); }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(clear, lend::copy(v));
#else
  lend::run(clear, lend::mut(v));
#endif
}
