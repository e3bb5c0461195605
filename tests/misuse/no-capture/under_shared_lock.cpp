// lend[no-capture]
#include <lend/lend.hpp>

int main() {
  lend::rw_mutex<int> number(0);
  int more = 0;
#ifdef BREAK
  return number.with_shared([&](int n) { return n + more; });
#else
  return number.with_shared([](int n, int m) { return n + m; }, more);
#endif
}
