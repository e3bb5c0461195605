// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(9);
#ifdef BREAK
  lend::shuffle(lend::chunks(v, 3), 42);
#else
  lend::shuffle(v, 42);
#endif
}
