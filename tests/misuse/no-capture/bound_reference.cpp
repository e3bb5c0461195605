// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

void set(std::vector<int>& v, int i) { v[0] = i; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::parallel_for(0, 3, std::bind_front(set, std::ref(v)));
#else
  lend::run(set, lend::mut(v), 1);
#endif
}
