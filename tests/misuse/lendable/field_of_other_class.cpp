// lend[lendable]
#include <lend/lend.hpp>

struct point {
  int x;
  int y;
};
struct other {
  int x;
  int y;
};

int sum(lend::ref<point> p) {
#ifdef BREAK
  auto [x, y] = p.fields(&point::x, &other::y);
  return 0;
#else
  auto [x, y] = p.fields(&point::x, &point::y);
  return *x + *y;
#endif
}

int main() {
  const point p{1, 2};
  return lend::run(sum, lend::shared(p)) - 3;
}
