// lend[send]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

void clear(std::vector<int>& v) { v.clear(); }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(clear, std::ref(v));
#else
  lend::run(clear, lend::mut(v));
#endif
}
