// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v, [](int, lend::slice<int>) {}, lend::par(v));
#else
  lend::for_each(v, [](int, lend::slice<int>) {}, lend::shared(v));
#endif
}
