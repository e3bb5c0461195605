// lend[owned]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  lend::spawn([] {});
#else
  const auto handle = lend::spawn([] {});
#endif
}
