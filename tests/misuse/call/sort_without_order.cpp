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
  lend::sort(v);
#else
  lend::sort(v, [](const point& a, const point& b) { return a.x < b.x; });
#endif
}
