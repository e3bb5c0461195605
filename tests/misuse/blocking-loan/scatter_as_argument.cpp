// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<unsigned> indices{2, 0};
#ifdef BREAK
  lend::for_each(v, [](int&, int) {}, lend::scatter(v, indices));
#else
  lend::for_each(lend::scatter(v, indices), [](int&, int) {}, 1);
#endif
}
