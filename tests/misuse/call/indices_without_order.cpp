// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct point {
  int x;
  int y;
};

int main() {
  const std::vector<point> v{{2, 1}, {1, 2}};
#ifdef BREAK
  const auto order = lend::sorted_indices(v);
#else
  const auto order = lend::sorted_indices(v, [](point a, point b) { return a.x < b.x; });
#endif
  return static_cast<int>(order.data()[0]);
}
