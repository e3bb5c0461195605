// lend[owned]
#include <lend/lend.hpp>

struct point {
  int x;
  int y;
};

int main() {
  point p{0, 1};
#ifdef BREAK
  return lend::run(&point::x, lend::shared(p));
#else
  return lend::run([](const point& q) { return q.x; }, lend::shared(p));
#endif
}
