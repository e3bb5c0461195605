// lend[copy]
#include <lend/lend.hpp>

int main() {
  auto [tx, rx] = lend::channel<int>(2);
  int number = 0;
#ifdef BREAK
  return tx.send(number) ? 0 : 1;
#else
  return tx.send(lend::copy(number)) && tx.send(number + 1) ? 0 : 1;
#endif
}
