// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  std::vector<std::remove_const_t<decltype(lend::task(fill, lend::mut(v)))>> tasks;
  tasks.push_back(lend::task(fill, lend::mut(v)));
  tasks.push_back(lend::task(fill, lend::mut(w)));
#else
  lend::join(lend::task(fill, lend::mut(v)), lend::task(fill, lend::mut(w)));
#endif
}
