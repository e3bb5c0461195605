// lend[copy]
#include <lend/lend.hpp>

int look(lend::arc<int> n) { return *n; }

int main() {
  lend::arc<int> a = lend::make_arc<int>(0);
#ifdef BREAK
  return lend::run(look, a);
#else
  return lend::run(look, lend::copy(a)) + lend::run(look, std::move(a));
#endif
}
