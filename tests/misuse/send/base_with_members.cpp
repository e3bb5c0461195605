// lend[send]
#include <lend/lend.hpp>

struct animal {
  int legs;
};
struct dog : animal {
  int tricks;
};
struct cat {
  animal body;
  int lives;
};

int main() {
#ifdef BREAK
  return lend::run([](dog d) { return d.tricks; }, dog{{4}, 0});
#else
  return lend::run([](cat c) { return c.lives; }, cat{{4}, 0});
#endif
}
