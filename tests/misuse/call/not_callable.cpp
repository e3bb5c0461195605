// lend[call]
#include <lend/lend.hpp>

int main() {
#ifdef BREAK
  return lend::run(5);
#else
  return lend::run([] { return 5; }) - 5;
#endif
}
