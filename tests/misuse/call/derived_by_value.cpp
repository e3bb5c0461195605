// lend[call]
#include <lend/lend.hpp>

struct shape {
  int sides = 3;
};
struct square {
  int sides = 4;
};

int main() {
  square s;
#ifdef BREAK
  return lend::run([](const shape& of) { return of.sides; }, lend::shared(s));
#else
  return lend::run([](const square& of) { return of.sides; }, lend::shared(s)) - 4;
#endif
}
