// lend[owned]
#include <lend/lend.hpp>

struct config {
  int level;
#ifdef BREAK
  const char* name;
#else
  char name[8];
#endif
};

int main() {
  const lend::arc<config> a = lend::make_arc<config>();
  return a->level;
}
