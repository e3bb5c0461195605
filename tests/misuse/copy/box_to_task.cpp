// lend[copy]
#include <lend/lend.hpp>

int use(lend::box<int> b) { return *b; }

int main() {
  lend::box<int> b = lend::make_box<int>(0);
#ifdef BREAK
  return lend::run(use, b);
#else
  return lend::run(use, lend::copy(b)) + lend::run(use, std::move(b));
#endif
}
