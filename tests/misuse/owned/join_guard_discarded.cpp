// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::scoped([] {});
#else
  const auto guard = lend::scoped([] {});
#endif
}
