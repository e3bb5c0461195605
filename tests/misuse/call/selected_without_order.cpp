// lend[call]
#include <lend/lend.hpp>

#include <vector>

struct point {
  int x;
  int y;
};

int main() {
  std::vector<point> v{{2, 1}, {1, 2}};
#ifdef BREAK
  lend::partial_sort(v, 1);
#else
  lend::partial_sort(v, 1, [](const point& a, const point& b) { return a.x < b.x; });
#endif
}
