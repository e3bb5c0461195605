// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](auto task) { lend::join(task, lend::task([] {})); }, lend::task(fill, lend::mut(v)));
#else
  lend::join(lend::task(fill, lend::mut(v)), lend::task([] {}));
#endif
}
