// lend[copy] in source line
#include <lend/lend.hpp>

int main() {
  lend::keeper<int> k(0);
#ifdef BREAK
  lend::keeper<int> other = k;
#else
  lend::keeper<int> other(*k);
#endif
  return *other;
}
