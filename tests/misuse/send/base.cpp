// lend[send]
#include <lend/lend.hpp>

struct point {
  int x;
};
struct named : point {
  int name;
};
struct holding {
  point at;
  int name;
};

int main() {
#ifdef BREAK
  return lend::run([](named n) { return n.x; }, named{{0}, 1});
#else
  return lend::run([](holding h) { return h.at.x; }, holding{{0}, 1});
#endif
}
