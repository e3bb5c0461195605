// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](int) {}, lend::chunks(v, 2));
#else
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<int> w) { w[0] = 1; });
#endif
}
