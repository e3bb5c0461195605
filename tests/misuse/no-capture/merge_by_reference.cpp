// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> a{3, 1};
  const std::vector<int> b{2};
  std::vector<int> out(3);
  const int sign = -1;
#ifdef BREAK
  lend::merge(a, b, out, [&](int x, int y) { return sign * x < sign * y; });
#else
  lend::merge(a, b, out, [](int x, int y, int s) { return s * x < s * y; }, sign);
#endif
}
