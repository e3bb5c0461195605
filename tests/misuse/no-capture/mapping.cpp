// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
  int by = 2;
#ifdef BREAK
  lend::transform(v, w, [=](int x) { return x * by; });
#else
  lend::transform(v, w, [](int x, int factor) { return x * factor; }, by);
#endif
}
