// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<unsigned> indices{2, 0};
#ifdef BREAK
  lend::for_each(lend::scatter(v, indices), [](int& x) { x = 1; });
#else
  lend::for_each(lend::scatter(v, indices), [](const int&) {});
#endif
}
